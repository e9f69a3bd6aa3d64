#pragma once

#include "protocol/changes.h"
#include "protocol/signs.h"

#include <variant>

/// What goes over the socket: protocol.md, 5. A new kind is a struct here and a name in the
/// variant; nothing compiles until every reader knows it.
namespace letschat {

/// GET apiBase + socketPath, upgraded.
inline constexpr std::string_view socketPath = "/ws";
/// Longest frame that the server takes, in bytes.
inline constexpr int maxClientFrameSize = 16 * 1024;

/// Close codes, private-use range of RFC 6455 7.4.2 but for the first two. What they mean, in
/// words, is in closecodes.h.
namespace closecode {
inline constexpr int goingAway = 1001;
inline constexpr int frameTooBig = 1009; // QWebSocket's own answer to more than maxClientFrameSize
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
    static constexpr std::string_view summary = "The token was accepted; events come from now on";
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
    static constexpr std::string_view summary = "Answers a ping";
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const Pong &, const Pong &) = default;
};

/// The server may have missed events for this socket: fetch what is lacking.
struct SyncHint
{
    static constexpr std::string_view type = "sync";
    static constexpr std::string_view summary =
        "The server may have missed events for this socket: call /sync now";
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const SyncHint &, const SyncHint &) = default;
};

/// Answers a JSON object that was not understood.
struct SocketError
{
    static constexpr std::string_view type = "error";
    static constexpr std::string_view summary = "A JSON object was not understood";
    QString code;
    QString detail;

    static constexpr auto fields()
    {
        return std::tuple(field("code", &SocketError::code), field("detail", &SocketError::detail));
    }
    friend bool operator==(const SocketError &, const SocketError &) = default;
};

using Event =
    std::variant<AuthOk, Pong, MessageNew, MessageUpdated, ConversationNew, ConversationUpdated,
                 ConversationGone, ReadMarkMoved, StateChanged, PresenceChanged, TypingChanged,
                 UserUpdated, HiddenChange, SyncHint, SocketError>;

struct Authenticate
{
    static constexpr std::string_view type = "auth";
    static constexpr std::string_view summary =
        "Shows an access token: the first frame, and again before the token runs out";
    using Answer = AuthOk;
    QString token;

    static constexpr auto fields() { return std::tuple(field("token", &Authenticate::token)); }
    friend bool operator==(const Authenticate &, const Authenticate &) = default;
};

struct Ping
{
    static constexpr std::string_view type = "ping";
    static constexpr std::string_view summary = "A sign of life, every heartbeat_interval seconds";
    using Answer = Pong;
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const Ping &, const Ping &) = default;
};

/// The sender's text changes, or (inactive) was sent or cleared.
struct Typing
{
    static constexpr std::string_view type = "typing";
    static constexpr std::string_view summary =
        "The text changes (at most one every 2 s), or was cleared or sent";
    ConversationId conversationId;
    bool active = false;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &Typing::conversationId),
                          field("active", &Typing::active));
    }
    friend bool operator==(const Typing &, const Typing &) = default;
};

using ClientFrame = std::variant<Authenticate, Ping, Typing>;

QByteArray encodeEvent(const Event &event);
QByteArray encodeFrame(const ClientFrame &frame);

/// Nothing for a type that this version does not know, which a client ignores.
Result<std::optional<Event>> decodeEvent(const QByteArray &text);
/// BadRequest for an object of an unknown type, MalformedJson for what is no object.
Result<ClientFrame> decodeFrame(const QByteArray &text);

} // namespace letschat
