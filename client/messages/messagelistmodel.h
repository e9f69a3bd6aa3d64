#pragma once

#include "messages/messagerow.h"

#include <QAbstractListModel>
#include <QHash>

namespace letschat::client {

class PeopleStore;

/// The messages of one conversation, newest first: row 0 is the newest, older pages are appended.
///
/// What waits to be sent stands first. A message is known by its id and by its nonce, so that the
/// reply to sending it and its echo on the socket, in any order and number, are one row. Rows are
/// ordered by `seq`. Changes come as single rows, or as one insert for a stretch that fits
/// together.
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
    };
    Q_ENUM(Role)

    /// Messages of one sender that are no further apart are shown as a group.
    static constexpr std::chrono::minutes groupSpan{5};

    explicit MessageListModel(const PeopleStore &people, QObject *parent = nullptr);

    /// Whose messages are the own ones.
    void setOwnId(UserId id) { ownId_ = id; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Shows what is to be sent, or how it fares: the row of this nonce changes, moves or appears.
    void showDraft(const Draft &draft);
    void removeDraft(Nonce nonce);
    /// Takes over messages that the server confirmed, in any order, known or not.
    void merge(QList<Message> messages);
    void merge(const Message &message);
    /// Takes over a message that is held already; another one it leaves alone.
    void mergeHeld(const Message &message);
    void clear();
    /// Drops confirmed messages below `seq`.
    void dropBelow(qint64 seq);

    /// Another day has begun.
    void refreshDays();

    /// The lowest and highest `seq` held; 0 when none is.
    qint64 oldestSeq() const;
    qint64 newestSeq() const;
    /// The highest `seq` up to which, from the lowest on, none is missing; 0 when none is held.
    qint64 joinedSeq() const;

private:
    int rowOf(const MessageKey &key) const;
    int placeFor(const MessageKey &key) const;
    bool mergeKnown(const Message &message);
    void replace(int at, MessageRow row, const MessageKey &key);
    void insertStretch(int at, const QList<MessageRow> &rows);
    void remove(int first, int last);
    void remember(const MessageRow &row);
    void refreshNeighbours(int first, int last);
    void refreshPerson(UserId id);
    bool startsDay(int row) const;
    bool startsGroup(int row) const;

    const PeopleStore &people_;
    UserId ownId_;
    /// By key, the greatest first. The hashes lead to the key, and the key by bisection to the row.
    QList<MessageRow> rows_;
    QHash<MessageId, MessageKey> byId_;
    QHash<Nonce, MessageKey> byNonce_;
};

} // namespace letschat::client
