#pragma once

#include "conversations/conversationrow.h"
#include "conversations/muteends.h"
#include "store/storechanges.h"

#include <QAbstractListModel>
#include <QHash>

namespace letschat::client {

class DraftBook;
class LocalStore;
class Outbox;
class PeopleStore;
class Session;
class TypingStore;

/// The conversations of the store, newest activity first, with what waits to be sent and who types.
/// Changes row by row, by insert, move, remove and dataChanged, so that a view follows without a
/// jump.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        ConversationIdRole = Qt::UserRole,
        NameRole,
        PeerIdRole,
        PreviewRole,
        PreviewIsOwnRole,
        TimeRole,
        UnreadCountRole,
        IsOnlineRole,
        LastStateRole,
        IsTypingRole,
        TypistsRole,
        DraftRole,
        IsMutedRole,
    };
    Q_ENUM(Role)

    /// What the rows are made of.
    struct Sources
    {
        LocalStore &store;
        const Session &session;
        const PeopleStore &people;
        const TypingStore &typing;
        const Outbox &outbox;
        const DraftBook &drafts;
        const Clock &clock;
    };

    explicit ConversationListModel(const Sources &sources, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool holds(ConversationId id) const { return rowOf_.contains(id); }
    /// What is known of it; nothing when it is not held. Valid until the model changes.
    const Conversation *find(ConversationId id) const;
    /// For one that is held.
    int rowOf(ConversationId id) const { return rowOf_.value(id); }
    ConversationId idAt(int row) const { return rows_[row].conversation.id; }
    QString nameOf(ConversationId id) const;
    /// The other person of a direct conversation; null for a group.
    UserId peerOf(ConversationId id) const;
    /// The direct conversation with a person; null where none is held.
    ConversationId directWith(UserId peer) const;
    int unreadCount(ConversationId id) const;
    /// Another day has begun.
    void refreshTimes();

private:
    void take(const StoreChanges &changes);
    void merge(const Conversation &conversation);
    void remove(ConversationId id);
    void clear();
    bool isOwn(const ConversationRow &row) const;
    QString preview(const ConversationRow &row) const;
    QString lastState(const ConversationRow &row) const;
    bool isRead(const ConversationRow &row) const;
    void refresh(ConversationId id);
    void refreshRoles(ConversationId id, const QList<int> &roles);
    void refreshPerson(UserId id);
    void place(int from);
    void changed(int row, const QList<int> &roles = {});
    void renumber(int from, int to);

    Sources from_;
    MuteEnds muteEnds_;
    QList<ConversationRow> rows_;
    QHash<ConversationId, int> rowOf_;
    /// Of direct conversations, by the other person.
    QHash<UserId, ConversationId> directs_;
};

} // namespace letschat::client
