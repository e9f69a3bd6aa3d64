#pragma once

#include "protocol/messages.h"

/// What happens to a message after it was sent: protocol.md, 4.3.
namespace letschat {

struct MessagePath
{
    ConversationId conversationId;
    MessageId messageId;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &MessagePath::conversationId),
                          field("message_id", &MessagePath::messageId));
    }
};

struct EditMessageRequest
{
    QString body;

    static constexpr auto fields()
    {
        return std::tuple(field("body", &EditMessageRequest::body, messageBodyRule));
    }
};

/// The sender's own only. The same text again changes nothing.
struct EditMessage
    : Endpoint<Method::Patch, "/conversations/{conversation_id}/messages/{message_id}">
{
    static constexpr std::string_view summary = "Edit a message";
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound,
                                         ProblemCode::Forbidden, ProblemCode::CannotMessage,
                                         ProblemCode::Conflict};
    using Path = MessagePath;
    using Body = EditMessageRequest;
    using Response = Message;
};

/// The sender's own; in groups also owner and admins. The row stays, empty.
struct DeleteMessage
    : Endpoint<Method::Delete, "/conversations/{conversation_id}/messages/{message_id}">
{
    static constexpr std::string_view summary = "Delete a message";
    static constexpr std::array successes{204};
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound,
                                         ProblemCode::Forbidden};
    using Path = MessagePath;
};

struct ReactionPath
{
    ConversationId conversationId;
    MessageId messageId;
    /// One grapheme of at most 64 bytes, percent-encoded.
    QString emoji;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &ReactionPath::conversationId),
                          field("message_id", &ReactionPath::messageId),
                          field("emoji", &ReactionPath::emoji));
    }
};

struct AddReaction
    : Endpoint<Method::Put,
               "/conversations/{conversation_id}/messages/{message_id}/reactions/{emoji}">
{
    static constexpr std::string_view summary = "React to a message";
    static constexpr std::array successes{204};
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound,
                                         ProblemCode::CannotMessage, ProblemCode::Conflict,
                                         ProblemCode::ValidationFailed};
    using Path = ReactionPath;
};

struct RemoveReaction
    : Endpoint<Method::Delete,
               "/conversations/{conversation_id}/messages/{message_id}/reactions/{emoji}">
{
    static constexpr std::string_view summary = "Take a reaction back";
    static constexpr std::array successes{204};
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound,
                                         ProblemCode::Conflict, ProblemCode::ValidationFailed};
    using Path = ReactionPath;
};

} // namespace letschat
