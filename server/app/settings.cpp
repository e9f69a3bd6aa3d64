#include "app/settings.h"

#include "app/settingsources.h"
#include "platform/childprocess.h"

#include <QStandardPaths>
#include <QThread>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// Reads values one by one; the first that is wrong is the one that is told.
class ValueReader
{
public:
    explicit ValueReader(const QMap<QString, SettingValue> &values)
        : values_(values)
    {}

    const QString &fault() const { return fault_; }
    QString text(const QString &name) const { return values_[name].text; }

    int number(const QString &name, int min, int max, int byDefault = 0)
    {
        const QString value = text(name);
        if (value.isEmpty())
            return byDefault;
        bool isNumber = false;
        const int parsed = value.toInt(&isNumber);
        if (!isNumber || parsed < min || parsed > max)
            wrong(name, u"must be a whole number from %1 to %2"_s.arg(min).arg(max));
        return parsed;
    }

    template <class Value, size_t N>
    Value word(const QString &name, const std::array<std::pair<QString, Value>, N> &words)
    {
        QStringList known;
        for (const auto &[candidate, value] : words) {
            if (candidate == text(name))
                return value;
            known.append(candidate);
        }
        wrong(name, u"must be one of "_s + known.join(u", "));
        return words.front().second;
    }

    ListenAddress address(const QString &name)
    {
        const QString value = text(name);
        const auto colon = value.lastIndexOf(u':');
        bool isPort = false;
        const auto port = value.mid(colon + 1).toUShort(&isPort);
        QString host = value.left(std::max<qsizetype>(colon, 0));
        if (host.startsWith(u'[') && host.endsWith(u']'))
            host = host.mid(1, host.size() - 2);
        const QHostAddress parsed(host == "localhost"_L1 ? u"127.0.0.1"_s : host);
        if (colon < 1 || !isPort || parsed.isNull())
            wrong(name, u"must be an address and a port, like 127.0.0.1:8080"_s);
        return {parsed, port};
    }

private:
    void wrong(const QString &name, const QString &rule)
    {
        if (fault_.isEmpty())
            fault_ = u"%1 %2, not \"%3\" (set by %4)."_s.arg(name, rule, text(name),
                                                             values_[name].origin);
    }

    const QMap<QString, SettingValue> &values_;
    QString fault_;
};

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

std::expected<Settings::Command, QString> Settings::read(const QStringList &arguments)
{
    const auto gathered = gatherSettings(arguments);
    if (!gathered)
        return std::unexpected(gathered.error());
    const int cores = QThread::idealThreadCount();
    ValueReader values(gathered->values);
    Settings settings;
    settings.listen = values.address(u"listen"_s);
    settings.dataDir = values.text(u"data_dir"_s);
    if (settings.dataDir.isEmpty())
        settings.dataDir = defaultDataDir();
    settings.privatePostgresUser = values.text(u"private_postgres_user"_s);
    settings.databaseUrl = values.text(u"database_url"_s);
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
    settings.connectionsPerAddress = values.number(u"connections_per_address"_s, 0, 1'000'000);
    settings.logFormat =
        values.word(u"log_format"_s, std::array{std::pair{u"text"_s, LogFormat::Text},
                                                std::pair{u"json"_s, LogFormat::Json}});
    settings.logLevel = values.word(
        u"log_level"_s,
        std::array{std::pair{u"info"_s, QtInfoMsg}, std::pair{u"debug"_s, QtDebugMsg},
                   std::pair{u"warning"_s, QtWarningMsg}, std::pair{u"error"_s, QtCriticalMsg}});
    if (!values.fault().isEmpty())
        return std::unexpected(values.fault());
    return Command{gathered->command, settings, gathered->warnings};
}

QString settingsHelp()
{
    QString help =
        u"letschatd [serve | check-config | version] [--setting value …]\n\n"
        "Each setting can be a flag, LETSCHAT_<NAME> in the environment, or a line of the\n"
        "TOML file that --config names (default /etc/letschat/letschatd.toml).\n\n"_s;
    for (const auto &[name, byDefault, meaning] : settingRows()) {
        const QString flag =
            u"--"_s + QString::fromUtf8(name.data(), qsizetype(name.size())).replace(u'_', u'-');
        help += u"  %1 %2"_s.arg(flag, -28).arg(
            QString::fromUtf8(meaning.data(), qsizetype(meaning.size())));
        if (!byDefault.empty())
            help +=
                u" (%1)"_s.arg(QString::fromUtf8(byDefault.data(), qsizetype(byDefault.size())));
        help += u'\n';
    }
    return help;
}

} // namespace letschat::server
