#pragma once

#include <QLockFile>
#include <QString>

#include <memory>

namespace letschat::server {

/// One process at a time holds a file. The kernel frees it with the process, however that ends,
/// also where another process has its number by then (in a container it is 1 every time).
class FileLock
{
public:
    explicit FileLock(const QString &path);
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

    enum class Outcome { Held, Taken, Failed };
    /// Held: by this object. Taken: by another process. Failed: the file cannot be made. Tries
    /// once.
    Outcome tryLock();
    /// The process that wrote itself down as the holder; 0 when nobody did.
    qint64 holder() const;

private:
    QString path_;
    int descriptor_ = -1;                 ///< Unix
    std::unique_ptr<QLockFile> lockFile_; ///< elsewhere
};

} // namespace letschat::server
