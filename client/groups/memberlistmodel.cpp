#include "groups/memberlistmodel.h"

#include "conversations/timewords.h"
#include "groups/memberactions.h"
#include "people/peoplestore.h"

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

QString standing(Role role)
{
    switch (role) {
    case Role::Owner:
        return u"owner"_s;
    case Role::Admin:
        return u"admin"_s;
    case Role::Member:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

MemberListModel::MemberListModel(const PeopleStore &people, QObject *parent)
    : QAbstractListModel(parent)
    , people_(people)
{
    connect(&people_, &PeopleStore::profileChanged, this, [this](UserId id) {
        refresh(id, {Qt::DisplayRole, NameRole, UsernameRole, ActionsRole, SearchTextRole});
    });
    connect(&people_, &PeopleStore::presenceChanged, this,
            [this](UserId id) { refresh(id, {IsOnlineRole, PresenceRole}); });
}

QList<MemberListModel::Row> MemberListModel::eachOnce(const QList<Member> &members)
{
    QList<Row> once;
    QSet<UserId> seen;
    for (const auto &member : members) {
        if (!seen.contains(member.user.id))
            once.append({member.user.id, member.role});
        seen.insert(member.user.id);
    }
    return once;
}

void MemberListModel::setViewer(UserId id, Role role)
{
    if (viewer_ == id && viewerRole_ == role)
        return;
    viewer_ = id;
    viewerRole_ = role;
    for (int row = 0; row < rows_.size(); ++row)
        Q_EMIT dataChanged(index(row), index(row), {IsOwnRole, ActionsRole});
}

void MemberListModel::show(const QList<Member> &members)
{
    const auto wanted = eachOnce(members);
    QSet<UserId> ids;
    for (const auto &row : wanted)
        ids.insert(row.id);
    keepOnly(ids);
    for (int row = 0; row < wanted.size(); ++row) {
        const auto held = rowOf(wanted[row].id, row);
        if (held < 0) {
            beginInsertRows({}, row, row);
            rows_.insert(row, wanted[row]);
            endInsertRows();
            continue;
        }
        if (held > row) {
            beginMoveRows({}, held, held, {}, row);
            rows_.move(held, row);
            endMoveRows();
        }
        const bool isOther = rows_[row].role != wanted[row].role;
        rows_[row] = wanted[row];
        if (isOther)
            Q_EMIT dataChanged(index(row), index(row), {StandingRole, ActionsRole});
    }
}

void MemberListModel::keepOnly(const QSet<UserId> &ids)
{
    for (auto row = int(rows_.size()) - 1; row >= 0; --row) {
        if (ids.contains(rows_[row].id))
            continue;
        beginRemoveRows({}, row, row);
        rows_.removeAt(row);
        endRemoveRows();
    }
}

void MemberListModel::clear()
{
    if (rows_.isEmpty())
        return;
    beginRemoveRows({}, 0, int(rows_.size()) - 1);
    rows_.clear();
    endRemoveRows();
}

int MemberListModel::rowOf(UserId id, int from) const
{
    for (int row = from; row < rows_.size(); ++row) {
        if (rows_[row].id == id)
            return row;
    }
    return -1;
}

void MemberListModel::refresh(UserId id, const QList<int> &roles)
{
    if (const auto row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), roles);
}

QString MemberListModel::presence(UserId id) const
{
    if (id == viewer_ || people_.isOnline(id))
        return tr("online");
    const auto seen = people_.lastSeen(id);
    return seen ? tr("last seen %1").arg(lastSeenText(*seen)) : QString();
}

QString MemberListModel::username(UserId id) const
{
    const auto *profile = people_.find(id);
    return profile ? profile->username.value_or(QString()) : QString();
}

QStringList MemberListModel::actions(const Row &row) const
{
    const auto *profile = people_.find(row.id);
    const bool isDeleted = profile && profile->deleted;
    QStringList words;
    for (const auto action : actionsFor(viewerRole_, {row.role, row.id == viewer_, isDeleted}))
        words.append(word(action));
    return words;
}

int MemberListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

QVariant MemberListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = rows_[index.row()];
    const auto id = row.id;
    switch (role) {
    case UserIdRole:
        return id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return people_.displayName(id);
    case UsernameRole:
        return username(id);
    case StandingRole:
        return standing(row.role);
    case IsOnlineRole:
        return people_.isOnline(id);
    case PresenceRole:
        return presence(id);
    case IsOwnRole:
        return id == viewer_;
    case ActionsRole:
        return actions(row);
    case SearchTextRole:
        return QString(people_.displayName(id) + u" @"_s + username(id));
    default:
        return {};
    }
}

QHash<int, QByteArray> MemberListModel::roleNames() const
{
    return {{UserIdRole, "userId"},     {NameRole, "name"},         {UsernameRole, "username"},
            {StandingRole, "standing"}, {IsOnlineRole, "isOnline"}, {PresenceRole, "presence"},
            {IsOwnRole, "isOwn"},       {ActionsRole, "actions"}};
}

} // namespace letschat::client
