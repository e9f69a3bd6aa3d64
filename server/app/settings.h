#pragma once

#include "http/trustedproxies.h"
#include "security/passwordhasher.h"
#include "security/ratelimits.h"

#include <QHostAddress>
#include <QMap>
#include <QString>
#include <QStringList>

#include <expected>
#include <optional>

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
    std::optional<ListenAddress> adminListen; ///< nothing: off
    bool adminListenIsDefault = true;
    QString dataDir;
    QString privatePostgresUser;
    QString databaseUrl; ///< empty: the private cluster
    QString redisUrl;
    QString jwtSecretFile; ///< empty: in the data directory
    bool registrationIsOpen = true;
    int ioThreads = 1;
    int databaseThreads = 1;
    int hashingThreads = 1;
    HashingCost hashingCost;
    RateLimits rateLimits;
    QList<Subnet> trustedProxies;
    QString tlsCertificate; ///< empty: plain HTTP
    QString tlsKey;
    LogFormat logFormat = LogFormat::Text;
    QtMsgType logLevel = QtInfoMsg;

    /// The flags, the environment, the file, the defaults, in this precedence. The problem is one
    /// sentence for the administrator that names the setting and where it was set.
    struct Loaded;
    static std::expected<Loaded, QString> read(const QMap<QString, QString> &flags);
};

struct Settings::Loaded
{
    Settings settings;
    QStringList warnings;
};

} // namespace letschat::server
