#include "app/settingsources.h"

#include "app/nearest.h"

#include <QFile>
#include <QProcessEnvironment>
#include <toml++/toml.h>

#include <optional>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr auto defaultFile = "/etc/letschat/letschatd.toml";

using Failure = std::unexpected<QString>;

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString toVariable(const QString &name)
{
    return u"LETSCHAT_"_s + name.toUpper();
}

// A value as the text that the environment would have; nothing for a type that no setting has.
std::optional<QString> toText(const toml::node &node)
{
    if (const auto *array = node.as_array()) {
        QStringList entries;
        for (const auto &entry : *array) {
            const auto text = toText(entry);
            if (!text || entry.is_array())
                return std::nullopt;
            entries.append(*text);
        }
        return entries.join(u',');
    }
    if (const auto text = node.value_exact<std::string>())
        return QString::fromStdString(*text);
    if (const auto flag = node.value_exact<bool>())
        return *flag ? u"on"_s : u"off"_s;
    if (const auto number = node.value_exact<int64_t>())
        return QString::number(*number);
    return std::nullopt;
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
                path, name, nearestName(name, settingNames())));
        const auto text = toText(node);
        if (!text)
            return Failure(u"config: %1: %2 must be text, a number, a truth value or a list."_s.arg(
                path, name));
        gathered.values[name] = {*text, path + u": "_s + name};
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
                variable, toVariable(nearestName(name, settingNames()))));
    }
}

} // namespace

std::expected<GatheredSettings, QString> gatherSettings(const QMap<QString, QString> &flags)
{
    GatheredSettings gathered;
    for (const auto &row : settingRows())
        gathered.values.insert(toQString(row.name), {toQString(row.byDefault), defaultOrigin});
    QString file = flags.value(u"config"_s);
    if (file.isEmpty())
        file = qEnvironmentVariable("LETSCHAT_CONFIG");
    if (file.isEmpty() && QFile::exists(QLatin1StringView(defaultFile)))
        file = QLatin1StringView(defaultFile);
    if (!file.isEmpty()) {
        if (const auto read = readFile(file, gathered); !read)
            return Failure(read.error());
    }
    readEnvironment(gathered);
    for (auto flag = flags.begin(); flag != flags.end(); ++flag) {
        if (flag.key() != "config"_L1)
            gathered.values[QString(flag.key()).replace(u'-', u'_')] = {flag.value(),
                                                                        u"--"_s + flag.key()};
    }
    return gathered;
}

} // namespace letschat::server
