#pragma once

#include "protocol/ids.h"

#include <QAbstractListModel>

namespace letschat::client {

class PeopleStore;

/// People in the order in which they were chosen. GUI thread.
class ChosenPeopleModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { UserIdRole = Qt::UserRole, NameRole };
    Q_ENUM(Role)

    /// `people` must outlive this.
    explicit ChosenPeopleModel(const PeopleStore &people, QObject *parent = nullptr);

    const QList<UserId> &ids() const { return rows_; }
    /// Nothing happens where they are in it already.
    void add(UserId id);
    void remove(UserId id);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    void refresh(UserId id);

    const PeopleStore &people_;
    QList<UserId> rows_;
};

} // namespace letschat::client
