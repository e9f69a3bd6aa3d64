#include "sync/draftbook.h"

#include <QPointer>

namespace letschat::client {

namespace {

void append(Draft &draft, const QString &text)
{
    draft.text += draft.text.isEmpty() ? text : u'\n' + text;
}

} // namespace

DraftBook::DraftBook(LocalStore &store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , store_(store)
    , clock_(clock)
{
    connect(&store_, &LocalStore::changed, this, &DraftBook::take);
    connect(&store_, &LocalStore::closed, this, [this] { drafts_.clear(); });
}

void DraftBook::keep(ConversationId conversation, const QString &text,
                     std::optional<MessageId> replyTo)
{
    auto draft = draftOf(conversation);
    draft.text = text;
    draft.replyTo = replyTo;
    put(draft);
}

void DraftBook::keepEdit(ConversationId conversation, const std::optional<DraftEdit> &edit)
{
    auto draft = draftOf(conversation);
    draft.edit = edit;
    put(draft);
}

void DraftBook::add(ConversationId conversation, const QString &text)
{
    auto draft = draftOf(conversation);
    append(draft, text);
    put(draft);
    Q_EMIT changed(conversation);
    Q_EMIT added(conversation);
}

void DraftBook::endEdit(ConversationId conversation)
{
    auto draft = draftOf(conversation);
    if (!draft.edit)
        return;
    append(draft, draft.edit->text);
    draft.edit.reset();
    put(draft);
    Q_EMIT changed(conversation);
}

void DraftBook::put(Draft draft)
{
    const auto id = draft.conversationId;
    if (draft == draftOf(id))
        return;
    draft.writtenAt = clock_.now();
    drafts_[id] = draft;
    write(draft);
}

QCoro::Task<> DraftBook::write(Draft draft)
{
    const QPointer<DraftBook> self(this);
    const auto job = [draft](StoreContent &content, StoreChanges &changes) {
        content.outbox().putDraft(draft);
        changes.drafts.append(draft);
        return true;
    };
    ++writing_[draft.conversationId];
    auto writing = store_.write(job);
    co_await writing;
    if (self && --writing_[draft.conversationId] <= 0)
        writing_.remove(draft.conversationId);
}

void DraftBook::forget(ConversationId conversation)
{
    drafts_.remove(conversation);
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
