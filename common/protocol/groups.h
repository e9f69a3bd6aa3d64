#pragma once

#include "protocol/conversations.h"

/// Groups: title, members and roles. protocol.md, 4.2.
namespace letschat {

/// Owner and admins.
struct RenameConversationRequest
{
    QString title;

    static constexpr auto fields()
    {
        return std::tuple(field("title", &RenameConversationRequest::title, titleRule));
    }
};

struct RenameConversation : Endpoint<Method::Patch, "/conversations/{conversation_id}">
{
    static constexpr std::string_view summary = "Give a group another title";
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound,
                                         ProblemCode::Forbidden, ProblemCode::Conflict};
    using Path = ConversationPath;
    using Body = RenameConversationRequest;
    using Response = Conversation;
};

struct MemberListQuery
{
    std::optional<int> limit;
    /// From the page before.
    std::optional<QString> after;

    static constexpr int defaultLimit = 100;
    static constexpr auto fields()
    {
        return std::tuple(field("limit", &MemberListQuery::limit, Range{1, 100}),
                          field("after", &MemberListQuery::after));
    }
};

/// In the order in which they joined.
struct MemberPage
{
    QList<Member> members;
    /// Opaque; goes back as `after`.
    std::optional<QString> nextCursor;

    static constexpr auto fields()
    {
        return std::tuple(field("members", &MemberPage::members),
                          field("next_cursor", &MemberPage::nextCursor));
    }
    friend bool operator==(const MemberPage &, const MemberPage &) = default;
};

struct ListMembers : Endpoint<Method::Get, "/conversations/{conversation_id}/members">
{
    static constexpr std::string_view summary = "The members, page by page";
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound};
    using Path = ConversationPath;
    using Query = MemberListQuery;
    using Response = MemberPage;
};

struct AddMembersRequest
{
    QList<UserId> userIds;

    static constexpr auto fields()
    {
        return std::tuple(field("user_ids", &AddMembersRequest::userIds, groupMembersRule));
    }
};

/// Owner and admins. Whoever is in already stays as they are; an unknown id adds nobody.
struct AddMembers : Endpoint<Method::Post, "/conversations/{conversation_id}/members">
{
    static constexpr std::string_view summary = "Add people to a group";
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound,
                                         ProblemCode::Forbidden, ProblemCode::CannotMessage,
                                         ProblemCode::Conflict};
    using Path = ConversationPath;
    using Body = AddMembersRequest;
    using Response = Conversation;
};

struct MemberPath
{
    ConversationId conversationId;
    UserId userId;

    static constexpr auto fields()
    {
        return std::tuple(field("conversation_id", &MemberPath::conversationId),
                          field("user_id", &MemberPath::userId));
    }
};

struct ChangeRoleRequest
{
    Role role = Role::Member;

    static constexpr auto fields() { return std::tuple(field("role", &ChangeRoleRequest::role)); }
};

/// Owner and admins; only the owner makes admins, or a new owner and so an admin of themself.
struct ChangeRole : Endpoint<Method::Patch, "/conversations/{conversation_id}/members/{user_id}">
{
    static constexpr std::string_view summary = "Give a member another role";
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound,
                                         ProblemCode::Forbidden, ProblemCode::Conflict};
    using Path = MemberPath;
    using Body = ChangeRoleRequest;
    using Response = Conversation;
};

/// Owner and admins, and anyone themself. An owner who leaves is followed by the longest-standing
/// admin, else member; the last one out ends the group.
struct RemoveMember : Endpoint<Method::Delete, "/conversations/{conversation_id}/members/{user_id}">
{
    static constexpr std::string_view summary = "Remove a member, or leave";
    static constexpr std::array successes{204};
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound,
                                         ProblemCode::Forbidden, ProblemCode::Conflict};
    using Path = MemberPath;
};

} // namespace letschat
