#include "app/doctor.h"

#include "app/datahome.h"
#include "app/say.h"
#include "app/wayin.h"
#include "core/clock.h"
#include "database/migrator.h"
#include "database/postgresbinaries.h"
#include "http/tls.h"

#include <QDir>
#include <QSslCertificate>
#include <QStorageInfo>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

/// Less free space than this is told: a day of lively use, and the room that a checkpoint needs.
constexpr qint64 leastFreeBytes = 2LL << 30;
constexpr std::chrono::seconds mostClockDifference{2};

/// A finding: what is well, or what to do.
using Finding = std::expected<QString, QString>;

std::unexpected<QString> advise(const QString &text)
{
    return std::unexpected(text);
}

class Doctor
{
public:
    Doctor(const Settings &settings, QString url)
        : settings_(settings)
        , url_(std::move(url))
        , home_(settings)
    {}

    int run()
    {
        say("database", database());
        say("schema", schema());
        say("clock", clock());
        say("disk", disk());
        say("ports", port(u"listen"_s, settings_.listen));
        if (settings_.adminListen)
            say("ports", port(u"admin_listen"_s, *settings_.adminListen));
        if (!settings_.tlsCertificate.isEmpty())
            say("tls", tls());
        say("redis", redis());
        say("proxy", proxy());
        return isWell_ ? 0 : 1;
    }

private:
    void say(const char *what, const Finding &finding)
    {
        isWell_ = isWell_ && finding;
        print(stdout, u"%1 %2: %3"_s.arg(finding ? u"ok  "_s : u"TODO"_s, QLatin1StringView(what),
                                         finding ? *finding : finding.error()));
    }

    // A cluster that does not exist yet is not made for the sake of looking at it.
    Finding database()
    {
        if (home_.isPrivate() && !home_.hasCluster()) {
            if (!PostgresBinaries::find({}))
                return advise(u"install PostgreSQL, or set database_url to one elsewhere."_s);
            return u"PostgreSQL is installed; the first start makes a cluster in %1."_s.arg(
                settings_.dataDir);
        }
        if (const auto reached = home_.reach(); !reached)
            return advise(reached.error().sentence);
        connection_ = std::make_unique<SqlConnection>(home_.databaseUrl());
        auto rows = connection_->run(u"SELECT current_setting('server_version')"_s);
        if (!rows || !rows->next())
            return advise(u"see that database_url is right and its PostgreSQL runs; the lines "
                          "above say what it said."_s);
        return u"PostgreSQL %1 answers."_s.arg(rows->get<QString>(0).section(u' ', 0, 0));
    }

    Finding schema()
    {
        if (!connection_)
            return home_.isPrivate() && !home_.hasCluster()
                       ? Finding(u"the first start makes it."_s)
                       : advise(u"needs the database."_s);
        const auto pending = Migrator(Migrator::compiledIn()).pending(*connection_);
        if (!pending)
            return advise(pending.error().detail);
        if (!pending->isEmpty())
            return advise(u"run letschatd migrate, or start the server, to apply %1."_s.arg(
                pending->join(u", ")));
        return u"up to date."_s;
    }

    Finding clock()
    {
        if (!connection_)
            return u"there is no other to compare it with."_s;
        const auto before = SystemClock().now();
        auto rows = connection_->run(u"SELECT to_ms(clock_timestamp())"_s);
        if (!rows || !rows->next())
            return advise(u"needs a database with its schema."_s);
        const auto difference = std::chrono::abs(rows->get<Timestamp>(0) - before);
        if (difference > mostClockDifference)
            return advise(
                u"set the clocks of this machine and the database's by NTP: they are %1 s "
                "apart."_s.arg(difference.count() / 1000));
        return u"agrees with the database's."_s;
    }

    Finding disk() const
    {
        auto folder = QDir(settings_.dataDir);
        while (!folder.exists() && folder.cdUp())
            ;
        const QStorageInfo storage(folder.exists() ? folder.path() : u"/"_s);
        const auto free = storage.bytesAvailable();
        if (free < leastFreeBytes)
            return advise(
                u"make room: %1 has only %2 MiB left."_s.arg(storage.rootPath()).arg(free >> 20));
        return u"%1 GiB are free for %2."_s.arg(free >> 30).arg(settings_.dataDir);
    }

    Finding port(const QString &name, const ListenAddress &listen) const
    {
        const QString where = u"%1 %2:%3"_s.arg(name, listen.address.toString()).arg(listen.port);
        QTcpServer probe;
        if (probe.listen(listen.address, listen.port))
            return u"%1 is free."_s.arg(where);
        if (home_.looksServed())
            return u"%1 is in use, and a letschatd is running here."_s.arg(where);
        return advise(
            u"choose another %1 or end what uses it: %2."_s.arg(where, probe.errorString()));
    }

    Finding tls() const
    {
        if (const auto loaded = loadTls(settings_.tlsCertificate, settings_.tlsKey); !loaded)
            return advise(loaded.error().detail);
        const auto chain = QSslCertificate::fromPath(settings_.tlsCertificate);
        const auto expiry = chain.front().expiryDate();
        if (expiry < QDateTime::currentDateTimeUtc().addDays(14))
            return advise(u"renew the certificate: it ends on %1."_s.arg(
                expiry.toUTC().toString(Qt::ISODate)));
        return u"the certificate is good until %1."_s.arg(expiry.toUTC().toString(Qt::ISODate));
    }

    Finding redis() const
    {
        if (settings_.redisUrl.isEmpty())
            return u"not set; one process serves all."_s;
        if (const auto fault = faultOfRedis(QUrl(settings_.redisUrl)); !fault.isEmpty())
            return advise(u"see that redis_url is right and it runs: %1"_s.arg(fault));
        if (settings_.jwtSecretFile.isEmpty())
            return advise(u"answers, but set jwt_secret_file to the same for every node that "
                          "shares it."_s);
        return u"answers; the nodes that share it serve as one."_s;
    }

    Finding proxy() const
    {
        if (url_.isEmpty())
            return u"not looked at; letschatd doctor --url https://… takes the way of clients."_s;
        if (const auto fault = faultOfWayIn(QUrl(url_)); !fault.isEmpty())
            return advise(fault);
        return u"calls and sockets get through by way of %1."_s.arg(url_);
    }

    const Settings &settings_;
    QString url_;
    DataHome home_;
    std::unique_ptr<SqlConnection> connection_;
    bool isWell_ = true;
};

} // namespace

int doctor(const Settings &settings, const QString &url)
{
    return Doctor(settings, url).run();
}

} // namespace letschat::server
