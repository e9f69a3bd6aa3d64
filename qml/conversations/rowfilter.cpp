#include "rowfilter.h"

namespace letschat::conversations {

RowFilter::RowFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    connect(this, &QAbstractItemModel::rowsInserted, this, &RowFilter::rowsChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &RowFilter::rowsChanged);
    connect(this, &QAbstractItemModel::rowsMoved, this, &RowFilter::rowsChanged);
    connect(this, &QAbstractItemModel::layoutChanged, this, &RowFilter::rowsChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &RowFilter::rowsChanged);
}

void RowFilter::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    invalidateFilter();
    Q_EMIT textChanged();
}

void RowFilter::setTextRole(const QString &role)
{
    m_textRole = role;
    invalidateFilter();
    Q_EMIT textRoleChanged();
}

void RowFilter::setIdRole(const QString &role)
{
    m_idRole = role;
    invalidateFilter();
    Q_EMIT idRoleChanged();
}

void RowFilter::setFirstRole(const QString &role)
{
    m_firstRole = role;
    sort(role.isEmpty() ? -1 : 0);
    Q_EMIT firstRoleChanged();
}

void RowFilter::setExcluded(const QStringList &ids)
{
    if (ids == m_excluded)
        return;
    m_excluded = ids;
    invalidateFilter();
    Q_EMIT excludedChanged();
}

QStringList RowFilter::ids() const
{
    QStringList ids;
    for (int row = 0; row < rowCount(); ++row)
        ids.append(idAt(row));
    return ids;
}

QString RowFilter::idAt(int row) const
{
    return index(row, 0).data(roleCalled(m_idRole)).toString();
}

bool RowFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_excluded.contains(index.data(roleCalled(m_idRole)).toString()))
        return false;
    return m_textRole.isEmpty() ||
           index.data(roleCalled(m_textRole)).toString().contains(m_text, Qt::CaseInsensitive);
}

bool RowFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto isFirst = [role = roleCalled(m_firstRole)](const QModelIndex &index) {
        return index.data(role).toInt() > 0;
    };
    return isFirst(left) == isFirst(right) ? left.row() < right.row() : isFirst(left);
}

int RowFilter::roleCalled(const QString &name) const
{
    return sourceModel() ? sourceModel()->roleNames().key(name.toUtf8(), -1) : -1;
}

} // namespace letschat::conversations
