#include "messages/messagelistmodel.h"

#include "messages/quotedmessages.h"
#include "people/peoplestore.h"

#include <algorithm>
#include <ranges>

namespace letschat::client {

MessageListModel::MessageListModel(const PeopleStore &people, QuotedMessages &quoted,
                                   QObject *parent)
    : QAbstractListModel(parent)
    , people_(people)
    , quoted_(quoted)
{
    connect(&people_, &PeopleStore::profileChanged, this, &MessageListModel::refreshPerson);
    connect(&quoted_, &QuotedMessages::changed, this,
            qOverload<MessageId>(&MessageListModel::refreshAnswersTo));
}

void MessageListModel::show(const Outgoing &outgoing)
{
    if (outgoing.kind == Outgoing::Kind::Message)
        showUnsent(outgoing);
    else if (outgoing.target)
        showOperation(outgoing);
}

void MessageListModel::showUnsent(const Outgoing &outgoing)
{
    auto row = MessageRow::of(outgoing, ownId_);
    row.compose(ownId_);
    const auto held = byNonce_.constFind(outgoing.nonce);
    if (held == byNonce_.cend())
        insertStretch(placeFor(row.key), {row});
    else if (const int at = rowOf(*held); !rows_[at].isConfirmed())
        replace(at, row);
}

void MessageListModel::showOperation(const Outgoing &outgoing)
{
    const int at = rowOf(*outgoing.target);
    if (at < 0)
        return;
    auto operations = rows_[at].operations;
    operations.removeIf([&](const auto &each) { return each.nonce == outgoing.nonce; });
    const auto place = std::ranges::upper_bound(operations, outgoing.order, {}, &Outgoing::order);
    operations.insert(place - operations.begin(), outgoing);
    targets_[outgoing.nonce] = *outgoing.target;
    changeOperations(at, operations);
}

void MessageListModel::changeOperations(int at, const QList<Outgoing> &operations)
{
    rows_[at].operations = operations;
    rows_[at].compose(ownId_);
    Q_EMIT dataChanged(index(at), index(at));
    refreshAnswersTo(rows_[at].message.id);
}

void MessageListModel::settle(Nonce nonce)
{
    if (const auto target = targets_.take(nonce); !target.isNull()) {
        const int at = rowOf(target);
        if (at < 0)
            return;
        auto operations = rows_[at].operations;
        operations.removeIf([&](const auto &each) { return each.nonce == nonce; });
        changeOperations(at, operations);
        return;
    }
    const auto held = byNonce_.constFind(nonce);
    if (held == byNonce_.cend())
        return;
    if (const int at = rowOf(*held); !rows_[at].isConfirmed())
        remove(at, at);
}

void MessageListModel::setReadUpTo(qint64 seq)
{
    const auto before = std::exchange(readUpTo_, seq);
    const auto lower = std::min(before, seq);
    const auto upper = std::max(before, seq);
    for (int at = placeFor({upper, 1}); at < rows_.size() && rows_[at].key.seq > lower; ++at) {
        if (rows_[at].isConfirmed() && rows_[at].message.senderId == ownId_)
            Q_EMIT dataChanged(index(at), index(at), {StateRole});
    }
}

void MessageListModel::merge(QList<Message> messages)
{
    std::ranges::sort(messages, std::ranges::greater(), &Message::seq);
    QList<MessageRow> stretch;
    for (const auto &message : messages) {
        if (mergeKnown(message))
            continue;
        auto row = MessageRow::of(message);
        row.compose(ownId_);
        const bool fits = stretch.isEmpty() || placeFor(stretch.first().key) == placeFor(row.key);
        if (!fits) {
            // The place first: the order in which arguments are made is not said.
            const int place = placeFor(stretch.first().key);
            insertStretch(place, std::exchange(stretch, {}));
        }
        if (stretch.isEmpty() || stretch.last().key != row.key)
            stretch.append(row);
    }
    if (!stretch.isEmpty())
        insertStretch(placeFor(stretch.first().key), stretch);
}

/// Takes the message over into the row that it has already, if it has one.
bool MessageListModel::mergeKnown(const Message &message)
{
    auto row = MessageRow::of(message);
    if (const auto held = byId_.constFind(message.id); held != byId_.cend()) {
        const int at = rowOf(*held);
        if (message.changeSeq > rows_[at].message.changeSeq) {
            row.operations = rows_[at].operations;
            row.compose(ownId_);
            replace(at, row);
        }
        return true;
    }
    // A nonce is its sender's: that of another person says nothing about a message of ours.
    const auto held = byNonce_.constFind(message.nonce);
    if (message.senderId != ownId_ || held == byNonce_.cend())
        return false;
    row.compose(ownId_);
    replace(rowOf(*held), row);
    return true;
}

/// Puts `row` in the place of the one at `at`, and moves it where its key belongs.
void MessageListModel::replace(int at, MessageRow row)
{
    const auto before = rows_[at].key;
    int to = placeFor(row.key);
    if (before > row.key)
        --to;
    row.startsDay = rows_[at].startsDay;
    row.startsGroup = rows_[at].startsGroup;
    if (to != at) {
        // beginMoveRows counts the moved row itself where it goes down.
        beginMoveRows({}, at, at, {}, to > at ? to + 1 : to);
        rows_.move(at, to);
        rows_[to] = row;
        endMoveRows();
    } else {
        rows_[to] = row;
    }
    remember(row);
    if (to != at) {
        // As after a removal: the row below the gap has another one above it now.
        const int gap = to > at ? at : at + 1;
        regroup(gap, gap - 1);
    }
    regroup(to, to);
    Q_EMIT dataChanged(index(to), index(to));
    if (row.isConfirmed())
        refreshAnswersTo(row.message.id);
}

void MessageListModel::insertStretch(int at, const QList<MessageRow> &rows)
{
    const int last = at + int(rows.size()) - 1;
    beginInsertRows({}, at, last);
    rows_.insert(at, rows.size(), MessageRow());
    std::ranges::copy(rows, rows_.begin() + at);
    for (int each = at; each <= last; ++each) {
        remember(rows_[each]);
        rows_[each].startsDay = startsDay(each);
        rows_[each].startsGroup = startsGroup(each);
    }
    endInsertRows();
    regroup(at, last);
    refreshAnswersTo(at, last);
}

void MessageListModel::remove(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int at = first; at <= last; ++at) {
        byId_.remove(rows_[at].message.id);
        byNonce_.remove(rows_[at].message.nonce);
        for (const auto &operation : std::as_const(rows_[at].operations))
            targets_.remove(operation.nonce);
    }
    rows_.remove(first, last - first + 1);
    endRemoveRows();
    regroup(first, first - 1);
}

