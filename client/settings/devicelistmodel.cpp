#include "settings/devicelistmodel.h"

#include "conversations/timewords.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace letschat::client {

DeviceListModel::DeviceListModel(ApiClient &api, QObject *parent)
    : QAbstractListModel(parent)
    , api_(api)
{}

int DeviceListModel::others() const
{
    return int(std::ranges::count_if(rows_, [](const Row &row) { return !row.session.current; }));
}

void DeviceListModel::load()
{
    if (isAsking_)
        return;
    setAsking(true);
    ask();
}

void DeviceListModel::revoke(const QString &sessionId)
{
    const auto id = SessionId::parse(sessionId);
    const auto row = id ? rowOf(*id) : -1;
    if (row < 0 || rows_[row].isEnding || rows_[row].session.current)
        return;
    end<RevokeSession>({*id}, {{*id}, {}, {}});
}

void DeviceListModel::revokeOthers()
{
    QList<SessionId> ids;
    for (const auto &row : std::as_const(rows_)) {
        if (!row.session.current && !row.isEnding)
            ids.append(row.session.id);
    }
    if (!ids.isEmpty())
        end<RevokeOtherSessions>(ids, {});
}

void DeviceListModel::clear()
{
    ++life_;
    setAsking(false);
    setError({});
    show({});
    isKnown_ = false;
    Q_EMIT changed();
}

QCoro::Task<> DeviceListModel::ask()
{
    const QPointer<DeviceListModel> self(this);
    const auto life = life_;
    ApiResult<SessionList> answer;
    for (std::optional<quint64> asked; asked != changes_;) {
        asked = changes_;
        auto asking = api_.call<ListSessions>({});
        answer = co_await asking;
        if (!self || life != life_)
            co_return;
    }
    if (answer)
        show(answer->sessions);
    setError(answer ? QString() : plainWords(answer.error()));
    setAsking(false);
}

template <class E>
QCoro::Task<> DeviceListModel::end(QList<SessionId> ids, Call<E> call)
{
    const QPointer<DeviceListModel> self(this);
    const auto life = life_;
    setEnding(ids, true);
    auto asking = api_.call<E>(call);
    const auto answer = co_await asking;
    if (!self || life != life_)
        co_return;
    ++changes_;
    // Gone already is as good.
    const bool isGone = !answer && answer.error().kind == ApiError::Kind::Refused &&
                        answer.error().problem.code == ProblemCode::NotFound;
    if (answer || isGone) {
        for (const auto &id : ids)
            remove(id);
        co_return;
    }
    setEnding(ids, false);
    Q_EMIT failed(plainWords(answer.error()));
}

/// Turns the rows into these, by single removals, moves, changes and inserts.
void DeviceListModel::show(QList<letschat::Session> told)
{
    std::ranges::sort(told, [](const auto &a, const auto &b) {
        return std::pair(a.current, a.lastUsedAt) > std::pair(b.current, b.lastUsedAt);
    });
    for (auto row = count() - 1; row >= 0; --row) {
        const auto id = rows_[row].session.id;
        if (std::ranges::find(told, id, &letschat::Session::id) == told.end())
            remove(id);
    }
    for (int row = 0; row < told.size(); ++row) {
        const auto held = rowOf(told[row].id);
        if (held < 0) {
            beginInsertRows({}, row, row);
            rows_.insert(row, {told[row]});
            endInsertRows();
            continue;
        }
        if (held != row) {
            beginMoveRows({}, held, held, {}, row);
            rows_.move(held, row);
            endMoveRows();
        }
        rows_[row].session = told[row];
        Q_EMIT dataChanged(index(row), index(row));
    }
    isKnown_ = true;
    Q_EMIT changed();
}

int DeviceListModel::rowOf(SessionId id) const
{
    const auto held =
        std::ranges::find_if(rows_, [id](const Row &row) { return row.session.id == id; });
    return held == rows_.end() ? -1 : int(held - rows_.begin());
}

void DeviceListModel::remove(SessionId id)
{
    const auto row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    rows_.removeAt(row);
    endRemoveRows();
    Q_EMIT changed();
}

void DeviceListModel::setEnding(const QList<SessionId> &ids, bool isEnding)
{
    for (const auto &id : ids) {
        if (const auto row = rowOf(id); row >= 0) {
            rows_[row].isEnding = isEnding;
            Q_EMIT dataChanged(index(row), index(row), {IsEndingRole});
        }
    }
}

int DeviceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant DeviceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &row = rows_[index.row()];
    switch (role) {
    case SessionIdRole:
        return row.session.id.toString();
    case Qt::DisplayRole:
    case NameRole:
        return row.session.deviceName.isEmpty() ? tr("A device without a name")
                                                : row.session.deviceName;
    case AddressRole:
        return row.session.ip;
    case LastUsedRole:
        return lastSeenText(row.session.lastUsedAt);
    case IsCurrentRole:
        return row.session.current;
    case IsEndingRole:
        return row.isEnding;
    default:
        return {};
    }
}

QHash<int, QByteArray> DeviceListModel::roleNames() const
{
    return {{SessionIdRole, "sessionId"}, {NameRole, "name"},           {AddressRole, "address"},
            {LastUsedRole, "lastUsed"},   {IsCurrentRole, "isCurrent"}, {IsEndingRole, "isEnding"}};
}

void DeviceListModel::setAsking(bool isAsking)
{
    if (std::exchange(isAsking_, isAsking) != isAsking)
        Q_EMIT loadingChanged();
}

void DeviceListModel::setError(const QString &error)
{
    if (std::exchange(error_, error) != error)
        Q_EMIT errorChanged();
}

} // namespace letschat::client
