#include "conversations/conversationroutes.h"

#include "conversations/conversationservice.h"
#include "http/answer.h"
#include "http/api.h"

namespace letschat::server {

namespace {

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
        return answer(conversations.list(request.caller.userId, request.query));
    });
    api.on<GetConversation>([&conversations](Request<GetConversation> request) {
        return answer(conversations.find(request.caller.userId, request.path.conversationId));
    });
    api.on<CreateConversation>([&conversations](Request<CreateConversation> request) {
        return create(conversations, request.caller.userId, request.body);
    });
}

} // namespace letschat::server
