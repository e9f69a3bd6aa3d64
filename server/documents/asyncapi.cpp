#include "documents/asyncapi.h"

#include "protocol/closecodes.h"
#include "protocol/schema.h"
#include "protocol/schemavalues.h"

#include <variant>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr auto aboutTheSocket =
    R"(The socket of LetsChat, one for each device. Calls are described in `openapi.json`.

Text frames of one JSON object each, at most %1 bytes from the client. No token in the URL or a header: the first frame is `auth`, within %2 s, and is answered `auth.ok`. A bad, expired or revoked token, another first frame, or silence closes with 4401, and nothing is sent before. The same frame on a live socket shows a fresh token of the same session and gets the same answer; once the token has run out (%3 s of leeway) or its session has ended, the server closes with 4401.

The client sends `ping` every `heartbeat_interval` seconds; %4 s without a frame from it closes with 4408. Events carry no `mine`; those of a conversation come in the order of `change_seq`. After every `auth.ok`, after `sync`, and where a number is missing, the client calls `POST /sync`. Events and members that a client does not know are ignored by it. An object that the server does not understand is answered `error`, whose `code` is that of the same mistake in a call.

The server sends its close frame, reads and drops until the client's, at most 2 s, then closes TCP. Close codes:

)";

qint64 seconds(std::chrono::milliseconds time)
{
    return std::chrono::floor<std::chrono::seconds>(time).count();
}

QJsonObject reference(const QString &path)
{
    return {{u"$ref"_s, u"#/"_s + path}};
}

/// `message.new` with "send" before it is `sendMessageNew`.
QString operationName(const QString &action, std::string_view type)
{
    QString name = action;
    for (auto part : toText(type).split(u'.')) {
        part[0] = part[0].toUpper();
        name += part;
    }
    return name;
}

class SocketDocument
{
public:
    explicit SocketDocument(const LiveSettings &settings)
        : settings_(settings)
    {}

    /// What the server receives, and what it answers.
    template <class... T>
    void addFrames(std::type_identity<std::variant<T...>>)
    {
        (add<T>(u"receive"_s, Direction::Request), ...);
    }
    template <class... T>
    void addEvents(std::type_identity<std::variant<T...>>)
    {
        (add<T>(u"send"_s, Direction::Reply), ...);
    }
    QJsonObject whole() const;

private:
    template <class T>
    void add(const QString &action, Direction direction);
    QString addMessage(std::string_view type, std::string_view summary, const QJsonObject &payload,
                       Direction direction);
    QJsonObject channel() const;
    QString description() const;

    const LiveSettings &settings_;
    Schemas schemas_;
    QJsonObject messages_;
    QJsonObject operations_;
};

template <class T>
void SocketDocument::add(const QString &action, Direction direction)
{
    std::string_view summary;
    if constexpr (requires { T::summary; })
        summary = T::summary;
    const auto payload =
        schemas_.refer(typeName<T>(), frameSchema<T>(schemas_, direction), direction);
    const auto name = addMessage(T::type, summary, payload, direction);
    const auto ofChannel = [](const QString &message) {
        return QJsonArray{reference(u"channels/socket/messages/"_s + message)};
    };
    QJsonObject operation{{u"action"_s, action},
                          {u"channel"_s, reference(u"channels/socket"_s)},
                          {u"summary"_s, toText(summary)},
                          {u"messages"_s, ofChannel(name)}};
    if constexpr (requires { typename T::Answer; }) {
        operation[u"reply"] = QJsonObject{{u"channel"_s, reference(u"channels/socket"_s)},
                                          {u"messages"_s, ofChannel(toText(T::Answer::type))}};
    }
    operations_[operationName(action, T::type)] = operation;
}

