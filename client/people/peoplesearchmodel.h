#pragma once

#include "network/apiclient.h"
#include "protocol/people.h"

#include <QAbstractListModel>
#include <QTimer>

namespace letschat::client {

class PeopleStore;

/// People whose name or username matches what is typed, best first, as the server ranks them. Asks
/// once the typing has paused; an answer to an older question is dropped.
class PeopleSearchModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)

public:
    enum Role { UserIdRole = Qt::UserRole, DisplayNameRole, UsernameRole, IsOnlineRole };
    Q_ENUM(Role)

    /// How long typing has to pause.
    static constexpr std::chrono::milliseconds pause{200};

    PeopleSearchModel(ApiClient &api, PeopleStore &people, QObject *parent = nullptr);

    QString query() const { return query_; }
    void setQuery(const QString &query);
    bool isBusy() const { return busy_; }
    /// Words for the user when the last question failed; else empty.
    QString error() const { return error_; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void queryChanged();
    void busyChanged();
    void errorChanged();

private:
    void ask();
    QCoro::Task<> search(QString query);
    void show(const QList<User> &found);
    void refreshPerson(UserId id);
    void setBusy(bool busy);
    void setError(const QString &error);

    ApiClient &api_;
    PeopleStore &people_;
    QList<UserId> rows_;
    QString query_;
    QString error_;
    QTimer typing_;
    bool busy_ = false;
};

} // namespace letschat::client
