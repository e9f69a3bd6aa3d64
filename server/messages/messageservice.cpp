#include "messages/messageservice.h"

#include "core/text.h"
#include "core/uuid7.h"
#include "messages/messagechanges.h"
#include "messages/messagerepository.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// White space, control and format characters only: nothing to see.
bool isInvisible(const QString &text)
{
    return std::ranges::all_of(text.toUcs4(), [](uint c) {
        const auto category = QChar::category(c);
        return QChar::isSpace(c) || category == QChar::Other_Control ||
               category == QChar::Other_Format;
    });
}

std::optional<Problem> faultOf(const QString &emoji)
{
    const auto wrong = [](const QString &message) {
        return refuseField(u"emoji"_s, u"invalid_format"_s, message).error();
    };
    if (hasForbiddenCharacters(emoji))
        return wrong(u"must not contain U+0000 or unpaired surrogates"_s);
    if (emoji.isEmpty() || isInvisible(emoji) || !isOneGrapheme(emoji))
        return wrong(u"must be one character"_s);
    if (emoji.toUtf8().size() > maxEmojiBytes)
        return wrong(u"must have at most %1 bytes"_s.arg(maxEmojiBytes));
    return std::nullopt;
}

} // namespace

QCoro::Task<Result<StoredMessage>> MessageService::send(UserId sender, ConversationId conversation,
                                                        SendMessageRequest request) const
{
    const bool hasAttachments = request.attachmentIds && !request.attachmentIds->isEmpty();
    if (hasAttachments)
        co_return refuseField(u"attachment_ids[0]"_s, u"not_found"_s, u"is no attachment's id"_s);
    if (request.body.isEmpty())
        co_return refuseField(u"body"_s, u"too_short"_s, u"must not be empty"_s);
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

QCoro::Task<Result<Message>> MessageService::edit(UserId caller, MessagePath path,
                                                  QString body) const
{
    const auto change = [=](SqlConnection &connection, QList<Delivery> &deliveries) {
        return MessageChanges(connection, deliveries).edit(caller, path, body);
    };
    auto edited = co_await changes_.write(caller, change);
    co_return edited;
}

QCoro::Task<Result<void>> MessageService::remove(UserId caller, MessagePath path) const
{
    const auto change = [=](SqlConnection &connection, QList<Delivery> &deliveries) {
        return MessageChanges(connection, deliveries).remove(caller, path);
    };
    auto removed = co_await changes_.write(caller, change);
    co_return removed;
}

QCoro::Task<Result<void>> MessageService::react(UserId caller, ReactionPath path) const
{
    if (auto fault = faultOf(path.emoji))
        co_return std::unexpected(*fault);
    const MessagePath message{path.conversationId, path.messageId};
    const auto change = [=](SqlConnection &connection, QList<Delivery> &deliveries) {
        return MessageChanges(connection, deliveries).react(caller, message, path.emoji);
    };
    auto reacted = co_await changes_.write(caller, change);
    co_return reacted;
}

QCoro::Task<Result<void>> MessageService::takeBack(UserId caller, ReactionPath path) const
{
    if (auto fault = faultOf(path.emoji))
        co_return std::unexpected(*fault);
    const MessagePath message{path.conversationId, path.messageId};
    const auto change = [=](SqlConnection &connection, QList<Delivery> &deliveries) {
        return MessageChanges(connection, deliveries).takeBack(caller, message, path.emoji);
    };
    auto taken = co_await changes_.write(caller, change);
    co_return taken;
}

} // namespace letschat::server