/// Some types go both ways ("typing"), and look different on each.
QString SocketDocument::addMessage(std::string_view type, std::string_view summary,
                                   const QJsonObject &payload, Direction direction)
{
    auto name = toText(type);
    if (messages_.contains(name))
        name += direction == Direction::Reply ? u".event"_s : u".frame"_s;
    messages_[name] = QJsonObject{{u"name"_s, toText(type)},
                                  {u"title"_s, toText(type)},
                                  {u"summary"_s, toText(summary)},
                                  {u"contentType"_s, u"application/json"_s},
                                  {u"payload"_s, payload}};
    return name;
}

QString SocketDocument::description() const
{
    auto text = QString::fromUtf8(aboutTheSocket)
                    .arg(QString::number(maxClientFrameSize),
                         QString::number(seconds(settings_.authDeadline)),
                         QString::number(seconds(settings_.tokenLeeway)),
                         QString::number(seconds(settings_.idleLimit)));
    for (const auto &[code, meaning, client] : closeCodes)
        text += u"- %1: %2 %3\n"_s.arg(QString::number(code), toText(meaning), toText(client));
    return text;
}

QJsonObject SocketDocument::channel() const
{
    QJsonObject messages;
    for (const auto &name : messages_.keys())
        messages[name] = reference(u"components/messages/"_s + name);
    QJsonArray codes;
    for (const auto &[code, meaning, client] : closeCodes) {
        codes.append(QJsonObject{
            {u"code"_s, code}, {u"meaning"_s, toText(meaning)}, {u"client"_s, toText(client)}});
    }
    const QJsonObject webSocket{{u"method"_s, u"GET"_s}, {u"bindingVersion"_s, u"0.1.0"_s}};
    return {{u"address"_s, toText(socketPath)},
            {u"title"_s, u"The socket of a device"_s},
            {u"messages"_s, messages},
            {u"bindings"_s, QJsonObject{{u"ws"_s, webSocket}}},
            {u"x-close-codes"_s, codes},
            {u"x-limits"_s, QJsonObject{{u"client_frame_bytes"_s, maxClientFrameSize},
                                        {u"auth_seconds"_s, seconds(settings_.authDeadline)},
                                        {u"idle_seconds"_s, seconds(settings_.idleLimit)},
                                        {u"token_leeway_seconds"_s, seconds(settings_.tokenLeeway)},
                                        {u"heartbeat_seconds"_s, AuthOk().heartbeatInterval}}}};
}

QJsonObject SocketDocument::whole() const
{
    const QJsonObject server{
        {u"host"_s, u"{host}"_s},
        {u"pathname"_s, toText(apiBase)},
        {u"protocol"_s, u"ws"_s},
        {u"description"_s, u"wss where the server, or a proxy before it, speaks TLS."_s},
        {u"variables"_s,
         QJsonObject{{u"host"_s, QJsonObject{{u"default"_s, u"127.0.0.1:8080"_s}}}}}};
    const QJsonObject license{{u"name"_s, u"GPL-3.0-or-later"_s},
                              {u"url"_s, u"https://www.gnu.org/licenses/gpl-3.0.html"_s}};
    return {
        {u"asyncapi"_s, u"3.0.0"_s},
        {u"info"_s, QJsonObject{{u"title"_s, u"LetsChat"_s},
                                {u"version"_s, QString::fromLatin1(LETSCHAT_VERSION)},
                                {u"description"_s, description()},
                                {u"license"_s, license}}},
        {u"defaultContentType"_s, u"application/json"_s},
        {u"servers"_s, QJsonObject{{u"this"_s, server}}},
        {u"channels"_s, QJsonObject{{u"socket"_s, channel()}}},
        {u"operations"_s, operations_},
        {u"components"_s, QJsonObject{{u"messages"_s, messages_}, {u"schemas"_s, schemas_.all()}}}};
}

} // namespace

QJsonObject asyncApi(const LiveSettings &settings)
{
    SocketDocument document(settings);
    document.addEvents(std::type_identity<Event>());
    document.addFrames(std::type_identity<ClientFrame>());
    return document.whole();
}

} // namespace letschat::server
