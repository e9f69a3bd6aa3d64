#pragma once

#include "messages/messagerow.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace letschat::client {

class PeopleStore;
class QuotedMessages;

/// The messages of one conversation, newest first: row 0 is the newest, older pages are appended.
///
/// What waits to be sent stands first. A message is known by its id and by its nonce, so that the
/// reply to sending it and its echo on the socket, in any order and number, are one row. Rows are
/// ordered by `seq`. Changes come as single rows; only a page comes as one insert. Which part of
/// the history it shows is for MessageWindow to say.
class MessageListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        MessageIdRole = Qt::UserRole,
        NonceRole,
        BodyRole,
        IsOwnRole,
        SenderIdRole,
        SenderNameRole,
        TimeRole,
        DayTextRole,
        StartsGroupRole,
        EndsGroupRole,
        StateRole,
        FailureReasonRole,
        IsEditedRole,
        IsDeletedRole,
        ReplyToRole,
        ReactionsRole,
        SeqRole,
        StartsUnreadRole,
        SelectedRole,
    };
    Q_ENUM(Role)

    /// Messages of one sender that are no further apart are shown as a group.
    static constexpr std::chrono::minutes groupSpan{5};

    MessageListModel(const PeopleStore &people, QuotedMessages &quoted, QObject *parent = nullptr);

    /// Whose messages are the own ones.
    void setOwnId(UserId id) { ownId_ = id; }
    UserId ownId() const { return ownId_; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Takes over messages that the server confirmed, in any order, known or not.
    void merge(QList<Message> messages);
    void merge(const Message &message) { merge(QList<Message>{message}); }
    /// Shows an own message that is on its way, or what was done to a message that is held.
    void show(const Outgoing &outgoing);
    /// It is not on its way any more: the row of a message that was not confirmed goes.
    void settle(Nonce nonce);
    /// The newest `seq` that somebody else has read.
    void setReadUpTo(qint64 seq);
    /// Drops a message, if it is held.
    void drop(MessageId id);
    /// Drops what the server confirmed.
    void dropConfirmed();
    /// Drops every row above, or below, the message at this place.
    void dropNewer(qint64 seq);
    void dropOlder(qint64 seq);
    void clear();
    /// The message at this place begins what is unread; 0 for none.
    void setUnreadFrom(qint64 seq);
    qint64 unreadFrom() const { return unreadFrom_; }
    /// This message is one of several that the user chose, or is not any more; held or not.
    void setSelected(const MessageRow &message, bool isSelected);
    /// Another day has begun.
    void refreshDays();

    bool holds(MessageId id) const { return byId_.contains(id); }
    bool holds(Nonce nonce) const { return byNonce_.contains(nonce); }
    /// The lowest and the highest `seq` held; 0 when none is.
    qint64 oldestSeq() const;
    qint64 newestSeq() const;
    const MessageRow &row(int at) const { return rows_[at]; }
    /// The row of a message; -1 when it is not held.
    int rowOf(MessageId id) const;
    /// The same for one that may not have been confirmed when it was looked at.
    int rowOf(const MessageRow &message) const;
    /// As MessagesPage::actionsAt().
    QStringList actionsAt(int row, bool mayDeleteAny) const;
    /// What an answer to this message shows of it: the role `replyTo`.
    QVariantMap quoteOf(MessageId id) const;
    /// The row of the message at this place; -1 when it is not held.
    int rowAt(qint64 seq) const;

private:
    int rowOf(const MessageKey &key) const;
    int placeFor(const MessageKey &key) const;
    bool mergeKnown(const Message &message);
    void showUnsent(const Outgoing &outgoing);
    void showOperation(const Outgoing &outgoing);
    void changeOperations(int at, const QList<Outgoing> &operations);
    void replace(int at, MessageRow row);
    void insertStretch(int at, const QList<MessageRow> &rows);
    void remove(int first, int last);
    void remember(const MessageRow &row);
    void regroup(int first, int last);
    bool startsDay(int at) const;
    bool startsGroup(int at) const;
    void refreshPerson(UserId id);
    void refreshAnswersTo(MessageId id);
    void refreshAnswersTo(int first, int last);

    const PeopleStore &people_;
    QuotedMessages &quoted_;
    UserId ownId_;
    qint64 readUpTo_ = 0;
    qint64 unreadFrom_ = 0;
    /// By key, the greatest first. The hashes lead to the key, and the key by bisection to the row.
    QList<MessageRow> rows_;
    QHash<MessageId, MessageKey> byId_;
    QHash<Nonce, MessageKey> byNonce_;
    QSet<MessageIdentity> selected_;
    /// Of operations: which message they are about.
    QHash<Nonce, MessageId> targets_;
};

} // namespace letschat::client
