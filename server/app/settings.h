#pragma once

#include "security/passwordhasher.h"

#include <QHostAddress>
#include <QString>
#include <QStringList>

#include <expected>

namespace letschat::server {

/// Address and port to listen on. Port 0 takes a free one.
struct ListenAddress
{
    QHostAddress address;
    quint16 port = 0;
};

enum class LogFormat { Text, Json };

/// How letschatd is set up: operations.md, one member for each line of its table.
struct Settings
{
    ListenAddress listen;
    QString dataDir;
    QString privatePostgresUser;
    QString databaseUrl;   ///< empty: the private cluster
    QString jwtSecretFile; ///< empty: in the data directory
    bool registrationIsOpen = true;
    int ioThreads = 1;
    int databaseThreads = 1;
    int hashingThreads = 1;
    int connectionsPerAddress = 0; ///< 0: no limit
    HashingCost hashingCost;
    LogFormat logFormat = LogFormat::Text;
    QtMsgType logLevel = QtInfoMsg;

    /// `letschatd COMMAND --flags`, the environment, the file. The problem is one sentence for the
    /// administrator that names the setting and where it was set.
    struct Command;
    static std::expected<Command, QString> read(const QStringList &arguments);
};

struct Settings::Command
{
    QString name; ///< `serve` unless given
    Settings settings;
    QStringList warnings;
};

/// The text of `letschatd --help`: every setting with its default and meaning.
QString settingsHelp();

} // namespace letschat::server
