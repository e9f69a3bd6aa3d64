#pragma once

#include "protocol/messages.h"
#include "protocol/people.h"

#include <utility>

/// Conversations: protocol.md, 2 and 4.2.
namespace letschat {

enum class ConversationKind { Direct, Group };

template <>
struct EnumWords<ConversationKind>
{
    static constexpr std::array words{
        std::pair{ConversationKind::Direct, std::string_view("direct")},
        std::pair{ConversationKind::Group, std::string_view("group")}};
};

enum class Role { Owner, Admin, Member };

template <>
struct EnumWords<Role>
{
    static constexpr std::array words{std::pair{Role::Owner, std::string_view("owner")},
                                      std::pair{Role::Admin, std::string_view("admin")},
                                      std::pair{Role::Member, std::string_view("member")}};
};

struct Member
{
    Profile user;
    Role role = Role::Member;
    /// Absent where a block hides it, and in groups over 50.
    std::optional<qint64> readSeq;
    Timestamp joinedAt;

    static constexpr auto fields()
    {
        return std::tuple(field("user", &Member::user), field("role", &Member::role),
                          field("read_seq", &Member::readSeq),
                          field("joined_at", &Member::joinedAt));
    }
    friend bool operator==(const Member &, const Member &) = default;
};

/// What is the caller's own in a conversation. Events do not carry it.
struct Membership
{
    Role role = Role::Member;
    qint64 readSeq = 0;
    /// Counted up to 1,000.
    int unreadCount = 0;
    std::optional<Timestamp> mutedUntil;
    qint64 stateSeq = 0;

    static constexpr int maxUnreadCount = 1000;
    static constexpr auto fields()
    {
        return std::tuple(field("role", &Membership::role), field("read_seq", &Membership::readSeq),
                          field("unread_count", &Membership::unreadCount),
                          field("muted_until", &Membership::mutedUntil),
                          field("state_seq", &Membership::stateSeq));
    }
    friend bool operator==(const Membership &, const Membership &) = default;
};

struct Conversation
{
    ConversationId id;
    ConversationKind kind = ConversationKind::Direct;
    std::optional<QString> title;
    int memberCount = 0;
    /// Absent in groups over 50.
    std::optional<QList<Member>> members;
    std::optional<Message> lastMessage;
    qint64 lastSeq = 0;
    qint64 changeSeq = 0;
    Timestamp createdAt;
    Timestamp lastActivityAt;
    std::optional<Membership> mine; ///< not in events

    static constexpr int maxListedMembers = 50;
    static constexpr auto fields()
    {
        return std::tuple(field("id", &Conversation::id), field("kind", &Conversation::kind),
                          field("title", &Conversation::title),
                          field("member_count", &Conversation::memberCount),
                          field("members", &Conversation::members),
                          field("last_message", &Conversation::lastMessage),
                          field("last_seq", &Conversation::lastSeq),
                          field("change_seq", &Conversation::changeSeq),
                          field("created_at", &Conversation::createdAt),
                          field("last_activity_at", &Conversation::lastActivityAt),
                          field("mine", &Conversation::mine, LeftOut{}));
    }
    friend bool operator==(const Conversation &, const Conversation &) = default;
};

struct ConversationListQuery
{
    std::optional<int> limit;
    std::optional<QString> before;

    static constexpr int defaultLimit = 50;
    static constexpr auto fields()
    {
        return std::tuple(field("limit", &ConversationListQuery::limit, Range{1, 100}),
                          field("before", &ConversationListQuery::before));
    }
};

struct ConversationPage
{
    QList<Conversation> conversations;
    /// Opaque; goes back as `before`.
    std::optional<QString> nextCursor;

    static constexpr auto fields()
    {
        return std::tuple(field("conversations", &ConversationPage::conversations),
                          field("next_cursor", &ConversationPage::nextCursor));
    }
    friend bool operator==(const ConversationPage &, const ConversationPage &) = default;
};

/// Newest activity first.
struct ListConversations : Endpoint<Method::Get, "/conversations">
{
    static constexpr std::string_view summary = "The caller's conversations";
    static constexpr std::array problems{ProblemCode::BadRequest};
    using Query = ConversationListQuery;
    using Response = ConversationPage;
};

struct CreateConversationRequest
{
    ConversationKind kind = ConversationKind::Direct;
    /// The other person of a direct conversation.
    std::optional<UserId> userId;
    /// Of a group, which must have it.
    std::optional<QString> title;
    /// Of a group, which must have them; the caller need not be named.
    std::optional<QList<UserId>> memberIds;
    /// The same nonce means the same group, for ever.
    std::optional<Nonce> nonce;

    static constexpr auto fields()
    {
        return std::tuple(
            field("kind", &CreateConversationRequest::kind),
            field("user_id", &CreateConversationRequest::userId),
            field("title", &CreateConversationRequest::title, titleRule),
            field("member_ids", &CreateConversationRequest::memberIds, groupMembersRule),
            field("nonce", &CreateConversationRequest::nonce));
    }
};

/// 201 when it is new, 200 when the pair had one or the nonce made the group before.
struct CreateConversation : Endpoint<Method::Post, "/conversations">
{
    static constexpr std::string_view summary = "Open a direct conversation or create a group";
    static constexpr std::array successes{201, 200};
    static constexpr std::array problems{ProblemCode::NotFound, ProblemCode::CannotMessage,
                                         ProblemCode::NonceReused};
    using Body = CreateConversationRequest;
    using Response = Conversation;
};

struct GetConversation : Endpoint<Method::Get, "/conversations/{conversation_id}">
{
    static constexpr std::string_view summary = "One conversation";
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound};
    using Path = ConversationPath;
    using Response = Conversation;
};

} // namespace letschat
