#include "conversations/conversationlistmodel.h"

#include "account/session.h"
#include "conversations/timewords.h"
#include "people/peoplestore.h"
#include "sync/outbox.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

ConversationListModel::ConversationListModel(const Session &session, const PeopleStore &people,
                                             const Outbox &outbox, QObject *parent)
    : QAbstractListModel(parent)
    , session_(session)
    , people_(people)
    , outbox_(outbox)
{
    connect(&people_, &PeopleStore::changed, this, &ConversationListModel::refreshPerson);
    connect(&outbox_, &Outbox::changed, this, &ConversationListModel::refreshDraft);
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

QHash<int, QByteArray> ConversationListModel::roleNames() const
{
    return {{ConversationIdRole, "conversationId"},
            {NameRole, "name"},
            {PeerIdRole, "peerId"},
            {PreviewRole, "preview"},
            {PreviewIsOwnRole, "previewIsOwn"},
            {TimeRole, "time"},
            {UnreadCountRole, "unreadCount"},
            {IsOnlineRole, "isOnline"},
            {LastStateRole, "lastState"},
            {IsTypingRole, "isTyping"}};
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = rows_[index.row()];
    const auto id = row.conversation.id;
    const auto peer = peerOf(id);
    switch (role) {
    case ConversationIdRole:
        return id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return nameOf(id);
    case PeerIdRole:
        return peer.isNull() ? QString() : peer.toString();
    case PreviewRole:
        return preview(row);
    case PreviewIsOwnRole:
        return isOwn(row);
    case TimeRole:
        return shortTimeText(row.activity());
    case UnreadCountRole:
        return row.unreadCount;
    case IsOnlineRole:
        return people_.isOnline(peer);
    case LastStateRole:
        return lastState(row);
    case IsTypingRole:
        return false;
    default:
        return {};
    }
}

bool ConversationListModel::isOwn(const ConversationRow &row) const
{
    const auto &last = row.conversation.lastMessage;
    return row.draft || (last && last->senderId == session_.userId());
}

QString ConversationListModel::preview(const ConversationRow &row) const
{
    if (row.draft)
        return row.draft->body.simplified();
    const auto &last = row.conversation.lastMessage;
    if (!last)
        return {};
    return last->deletedAt ? tr("Message deleted") : last->body.simplified();
}

QString ConversationListModel::lastState(const ConversationRow &row) const
{
    if (row.draft)
        return row.draft->state == Draft::State::Failed ? u"failed"_s : u"sending"_s;
    return isOwn(row) ? u"sent"_s : QString();
}

const Conversation *ConversationListModel::find(ConversationId id) const
{
    const auto row = rowOf_.constFind(id);
    return row == rowOf_.cend() ? nullptr : &rows_[*row].conversation;
}

UserId ConversationListModel::peerOf(ConversationId id) const
{
    const auto *conversation = find(id);
    if (!conversation || conversation->kind != ConversationKind::Direct || !conversation->members)
        return {};
    for (const auto &member : *conversation->members) {
        if (member.user.id != session_.userId())
            return member.user.id;
    }
    return {};
}

QString ConversationListModel::nameOf(ConversationId id) const
{
    const auto *conversation = find(id);
    if (!conversation)
        return {};
    if (conversation->title)
        return *conversation->title;
    return people_.displayName(peerOf(id));
}

void ConversationListModel::merge(const Conversation &conversation)
{
    const auto held = rowOf_.constFind(conversation.id);
    if (held == rowOf_.cend()) {
        insert(conversation);
        return;
    }
    auto &row = rows_[*held];
    if (conversation.changeSeq < row.conversation.changeSeq)
        return;
    const auto mine = row.conversation.mine;
    row.conversation = conversation;
    if (conversation.mine)
        row.unreadCount = unreadIn(row);
    else
        row.conversation.mine = mine;
    place(*held);
}

void ConversationListModel::insert(const Conversation &conversation)
{
    ConversationRow row;
    row.conversation = conversation;
    row.draft = outbox_.newest(conversation.id);
    row.unreadCount = unreadIn(row);
    const auto at = int(std::ranges::lower_bound(rows_, row, comesBefore) - rows_.begin());
    beginInsertRows({}, at, at);
    rows_.insert(at, row);
    renumber(at, int(rows_.size()) - 1);
    endInsertRows();
}

/// What the server counts, less what was on screen here since.
int ConversationListModel::unreadIn(const ConversationRow &row)
{
    const auto unseen = std::max<qint64>(0, row.conversation.lastSeq - row.seenSeq);
    const auto counted = row.conversation.mine ? row.conversation.mine->unreadCount : 0;
    return int(std::min<qint64>(counted, unseen));
}

void ConversationListModel::mergeMessage(const Message &message)
{
    const auto held = rowOf_.constFind(message.conversationId);
    if (held == rowOf_.cend())
        return;
    auto &row = rows_[*held];
    auto &conversation = row.conversation;
    if (message.seq < conversation.lastSeq || message.changeSeq < conversation.changeSeq)
        return;
    const bool isNew = message.seq > conversation.lastSeq;
    conversation.lastMessage = message;
    conversation.lastSeq = message.seq;
    conversation.changeSeq = message.changeSeq;
    conversation.lastActivityAt = message.createdAt;
    if (message.senderId == session_.userId())
        row.unreadCount = 0;
    else if (isNew && message.seq > row.seenSeq)
        row.unreadCount = std::min(row.unreadCount + 1, Membership::maxUnreadCount);
    place(*held);
}

void ConversationListModel::markSeen(ConversationId id)
{
    const auto held = rowOf_.constFind(id);
    if (held == rowOf_.cend())
        return;
    auto &row = rows_[*held];
    row.seenSeq = std::max(row.seenSeq, row.conversation.lastSeq);
    if (std::exchange(row.unreadCount, 0) != 0)
        changed(*held);
}

void ConversationListModel::refreshDraft(ConversationId id)
{
    const auto held = rowOf_.constFind(id);
    if (held == rowOf_.cend())
        return;
    rows_[*held].draft = outbox_.newest(id);
    place(*held);
}

void ConversationListModel::refreshPerson(UserId id)
{
    for (int row = 0; row < rows_.size(); ++row) {
        if (peerOf(rows_[row].conversation.id) == id)
            changed(row);
    }
}

void ConversationListModel::refreshTimes()
{
    if (!rows_.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(rows_.size()) - 1), {TimeRole});
}

void ConversationListModel::clear()
{
    if (rows_.isEmpty())
        return;
    beginRemoveRows({}, 0, int(rows_.size()) - 1);
    rows_.clear();
    rowOf_.clear();
    endRemoveRows();
}

/// Brings a row that has changed to where it belongs now.
void ConversationListModel::place(int from)
{
    const auto &row = rows_[from];
    int to = 0;
    while (to < rows_.size() && (to == from || comesBefore(rows_[to], row)))
        ++to;
    // The place counts the row itself where it moves down, as beginMoveRows wants it.
    if (to != from && to != from + 1) {
        beginMoveRows({}, from, from, {}, to);
        const auto last = to > from ? to - 1 : to;
        rows_.move(from, last);
        renumber(std::min(from, last), std::max(from, last));
        endMoveRows();
        from = last;
    }
    changed(from);
}

void ConversationListModel::changed(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
}

void ConversationListModel::renumber(int from, int to)
{
    for (int row = from; row <= to; ++row)
        rowOf_[rows_[row].conversation.id] = row;
}

} // namespace letschat::client
