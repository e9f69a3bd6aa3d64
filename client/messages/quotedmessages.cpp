#include "messages/quotedmessages.h"

#include <QPointer>

namespace letschat::client {

QString Quote::excerpt(const QString &body)
{
    // The cut first: what follows is proportional to the length.
    auto line = body.left(mostLength * 2).simplified().left(mostLength);
    if (!line.isEmpty() && line.back().isHighSurrogate())
        line.chop(1);
    return line;
}

QuotedMessages::QuotedMessages(LocalStore &store, QObject *parent)
    : QObject(parent)
    , store_(store)
{
    connect(&store_, &LocalStore::changed, this, &QuotedMessages::take);
    connect(&store_, &LocalStore::closed, this, [this] {
        found_.clear();
        missing_.clear();
        wanted_.clear();
    });
}

const Quote *QuotedMessages::find(MessageId id)
{
    const auto found = found_.constFind(id);
    if (found != found_.cend())
        return &*found;
    missing_.insert(id);
    if (!wanted_.contains(id)) {
        // Later: all that one frame shows is looked up at once, and nobody who reads a model
        // hears of a change meanwhile.
        if (wanted_.isEmpty())
            QMetaObject::invokeMethod(this, [this] { look(); }, Qt::QueuedConnection);
        wanted_.append(id);
    }
    return nullptr;
}

QCoro::Task<> QuotedMessages::look()
{
    const QPointer<QuotedMessages> self(this);
    const auto search = [ids = std::exchange(wanted_, {})](StoreContent &content) {
        QList<Message> messages;
        for (const auto &id : ids) {
            if (const auto message = content.messages().find(id))
                messages.append(*message);
        }
        return messages;
    };
    auto looking = store_.read(search);
    const auto messages = co_await looking;
    if (!self || !messages)
        co_return;
    for (const auto &message : *messages)
        put(message);
}

void QuotedMessages::take(const StoreChanges &changes)
{
    // What was known may be of a message that is another one now: it is looked up again.
    if (changes.isCleared || !changes.gone.isEmpty() || !changes.reset.isEmpty()) {
        missing_.clear();
        const auto forgotten = std::exchange(found_, {});
        for (auto each = forgotten.keyBegin(); each != forgotten.keyEnd(); ++each)
            Q_EMIT changed(*each);
    }
    for (const auto &message : changes.messages) {
        if (found_.contains(message.id) || missing_.contains(message.id))
            put(message);
    }
}

void QuotedMessages::put(const Message &message)
{
    const Quote quote{message.seq, message.senderId, Quote::excerpt(message.body),
                      message.deletedAt.has_value()};
    missing_.remove(message.id);
    auto &held = found_[message.id];
    if (held == quote)
        return;
    held = quote;
    const auto id = message.id;
    Q_EMIT changed(id);
}

} // namespace letschat::client
