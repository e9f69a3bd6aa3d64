#pragma once

#include "protocol/conversations.h"

/// What a member sets for themself: protocol.md, 4.2.
namespace letschat {

/// Up to which message the caller has read. Never moves back; beyond the last means the last.
struct MarkReadRequest
{
    qint64 seq = 0;

    static constexpr auto fields()
    {
        return std::tuple(
            field("seq", &MarkReadRequest::seq, Range{0, std::numeric_limits<qint64>::max()}));
    }
};

struct MarkRead : Endpoint<Method::Put, "/conversations/{conversation_id}/read">
{
    static constexpr std::string_view summary = "Move the caller's read mark";
    static constexpr std::array successes{204};
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound};
    using Path = ConversationPath;
    using Body = MarkReadRequest;
};

/// Null: no longer muted.
struct MuteRequest
{
    std::optional<Timestamp> until;

    static constexpr auto fields()
    {
        return std::tuple(field("until", &MuteRequest::until, Present{}));
    }
};

struct Mute : Endpoint<Method::Put, "/conversations/{conversation_id}/mute">
{
    static constexpr std::string_view summary = "Mute a conversation for the caller alone";
    static constexpr std::array successes{204};
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound};
    using Path = ConversationPath;
    using Body = MuteRequest;
};

} // namespace letschat
