#include "conversations/conversationlistmodel.h"

#include "account/session.h"
#include "conversations/groupwords.h"
#include "conversations/mutes.h"
#include "conversations/timewords.h"
#include "people/peoplestore.h"
#include "people/typingstore.h"
#include "store/localstore.h"
#include "sync/draftbook.h"
#include "sync/outbox.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

ConversationListModel::ConversationListModel(const Sources &sources, QObject *parent)
    : QAbstractListModel(parent)
    , from_(sources)
    , muteEnds_(sources.store, sources.clock)
{
    connect(&from_.store, &LocalStore::changed, this, &ConversationListModel::take);
    connect(&from_.store, &LocalStore::closed, this, &ConversationListModel::clear);
    connect(&from_.people, &PeopleStore::changed, this, &ConversationListModel::refreshPerson);
    connect(&from_.typing, &TypingStore::changed, this,
            [this](ConversationId id) { refreshRoles(id, {IsTypingRole, TypistsRole}); });
    connect(&muteEnds_, &MuteEnds::ended, this,
            [this](ConversationId id) { refreshRoles(id, {IsMutedRole}); });
    connect(&from_.outbox, &Outbox::changed, this, &ConversationListModel::refresh);
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
            {IsTypingRole, "isTyping"},
            {TypistsRole, "typists"},
            {DraftRole, "draft"},
            {IsMutedRole, "isMuted"}};
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
        return row.conversation.mine ? row.conversation.mine->unreadCount : 0;
    case IsOnlineRole:
        return from_.people.isOnline(peer);
    case LastStateRole:
        return lastState(row);
    case IsTypingRole:
        return !from_.typing.typingIn(id).isEmpty();
    case TypistsRole:
        return typistsText(from_.typing.typingIn(id), !peer.isNull(), from_.people);
    case DraftRole:
        return row.draft.text.simplified();
    case IsMutedRole:
        return isMutedAt(from_.clock.now(), row.conversation);
    default:
        return {};
    }
}

bool ConversationListModel::isOwn(const ConversationRow &row) const
{
    const auto &last = row.conversation.lastMessage;
    return row.unsent || (last && last->senderId == from_.session.userId());
}

QString ConversationListModel::preview(const ConversationRow &row) const
{
    if (row.unsent)
        return row.unsent->body.simplified();
    const auto &last = row.conversation.lastMessage;
    if (!last)
        return {};
    const auto words = last->deletedAt ? tr("Message deleted") : last->body.simplified();
    const bool isNamed = row.conversation.kind == ConversationKind::Group && !isOwn(row);
    return isNamed ? authoredText(from_.people.displayName(last->senderId), words) : words;
}

QString ConversationListModel::lastState(const ConversationRow &row) const
{
    if (row.unsent)
        return row.unsent->state == Outgoing::State::Failed ? u"failed"_s : u"sending"_s;
    if (!isOwn(row))
        return {};
    return isRead(row) ? u"read"_s : u"sent"_s;
}

bool ConversationListModel::isRead(const ConversationRow &row) const
{
    const auto members = row.conversation.members.value_or(QList<Member>());
    return std::ranges::any_of(members, [&](const Member &member) {
        return member.user.id != from_.session.userId() &&
               member.readSeq.value_or(0) >= row.conversation.lastSeq;
    });
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
        if (member.user.id != from_.session.userId())
            return member.user.id;
    }
    return {};
}

ConversationId ConversationListModel::directWith(UserId peer) const
{
    return directs_.value(peer);
}

QString ConversationListModel::nameOf(ConversationId id) const
{
    const auto *conversation = find(id);
    if (!conversation)
        return {};
    if (conversation->title)
        return *conversation->title;
    return from_.people.displayName(peerOf(id));
}

int ConversationListModel::unreadCount(ConversationId id) const
{
    const auto *conversation = find(id);
    return conversation && conversation->mine ? conversation->mine->unreadCount : 0;
}

void ConversationListModel::take(const StoreChanges &changes)
{
    if (changes.isCleared)
        clear();
    for (const auto &id : changes.gone)
        remove(id);
    for (const auto &conversation : changes.conversations)
        merge(conversation);
    for (const auto &draft : changes.drafts) {
        const auto held = rowOf_.constFind(draft.conversationId);
        if (held == rowOf_.cend())
            continue;
        rows_[*held].draft = draft;
        changed(*held, {DraftRole});
    }
}

void ConversationListModel::merge(const Conversation &conversation)
{
    const auto id = conversation.id;
    if (const auto held = rowOf_.constFind(id); held != rowOf_.cend()) {
        rows_[*held].conversation = conversation;
        place(*held);
        return;
    }
    const ConversationRow row{conversation, from_.outbox.newestMessage(id),
                              from_.drafts.draftOf(id)};
    const auto at = int(std::ranges::lower_bound(rows_, row, comesBefore) - rows_.begin());
    beginInsertRows({}, at, at);
    rows_.insert(at, row);
    renumber(at, int(rows_.size()) - 1);
    if (const auto peer = peerOf(id); !peer.isNull())
        directs_[peer] = id;
    endInsertRows();
}

void ConversationListModel::remove(ConversationId id)
{
    if (!holds(id))
        return;
    const int row = rowOf_.value(id);
    directs_.remove(peerOf(id));
    beginRemoveRows({}, row, row);
    rows_.removeAt(row);
    rowOf_.remove(id);
    renumber(row, int(rows_.size()) - 1);
    endRemoveRows();
}

void ConversationListModel::refresh(ConversationId id)
{
    const auto held = rowOf_.constFind(id);
    if (held == rowOf_.cend() || rows_[*held].unsent == from_.outbox.newestMessage(id))
        return;
    rows_[*held].unsent = from_.outbox.newestMessage(id);
    place(*held);
}

void ConversationListModel::refreshRoles(ConversationId id, const QList<int> &roles)
{
    if (const auto held = rowOf_.constFind(id); held != rowOf_.cend())
        changed(*held, roles);
}

void ConversationListModel::refreshPerson(UserId id)
{
    const auto held = rowOf_.constFind(directs_.value(id));
    if (held != rowOf_.cend())
        changed(*held, {Qt::DisplayRole, NameRole, IsOnlineRole});
    for (int row = 0; row < rows_.size(); ++row) {
        const auto &[talk, unsent, draft] = rows_[row];
        if (talk.kind == ConversationKind::Group && talk.lastMessage &&
            talk.lastMessage->senderId == id)
            changed(row, {PreviewRole});
    }
}

void ConversationListModel::refreshTimes()
{
    for (int row = 0; row < rows_.size(); ++row)
        changed(row, {TimeRole});
}

void ConversationListModel::clear()
{
    if (rows_.isEmpty())
        return;
    beginRemoveRows({}, 0, int(rows_.size()) - 1);
    rows_.clear();
    rowOf_.clear();
    directs_.clear();
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

void ConversationListModel::changed(int row, const QList<int> &roles)
{
    Q_EMIT dataChanged(index(row), index(row), roles);
}

void ConversationListModel::renumber(int from, int to)
{
    for (int row = from; row <= to; ++row)
        rowOf_[rows_[row].conversation.id] = row;
}

} // namespace letschat::client
