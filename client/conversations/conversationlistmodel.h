#pragma once

#include "conversations/conversationrow.h"

#include <QAbstractListModel>
#include <QHash>

namespace letschat::client {

class Outbox;
class PeopleStore;
class Session;

/// The conversations, newest activity first. Holds what is known of each; changes row by row, by
/// insert, move, remove and dataChanged, so that a view follows without a jump.
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
    };
    Q_ENUM(Role)

    ConversationListModel(const Session &session, const PeopleStore &people, const Outbox &outbox,
                          QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool holds(ConversationId id) const { return rowOf_.contains(id); }
    /// What is known of it; nothing when it is not held. Valid until the model changes.
    const Conversation *find(ConversationId id) const;
    QString nameOf(ConversationId id) const;
    /// The other person of a direct conversation; null for a group.
    UserId peerOf(ConversationId id) const;

    /// Takes over a conversation as the server told it; what is older than what is held is ignored.
    void merge(const Conversation &conversation);
    /// Takes over a message that is the conversation's newest, if it is.
    void mergeMessage(const Message &message);
    /// Everything up to the newest message was seen here.
    void markSeen(ConversationId id);
    /// What waits in the outbox for this conversation has changed.
    void refreshDraft(ConversationId id);
    /// Another day has begun.
    void refreshTimes();
    void clear();

private:
    bool isOwn(const ConversationRow &row) const;
    QString preview(const ConversationRow &row) const;
    QString lastState(const ConversationRow &row) const;
    static int unreadIn(const ConversationRow &row);
    void insert(const Conversation &conversation);
    void refreshPerson(UserId id);
    void place(int from);
    void changed(int row);
    void renumber(int from, int to);

    const Session &session_;
    const PeopleStore &people_;
    const Outbox &outbox_;
    QList<ConversationRow> rows_;
    QHash<ConversationId, int> rowOf_;
};

} // namespace letschat::client
