#include "app/commandline.h"

#include "app/nearest.h"
#include "app/settingsources.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

using Failure = std::unexpected<QString>;

/// A command, or a sub-command, as `user create` is one.
struct Command
{
    QString words;
    QString operand;   ///< what the help calls it; empty: there is none
    QString ownFlag;   ///< without dashes
    QString flagValue; ///< what the help calls its value; empty: it is a switch
    QString meaning;
};

const std::array commands{
    Command{u"serve"_s, {}, {}, {}, u"run the server; the same as no command"_s},
    Command{u"check-config"_s, {}, {}, {}, u"say whether the settings are good; start nothing"_s},
    Command{u"migrate"_s, {}, u"status"_s, {}, u"bring the schema up to date, or list its parts"_s},
    Command{u"doctor"_s, {}, u"url"_s, u"URL"_s, u"look at all that the server needs"_s},
    Command{u"backup"_s, u"FILE"_s, {}, {}, u"write all that a server is into one file"_s},
    Command{u"restore"_s, u"FILE"_s, u"force"_s, {}, u"bring it back, in the place of nobody"_s},
    Command{u"user create"_s, u"USERNAME"_s, u"display-name"_s, u"NAME"_s, u"make an account"_s},
    Command{u"user list"_s, {}, {}, {}, u"list the accounts"_s},
    Command{u"user disable"_s, u"USERNAME"_s, {}, {}, u"end its sessions; nobody can sign in"_s},
    Command{u"user enable"_s, u"USERNAME"_s, {}, {}, u"undo that"_s},
    Command{u"user reset-password"_s, u"USERNAME"_s, {}, {}, u"set a new one, end its sessions"_s},
    Command{u"user delete"_s, u"USERNAME"_s, {}, {}, u"delete the account for good"_s},
    Command{u"version"_s, {}, {}, {}, u"print the version"_s},
};

bool hasSwitch(const Command &command)
{
    return !command.ownFlag.isEmpty() && command.flagValue.isEmpty();
}

/// The command that the flag belongs to, where it is no setting.
const Command *ownerOf(const QString &flag)
{
    const auto found = std::ranges::find(commands, flag, &Command::ownFlag);
    return found == commands.end() ? nullptr : found;
}

QStringList firstWords()
{
    QStringList words;
    for (const auto &command : commands)
        words.append(command.words.section(u' ', 0, 0));
    words.removeDuplicates();
    return words;
}

QStringList subCommandsOf(const QString &name)
{
    QStringList words;
    for (const auto &command : commands) {
        if (command.words.startsWith(name + u' '))
            words.append(command.words.section(u' ', 1));
    }
    return words;
}

std::expected<const Command *, QString> findCommand(QStringList &words)
{
    const QString name = words.isEmpty() ? u"serve"_s : words.takeFirst();
    if (!firstWords().contains(name))
        return Failure(u"\"%1\" is not a command. Did you mean \"%2\"? There are %3."_s.arg(
            name, nearestName(name, firstWords()), firstWords().join(u", ")));
    QString whole = name;
    if (const auto known = subCommandsOf(name); !known.isEmpty()) {
        const QString sub = words.isEmpty() ? QString() : words.takeFirst();
        if (sub.isEmpty())
            return Failure(u"\"%1\" needs one of %2 behind it."_s.arg(name, known.join(u", ")));
        if (!known.contains(sub))
            return Failure(
                u"\"%1 %2\" is not a command. Did you mean \"%1 %3\"? There are %4."_s.arg(
                    name, sub, nearestName(sub, known), known.join(u", ")));
        whole += u' ' + sub;
    }
    return std::ranges::find(commands, whole, &Command::words);
}

/// `--help` ends it all, wherever it stands.
bool asksForHelp(const QStringList &arguments)
{
    return arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s) ||
           arguments.value(0) == "help"_L1;
}

QStringList knownFlags()
{
    auto known = settingNames() + QStringList{u"config"_s};
    known.replaceInStrings(u"_"_s, u"-"_s);
    for (const auto &command : commands) {
        if (!command.ownFlag.isEmpty())
            known.append(command.ownFlag);
    }
    return known;
}

