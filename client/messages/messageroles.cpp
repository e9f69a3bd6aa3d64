// What a row of the message list shows: the reading half of MessageListModel.
#include "conversations/timewords.h"
#include "messages/messagelistmodel.h"
#include "people/peoplestore.h"

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

QString wordFor(MessageRow::State state)
{
    switch (state) {
    case MessageRow::State::Sending:
        return u"sending"_s;
    case MessageRow::State::Sent:
        return u"sent"_s;
    case MessageRow::State::Failed:
        return u"failed"_s;
    case MessageRow::State::Read:
        return u"read"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

QHash<int, QByteArray> MessageListModel::roleNames() const
{
    return {{MessageIdRole, "messageId"},
            {NonceRole, "nonce"},
            {BodyRole, "body"},
            {IsOwnRole, "isOwn"},
            {SenderIdRole, "senderId"},
            {SenderNameRole, "senderName"},
            {TimeRole, "time"},
            {DayTextRole, "dayText"},
            {StartsGroupRole, "startsGroup"},
            {EndsGroupRole, "endsGroup"},
            {StateRole, "state"},
            {FailureReasonRole, "failureReason"},
            {IsEditedRole, "isEdited"},
            {IsDeletedRole, "isDeleted"}};
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int at = index.row();
    const auto &row = rows_[at];
    switch (role) {
    case MessageIdRole:
        return row.id.isNull() ? QString() : row.id.toString();
    case NonceRole:
        return row.nonce.toString();
    case Qt::DisplayRole:
    case BodyRole:
        return row.body;
    case IsOwnRole:
        return row.senderId == ownId_;
    case SenderIdRole:
        return row.senderId.toString();
    case SenderNameRole:
        return people_.displayName(row.senderId);
    case TimeRole:
        return clockText(row.time);
    case DayTextRole:
        return startsDay(at) ? dayText(row.time) : QString();
    case StartsGroupRole:
        return startsGroup(at);
    case EndsGroupRole:
        return at == 0 || startsGroup(at - 1);
    case StateRole:
        return wordFor(row.state);
    case FailureReasonRole:
        return row.failureReason;
    case IsEditedRole:
        return row.edited;
    case IsDeletedRole:
        return row.deleted;
    default:
        return {};
    }
}

bool MessageListModel::startsDay(int row) const
{
    return row + 1 == rows_.size() || !isSameDay(rows_[row].time, rows_[row + 1].time);
}

bool MessageListModel::startsGroup(int row) const
{
    if (startsDay(row))
        return true;
    const auto &older = rows_[row + 1];
    return older.senderId != rows_[row].senderId || rows_[row].time - older.time > groupSpan;
}

} // namespace letschat::client
