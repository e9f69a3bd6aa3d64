#include "app/options.h"

#include "account/signin.h"

#include <QCommandLineParser>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"The desktop client of LetsChat."_s);
    // addHelpOption() would bring a second one, for Qt's own options.
    parser.addOption({{u"h"_s, u"help"_s}, u"Shows this help."_s});
    parser.addVersionOption();
    parser.addPositionalArgument(u"link"_s, u"Opens a conversation: letschat://user/NAME"_s,
                                 u"[link]"_s);
    parser.addOptions({
        {u"server"_s, u"Uses the server at <URL>."_s, u"URL"_s},
        {u"profile"_s, u"Keeps everything apart under this <name>."_s, u"name"_s},
        {u"data-dir"_s, u"Keeps everything in <directory>."_s, u"directory"_s},
        {u"sign-in"_s, u"Signs in as <name>, with the password from standard input."_s, u"name"_s},
        {u"say"_s, u"Types <text> into the open conversation and sends it."_s, u"text"_s},
        {u"expect"_s, u"Waits for a message with this <text>."_s, u"text"_s},
        {u"picture"_s, u"Saves a picture of the window as <file> at the end."_s, u"file"_s},
        {u"exit-when-done"_s, u"Exits once everything was said and seen."_s},
    });
}

/// The option, else the variable of the environment, else `otherwise`.
QString setting(const QCommandLineParser &parser, const QString &name, const char *variable,
                const QString &otherwise)
{
    if (parser.isSet(name))
        return parser.value(name);
    return qEnvironmentVariable(variable, otherwise);
}

std::unexpected<Options::Stop> refuse(const QString &sentence)
{
    return std::unexpected(Options::Stop{u"letschat: "_s + sentence, true});
}

RehearsalScript rehearsalFrom(const QCommandLineParser &parser)
{
    using Step = RehearsalScript::Step;
    RehearsalScript script;
    auto say = parser.values(u"say"_s);
    auto expect = parser.values(u"expect"_s);
    // Names of options come once for each time that they stand on the command line.
    for (const auto &name : parser.optionNames()) {
        if (name == "say"_L1)
            script.steps.append({Step::Kind::Say, say.takeFirst()});
        else if (name == "expect"_L1)
            script.steps.append({Step::Kind::Expect, expect.takeFirst()});
    }
    script.picture = parser.value(u"picture"_s);
    script.exitWhenDone = parser.isSet(u"exit-when-done"_s);
    return script;
}

} // namespace

std::expected<Options, Options::Stop> Options::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(u"help"_s))
        return std::unexpected(Stop{parser.helpText().trimmed(), false});
    if (parser.isSet(u"version"_s))
        return std::unexpected(Stop{u"letschat "_s + QString::fromLatin1(LETSCHAT_VERSION), false});

    Options options;
    const auto server = setting(parser, u"server"_s, "LETSCHAT_CLIENT_SERVER", {});
    options.server = SignIn::addressFrom(server);
    if (!server.isEmpty() && !options.server.isValid())
        return refuse(u"--server: '%1' is not the address of a server."_s.arg(server));
    options.profile = setting(parser, u"profile"_s, "LETSCHAT_CLIENT_PROFILE", options.profile);
    static const QRegularExpression plainName(u"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$"_s);
    if (!plainName.match(options.profile).hasMatch())
        return refuse(u"--profile: a name has letters, digits, and _ . - only."_s);
    const auto home = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    options.dataDir =
        setting(parser, u"data-dir"_s, "LETSCHAT_CLIENT_DATA_DIR", home + u"/letschat"_s);
    const auto links = parser.positionalArguments();
    options.link = linkFrom(links.value(0));
    if (links.size() > 1 || (!links.isEmpty() && options.link.isEmpty()))
        return refuse(u"'%1' is not a link like letschat://user/NAME."_s.arg(links.last()));
    options.signInName = parser.value(u"sign-in"_s);
    options.rehearsal = rehearsalFrom(parser);
    return options;
}

QUrl Options::linkFrom(const QString &text)
{
    const auto scheme = u"letschat:"_s;
    if (!text.startsWith(scheme, Qt::CaseInsensitive))
        return {};
    const QUrl link(text);
    if (link.isValid())
        return link;
    QUrl broken;
    broken.setScheme(u"letschat"_s);
    broken.setPath(text.mid(scheme.size()).remove(u'/'), QUrl::DecodedMode);
    return broken;
}

} // namespace letschat::client
