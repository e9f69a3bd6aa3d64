#include "conversations/groupservice.h"

#include "conversations/conversationrepository.h"
#include "conversations/groupchanges.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// What a change gives back: the conversation after it, as its caller sees it.
Result<Conversation> after(const Result<void> &change, SqlConnection &connection, UserId caller,
                           ConversationId group)
{
    if (!change)
        return std::unexpected(change.error());
    return ConversationRepository(connection).find(caller, group);
}

} // namespace

QCoro::Task<Result<Conversation>> GroupService::rename(UserId caller, ConversationId group,
                                                       QString title) const
{
    const auto change = [=](SqlConnection &connection, QList<Delivery> &deliveries) {
        const auto renamed = GroupChanges(connection, deliveries).rename(caller, group, title);
        return after(renamed, connection, caller, group);
    };
    auto renamed = co_await changes_.write(caller, change);
    co_return renamed;
}

QCoro::Task<Result<MemberPage>> GroupService::members(UserId caller, ConversationId conversation,
                                                      MemberListQuery query) const
{
    std::optional<MemberCursor> after;
    if (query.after) {
        after = MemberCursor::parse(*query.after);
        if (!after)
            co_return refuse(ProblemCode::BadRequest, u"after is not a cursor of this list."_s);
    }
    const int limit = query.limit.value_or(MemberListQuery::defaultLimit);
    const auto lookUp = [=](SqlConnection &connection) -> Result<QList<Member>> {
        const auto found = ConversationRepository(connection).find(caller, conversation);
        if (!found)
            return std::unexpected(found.error());
        return GroupRepository(connection).members(caller, conversation, limit + 1, after);
    };
    auto listed = co_await database_.read(lookUp);
    if (!listed)
        co_return std::unexpected(listed.error());
    MemberPage page{*listed, std::nullopt};
    if (page.members.size() > limit) {
        page.members.removeLast();
        const auto &last = page.members.back();
        page.nextCursor =
            MemberCursor{last.joinedAt.time_since_epoch().count(), last.user.id}.toString();
    }
    co_return page;
}

QCoro::Task<Result<Conversation>> GroupService::add(UserId caller, ConversationId group,
                                                    QList<UserId> users) const
{
    const auto change = [=](SqlConnection &connection, QList<Delivery> &deliveries) {
        const auto added = GroupChanges(connection, deliveries).add(caller, group, users);
        return after(added, connection, caller, group);
    };
    auto added = co_await changes_.write(caller, change);
    co_return added;
}

QCoro::Task<Result<Conversation>> GroupService::changeRole(UserId caller, MemberPath member,
                                                           Role role) const
{
    const auto change = [=](SqlConnection &connection, QList<Delivery> &deliveries) {
        const auto changed = GroupChanges(connection, deliveries)
                                 .changeRole(caller, member.conversationId, member.userId, role);
        return after(changed, connection, caller, member.conversationId);
    };
    auto changed = co_await changes_.write(caller, change);
    co_return changed;
}

QCoro::Task<Result<void>> GroupService::remove(UserId caller, MemberPath member) const
{
    const auto change = [=](SqlConnection &connection, QList<Delivery> &deliveries) {
        return GroupChanges(connection, deliveries)
            .remove(caller, member.conversationId, member.userId);
    };
    auto removed = co_await changes_.write(caller, change);
    co_return removed;
}

} // namespace letschat::server
