#include "stagedrows.h"

namespace letschat::ui {

StagedRows::StagedRows(const QStringList &roles, QObject *parent)
    : QAbstractListModel(parent)
    , m_roles(roles)
{}

int StagedRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant StagedRows::data(const QModelIndex &index, int role) const
{
    const auto name = m_roles.value(role - Qt::UserRole);
    return index.isValid() && !name.isEmpty() ? m_rows.at(index.row()).value(name) : QVariant();
}

QHash<int, QByteArray> StagedRows::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int i = 0; i < m_roles.size(); ++i)
        names.insert(Qt::UserRole + i, m_roles.at(i).toUtf8());
    return names;
}

void StagedRows::insert(int row, const QList<QVariantMap> &rows)
{
    if (rows.isEmpty())
        return;
    beginInsertRows({}, row, row + int(rows.size()) - 1);
    for (int i = 0; i < rows.size(); ++i)
        m_rows.insert(row + i, rows.at(i));
    endInsertRows();
}

void StagedRows::set(int row, const QString &role, const QVariant &value)
{
    m_rows[row][role] = value;
    Q_EMIT dataChanged(index(row), index(row), {Qt::UserRole + int(m_roles.indexOf(role))});
}

void StagedRows::moveToTop(int row)
{
    beginMoveRows({}, row, row, {}, 0);
    m_rows.move(row, 0);
    endMoveRows();
}

void StagedRows::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.remove(row);
    endRemoveRows();
}

void StagedRows::clear()
{
    if (m_rows.isEmpty())
        return;
    beginRemoveRows({}, 0, int(m_rows.size()) - 1);
    m_rows.clear();
    endRemoveRows();
}

} // namespace letschat::ui
