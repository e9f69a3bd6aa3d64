#include "messages/messagerepository.h"

#include "conversations/messagerow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

struct SeqRange
{
    qint64 first = 1;
    qint64 last = 0;
};

// `seq` has no holes, so a page is a stretch of numbers. At most one of the places is set.
SeqRange rangeOf(const MessagePageQuery &query, qint64 lastSeq)
{
    const qint64 limit = query.limit.value_or(MessagePageQuery::defaultLimit);
    SeqRange range;
    if (query.afterSeq) {
        range.first = std::min(*query.afterSeq, lastSeq) + 1;
        range.last = range.first + limit - 1;
    } else if (query.aroundSeq) {
        const qint64 middle = std::clamp<qint64>(*query.aroundSeq, 1, std::max<qint64>(lastSeq, 1));
        range.last = std::min(lastSeq, std::max(middle + (limit - 1) / 2, limit));
        range.first = range.last - limit + 1;
    } else {
        const qint64 end = query.beforeSeq ? std::min(*query.beforeSeq - 1, lastSeq) : lastSeq;
        range.last = end;
        range.first = end - limit + 1;
    }
    return {std::max<qint64>(range.first, 1), std::min(range.last, lastSeq)};
}

} // namespace

Result<qint64> MessageRepository::lastSeq(UserId viewer, ConversationId conversation)
{
    auto rows = connection_.run(uR"(
        SELECT c.last_seq FROM conversations c JOIN members m ON m.conversation_id = c.id
        WHERE c.id = ? AND m.user_id = ? AND (m.opened OR c.last_seq > 0))"_s,
                                conversation, viewer);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return refuse(ProblemCode::NotFound, u"There is no such conversation."_s);
    return rows->get<qint64>(0);
}

Result<QList<Message>> MessageRepository::range(ConversationId conversation, qint64 first,
                                                qint64 last)
{
    static const QString sql =
        u"SELECT %1 FROM messages x WHERE x.conversation_id = ? "
        "AND x.seq BETWEEN ? AND ? ORDER BY x.seq"_s.arg(QLatin1StringView(messageColumns));
    auto rows = connection_.run(sql, conversation, first, last);
    if (!rows)
        return std::unexpected(rows.error());
    QList<Message> messages;
    while (rows->next())
        messages.append(readMessage(*rows, 0));
    return messages;
}

Result<MessagePage> MessageRepository::page(UserId viewer, ConversationId conversation,
                                            const MessagePageQuery &query)
{
    const auto last = lastSeq(viewer, conversation);
    if (!last)
        return std::unexpected(last.error());
    const auto wanted = rangeOf(query, *last);
    auto messages = range(conversation, wanted.first, wanted.last);
    if (!messages)
        return std::unexpected(messages.error());
    return MessagePage{*messages, wanted.first > 1, std::max<qint64>(wanted.last, 0) < *last};
}

} // namespace letschat::server
