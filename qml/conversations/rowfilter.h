#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace letschat::conversations {

/// The rows of a list that a search shows: those whose text fits, without those that another list
/// shows already. Roles are named as the delegates name them. GUI thread only.
class RowFilter : public QSortFilterProxyModel
{
    Q_OBJECT
    QML_ELEMENT
    /// What a row must contain, whatever its case; empty lets every row pass.
    Q_PROPERTY(QString text MEMBER m_text WRITE setText NOTIFY textChanged)
    /// The role that `text` is looked for in; none lets every row pass.
    Q_PROPERTY(QString textRole MEMBER m_textRole WRITE setTextRole NOTIFY textRoleChanged)
    /// The role whose values are `ids`, and that `excluded` is compared with.
    Q_PROPERTY(QString idRole MEMBER m_idRole WRITE setIdRole NOTIFY idRoleChanged)
    /// The role whose rows with more than nothing come first; none keeps the order.
    Q_PROPERTY(QString firstRole MEMBER m_firstRole WRITE setFirstRole NOTIFY firstRoleChanged)
    Q_PROPERTY(QStringList excluded MEMBER m_excluded WRITE setExcluded NOTIFY excludedChanged)
    Q_PROPERTY(QStringList ids READ ids NOTIFY rowsChanged)
    Q_PROPERTY(int count READ count NOTIFY rowsChanged)

public:
    explicit RowFilter(QObject *parent = nullptr);

    void setText(const QString &text);
    void setTextRole(const QString &role);
    void setIdRole(const QString &role);
    void setFirstRole(const QString &role);
    void setExcluded(const QStringList &ids);

    QStringList ids() const;
    int count() const { return rowCount(); }

    /// The value of `idRole` in a row of this list; empty for a row that is not there.
    Q_INVOKABLE QString idAt(int row) const;

Q_SIGNALS:
    void textChanged();
    void textRoleChanged();
    void idRoleChanged();
    void firstRoleChanged();
    void excludedChanged();
    void rowsChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    int roleCalled(const QString &name) const;

    QString m_text;
    QString m_textRole;
    QString m_idRole;
    QString m_firstRole;
    QStringList m_excluded;
};

} // namespace letschat::conversations
