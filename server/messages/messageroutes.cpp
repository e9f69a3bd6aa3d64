#include "messages/messageroutes.h"

#include "http/api.h"
#include "messages/messageservice.h"

namespace letschat::server {

namespace {

QCoro::Task<Result<Answer<Message>>> send(const MessageService &messages, UserId sender,
                                          ConversationId conversation, SendMessageRequest body)
{
    auto stored = co_await messages.send(sender, conversation, body);
    if (!stored)
        co_return std::unexpected(stored.error());
    co_return Answer<Message>{stored->message, stored->isNew ? 201 : 200};
}

QCoro::Task<Result<Answer<MessagePage>>> page(const MessageService &messages, UserId viewer,
                                              ConversationId conversation, MessagePageQuery query)
{
    auto found = co_await messages.page(viewer, conversation, query);
    if (!found)
        co_return std::unexpected(found.error());
    co_return Answer<MessagePage>{*found};
}

} // namespace

void bindMessages(Api &api, const MessageService &messages)
{
    api.on<SendMessage>([&messages](Request<SendMessage> request) {
        return send(messages, request.caller.userId, request.path.conversationId, request.body);
    });
    api.on<GetMessages>([&messages](Request<GetMessages> request) {
        return page(messages, request.caller.userId, request.path.conversationId, request.query);
    });
}

} // namespace letschat::server
