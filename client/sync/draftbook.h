#pragma once

#include "core/clock.h"
#include "store/localstore.h"

#include <QHash>
#include <QObject>
#include <qcorotask.h>

namespace letschat::client {

/// What is being typed in each conversation. Every change goes into the store at once. GUI thread.
class DraftBook : public QObject
{
    Q_OBJECT

public:
    DraftBook(LocalStore &store, const Clock &clock, QObject *parent = nullptr);

    void keep(ConversationId conversation, const QString &text,
              std::optional<MessageId> replyTo = {});
    /// Beside the text; nothing where nothing is edited any more.
    void keepEdit(ConversationId conversation, const std::optional<DraftEdit> &edit);
    /// Text from elsewhere, below what is there; changed() and added() follow.
    void add(ConversationId conversation, const QString &text);
    /// What is edited is no more: its new words are a draft, below what is there; changed()
    /// follows.
    void endEdit(ConversationId conversation);
    /// The text was given to the outbox, which removes it from the store by itself.
    void forget(ConversationId conversation);
    Draft draftOf(ConversationId conversation) const;

Q_SIGNALS:
    /// Not by keep() and keepEdit() here.
    void changed(letschat::ConversationId conversation);
    /// Text came that was not typed here.
    void added(letschat::ConversationId conversation);

private:
    void take(const StoreChanges &changes);
    void put(Draft draft);
    QCoro::Task<> write(Draft draft);

    LocalStore &store_;
    const Clock &clock_;
    QHash<ConversationId, Draft> drafts_;
    /// How many are on their way to the store.
    QHash<ConversationId, int> writing_;
};

} // namespace letschat::client
