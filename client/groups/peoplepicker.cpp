#include "groups/peoplepicker.h"

namespace letschat::client {

PeoplePicker::PeoplePicker(ApiClient &api, PeopleStore &people, QObject *parent)
    : QObject(parent)
    , search_(api, people)
    , chosen_(people)
{
    connect(&chosen_, &QAbstractItemModel::rowsInserted, this, &PeoplePicker::changed);
    connect(&chosen_, &QAbstractItemModel::rowsRemoved, this, &PeoplePicker::changed);
}

QStringList PeoplePicker::chosenIds() const
{
    QStringList ids;
    for (const auto &id : chosen_.ids())
        ids.append(id.toString());
    return ids;
}

QStringList PeoplePicker::takenIds() const
{
    QStringList ids;
    for (const auto &id : taken_)
        ids.append(id.toString());
    return ids;
}

void PeoplePicker::setTaken(const QSet<UserId> &ids)
{
    if (taken_ == ids)
        return;
    taken_ = ids;
    for (const auto &id : ids)
        chosen_.remove(id);
    Q_EMIT takenChanged();
}

void PeoplePicker::toggle(const QString &userId)
{
    const auto id = UserId::parse(userId);
    if (!id || taken_.contains(*id))
        return;
    if (chosen_.ids().contains(*id))
        chosen_.remove(*id);
    else
        chosen_.add(*id);
}

void PeoplePicker::removeLast()
{
    if (!chosen_.ids().isEmpty())
        chosen_.remove(chosen_.ids().last());
}

void PeoplePicker::clear()
{
    chosen_.clear();
    search_.clear();
}

} // namespace letschat::client
