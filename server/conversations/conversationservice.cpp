#include "conversations/conversationservice.h"

#include "conversations/conversationrepository.h"
#include "core/uuid7.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

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
    if (request.kind != ConversationKind::Direct)
        co_return refuseField(u"kind"_s, u"invalid_value"_s,
                              u"must be \"direct\" in this version"_s);
    if (!request.userId)
        co_return refuseField(u"user_id"_s, u"required"_s, u"is missing"_s);
    if (*request.userId == caller)
        co_return refuseField(u"user_id"_s, u"invalid_value"_s, u"must be another person"_s);
    const UserId peer = *request.userId;
    const ConversationId idIfNew{makeUuid7(clock_.now())};
    const auto open = [=](SqlConnection &connection) -> Result<Created> {
        ConversationRepository conversations(connection);
        const auto opened = conversations.openDirect(caller, peer, idIfNew);
        if (!opened)
            return std::unexpected(opened.error());
        auto found = conversations.find(caller, opened->id);
        if (!found)
            return std::unexpected(found.error());
        return Created{*found, opened->isNew};
    };
    auto created = co_await database_.read(open);
    co_return created;
}

} // namespace letschat::server
