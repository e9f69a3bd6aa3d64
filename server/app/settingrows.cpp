#include "app/settingsources.h"

#include <array>

namespace letschat::server {

namespace {

constexpr std::array rows{
    SettingRow{"listen", "127.0.0.1:8080",
               "address and port of REST and socket; port 0 takes a free one"},
    SettingRow{"admin_listen", "127.0.0.1:8081",
               "address and port of /metrics, /healthz and /readyz, or off"},
    SettingRow{"data_dir", "", "private PostgreSQL cluster, signing key, uploads"},
    SettingRow{"private_postgres_user", "postgres",
               "whom the private PostgreSQL runs as, under root"},
    SettingRow{"database_url", "", "postgresql://… in libpq's form; without it, a private cluster"},
    SettingRow{"redis_url", "",
               "redis://… or rediss://…, which several nodes share; without it, one process"},
    SettingRow{"jwt_secret_file", "", "one kid:base64 a line; the first signs, all verify"},
    SettingRow{"registration", "open", "open or closed"},
    SettingRow{"io_threads", "", "threads for sockets and HTTP; by cores"},
    SettingRow{"database_threads", "", "connections for reading; by cores"},
    SettingRow{"hashing_threads", "", "password hashes at a time; by cores"},
    SettingRow{"argon2_passes", "3", "passes of argon2id"},
    SettingRow{"argon2_memory_mib", "64", "memory of argon2id, in MiB"},
    SettingRow{"rate_limits", "on", "on, or off for load tests: nothing is refused for being much"},
    SettingRow{"limit_failed_logins", "20", "a minute and address; 0 for no limit, as with all"},
    SettingRow{"limit_registrations", "10", "accounts made, a minute and address"},
    SettingRow{"limit_requests", "12000", "requests of any kind, a minute and address"},
    SettingRow{"limit_refreshes", "10", "fresh tokens, a minute and session"},
    SettingRow{"limit_messages", "120", "messages sent, a minute and session"},
    SettingRow{"limit_calls", "600", "calls of any kind, a minute and session"},
    SettingRow{"limit_socket_frames", "50", "frames that a live socket may send in 10 s"},
    SettingRow{"connections_per_address", "100", "open connections from one address"},
    SettingRow{"lockout_failures", "5",
               "wrong passwords for one username and address that lock it"},
    SettingRow{"lockout_window", "15", "minutes within which they count"},
    SettingRow{"lockout_duration", "15", "minutes for which they lock"},
    SettingRow{"trusted_proxies", "",
               "addresses or subnets, by commas, whose X-Forwarded-For counts"},
    SettingRow{"tls_certificate", "", "PEM file of the certificate and its chain, to serve TLS"},
    SettingRow{"tls_key", "", "PEM file of its key"},
    SettingRow{"log_format", "text", "text or json"},
    SettingRow{"log_level", "info", "debug, info, warning or error"},
};

} // namespace

std::span<const SettingRow> settingRows()
{
    return rows;
}

QStringList settingNames()
{
    QStringList names;
    for (const auto &row : rows)
        names.append(QString::fromUtf8(row.name.data(), qsizetype(row.name.size())));
    return names;
}

} // namespace letschat::server
