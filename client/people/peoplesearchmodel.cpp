#include "people/peoplesearchmodel.h"

#include "people/peoplestore.h"

#include <QPointer>

#include <utility>

namespace letschat::client {

PeopleSearchModel::PeopleSearchModel(ApiClient &api, PeopleStore &people, QObject *parent,
                                     std::chrono::milliseconds pause)
    : QAbstractListModel(parent)
    , api_(api)
    , people_(people)
{
    pausing_.setSingleShot(true);
    pausing_.setInterval(pause);
    connect(&pausing_, &QTimer::timeout, this, &PeopleSearchModel::search);
    connect(&people_, &PeopleStore::profileChanged, this,
            [this](UserId id) { refresh(id, {Qt::DisplayRole, DisplayNameRole, UsernameRole}); });
    connect(&people_, &PeopleStore::presenceChanged, this,
            [this](UserId id) { refresh(id, {IsOnlineRole}); });
    connect(&people_, &PeopleStore::changed, this, [this](UserId id) {
        if (isAsking())
            changedMeanwhile_.insert(id);
    });
}

void PeopleSearchModel::setQuery(const QString &query)
{
    if (query_ == query)
        return;
    query_ = query;
    auto wanted = query;
    if (searchQueryRule.apply(wanted))
        wanted.clear();
    // White space around it asks for nothing new, but may ask once more after an error.
    if (wanted_ != wanted || !error_.isEmpty()) {
        wanted_ = wanted;
        ++question_;
        setError({});
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

QCoro::Task<> PeopleSearchModel::search()
{
    const QPointer<PeopleSearchModel> self(this);
    const auto question = question_;
    changedMeanwhile_.clear();
    Call<SearchPeople> call;
    call.query.query = wanted_;
    auto asking = api_.call<SearchPeople>(call);
    const auto answer = co_await asking;
    if (!self || question != question_)
        co_return;
    const auto found = answer ? answer->users : QList<User>();
    remember(found);
    QList<UserId> ids;
    for (const auto &user : found) {
        if (!ids.contains(user.id))
            ids.append(user.id);
    }
    show(ids);
    setError(answer ? QString() : plainWords(answer.error()));
    setBusy(false);
}

void PeopleSearchModel::remember(const QList<User> &found)
{
    const auto newer = std::exchange(changedMeanwhile_, {});
    for (const auto &user : found) {
        if (!newer.contains(user.id))
            people_.remember(user);
        else if (!people_.find(user.id))
            people_.remember(user.profile());
    }
}

/// Turns the rows into these, by single removals, inserts and moves.
void PeopleSearchModel::show(const QList<UserId> &found)
{
    for (auto row = int(rows_.size()) - 1; row >= 0; --row) {
        if (found.contains(rows_[row]))
            continue;
        beginRemoveRows({}, row, row);
        rows_.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < found.size(); ++row) {
        const auto held = int(rows_.indexOf(found[row], row));
        if (held < 0) {
            beginInsertRows({}, row, row);
            rows_.insert(row, found[row]);
            endInsertRows();
        } else if (held > row) {
            beginMoveRows({}, held, held, {}, row);
            rows_.move(held, row);
            endMoveRows();
        }
    }
}

void PeopleSearchModel::refresh(UserId id, const QList<int> &roles)
{
    if (const auto row = int(rows_.indexOf(id)); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), roles);
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