void MessageListModel::remember(const MessageRow &row)
{
    if (row.isConfirmed())
        byId_[row.message.id] = row.key;
    if (row.message.senderId == ownId_)
        byNonce_[row.message.nonce] = row.key;
}

void MessageListModel::drop(MessageId id)
{
    if (const int at = rowOf(id); at >= 0)
        remove(at, at);
}

void MessageListModel::dropConfirmed()
{
    for (int last = int(rows_.size()) - 1; last >= 0; --last) {
        if (!rows_[last].isConfirmed())
            continue;
        int first = last;
        while (first > 0 && rows_[first - 1].isConfirmed())
            --first;
        remove(first, last);
        last = first;
    }
}

void MessageListModel::dropNewer(qint64 seq)
{
    if (const int count = placeFor({seq, 0}); count > 0)
        remove(0, count - 1);
}

void MessageListModel::dropOlder(qint64 seq)
{
    const int first = placeFor({seq - 1, MessageKey::unsent});
    if (first < rows_.size())
        remove(first, int(rows_.size()) - 1);
}

void MessageListModel::setUnreadFrom(qint64 seq)
{
    const auto before = std::exchange(unreadFrom_, seq);
    for (const int at : {rowAt(before), rowAt(seq)}) {
        if (at >= 0 && before != seq)
            Q_EMIT dataChanged(index(at), index(at), {StartsUnreadRole});
    }
}

void MessageListModel::clear()
{
    readUpTo_ = 0;
    unreadFrom_ = 0;
    if (!rows_.isEmpty())
        remove(0, int(rows_.size()) - 1);
}

/// The first row that is older than this key.
int MessageListModel::placeFor(const MessageKey &key) const
{
    const auto place =
        std::ranges::lower_bound(rows_, key, std::ranges::greater(), &MessageRow::key);
    return int(place - rows_.begin());
}

int MessageListModel::rowOf(const MessageKey &key) const
{
    const int row = placeFor(key);
    Q_ASSERT(row < rows_.size() && rows_[row].key == key);
    return row;
}

int MessageListModel::rowOf(MessageId id) const
{
    const auto held = byId_.constFind(id);
    return held == byId_.cend() ? -1 : rowOf(*held);
}

int MessageListModel::rowAt(qint64 seq) const
{
    const int row = placeFor({seq, 0});
    const bool isThere =
        row < rows_.size() && rows_[row].isConfirmed() && rows_[row].key.seq == seq;
    return isThere ? row : -1;
}

qint64 MessageListModel::newestSeq() const
{
    const auto newest = std::ranges::find_if(rows_, &MessageRow::isConfirmed);
    return newest == rows_.end() ? 0 : newest->key.seq;
}

qint64 MessageListModel::oldestSeq() const
{
    for (const auto &row : std::views::reverse(rows_)) {
        if (row.isConfirmed())
            return row.key.seq;
    }
    return 0;
}

} // namespace letschat::client
