#include "messages/messageservice.h"

#include "core/uuid7.h"
#include "messages/messagerepository.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

QCoro::Task<Result<StoredMessage>> MessageService::send(UserId sender, ConversationId conversation,
                                                        SendMessageRequest request) const
{
    Draft draft;
    draft.id = MessageId{makeUuid7(clock_.now())};
    draft.conversationId = conversation;
    draft.senderId = sender;
    draft.nonce = request.nonce;
    draft.body = request.body;
    draft.replyTo = request.replyTo;
    auto stored = co_await writer_.store(draft);
    co_return stored;
}

QCoro::Task<Result<MessagePage>> MessageService::page(UserId viewer, ConversationId conversation,
                                                      MessagePageQuery query) const
{
    if (int(query.beforeSeq.has_value()) + query.afterSeq.has_value() +
            query.aroundSeq.has_value() >
        1)
        co_return refuse(ProblemCode::BadRequest,
                         u"Only one of before_seq, after_seq and around_seq can be given."_s);
    const auto lookUp = [=](SqlConnection &connection) {
        return MessageRepository(connection).page(viewer, conversation, query);
    };
    auto page = co_await database_.read(lookUp);
    co_return page;
}

} // namespace letschat::server
