// What a row of the message list shows: the reading half of MessageListModel, and how rows are
// grouped.
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

/// For QML: `[{emoji, count, isOwn}, …]`.
QVariantList reactionsFor(const MessageRow &row, UserId self)
{
    QVariantList all;
    for (const auto &each : row.reactions)
        all.append(QVariantMap{{u"emoji"_s, each.emoji},
                               {u"count"_s, each.userIds.size()},
                               {u"isOwn"_s, each.userIds.contains(self)}});
    return all;
}

template <class AnyId>
QString textOf(const AnyId &id)
{
    return id.isNull() ? QString() : id.toString();
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
            {IsDeletedRole, "isDeleted"},
            {ReplyToRole, "replyTo"},
            {ReactionsRole, "reactions"},
            {SeqRole, "seq"}};
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int at = index.row();
    const auto &row = rows_[at];
    const auto &message = row.message;
    switch (role) {
    case MessageIdRole:
        return textOf(message.id);
    case NonceRole:
        // What retry and discard want to know.
        return row.failed.isNull() ? message.nonce.toString() : row.failed.toString();
    case Qt::DisplayRole:
    case BodyRole:
        return row.body;
    case IsOwnRole:
        return message.senderId == ownId_;
    case SenderIdRole:
        return message.senderId.toString();
    case SenderNameRole:
        return people_.displayName(message.senderId);
    case TimeRole:
        return clockText(message.createdAt);
    case DayTextRole:
        return row.startsDay ? dayText(message.createdAt) : QString();
    case StartsGroupRole:
        return row.startsGroup;
    case EndsGroupRole:
        return at == 0 || rows_[at - 1].startsGroup;
    case StateRole:
        return wordFor(row.state(ownId_, readUpTo_));
    case FailureReasonRole:
        return row.failureReason;
    case IsEditedRole:
        return row.isEdited;
    case IsDeletedRole:
        return row.isDeleted;
    case ReplyToRole:
        return message.replyTo ? message.replyTo->toString() : QString();
    case ReactionsRole:
        return reactionsFor(row, ownId_);
    case SeqRole:
        return message.seq;
    default:
        return {};
    }
}

bool MessageListModel::startsDay(int at) const
{
    return at + 1 == rows_.size() ||
           !isSameDay(rows_[at].message.createdAt, rows_[at + 1].message.createdAt);
}

bool MessageListModel::startsGroup(int at) const
{
    if (startsDay(at))
        return true;
    const auto &message = rows_[at].message;
    const auto &older = rows_[at + 1].message;
    return older.senderId != message.senderId || message.createdAt - older.createdAt > groupSpan;
}

/// Day and group of a row depend on the one below, and the end of a group on the one above: works
/// them out again for rows that came or changed, and for those on either side.
void MessageListModel::regroup(int first, int last)
{
    const int end = std::min(last + 1, int(rows_.size()) - 1);
    const QList<int> roles{DayTextRole, StartsGroupRole, EndsGroupRole};
    for (int at = std::max(first - 1, 0); at <= end; ++at) {
        auto &row = rows_[at];
        const bool day = startsDay(at);
        const bool group = startsGroup(at);
        const bool changes = row.startsDay != day || row.startsGroup != group;
        row.startsDay = day;
        row.startsGroup = group;
        if (changes || at > last)
            Q_EMIT dataChanged(index(at), index(at), roles);
        if (changes && at < end && at < last)
            Q_EMIT dataChanged(index(at + 1), index(at + 1), roles);
    }
}

void MessageListModel::refreshPerson(UserId id)
{
    for (int at = 0; at < rows_.size(); ++at) {
        if (rows_[at].message.senderId == id)
            Q_EMIT dataChanged(index(at), index(at), {SenderNameRole});
    }
}

void MessageListModel::refreshDays()
{
    for (int at = 0; at < rows_.size(); ++at) {
        if (rows_[at].startsDay)
            Q_EMIT dataChanged(index(at), index(at), {DayTextRole});
    }
}

} // namespace letschat::client
