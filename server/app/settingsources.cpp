#include "app/settingsources.h"

#include <QFile>
#include <QProcessEnvironment>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <sstream>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr std::array rows{
    SettingRow{"listen", "127.0.0.1:8080",
               "address and port of REST and socket; port 0 takes a free one"},
    SettingRow{"data_dir", "", "private PostgreSQL cluster, signing key, uploads"},
    SettingRow{"private_postgres_user", "postgres",
               "whom the private PostgreSQL runs as, under root"},
    SettingRow{"database_url", "", "postgresql://… in libpq's form; without it, a private cluster"},
    SettingRow{"jwt_secret_file", "", "one kid:base64 a line; the first signs, all verify"},
    SettingRow{"registration", "open", "open or closed"},
    SettingRow{"io_threads", "", "threads for sockets and HTTP; by cores"},
    SettingRow{"database_threads", "", "connections for reading; by cores"},
    SettingRow{"hashing_threads", "", "password hashes at a time; by cores"},
    SettingRow{"argon2_passes", "3", "passes of argon2id"},
    SettingRow{"argon2_memory_mib", "64", "memory of argon2id, in MiB"},
    SettingRow{"connections_per_address", "100",
               "open connections from one address; 0 for no limit"},
    SettingRow{"log_format", "text", "text or json"},
    SettingRow{"log_level", "info", "debug, info, warning or error"},
};

constexpr auto defaultFile = "/etc/letschat/letschatd.toml";

using Failure = std::unexpected<QString>;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

// Levenshtein's distance, for "did you mean".
int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    std::ranges::generate(row, [i = 0]() mutable { return i++; });
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i) + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

QString nearestName(const QString &name)
{
    const auto nearest = std::ranges::min_element(
        rows, {}, [&](const SettingRow &row) { return distance(toQString(row.name), name); });
    return toQString(nearest->name);
}

QString toFlag(QString name)
{
    return u"--"_s + name.replace(u'_', u'-');
}

QString toVariable(const QString &name)
{
    return u"LETSCHAT_"_s + name.toUpper();
}

// Flags as `--name value` or `--name=value`; the one word that is no flag is the command.
std::expected<QMap<QString, QString>, QString> parseFlags(const QStringList &arguments,
                                                          QString &command)
{
    QMap<QString, QString> flags;
    bool hasCommand = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const auto &argument = arguments[i];
        if (!argument.startsWith("--"_L1)) {
            if (std::exchange(hasCommand, true))
                return Failure(
                    u"\"%1\" is not expected after the command \"%2\"."_s.arg(argument, command));
            command = argument;
            continue;
        }
        const auto name = argument.mid(2).section(u'=', 0, 0);
        if (argument.contains(u'='))
            flags.insert(name, argument.section(u'=', 1));
        else if (++i < arguments.size())
            flags.insert(name, arguments[i]);
        else
            return Failure(u"--%1 needs a value."_s.arg(name));
    }
    return flags;
}

QString toText(const toml::node &node)
{
    if (const auto *array = node.as_array()) {
        QStringList entries;
        for (const auto &entry : *array)
            entries.append(toText(entry));
        return entries.join(u',');
    }
    if (const auto text = node.value<std::string>())
        return QString::fromStdString(*text);
    if (const auto flag = node.value_exact<bool>())
        return *flag ? u"on"_s : u"off"_s;
    std::ostringstream text;
    if (const auto number = node.value<int64_t>())
        text << *number;
    return QString::fromStdString(text.str());
}

std::expected<void, QString> readFile(const QString &path, GatheredSettings &gathered)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure(u"config: %1 cannot be read: %2."_s.arg(path, file.errorString()));
    toml::table table;
    try { // toml++ speaks by exceptions; this is as far as they go
        table = toml::parse(file.readAll().toStdString());
    } catch (const toml::parse_error &error) {
        return Failure(u"config: %1, line %2, column %3: %4."_s.arg(path)
                           .arg(error.source().begin.line)
                           .arg(error.source().begin.column)
                           .arg(toQString(error.description())));
    }
    for (const auto &[key, node] : table) {
        const QString name = toQString(key.str());
        if (!gathered.values.contains(name))
            return Failure(u"config: %1 has the unknown setting \"%2\". Did you mean \"%3\"?"_s.arg(
                path, name, nearestName(name)));
        gathered.values[name] = {toText(node), path + u": "_s + name};
    }
    return {};
}

void readEnvironment(GatheredSettings &gathered)
{
    const auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &variable : environment.keys()) {
        if (!variable.startsWith("LETSCHAT_"_L1) || variable.startsWith("LETSCHAT_CLIENT_"_L1) ||
            variable == "LETSCHAT_CONFIG"_L1)
            continue;
        const QString name = variable.mid(9).toLower();
        if (gathered.values.contains(name))
            gathered.values[name] = {environment.value(variable), variable};
        else
            gathered.warnings.append(u"The environment has the unknown %1. Did you mean %2?"_s.arg(
                variable, toVariable(nearestName(name))));
    }
}

} // namespace

std::span<const SettingRow> settingRows()
{
    return rows;
}

std::expected<GatheredSettings, QString> gatherSettings(const QStringList &arguments)
{
    GatheredSettings gathered;
    for (const auto &row : rows)
        gathered.values.insert(toQString(row.name), {toQString(row.byDefault), u"default"_s});
    auto flags = parseFlags(arguments, gathered.command);
    if (!flags)
        return Failure(flags.error());
    QString file = flags->take(u"config"_s);
    if (file.isEmpty())
        file = qEnvironmentVariable("LETSCHAT_CONFIG");
    if (file.isEmpty() && QFile::exists(QLatin1StringView(defaultFile)))
        file = QLatin1StringView(defaultFile);
    if (!file.isEmpty()) {
        if (const auto read = readFile(file, gathered); !read)
            return Failure(read.error());
    }
    readEnvironment(gathered);
    for (auto flag = flags->begin(); flag != flags->end(); ++flag) {
        const QString name = QString(flag.key()).replace(u'-', u'_');
        if (!gathered.values.contains(name))
            return Failure(u"--%1 is not a known flag. Did you mean %2?"_s.arg(
                flag.key(), toFlag(nearestName(name))));
        gathered.values[name] = {flag.value(), u"--"_s + flag.key()};
    }
    return gathered;
}

} // namespace letschat::server