std::expected<void, QString> takeFlag(const QStringList &arguments, qsizetype &at,
                                      CommandLine &line)
{
    const auto &argument = arguments[at];
    const auto name = argument.mid(2).section(u'=', 0, 0).replace(u'_', u'-');
    const auto known = knownFlags();
    if (!argument.startsWith("--"_L1) || !known.contains(name))
        return Failure(u"%1 is not a known flag. Did you mean --%2?"_s.arg(
            argument.section(u'=', 0, 0), nearestName(name, known)));
    const auto *owner = ownerOf(name);
    if (owner && hasSwitch(*owner) && argument.contains(u'='))
        return Failure(u"--%1 takes no value."_s.arg(name));
    if (owner && hasSwitch(*owner))
        line.switches.insert(name);
    else if (argument.contains(u'='))
        line.flags.insert(name, argument.section(u'=', 1));
    else if (++at < arguments.size())
        line.flags.insert(name, arguments[at]);
    else
        return Failure(u"--%1 needs a value."_s.arg(name));
    return {};
}

std::expected<void, QString> checkOwnFlags(const Command &command, const CommandLine &line)
{
    for (const auto &flag : line.flags.keys() + line.switches.values()) {
        const auto *owner = ownerOf(flag);
        if (owner && owner != &command)
            return Failure(
                u"--%1 belongs to \"%2\", not to \"%3\"."_s.arg(flag, owner->words, command.words));
    }
    return {};
}

} // namespace

QMap<QString, QString> CommandLine::settingFlags() const
{
    QMap<QString, QString> settings;
    for (auto flag = flags.begin(); flag != flags.end(); ++flag) {
        const auto name = QString(flag.key()).replace(u'-', u'_');
        if (name == "config"_L1 || settingNames().contains(name))
            settings.insert(flag.key(), flag.value());
    }
    return settings;
}

std::expected<CommandLine, QString> CommandLine::parse(const QStringList &arguments)
{
    CommandLine line;
    if (asksForHelp(arguments)) {
        line.name = u"help"_s;
        return line;
    }
    QStringList words;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        if (arguments[at] == "--version"_L1)
            words.prepend(u"version"_s);
        else if (!arguments[at].startsWith(u'-'))
            words.append(arguments[at]);
        else if (auto taken = takeFlag(arguments, at, line); !taken)
            return Failure(taken.error());
    }
    const auto found = findCommand(words);
    if (!found)
        return Failure(found.error());
    const auto &command = **found;
    line.name = command.words.section(u' ', 0, 0);
    line.subCommand = command.words.section(u' ', 1);
    if (auto own = checkOwnFlags(command, line); !own)
        return Failure(own.error());
    if (!command.operand.isEmpty()) {
        if (words.isEmpty())
            return Failure(u"\"%1\" needs a %2."_s.arg(command.words, command.operand.toLower()));
        line.operand = words.takeFirst();
    }
    if (!words.isEmpty())
        return Failure(u"\"%1\" is not expected after \"%2\"."_s.arg(words.front(), command.words));
    return line;
}

QString helpText()
{
    QString help = u"letschatd [COMMAND] [--setting value …]\n\n"_s;
    for (const auto &command : commands) {
        QString usage = command.words;
        if (!command.operand.isEmpty())
            usage += u' ' + command.operand;
        if (!command.ownFlag.isEmpty())
            usage += u" [%1]"_s.arg(u"--%1 %2"_s.arg(command.ownFlag, command.flagValue).trimmed());
        help += u"  %1 %2\n"_s.arg(usage, -44).arg(command.meaning);
    }
    help += u"\nA password is asked for at a terminal, else read as one line of standard input.\n\n"
            "Each setting can be a flag, LETSCHAT_<NAME> in the environment, or a line of the\n"
            "TOML file that --config names (default /etc/letschat/letschatd.toml).\n\n"_s;
    for (const auto &[name, byDefault, meaning] : settingRows()) {
        const auto toText = [](std::string_view text) {
            return QString::fromUtf8(text.data(), qsizetype(text.size()));
        };
        const QString flag = u"--"_s + toText(name).replace(u'_', u'-');
        help += u"  %1 %2"_s.arg(flag, -28).arg(toText(meaning));
        if (!byDefault.empty())
            help += u" (%1)"_s.arg(toText(byDefault));
        help += u'\n';
    }
    return help;
}

} // namespace letschat::server
