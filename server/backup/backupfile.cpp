#include "backup/backupfile.h"

#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr auto sumsName = "SHA256SUMS";
constexpr qint64 partSize = qint64{256} * 1024;
/// More than any of the small files has.
constexpr qint64 mostBytes = qint64{1024} * 1024;

} // namespace

bool BackupWriter::open()
{
    return file_.open(QIODevice::WriteOnly) &&
           file_.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void BackupWriter::add(const QByteArray &name, const QByteArray &bytes)
{
    begin(name);
    write(bytes);
    end();
}

void BackupWriter::begin(const QByteArray &name)
{
    current_ = {name, 0, now_};
    headerAt_ = file_.pos();
    file_.write(current_.encoded());
    sum_.reset();
}

bool BackupWriter::write(const QByteArray &bytes)
{
    sum_.addData(bytes);
    current_.size += bytes.size();
    return file_.write(bytes) == bytes.size();
}

void BackupWriter::end()
{
    file_.write(QByteArray(TarHeader::padding(current_.size), '\0'));
    file_.seek(headerAt_);
    file_.write(current_.encoded());
    file_.seek(file_.size());
    sums_ += sum_.result().toHex() + "  " + current_.name + '\n';
}

bool BackupWriter::commit()
{
    add(sumsName, QByteArray(sums_));
    file_.write(QByteArray(2 * TarHeader::blockSize, '\0'));
    return file_.commit();
}

std::expected<BackupFile, QString> BackupFile::open(const QString &path)
{
    BackupFile backup(path);
    if (!backup.file_->open(QIODevice::ReadOnly))
        return std::unexpected(u"%1 cannot be read: %2."_s.arg(path, backup.file_->errorString()));
    if (!backup.readMembers())
        return std::unexpected(
            u"%1 is no backup of letschatd, or its end is missing. Nothing was changed."_s.arg(
                path));
    if (!backup.sumsAgree())
        return std::unexpected(u"%1 is damaged: what is in it does not agree with its checksums. "
                               "Nothing was changed."_s.arg(path));
    return backup;
}

bool BackupFile::readMembers()
{
    const QByteArray end(TarHeader::blockSize, '\0');
    QByteArray block = file_->read(TarHeader::blockSize);
    for (; block != end; block = file_->read(TarHeader::blockSize)) {
        const auto header = TarHeader::decoded(block);
        if (!header || header->size > file_->size() - file_->pos() || find(header->name))
            return false;
        members_.push_back({header->name, file_->pos(), header->size});
        file_->seek(file_->pos() + header->size + TarHeader::padding(header->size));
    }
    return !members_.empty() && members_.back().name == sumsName;
}

bool BackupFile::sumsAgree()
{
    QMap<QByteArray, QByteArray> sums;
    for (const auto &line : bytes(sumsName).split('\n')) {
        if (const auto gap = line.indexOf("  "); gap > 0)
            sums.insert(line.mid(gap + 2), line.left(gap));
    }
    for (const auto &member : members_) {
        if (member.name == sumsName)
            continue;
        QCryptographicHash sum(QCryptographicHash::Sha256);
        rewindTo(member.name);
        for (auto part = next(); !part.isEmpty(); part = next())
            sum.addData(part);
        if (left_ > 0 || sums.take(member.name) != sum.result().toHex())
            return false;
    }
    return sums.isEmpty();
}

const BackupFile::Member *BackupFile::find(const QByteArray &name) const
{
    const auto found = std::ranges::find(members_, name, &Member::name);
    return found == members_.end() ? nullptr : &*found;
}

bool BackupFile::has(const QByteArray &name) const
{
    return find(name) != nullptr;
}

QByteArray BackupFile::bytes(const QByteArray &name)
{
    rewindTo(name);
    return file_->read(std::min(left_, mostBytes));
}

void BackupFile::rewindTo(const QByteArray &name)
{
    const auto *member = find(name);
    left_ = member ? member->size : 0;
    file_->seek(member ? member->begin : 0);
}

QByteArray BackupFile::next()
{
    const auto part = file_->read(std::min(left_, partSize));
    left_ -= part.size();
    return part;
}

} // namespace letschat::server
