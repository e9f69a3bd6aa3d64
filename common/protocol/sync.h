#pragma once

#include "protocol/conversations.h"

#include <map>

/// Everything that a device missed: protocol.md, 4.4.
namespace letschat {

/// The numbers of one conversation that the device holds.
struct HeldNumbers
{
    qint64 changeSeq = 0;
    qint64 stateSeq = 0;

    static constexpr Range anySeq{0, std::numeric_limits<qint64>::max()};
    static constexpr auto fields()
    {
        return std::tuple(field("change_seq", &HeldNumbers::changeSeq, anySeq),
                          field("state_seq", &HeldNumbers::stateSeq, anySeq));
    }
    friend bool operator==(const HeldNumbers &, const HeldNumbers &) = default;
};

struct SyncRequest
{
    std::map<ConversationId, HeldNumbers> conversations;
    /// From the last reply.
    std::optional<QString> usersSince;
    /// Leave out what the device did not name.
    std::optional<bool> only;

    static constexpr auto fields()
    {
        return std::tuple(field("conversations", &SyncRequest::conversations),
                          field("users_since", &SyncRequest::usersSince),
                          field("only", &SyncRequest::only));
    }
};

/// A conversation with what concerns this reply. The members are those of Conversation, and two.
struct SyncedConversation : Conversation
{
    /// How far the messages of this reply go, where they did not all fit.
    std::optional<qint64> syncedChangeSeq;
    /// The device drops what it holds, but for what is unsent; the newest messages are in the
    /// reply.
    bool reset = false;

    static constexpr auto fields()
    {
        return std::tuple_cat(
            Conversation::fields(),
            std::tuple(field("synced_change_seq", &SyncedConversation::syncedChangeSeq),
                       field("reset", &SyncedConversation::reset)));
    }
    friend bool operator==(const SyncedConversation &, const SyncedConversation &) = default;
};

struct SyncReply
{
    QString epoch;
    QList<SyncedConversation> conversations;
    /// Ascending by `change_seq` within a conversation.
    QList<Message> messages;
    QList<Profile> users;
    /// Opaque; goes back as `users_since`.
    QString usersSince;
    QList<ConversationId> gone;
    /// Call again, with the new numbers.
    bool more = false;

    static constexpr int mostConversations = 100;
    static constexpr int mostMessages = 500;
    static constexpr int newestMessages = 30;
    static constexpr qint64 mostChangesBehind = 5000;
    /// Not in the contract: bounds a first reply to someone in many large groups.
    static constexpr int mostUsers = 1000;

    static constexpr auto fields()
    {
        return std::tuple(
            field("epoch", &SyncReply::epoch), field("conversations", &SyncReply::conversations),
            field("messages", &SyncReply::messages), field("users", &SyncReply::users),
            field("users_since", &SyncReply::usersSince), field("gone", &SyncReply::gone),
            field("more", &SyncReply::more));
    }
    friend bool operator==(const SyncReply &, const SyncReply &) = default;
};

struct Sync : Endpoint<Method::Post, "/sync">
{
    static constexpr std::string_view summary = "Everything that a device missed";
    static constexpr qint64 maxBody = qint64{1024} * 1024;
    using Body = SyncRequest;
    using Response = SyncReply;
};

} // namespace letschat
