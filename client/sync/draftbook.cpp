#include "sync/draftbook.h"

#include <QPointer>

namespace letschat::client {

DraftBook::DraftBook(LocalStore &store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , store_(store)
    , clock_(clock)
{
    connect(&store_, &LocalStore::changed, this, &DraftBook::take);
    connect(&store_, &LocalStore::closed, this, [this] {
        drafts_.clear();
        writing_.clear();
        again_.clear();
    });
}

void DraftBook::keep(ConversationId conversation, const QString &text,
                     std::optional<MessageId> replyTo)
{
    const Draft draft{conversation, text, replyTo, clock_.now()};
    const auto held = draftOf(conversation);
    if (held.text == text && held.replyTo == replyTo)
        return;
    drafts_[conversation] = draft;
    if (writing_.contains(conversation))
        again_.insert(conversation);
    else
        write(conversation);
}

QCoro::Task<> DraftBook::write(ConversationId conversation)
{
    const QPointer<DraftBook> self(this);
    writing_.insert(conversation);
    do {
        again_.remove(conversation);
        const auto draft = draftOf(conversation);
        const auto job = [draft](StoreContent &content, StoreChanges &changes) {
            content.outbox().putDraft(draft);
            changes.drafts.append(draft);
            return true;
        };
        auto writing = store_.write(job);
        co_await writing;
    } while (self && again_.contains(conversation));
    if (self)
        writing_.remove(conversation);
}

void DraftBook::forget(ConversationId conversation)
{
    drafts_.remove(conversation);
    again_.remove(conversation);
}

Draft DraftBook::draftOf(ConversationId conversation) const
{
    return drafts_.value(conversation, Draft{conversation, {}, {}, {}});
}

/// What is typed here is newer than what comes back from the store.
void DraftBook::take(const StoreChanges &changes)
{
    for (const auto &draft : changes.drafts) {
        const auto id = draft.conversationId;
        if (writing_.contains(id) || draftOf(id) == draft)
            continue;
        if (draft.isEmpty())
            drafts_.remove(id);
        else
            drafts_[id] = draft;
        Q_EMIT changed(id);
    }
}

} // namespace letschat::client
