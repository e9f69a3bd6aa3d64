#include "app/profiles.h"

#include "app/options.h"
#include "app/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace letschat::client {

Profiles::Profiles(const Options &options, QObject *parent, Start start)
    : QObject(parent)
    , dataDir_(options.dataDir)
    , own_(options.profile)
    , start_(std::move(start))
{}

void Profiles::refresh()
{
    QVariantList found;
    const QDir directory(dataDir_);
    for (const auto &name : directory.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (name == own_ || !directory.exists(name + u"/settings.ini"_s))
            continue;
        const auto account = Settings(dataDir_, name).account();
        found.append(QVariantMap{
            {u"name"_s, name},
            {u"title"_s, account ? account->displayName : name},
        });
    }
    if (std::exchange(others_, found) != found)
        Q_EMIT changed();
}

void Profiles::open(const QString &name)
{
    start_({u"--data-dir"_s, dataDir_, u"--profile"_s, name});
}

void Profiles::openNew()
{
    const QDir directory(dataDir_);
    int number = 2;
    while (directory.exists(u"account-%1"_s.arg(number)))
        ++number;
    QStringList arguments{u"--data-dir"_s, dataDir_, u"--profile"_s, u"account-%1"_s.arg(number)};
    if (const auto server = Settings(dataDir_, own_).server(); server.isValid())
        arguments += {u"--server"_s, server.toString()};
    start_(arguments);
}

bool Profiles::startProgram(const QStringList &arguments)
{
    return QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments);
}

} // namespace letschat::client
