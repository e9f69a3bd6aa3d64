#include "people/blocklistmodel.h"

#include "network/eventsource.h"
#include "people/peoplestore.h"
#include "protocol/blocks.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace letschat::client {

BlockListModel::BlockListModel(ApiClient &api, PeopleStore &people, QObject *parent)
    : QAbstractListModel(parent)
    , api_(api)
    , people_(people)
{
    connect(&people_, &PeopleStore::profileChanged, this, &BlockListModel::refresh);
    connect(&people_, &PeopleStore::blockTold, this, [this](UserId id, bool isBlocked) {
        // The answer that tells it may be older than what is held; the list is the truth.
        if (isKnown_ && !underWay_.contains(id) && rows_.contains(id) != isBlocked)
            load();
    });
}

void BlockListModel::follow(EventSource &events)
{
    events.on<AuthOk>(this, [this](const AuthOk &) { load(); });
}

void BlockListModel::load()
{
    if (isAsking_)
        return;
    setAsking(true);
    ask();
}

void BlockListModel::block(const QString &userId)
{
    want(userId, true);
}

void BlockListModel::unblock(const QString &userId)
{
    want(userId, false);
}

bool BlockListModel::isBlocked(const QString &userId) const
{
    const auto id = UserId::parse(userId);
    return id && rows_.contains(*id);
}

void BlockListModel::clear()
{
    ++life_;
    underWay_.clear();
    isKnown_ = false;
    setAsking(false);
    setError({});
    for (auto row = count() - 1; row >= 0; --row)
        setBlocked(rows_[row], false);
    Q_EMIT changed();
}

QCoro::Task<> BlockListModel::ask()
{
    const QPointer<BlockListModel> self(this);
    const auto life = life_;
    ApiResult<UserList> answer;
    for (std::optional<quint64> asked; asked != changes_;) {
        asked = changes_;
        auto asking = api_.call<ListBlocks>({});
        answer = co_await asking;
        if (!self || life != life_)
            co_return;
    }
    if (answer)
        show(answer->users);
    setError(answer ? QString() : plainWords(answer.error()));
    setAsking(false);
}

/// Turns the rows into these, by single removals and inserts; what is on its way stays as wanted.
void BlockListModel::show(const QList<User> &told)
{
    isKnown_ = true;
    for (const auto &user : told)
        people_.remember(user.profile());
    const auto held = rows_;
    for (const auto &id : held) {
        if (std::ranges::find(told, id, &User::id) == told.end() && !underWay_.contains(id))
            setBlocked(id, false);
    }
    for (auto user = told.crbegin(); user != told.crend(); ++user) {
        if (!underWay_.contains(user->id))
            setBlocked(user->id, true);
    }
    Q_EMIT changed();
}

void BlockListModel::want(const QString &userId, bool isBlocked)
{
    const auto id = UserId::parse(userId);
    if (!id || rows_.contains(*id) == isBlocked)
        return;
    ++changes_;
    const bool isUnderWay = underWay_.contains(*id);
    underWay_.insert(*id, isBlocked);
    setBlocked(*id, isBlocked);
    if (!isUnderWay)
        carryOut(*id);
}

/// Tells the server what is wanted of somebody, until that is what it was told last.
QCoro::Task<> BlockListModel::carryOut(UserId id)
{
    const QPointer<BlockListModel> self(this);
    const auto life = life_;
    ApiResult<Nothing> answer;
    bool told = false;
    do {
        told = underWay_.value(id);
        auto telling = tellServer(id, told);
        answer = co_await telling;
        if (!self || life != life_)
            co_return;
    } while (answer && underWay_.value(id) != told);
    underWay_.remove(id);
    ++changes_;
    if (answer)
        co_return;
    setBlocked(id, !told);
    Q_EMIT failed(plainWords(answer.error()));
    // Whether it was carried out all the same is not known.
    if (self && life == life_ && answer.error().kind != ApiError::Kind::Refused)
        load();
}

QCoro::Task<ApiResult<Nothing>> BlockListModel::tellServer(UserId id, bool isBlocked)
{
    if (isBlocked) {
        auto blocking = api_.call<Block>({{id}, {}, {}});
        co_return co_await blocking;
    }
    auto unblocking = api_.call<Unblock>({{id}, {}, {}});
    co_return co_await unblocking;
}

void BlockListModel::setBlocked(UserId id, bool isBlocked)
{
    const auto row = int(rows_.indexOf(id));
    if (isBlocked == (row >= 0))
        return;
    if (isBlocked) {
        beginInsertRows({}, 0, 0);
        rows_.prepend(id);
        endInsertRows();
    } else {
        beginRemoveRows({}, row, row);
        rows_.removeAt(row);
        endRemoveRows();
    }
    Q_EMIT changed();
}

void BlockListModel::refresh(UserId id)
{
    if (const auto row = int(rows_.indexOf(id)); row >= 0)
        Q_EMIT dataChanged(index(row), index(row),
                           {Qt::DisplayRole, DisplayNameRole, UsernameRole});
}

int BlockListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant BlockListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto id = rows_[index.row()];
    const auto *profile = people_.find(id);
    switch (role) {
    case UserIdRole:
        return id.toString();
    case Qt::DisplayRole:
    case DisplayNameRole:
        return people_.displayName(id);
    case UsernameRole:
        return profile ? profile->username.value_or(QString()) : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> BlockListModel::roleNames() const
{
    return {{UserIdRole, "userId"}, {DisplayNameRole, "displayName"}, {UsernameRole, "username"}};
}

void BlockListModel::setAsking(bool isAsking)
{
    if (std::exchange(isAsking_, isAsking) != isAsking)
        Q_EMIT loadingChanged();
}

void BlockListModel::setError(const QString &error)
{
    if (std::exchange(error_, error) != error)
        Q_EMIT errorChanged();
}

} // namespace letschat::client
