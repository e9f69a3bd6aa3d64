// What a row of the message list shows: the reading half of MessageListModel, and how rows are
// grouped.
#include "conversations/timewords.h"
#include "messages/messagelistmodel.h"
#include "messages/quotedmessages.h"
#include "people/peoplestore.h"

#include <algorithm>

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

/// Who reacted, in words; those beyond some, and those who are not known, by their number.
QString whoReacted(const Reaction &reaction, UserId self, const PeopleStore &people)
{
    constexpr int most = 8;
    QStringList names;
    if (reaction.userIds.contains(self))
        names.append(MessageListModel::tr("You"));
    for (const auto &id : reaction.userIds) {
        const auto name = id == self ? QString() : people.displayName(id);
        if (!name.isEmpty() && names.size() < most)
            names.append(name);
    }
    const int others = int(reaction.userIds.size() - names.size());
    if (others == 1)
        names.append(MessageListModel::tr("one other"));
    else if (others > 1)
        names.append(MessageListModel::tr("%n others", "people who reacted", others));
    return names.join(u", "_s);
}

/// For QML: `[{emoji, count, isOwn, who}, …]`.
QVariantList reactionsFor(const MessageRow &row, UserId self, const PeopleStore &people)
{
    QVariantList all;
    for (const auto &each : row.reactions)
        all.append(QVariantMap{{u"emoji"_s, each.emoji},
                               {u"count"_s, each.userIds.size()},
                               {u"isOwn"_s, each.userIds.contains(self)},
                               {u"who"_s, whoReacted(each, self, people)}});
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
            {SeqRole, "seq"},
            {StartsUnreadRole, "startsUnread"},
            {SelectedRole, "selected"}};
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
        return message.replyTo ? quoteOf(*message.replyTo) : QVariantMap();
    case ReactionsRole:
        return reactionsFor(row, ownId_, people_);
    case SeqRole:
        return message.seq;
    case StartsUnreadRole:
        return row.isConfirmed() && message.seq == unreadFrom_;
    case SelectedRole:
        return selected_.contains(row.identity());
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
        const auto &row = rows_[at];
        const bool reacted = std::ranges::any_of(
            row.reactions, [id](const Reaction &each) { return each.userIds.contains(id); });
        if (row.message.senderId == id || row.message.replyTo || reacted)
            Q_EMIT dataChanged(index(at), index(at), {SenderNameRole, ReplyToRole, ReactionsRole});
    }
}

void MessageListModel::refreshAnswersTo(MessageId id)
{
    for (int at = 0; at < rows_.size(); ++at) {
        if (rows_[at].message.replyTo == id)
            Q_EMIT dataChanged(index(at), index(at), {ReplyToRole});
    }
}

/// Of rows that came: those that answer them may not have known of them.
void MessageListModel::refreshAnswersTo(int first, int last)
{
    for (int at = 0; at < first; ++at) {
        const auto &answered = rows_[at].message.replyTo;
        const int place = answered ? rowOf(*answered) : -1;
        if (place >= first && place <= last)
            Q_EMIT dataChanged(index(at), index(at), {ReplyToRole});
    }
}

void MessageListModel::setSelected(const MessageRow &message, bool isSelected)
{
    if (selected_.contains(message.identity()) == isSelected)
        return;
    if (isSelected)
        selected_.insert(message.identity());
    else
        selected_.remove(message.identity());
    if (const int at = rowOf(message); at >= 0)
        Q_EMIT dataChanged(index(at), index(at), {SelectedRole});
}

int MessageListModel::rowOf(const MessageRow &message) const
{
    if (message.message.senderId != ownId_)
        return rowOf(message.message.id);
    const auto held = byNonce_.constFind(message.message.nonce);
    return held == byNonce_.cend() ? -1 : rowOf(*held);
}

QStringList MessageListModel::actionsAt(int row, bool mayDeleteAny) const
{
    return rows_[row].actions(ownId_, mayDeleteAny);
}

/// For QML: `{messageId, place, senderId, senderName, body, isDeleted}`; `place` is 0 where nothing
/// is known of it.
QVariantMap MessageListModel::quoteOf(MessageId id) const
{
    Quote quote;
    if (const int at = rowOf(id); at >= 0) {
        const auto &row = rows_[at];
        quote = {row.message.seq, row.message.senderId, Quote::excerpt(row.body), row.isDeleted};
    } else if (const auto *found = quoted_.find(id)) {
        quote = *found;
    }
    const bool isOwn = quote.senderId == ownId_ && !ownId_.isNull();
    return {{u"messageId"_s, id.toString()},
            {u"place"_s, quote.seq},
            {u"senderId"_s, textOf(quote.senderId)},
            {u"senderName"_s, isOwn ? tr("You") : people_.displayName(quote.senderId)},
            {u"body"_s, quote.body},
            {u"isDeleted"_s, quote.isDeleted}};
}

void MessageListModel::refreshDays()
{
    for (int at = 0; at < rows_.size(); ++at) {
        if (rows_[at].startsDay)
            Q_EMIT dataChanged(index(at), index(at), {DayTextRole});
    }
}

} // namespace letschat::client
