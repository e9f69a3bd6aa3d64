#include "messages/messagelistmodel.h"

#include "people/peoplestore.h"

#include <algorithm>
#include <ranges>

namespace letschat::client {

MessageListModel::MessageListModel(const PeopleStore &people, QObject *parent)
    : QAbstractListModel(parent)
    , people_(people)
{
    connect(&people_, &PeopleStore::changed, this, &MessageListModel::refreshPerson);
}

void MessageListModel::showDraft(const Draft &draft)
{
    auto row = MessageRow::of(draft, ownId_, newestSeq());
    const auto held = byNonce_.constFind(draft.nonce);
    if (held == byNonce_.cend()) {
        insertStretch(placeFor(row.key), {row});
        return;
    }
    const int at = rowOf(*held);
    const auto before = rows_[at];
    // The server has it, whatever the draft still says.
    if (!before.id.isNull())
        return;
    const bool keepsPlace = before.state == MessageRow::State::Failed &&
                            row.state == MessageRow::State::Failed &&
                            before.key.seq != MessageKey::unsent;
    replace(at, row, keepsPlace ? before.key : row.key);
}

void MessageListModel::removeDraft(Nonce nonce)
{
    const auto held = byNonce_.constFind(nonce);
    if (held == byNonce_.cend())
        return;
    const int at = rowOf(*held);
    if (rows_[at].id.isNull())
        remove(at, at);
}

void MessageListModel::merge(const Message &message)
{
    merge(QList<Message>{message});
}

void MessageListModel::mergeHeld(const Message &message)
{
    if (byId_.contains(message.id))
        merge(message);
}

void MessageListModel::merge(QList<Message> messages)
{
    std::ranges::sort(messages, std::ranges::greater(), &Message::seq);
    QList<MessageRow> stretch;
    for (const auto &message : messages) {
        if (mergeKnown(message))
            continue;
        const auto row = MessageRow::of(message);
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
    const auto row = MessageRow::of(message);
    if (const auto held = byId_.constFind(message.id); held != byId_.cend()) {
        const int at = rowOf(*held);
        if (message.changeSeq > rows_[at].changeSeq)
            replace(at, row, row.key);
        return true;
    }
    // A nonce is its sender's: that of another person says nothing about a draft of ours.
    if (message.senderId != ownId_)
        return false;
    const auto held = byNonce_.constFind(message.nonce);
    if (held == byNonce_.cend())
        return false;
    replace(rowOf(*held), row, row.key);
    return true;
}

/// Puts `row` in the place of the one at `at`, and moves it where its key belongs.
void MessageListModel::replace(int at, MessageRow row, const MessageKey &key)
{
    row.key = key;
    const auto before = rows_[at];
    int to = placeFor(key);
    if (before.key > key)
        --to;
    if (to != at) {
        // beginMoveRows counts the moved row itself where it goes down.
        beginMoveRows({}, at, at, {}, to > at ? to + 1 : to);
        rows_.move(at, to);
        rows_[to].key = key;
        endMoveRows();
        refreshNeighbours(at, at);
    }
    rows_[to] = row;
    remember(row);
    Q_EMIT dataChanged(index(to), index(to));
    refreshNeighbours(to, to);
}

void MessageListModel::insertStretch(int at, const QList<MessageRow> &rows)
{
    const int last = at + int(rows.size()) - 1;
    beginInsertRows({}, at, last);
    rows_.insert(at, rows.size(), MessageRow());
    std::ranges::copy(rows, rows_.begin() + at);
    for (const auto &row : rows)
        remember(row);
    endInsertRows();
    refreshNeighbours(at, last);
}

void MessageListModel::remove(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row) {
        byId_.remove(rows_[row].id);
        byNonce_.remove(rows_[row].nonce);
    }
    rows_.remove(first, last - first + 1);
    endRemoveRows();
    refreshNeighbours(first, first - 1);
}

void MessageListModel::remember(const MessageRow &row)
{
    if (!row.id.isNull())
        byId_[row.id] = row.key;
    if (row.senderId == ownId_)
        byNonce_[row.nonce] = row.key;
}

void MessageListModel::dropBelow(qint64 seq)
{
    const int first = placeFor({seq, -1});
    if (first < rows_.size())
        remove(first, int(rows_.size()) - 1);
}

void MessageListModel::clear()
{
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

qint64 MessageListModel::newestSeq() const
{
    const auto newest =
        std::ranges::find_if(rows_, [](const auto &row) { return !row.id.isNull(); });
    return newest == rows_.end() ? 0 : newest->key.seq;
}

qint64 MessageListModel::oldestSeq() const
{
    for (const auto &row : std::views::reverse(rows_)) {
        if (!row.id.isNull())
            return row.key.seq;
    }
    return 0;
}

qint64 MessageListModel::joinedSeq() const
{
    qint64 joined = 0;
    for (const auto &row : std::views::reverse(rows_)) {
        if (row.id.isNull())
            continue;
        if (joined != 0 && row.key.seq != joined + 1)
            break;
        joined = row.key.seq;
    }
    return joined;
}

/// The rows on either side of a change: day and group of each depend on its neighbours.
void MessageListModel::refreshNeighbours(int first, int last)
{
    for (const int row : {first - 1, last + 1}) {
        if (row >= 0 && row < rows_.size())
            Q_EMIT dataChanged(index(row), index(row),
                               {DayTextRole, StartsGroupRole, EndsGroupRole});
    }
}

void MessageListModel::refreshPerson(UserId id)
{
    for (int row = 0; row < rows_.size(); ++row) {
        if (rows_[row].senderId == id)
            Q_EMIT dataChanged(index(row), index(row), {SenderNameRole});
    }
}

void MessageListModel::refreshDays()
{
    if (!rows_.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(rows_.size()) - 1), {DayTextRole});
}

} // namespace letschat::client
