#pragma once

#include "protocol/conversations.h"
#include "protocol/messages.h"
#include "protocol/people.h"

#include <variant>

/// What goes over the socket: protocol.md, 5. A new kind is a struct here and a name in the
/// variant; nothing compiles until every reader knows it.
namespace letschat {

/// GET apiBase + socketPath, upgraded.
inline constexpr std::string_view socketPath = "/ws";
/// Longest frame that the server takes, in bytes.
inline constexpr int maxClientFrameSize = 16 * 1024;

/// Close codes, private-use range of RFC 6455 7.4.2 but for goingAway.
namespace closecode {
inline constexpr int goingAway = 1001;
inline constexpr int badFrame = 4400;
inline constexpr int unauthenticated = 4401;
inline constexpr int idle = 4408;
inline constexpr int tooManySockets = 4409;
inline constexpr int flood = 4429;
inline constexpr int slowConsumer = 4430;
} // namespace closecode

struct AuthOk
{
    static constexpr std::string_view type = "auth.ok";
    UserId userId;
    SessionId sessionId;
    QString epoch;
    /// Seconds until the token that was shown runs out.
    int expiresIn = 0;
    /// Seconds between two pings of the client.
    int heartbeatInterval = 25;
    QList<UserId> online;

    static constexpr auto fields()
    {
        return std::tuple(field("user_id", &AuthOk::userId),
                          field("session_id", &AuthOk::sessionId), field("epoch", &AuthOk::epoch),
                          field("expires_in", &AuthOk::expiresIn),
                          field("heartbeat_interval", &AuthOk::heartbeatInterval),
                          field("online", &AuthOk::online));
    }
    friend bool operator==(const AuthOk &, const AuthOk &) = default;
};

struct Pong
{
    static constexpr std::string_view type = "pong";
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const Pong &, const Pong &) = default;
};

struct MessageNew
{
    static constexpr std::string_view type = "message.new";
    ConversationId conversationId;
    qint64 changeSeq = 0;
    Message message;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &MessageNew::conversationId),
                          field("change_seq", &MessageNew::changeSeq),
                          field("message", &MessageNew::message));
    }
    friend bool operator==(const MessageNew &, const MessageNew &) = default;
};

struct ConversationNew
{
    static constexpr std::string_view type = "conversation.new";
    ConversationId conversationId;
    qint64 changeSeq = 0;
    Conversation conversation;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &ConversationNew::conversationId),
                          field("change_seq", &ConversationNew::changeSeq),
                          field("conversation", &ConversationNew::conversation));
    }
    friend bool operator==(const ConversationNew &, const ConversationNew &) = default;
};

/// The server may have missed events for this socket: fetch what is lacking.
struct SyncHint
{
    static constexpr std::string_view type = "sync";
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const SyncHint &, const SyncHint &) = default;
};

/// Answers a JSON object that was not understood.
struct SocketError
{
    static constexpr std::string_view type = "error";
    QString code;
    QString detail;

    static constexpr auto fields()
    {
        return std::tuple(field("code", &SocketError::code), field("detail", &SocketError::detail));
    }
    friend bool operator==(const SocketError &, const SocketError &) = default;
};

using Event = std::variant<AuthOk, Pong, MessageNew, ConversationNew, SyncHint, SocketError>;

struct Authenticate
{
    static constexpr std::string_view type = "auth";
    QString token;

    static constexpr auto fields() { return std::tuple(field("token", &Authenticate::token)); }
    friend bool operator==(const Authenticate &, const Authenticate &) = default;
};

struct Ping
{
    static constexpr std::string_view type = "ping";
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const Ping &, const Ping &) = default;
};

using ClientFrame = std::variant<Authenticate, Ping>;

QByteArray encodeEvent(const Event &event);
QByteArray encodeFrame(const ClientFrame &frame);

/// Nothing for a type that this version does not know, which a client ignores.
Result<std::optional<Event>> decodeEvent(const QByteArray &text);
/// BadRequest for an object of an unknown type, MalformedJson for what is no object.
Result<ClientFrame> decodeFrame(const QByteArray &text);

} // namespace letschat
