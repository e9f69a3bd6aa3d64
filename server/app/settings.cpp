#include "app/settings.h"

#include "app/settingsources.h"
#include "app/valuereader.h"
#include "database/databaseurl.h"
#include "platform/childprocess.h"

#include <QStandardPaths>
#include <QThread>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

RateLimits readRateLimits(ValueReader &values)
{
    constexpr int most = 1'000'000;
    const auto minutes = [&](const QString &name) {
        return std::chrono::minutes(values.number(name, 1, 60 * 24));
    };
    RateLimits limits;
    limits.on = values.isOn(u"rate_limits"_s);
    limits.failedLogins = values.number(u"limit_failed_logins"_s, 0, most);
    limits.registrations = values.number(u"limit_registrations"_s, 0, most);
    limits.requests = values.number(u"limit_requests"_s, 0, most);
    limits.refreshes = values.number(u"limit_refreshes"_s, 0, most);
    limits.messages = values.number(u"limit_messages"_s, 0, most);
    limits.calls = values.number(u"limit_calls"_s, 0, most);
    limits.socketFrames = values.number(u"limit_socket_frames"_s, 0, most);
    limits.connectionsPerAddress = values.number(u"connections_per_address"_s, 0, most);
    limits.lockoutFailures = values.number(u"lockout_failures"_s, 0, most);
    limits.lockoutWindow = minutes(u"lockout_window"_s);
    limits.lockoutDuration = minutes(u"lockout_duration"_s);
    return limits.on ? limits : RateLimits::none();
}

QString defaultDataDir()
{
    const QString given = qEnvironmentVariable("STATE_DIRECTORY");
    if (!given.isEmpty())
        return given.section(u':', 0, 0); // systemd.exec(5): several are separated by colons
    if (isRoot())
        return u"/var/lib/letschat-server"_s;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           u"/letschat-server"_s;
}

} // namespace

std::expected<Settings::Loaded, QString> Settings::read(const QMap<QString, QString> &flags)
{
    const auto gathered = gatherSettings(flags);
    if (!gathered)
        return std::unexpected(gathered.error());
    const int cores = QThread::idealThreadCount();
    ValueReader values(gathered->values);
    Settings settings;
    settings.listen = values.address(u"listen"_s);
    if (values.text(u"admin_listen"_s) != "off"_L1)
        settings.adminListen = values.address(u"admin_listen"_s);
    settings.adminListenIsDefault = values.isDefault(u"admin_listen"_s);
    settings.dataDir = values.text(u"data_dir"_s);
    if (settings.dataDir.isEmpty())
        settings.dataDir = defaultDataDir();
    settings.privatePostgresUser = values.text(u"private_postgres_user"_s);
    settings.databaseUrl = values.text(u"database_url"_s);
    if (!settings.databaseUrl.isEmpty() && !isDatabaseUrl(settings.databaseUrl))
        values.wrong(u"database_url"_s, u"must be a postgresql:// URL in libpq's form"_s);
    settings.redisUrl = values.url(u"redis_url"_s, {u"redis"_s, u"rediss"_s});
    settings.jwtSecretFile = values.text(u"jwt_secret_file"_s);
    settings.registrationIsOpen = values.word(
        u"registration"_s, std::array{std::pair{u"open"_s, true}, std::pair{u"closed"_s, false}});
    settings.ioThreads = values.number(u"io_threads"_s, 1, 64, std::clamp(cores, 1, 8));
    settings.databaseThreads =
        values.number(u"database_threads"_s, 1, 64, std::clamp(2 * cores, 2, 16));
    settings.hashingThreads =
        values.number(u"hashing_threads"_s, 1, 64, std::clamp(cores / 2, 1, 8));
    settings.hashingCost.passes = quint64(values.number(u"argon2_passes"_s, 1, 100));
    settings.hashingCost.memoryBytes = size_t(values.number(u"argon2_memory_mib"_s, 1, 4096)) << 20;
    settings.rateLimits = readRateLimits(values);
    settings.trustedProxies = values.subnets(u"trusted_proxies"_s);
    settings.tlsCertificate = values.text(u"tls_certificate"_s);
    settings.tlsKey = values.text(u"tls_key"_s);
    if (settings.tlsCertificate.isEmpty() != settings.tlsKey.isEmpty())
        values.wrong(settings.tlsKey.isEmpty() ? u"tls_key"_s : u"tls_certificate"_s,
                     u"must be set: TLS needs a certificate and its key"_s);
    settings.logFormat =
        values.word(u"log_format"_s, std::array{std::pair{u"text"_s, LogFormat::Text},
                                                std::pair{u"json"_s, LogFormat::Json}});
    settings.logLevel = values.word(
        u"log_level"_s,
        std::array{std::pair{u"info"_s, QtInfoMsg}, std::pair{u"debug"_s, QtDebugMsg},
                   std::pair{u"warning"_s, QtWarningMsg}, std::pair{u"error"_s, QtCriticalMsg}});
    if (!values.fault().isEmpty())
        return std::unexpected(values.fault());
    return Loaded{settings, gathered->warnings};
}

} // namespace letschat::server
