#include "conversations/conversationroutes.h"

#include "conversations/conversationservice.h"
#include "http/api.h"

namespace letschat::server {

namespace {

QCoro::Task<Result<Answer<ConversationPage>>> list(const ConversationService &conversations,
                                                   UserId caller, ConversationListQuery query)
{
    auto page = co_await conversations.list(caller, query);
    if (!page)
        co_return std::unexpected(page.error());
    co_return Answer<ConversationPage>{*page};
}

QCoro::Task<Result<Answer<Conversation>>> find(const ConversationService &conversations,
                                               UserId caller, ConversationId id)
{
    auto found = co_await conversations.find(caller, id);
    if (!found)
        co_return std::unexpected(found.error());
    co_return Answer<Conversation>{*found};
}

QCoro::Task<Result<Answer<Conversation>>> create(const ConversationService &conversations,
                                                 UserId caller, CreateConversationRequest body)
{
    auto created = co_await conversations.create(caller, body);
    if (!created)
        co_return std::unexpected(created.error());
    co_return Answer<Conversation>{created->conversation, created->isNew ? 201 : 200};
}

} // namespace

void bindConversations(Api &api, const ConversationService &conversations)
{
    api.on<ListConversations>([&conversations](Request<ListConversations> request) {
        return list(conversations, request.caller.userId, request.query);
    });
    api.on<GetConversation>([&conversations](Request<GetConversation> request) {
        return find(conversations, request.caller.userId, request.path.conversationId);
    });
    api.on<CreateConversation>([&conversations](Request<CreateConversation> request) {
        return create(conversations, request.caller.userId, request.body);
    });
}

} // namespace letschat::server
