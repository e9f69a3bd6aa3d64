#pragma once

#include "protocol/ids.h"
#include "protocol/people.h"

/// The small events that tell of people rather than messages: protocol.md, 5.
namespace letschat {

/// Not for the sender's own move by sending: `message.new` says it.
struct ReadMarkMoved
{
    static constexpr std::string_view type = "read";
    static constexpr std::string_view summary =
        "A member has read up to a message; the reader's own sockets hear it too";
    ConversationId conversationId;
    qint64 changeSeq = 0;
    UserId userId;
    qint64 seq = 0;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &ReadMarkMoved::conversationId),
                          field("change_seq", &ReadMarkMoved::changeSeq),
                          field("user_id", &ReadMarkMoved::userId),
                          field("seq", &ReadMarkMoved::seq));
    }
    friend bool operator==(const ReadMarkMoved &, const ReadMarkMoved &) = default;
};

/// What is the receiver's alone in a conversation.
struct StateChanged
{
    static constexpr std::string_view type = "state";
    static constexpr std::string_view summary =
        "What is the receiver's alone in a conversation has changed";
    ConversationId conversationId;
    qint64 stateSeq = 0;
    qint64 readSeq = 0;
    std::optional<Timestamp> mutedUntil;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &StateChanged::conversationId),
                          field("state_seq", &StateChanged::stateSeq),
                          field("read_seq", &StateChanged::readSeq),
                          field("muted_until", &StateChanged::mutedUntil));
    }
    friend bool operator==(const StateChanged &, const StateChanged &) = default;
};

/// Someone came or went, as far as the receiver may see it.
struct PresenceChanged
{
    static constexpr std::string_view type = "presence";
    static constexpr std::string_view summary = "Someone came or went; to those who may see it";
    UserId userId;
    bool online = false;
    /// Absent while online, and where a block hides it.
    std::optional<Timestamp> lastSeenAt;

    static constexpr auto fields()
    {
        return std::tuple(field("user_id", &PresenceChanged::userId),
                          field("online", &PresenceChanged::online),
                          field("last_seen_at", &PresenceChanged::lastSeenAt));
    }
    friend bool operator==(const PresenceChanged &, const PresenceChanged &) = default;
};

/// Shown for 3 s of silence, and dropped when that person's message comes.
struct TypingChanged
{
    static constexpr std::string_view type = "typing";
    static constexpr std::string_view summary =
        "A member is typing, or stopped; shown for 3 s of silence";
    ConversationId conversationId;
    UserId userId;
    bool active = false;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &TypingChanged::conversationId),
                          field("user_id", &TypingChanged::userId),
                          field("active", &TypingChanged::active));
    }
    friend bool operator==(const TypingChanged &, const TypingChanged &) = default;
};

struct UserUpdated
{
    static constexpr std::string_view type = "user.updated";
    static constexpr std::string_view summary =
        "A profile has changed; to those who share a conversation, and the user's own sockets";
    Profile user;

    static constexpr auto fields() { return std::tuple(field("user", &UserUpdated::user)); }
    friend bool operator==(const UserUpdated &, const UserUpdated &) = default;
};

} // namespace letschat
