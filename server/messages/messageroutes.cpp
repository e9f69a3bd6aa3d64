#include "messages/messageroutes.h"

#include "http/answer.h"
#include "http/api.h"
#include "messages/messageservice.h"
#include "security/ratelimiter.h"

namespace letschat::server {

namespace {

QCoro::Task<Result<Answer<Message>>> send(const MessageService &messages, RateLimiter &limiter,
                                          Caller sender, ConversationId conversation,
                                          SendMessageRequest body)
{
    if (auto may = limiter.take(RateKind::Message, RateKey(sender.sessionId)); !may)
        co_return std::unexpected(may.error());
    auto stored = co_await messages.send(sender.userId, conversation, body);
    if (!stored)
        co_return std::unexpected(stored.error());
    co_return Answer<Message>{stored->message, stored->isNew ? 201 : 200};
}

} // namespace

void bindMessages(Api &api, const MessageService &messages, RateLimiter &limiter)
{
    api.on<SendMessage>([&messages, &limiter](Request<SendMessage> request) {
        return send(messages, limiter, request.caller, request.path.conversationId, request.body);
    });
    api.on<EditMessage>([&messages](Request<EditMessage> request) {
        return answer(messages.edit(request.caller.userId, request.path, request.body.body));
    });
    api.on<DeleteMessage>([&messages](Request<DeleteMessage> request) {
        return answerNothing(messages.remove(request.caller.userId, request.path));
    });
    api.on<AddReaction>([&messages](Request<AddReaction> request) {
        return answerNothing(messages.react(request.caller.userId, request.path));
    });
    api.on<RemoveReaction>([&messages](Request<RemoveReaction> request) {
        return answerNothing(messages.takeBack(request.caller.userId, request.path));
    });
    api.on<GetMessages>([&messages](Request<GetMessages> request) {
        return answer(
            messages.page(request.caller.userId, request.path.conversationId, request.query));
    });
}

} // namespace letschat::server
