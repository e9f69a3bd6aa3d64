#include "people/peoplesearchmodel.h"

#include "people/peoplestore.h"

#include <QPointer>

namespace letschat::client {

PeopleSearchModel::PeopleSearchModel(ApiClient &api, PeopleStore &people, QObject *parent)
    : QAbstractListModel(parent)
    , api_(api)
    , people_(people)
{
    typing_.setSingleShot(true);
    typing_.setInterval(pause);
    connect(&typing_, &QTimer::timeout, this, &PeopleSearchModel::ask);
    connect(&people_, &PeopleStore::changed, this, &PeopleSearchModel::refreshPerson);
}

void PeopleSearchModel::setQuery(const QString &query)
{
    if (query_ == query)
        return;
    query_ = query;
    Q_EMIT queryChanged();
    if (query_.trimmed().isEmpty()) {
        typing_.stop();
        show({});
        setBusy(false);
        setError({});
        return;
    }
    setBusy(true);
    typing_.start();
}

void PeopleSearchModel::ask()
{
    search(query_);
}

QCoro::Task<> PeopleSearchModel::search(QString query)
{
    const QPointer<PeopleSearchModel> self(this);
    Call<SearchPeople> call;
    call.query.query = query.trimmed();
    auto asking = api_.call<SearchPeople>(call);
    const auto answer = co_await asking;
    if (!self || query != query_)
        co_return;
    setBusy(false);
    setError(answer ? QString() : plainWords(answer.error()));
    if (answer)
        show(answer->users);
}

/// Turns the rows into these, by single inserts and moves, and one removal of what is left over.
void PeopleSearchModel::show(const QList<User> &found)
{
    for (int row = 0; row < found.size(); ++row) {
        const auto &user = found[row];
        people_.remember(user);
        const auto held = int(rows_.indexOf(user.id, row));
        if (held == row)
            continue;
        if (held < 0) {
            beginInsertRows({}, row, row);
            rows_.insert(row, user.id);
            endInsertRows();
        } else {
            beginMoveRows({}, held, held, {}, row);
            rows_.move(held, row);
            endMoveRows();
        }
    }
    if (rows_.size() == found.size())
        return;
    beginRemoveRows({}, int(found.size()), int(rows_.size()) - 1);
    rows_.resize(found.size());
    endRemoveRows();
}

void PeopleSearchModel::refreshPerson(UserId id)
{
    if (const auto row = int(rows_.indexOf(id)); row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

int PeopleSearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

QVariant PeopleSearchModel::data(const QModelIndex &index, int role) const
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
    case IsOnlineRole:
        return people_.isOnline(id);
    default:
        return {};
    }
}

QHash<int, QByteArray> PeopleSearchModel::roleNames() const
{
    return {{UserIdRole, "userId"},
            {DisplayNameRole, "displayName"},
            {UsernameRole, "username"},
            {IsOnlineRole, "isOnline"}};
}

void PeopleSearchModel::setBusy(bool busy)
{
    if (busy_ == busy)
        return;
    busy_ = busy;
    Q_EMIT busyChanged();
}

void PeopleSearchModel::setError(const QString &error)
{
    if (error_ == error)
        return;
    error_ = error;
    Q_EMIT errorChanged();
}

} // namespace letschat::client
