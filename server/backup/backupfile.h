#pragma once

#include "backup/tarheader.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>

#include <expected>
#include <optional>
#include <vector>

namespace letschat::server {

/// Writes a backup: a tar archive that ends with SHA256SUMS over all that is in it, so that
/// ordinary programs can look into it and check it. It has the name only once it is whole, and only
/// its owner may read it.
class BackupWriter
{
public:
    explicit BackupWriter(const QString &path)
        : file_(path)
    {}

    /// False where the file cannot be made: fault() says why.
    bool open();
    void add(const QByteArray &name, const QByteArray &bytes);

    /// A file whose size is known at its end only.
    void begin(const QByteArray &name);
    /// False once the file cannot be written to.
    bool write(const QByteArray &bytes);
    void end();

    /// Gives it its name; false where anything could not be written. Without it nothing is left.
    bool commit();
    qint64 size() const { return file_.size(); }
    QString fault() const { return file_.errorString(); }

private:
    QSaveFile file_;
    QDateTime now_ = QDateTime::currentDateTimeUtc();
    TarHeader current_;
    qint64 headerAt_ = 0;
    QCryptographicHash sum_{QCryptographicHash::Sha256};
    QByteArray sums_;
};

/// A backup that was found whole.
class BackupFile
{
public:
    /// Reads all of it, and checks every sum. The problem is a sentence.
    static std::expected<BackupFile, QString> open(const QString &path);

    bool has(const QByteArray &name) const;
    /// All bytes of a small file; none where there is no such file.
    QByteArray bytes(const QByteArray &name);
    /// Goes to the beginning of a file for next().
    void rewindTo(const QByteArray &name);
    /// The next part of that file; empty at its end.
    QByteArray next();

private:
    struct Member
    {
        QByteArray name;
        qint64 begin = 0;
        qint64 size = 0;
    };

    explicit BackupFile(const QString &path)
        : file_(std::make_unique<QFile>(path))
    {}
    bool readMembers();
    bool sumsAgree();
    const Member *find(const QByteArray &name) const;

    std::unique_ptr<QFile> file_;
    std::vector<Member> members_;
    qint64 left_ = 0; ///< bytes of the file that next() reads
};

} // namespace letschat::server
