#include "conversations/messagesearchmodel.h"

#include "account/session.h"
#include "conversations/conversationlistmodel.h"
#include "conversations/timewords.h"
#include "people/peoplestore.h"
#include "store/localstore.h"
#include "store/searchtext.h"

#include <QPointer>
#include <QSet>

namespace letschat::client {

using namespace std::chrono_literals;

MessageSearchModel::MessageSearchModel(const Sources &sources, QObject *parent,
                                       std::chrono::milliseconds pause)
    : QAbstractListModel(parent)
    , from_(sources)
{
    pausing_.setSingleShot(true);
    pausing_.setInterval(pause);
    connect(&pausing_, &QTimer::timeout, this, [this] { search(pageSize); });
    refreshing_.setSingleShot(true);
    refreshing_.setInterval(500ms);
    connect(&refreshing_, &QTimer::timeout, this,
            [this] { search(std::max(pageSize, int(rows_.size()))); });
    connect(&from_.store, &LocalStore::changed, this, &MessageSearchModel::follow);
    connect(&from_.store, &LocalStore::closed, this, [this] { setQuery({}); });
    connect(&from_.people, &PeopleStore::profileChanged, this, &MessageSearchModel::renameAll);
}

void MessageSearchModel::setQuery(const QString &query)
{
    if (query_ == query)
        return;
    query_ = query;
    const auto wanted = indexQuery(query);
    if (wanted_ != wanted) {
        wanted_ = wanted;
        ++question_;
        hasMore_ = false;
        isFetchingMore_ = false;
        refreshing_.stop();
        setBusy(!wanted_.isEmpty());
        if (busy_) {
            pausing_.start();
        } else {
            pausing_.stop();
            show({});
        }
    }
    Q_EMIT queryChanged();
}

/// The job that looks for a page; what people see of it is made there too.
auto MessageSearchModel::look(int limit, std::optional<MessageId> olderThan) const
{
    return [typed = query_, wanted = wanted_, limit, olderThan](StoreContent &content) {
        QList<Found> found;
        const auto messages = content.messages().search(wanted, limit, olderThan);
        for (const auto &message : messages)
            found.append({message, snippetOf(message.body, typed)});
        return found;
    };
}

QCoro::Task<> MessageSearchModel::search(int limit)
{
    const QPointer<MessageSearchModel> self(this);
    const auto question = ++question_;
    isFetchingMore_ = false;
    const auto job = look(limit, std::nullopt);
    auto asking = from_.store.read(job);
    const auto answer = co_await asking;
    if (!self || question != question_)
        co_return;
    const auto found = answer ? *answer : QList<Found>();
    hasMore_ = found.size() == limit;
    show(found);
    setBusy(false);
}

QCoro::Task<> MessageSearchModel::searchOlder()
{
    const QPointer<MessageSearchModel> self(this);
    const auto question = question_;
    isFetchingMore_ = true;
    const auto job = look(pageSize, rows_.last().message.id);
    auto asking = from_.store.read(job);
    const auto answer = co_await asking;
    if (!self || question != question_)
        co_return;
    const auto found = answer ? *answer : QList<Found>();
    hasMore_ = found.size() == pageSize;
    if (!found.isEmpty()) {
        const auto first = int(rows_.size());
        beginInsertRows({}, first, first + int(found.size()) - 1);
        rows_ += found;
        endInsertRows();
    }
    // Only now: whoever hears of the rows may ask for more.
    isFetchingMore_ = false;
}

/// Turns the rows into these, by single removals, inserts and changes. Both go from new to old.
void MessageSearchModel::show(const QList<Found> &found)
{
    QSet<MessageId> ids;
    for (const auto &each : found)
        ids.insert(each.message.id);
    for (auto row = int(rows_.size()) - 1; row >= 0; --row) {
        if (ids.contains(rows_[row].message.id))
            continue;
        beginRemoveRows({}, row, row);
        rows_.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < found.size(); ++row) {
        if (row < rows_.size() && rows_[row].message.id == found[row].message.id) {
            const bool differs = rows_[row].snippet != found[row].snippet;
            rows_[row] = found[row];
            if (differs)
                Q_EMIT dataChanged(index(row), index(row), {SnippetRole, PlainSnippetRole});
            continue;
        }
        beginInsertRows({}, row, row);
        rows_.insert(row, found[row]);
        endInsertRows();
    }
}

void MessageSearchModel::follow(const StoreChanges &changes)
{
    if (!changes.conversations.isEmpty())
        renameAll();
    const bool matters = changes.isCleared || !changes.gone.isEmpty() || !changes.reset.isEmpty() ||
                         !changes.dropped.isEmpty() || !changes.messages.isEmpty();
    if (matters && !wanted_.isEmpty() && !pausing_.isActive() && !refreshing_.isActive())
        refreshing_.start();
}

void MessageSearchModel::renameAll()
{
    if (!rows_.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(rows_.size()) - 1), {NameRole, SenderRole});
}

int MessageSearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

QVariant MessageSearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &[message, snippet] = rows_[index.row()];
    const auto peer = from_.conversations.peerOf(message.conversationId);
    switch (role) {
    case MessageIdRole:
        return message.id.toString();
    case ConversationIdRole:
        return message.conversationId.toString();
    case PlaceRole:
        return message.seq;
    case Qt::DisplayRole:
    case NameRole:
        return from_.conversations.nameOf(message.conversationId);
    case PeerIdRole:
        return peer.isNull() ? QString() : peer.toString();
    case SenderRole:
        return from_.people.displayName(message.senderId);
    case IsOwnRole:
        return message.senderId == from_.session.userId();
    case TimeRole:
        return shortTimeText(message.createdAt);
    case SnippetRole:
        return snippet.styled;
    case PlainSnippetRole:
        return snippet.plain;
    default:
        return {};
    }
}

QHash<int, QByteArray> MessageSearchModel::roleNames() const
{
    return {{MessageIdRole, "messageId"}, {ConversationIdRole, "conversationId"},
            {PlaceRole, "place"},         {NameRole, "name"},
            {PeerIdRole, "peerId"},       {SenderRole, "sender"},
            {IsOwnRole, "isOwn"},         {TimeRole, "time"},
            {SnippetRole, "snippet"},     {PlainSnippetRole, "plainSnippet"}};
}

bool MessageSearchModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && hasMore_ && !isFetchingMore_ && !busy_ && !rows_.isEmpty();
}

void MessageSearchModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        searchOlder();
}

void MessageSearchModel::setBusy(bool busy)
{
    if (busy_ == busy)
        return;
    busy_ = busy;
    Q_EMIT busyChanged();
}

} // namespace letschat::client
