#pragma once

#include "protocol/conversations.h"
#include "protocol/messages.h"

/// The events of a conversation, most with the number of the change that they tell: protocol.md, 5.
namespace letschat {

struct MessageNew
{
    static constexpr std::string_view type = "message.new";
    static constexpr std::string_view summary =
        "A message was sent; to every socket of every member, the sender's own too";
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

/// An edit, a deletion, or a reaction.
struct MessageUpdated
{
    static constexpr std::string_view type = "message.updated";
    static constexpr std::string_view summary =
        "A message was edited, deleted, or reacted to; to every socket of every member";
    ConversationId conversationId;
    qint64 changeSeq = 0;
    Message message;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &MessageUpdated::conversationId),
                          field("change_seq", &MessageUpdated::changeSeq),
                          field("message", &MessageUpdated::message));
    }
    friend bool operator==(const MessageUpdated &, const MessageUpdated &) = default;
};

struct ConversationNew
{
    static constexpr std::string_view type = "conversation.new";
    static constexpr std::string_view summary = "A conversation that the receiver did not have";
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

/// Title, members or roles.
struct ConversationUpdated
{
    static constexpr std::string_view type = "conversation.updated";
    static constexpr std::string_view summary =
        "Title, members or roles of a conversation have changed";
    ConversationId conversationId;
    qint64 changeSeq = 0;
    Conversation conversation;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &ConversationUpdated::conversationId),
                          field("change_seq", &ConversationUpdated::changeSeq),
                          field("conversation", &ConversationUpdated::conversation));
    }
    friend bool operator==(const ConversationUpdated &, const ConversationUpdated &) = default;
};

/// The receiver is no longer a member.
struct ConversationGone
{
    static constexpr std::string_view type = "conversation.gone";
    static constexpr std::string_view summary = "The receiver is no longer a member";
    ConversationId conversationId;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &ConversationGone::conversationId));
    }
    friend bool operator==(const ConversationGone &, const ConversationGone &) = default;
};

/// A change of which a block hides everything but its number: with it, the receiver's numbers
/// have no gap. Beyond the contract, which lets clients ignore it and sync instead.
struct HiddenChange
{
    static constexpr std::string_view type = "change";
    static constexpr std::string_view summary =
        "A change of which a block hides all but its number; may be ignored";
    ConversationId conversationId;
    qint64 changeSeq = 0;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &HiddenChange::conversationId),
                          field("change_seq", &HiddenChange::changeSeq));
    }
    friend bool operator==(const HiddenChange &, const HiddenChange &) = default;
};

} // namespace letschat
