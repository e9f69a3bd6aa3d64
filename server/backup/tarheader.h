#pragma once

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace letschat::server {

/// The block before each file in a tar archive (POSIX pax, "ustar Interchange Format"; sizes from
/// 8 GiB as GNU tar has them). Plain files only.
struct TarHeader
{
    static constexpr qsizetype blockSize = 512;

    QByteArray name; ///< at most 99 bytes
    qint64 size = 0;
    QDateTime changedAt;

    /// `blockSize` bytes; only the owner may read the file.
    QByteArray encoded() const;
    /// Nothing where the block is no such header, or its checksum is wrong.
    static std::optional<TarHeader> decoded(const QByteArray &block);
    /// Zeros that fill the last block of a file of this size.
    static qsizetype padding(qint64 size);
};

} // namespace letschat::server
