#include "groups/chosenpeoplemodel.h"

#include "people/peoplestore.h"

namespace letschat::client {

ChosenPeopleModel::ChosenPeopleModel(const PeopleStore &people, QObject *parent)
    : QAbstractListModel(parent)
    , people_(people)
{
    connect(&people_, &PeopleStore::profileChanged, this, &ChosenPeopleModel::refresh);
}

void ChosenPeopleModel::add(UserId id)
{
    if (rows_.contains(id))
        return;
    const auto row = int(rows_.size());
    beginInsertRows({}, row, row);
    rows_.append(id);
    endInsertRows();
}

void ChosenPeopleModel::remove(UserId id)
{
    const auto row = int(rows_.indexOf(id));
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    rows_.removeAt(row);
    endRemoveRows();
}

void ChosenPeopleModel::clear()
{
    if (rows_.isEmpty())
        return;
    beginRemoveRows({}, 0, int(rows_.size()) - 1);
    rows_.clear();
    endRemoveRows();
}

void ChosenPeopleModel::refresh(UserId id)
{
    if (const auto row = int(rows_.indexOf(id)); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {Qt::DisplayRole, NameRole});
}

int ChosenPeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

QVariant ChosenPeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto id = rows_[index.row()];
    if (role == UserIdRole)
        return id.toString();
    return role == Qt::DisplayRole || role == NameRole ? people_.displayName(id) : QVariant();
}

QHash<int, QByteArray> ChosenPeopleModel::roleNames() const
{
    return {{UserIdRole, "userId"}, {NameRole, "name"}};
}

} // namespace letschat::client
