#include "store/storefiles.h"

#include "store/sqlite.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

/// What SQLite adds to a file's name for those that it keeps beside it.
const std::array besideIt{u"-wal"_s, u"-shm"_s, u"-journal"_s};

const QString foreignWord = u"foreign"_s;

/// What the name of a file that was set aside tells.
QString faultWord(StoreFault::Kind kind)
{
    switch (kind) {
    case StoreFault::Kind::Newer:
        return u"newer"_s;
    case StoreFault::Kind::Foreign:
        return foreignWord;
    default:
        return u"damaged"_s;
    }
}

QString withoutSuffix(QString name)
{
    for (const auto &suffix : besideIt) {
        if (name.endsWith(suffix))
            name.chop(suffix.size());
    }
    return name;
}

/// By its name, or by what is in it, where that can be read.
bool isOfAnother(const QString &file, UserId owner)
{
    if (file.contains(u'.' + foreignWord + u'-'))
        return true;
    if (!QFileInfo(file).isFile())
        return false;
    try {
        Sqlite sqlite(file);
        auto rows = sqlite.run("SELECT value FROM meta WHERE name = 'owner'");
        return rows.next() && rows.text(0) != owner.toString();
    } catch (const SqliteError &) {
        return false;
    }
}

} // namespace

QString setFileAside(const QString &file, StoreFault::Kind why)
{
    const auto moment = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    QString aside;
    for (int count = 0; aside.isEmpty() || QFileInfo::exists(aside); ++count)
        aside = file + u'.' + faultWord(why) + u'-' + moment +
                (count > 0 ? u'-' + QString::number(count) : QString());
    if (!QFile::rename(file, aside))
        return {};
    for (const auto &suffix : besideIt)
        QFile::rename(file + suffix, aside + suffix);
    return aside;
}

QStringList removeFiles(const QString &file, UserId owner)
{
    const QFileInfo whole(file);
    const auto directory = whole.dir();
    const auto names = directory.entryList({whole.fileName() + u'*'},
                                           QDir::AllEntries | QDir::Hidden | QDir::System);
    QStringList left;
    for (const auto &name : names) {
        const auto path = directory.filePath(name);
        if (isOfAnother(withoutSuffix(path), owner))
            continue;
        // Looking into one may have removed what was beside it.
        if (!QFile::remove(path) && QFileInfo::exists(path))
            left.append(path);
    }
    return left;
}

} // namespace letschat::client
