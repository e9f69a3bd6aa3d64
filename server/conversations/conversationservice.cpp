#include "conversations/conversationservice.h"

#include "conversations/conversationrepository.h"
#include "conversations/groupchanges.h"
#include "conversations/receivers.h"
#include "core/uuid7.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

std::unexpected<Problem> missing(const QString &field)
{
    return refuseField(field, u"required"_s, u"is missing"_s);
}

} // namespace

QCoro::Task<Result<ConversationPage>> ConversationService::list(UserId caller,
                                                                ConversationListQuery query) const
{
    std::optional<ActivityCursor> before;
    if (query.before) {
        before = ActivityCursor::parse(*query.before);
        if (!before)
            co_return refuse(ProblemCode::BadRequest, u"before is not a cursor of this list."_s);
    }
    const int limit = query.limit.value_or(ConversationListQuery::defaultLimit);
    const auto lookUp = [=](SqlConnection &connection) {
        return ConversationRepository(connection).list(caller, limit + 1, before);
    };
    auto listed = co_await database_.read(lookUp);
    if (!listed)
        co_return std::unexpected(listed.error());
    ConversationPage page{*listed, std::nullopt};
    if (page.conversations.size() > limit) {
        page.conversations.removeLast();
        const auto &last = page.conversations.back();
        page.nextCursor =
            ActivityCursor{last.lastActivityAt.time_since_epoch().count(), last.id}.toString();
    }
    co_return page;
}

QCoro::Task<Result<Conversation>> ConversationService::find(UserId caller, ConversationId id) const
{
    const auto lookUp = [=](SqlConnection &connection) {
        return ConversationRepository(connection).find(caller, id);
    };
    auto found = co_await database_.read(lookUp);
    co_return found;
}

QCoro::Task<Result<ConversationService::Created>>
ConversationService::create(UserId caller, CreateConversationRequest request) const
{
    if (request.kind == ConversationKind::Group) {
        if (!request.title)
            co_return missing(u"title"_s);
        if (!request.memberIds)
            co_return missing(u"member_ids"_s);
        auto group = createGroup(caller, request);
        co_return co_await group;
    }
    if (!request.userId)
        co_return missing(u"user_id"_s);
    if (*request.userId == caller)
        co_return refuseField(u"user_id"_s, u"invalid_value"_s, u"must be another person"_s);
    auto direct = openDirect(caller, *request.userId);
    co_return co_await direct;
}

QCoro::Task<Result<ConversationService::Created>> ConversationService::openDirect(UserId caller,
                                                                                  UserId peer) const
{
    const ConversationId idIfNew{makeUuid7(clock_.now())};
    const auto open = [=](SqlConnection &connection,
                          QList<Delivery> &deliveries) -> Result<Created> {
        ConversationRepository conversations(connection);
        const auto opened = conversations.openDirect(caller, peer, idIfNew);
        if (!opened)
            return std::unexpected(opened.error());
        auto found = conversations.find(caller, opened->id);
        if (!found)
            return std::unexpected(found.error());
        if (opened->isNews) { // for the caller's other devices; the peer hears with a message
            const auto shared = conversations.shared(opened->id);
            if (!shared)
                return std::unexpected(shared.error());
            const auto receivers = findReceivers(connection, opened->id);
            if (!receivers)
                return std::unexpected(receivers.error());
            tellOf<ConversationNew>(deliveries, *shared, {caller}, *receivers);
        }
        return Created{*found, opened->isNew};
    };
    auto created = co_await changes_.write(caller, open);
    co_return created;
}

QCoro::Task<Result<ConversationService::Created>>
ConversationService::createGroup(UserId caller, CreateConversationRequest request) const
{
    const ConversationId idIfNew{makeUuid7(clock_.now())};
    const auto create = [=](SqlConnection &connection,
                            QList<Delivery> &deliveries) -> Result<Created> {
        const auto created =
            GroupChanges(connection, deliveries)
                .create(caller, idIfNew, *request.title, *request.memberIds, request.nonce);
        if (!created)
            return std::unexpected(created.error());
        auto found = ConversationRepository(connection).find(caller, created->id);
        if (!found)
            return std::unexpected(found.error());
        return Created{*found, created->isNew};
    };
    auto created = co_await changes_.write(caller, create);
    co_return created;
}

} // namespace letschat::server
