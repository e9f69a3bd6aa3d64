#pragma once

#include <QAbstractListModel>
#include <QVariantMap>

namespace letschat::ui {

/// A list whose rows a test writes down. Changes row by row, as the client's own models do.
class StagedRows : public QAbstractListModel
{
    Q_OBJECT

public:
    StagedRows(const QStringList &roles, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void insert(int row, const QVariantMap &values) { insert(row, QList{values}); }
    void insert(int row, const QList<QVariantMap> &rows);
    void append(const QList<QVariantMap> &rows) { insert(rowCount(), rows); }
    void append(const QVariantMap &row) { insert(rowCount(), row); }
    QVariant value(int row, const QString &role) const { return m_rows.at(row).value(role); }
    void set(int row, const QString &role, const QVariant &value);
    void moveToTop(int row);
    void remove(int row);
    void clear();

private:
    QStringList m_roles;
    QList<QVariantMap> m_rows;
};

} // namespace letschat::ui
