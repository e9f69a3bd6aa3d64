#pragma once

#include "network/apiclient.h"
#include "protocol/people.h"

#include <QAbstractListModel>
#include <QHash>

namespace letschat::client {

class EventSource;
class PeopleStore;

/// Whom the user blocks, newest first. A change shows at once, and is taken back where the server
/// refuses it. Other devices change the list too, and nothing tells of it: it is asked for anew
/// with each auth.ok, and when an answer about somebody says otherwise. GUI thread.
class BlockListModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)

public:
    enum Role { UserIdRole = Qt::UserRole, DisplayNameRole, UsernameRole };
    Q_ENUM(Role)

    /// Both must outlive this.
    BlockListModel(ApiClient &api, PeopleStore &people, QObject *parent = nullptr);
    /// Asks for the list whenever these events say that the connection is there.
    void follow(EventSource &events);

    int count() const { return int(rows_.size()); }
    /// The server has told the list since clear().
    bool isKnown() const { return isKnown_; }
    /// The server is being asked, and there is nothing to show yet.
    bool isLoading() const { return isAsking_ && !isKnown_; }
    /// Words for the user when the list could not be fetched; else empty.
    QString error() const { return error_; }

    Q_INVOKABLE void load();
    Q_INVOKABLE void block(const QString &userId);
    Q_INVOKABLE void unblock(const QString &userId);
    /// False also where it is not known.
    Q_INVOKABLE bool isBlocked(const QString &userId) const;
    /// Forgets everyone: another user may come.
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// Somebody is blocked or no longer so, as far as known here.
    void changed();
    /// A change was taken back; why, in words for the user.
    void failed(const QString &words);
    void loadingChanged();
    void errorChanged();

private:
    QCoro::Task<> ask();
    QCoro::Task<> carryOut(UserId id);
    QCoro::Task<ApiResult<Nothing>> tellServer(UserId id, bool isBlocked);
    void want(const QString &userId, bool isBlocked);
    void show(const QList<User> &told);
    void setBlocked(UserId id, bool isBlocked);
    void refresh(UserId id);
    void setAsking(bool isAsking);
    void setError(const QString &error);

    ApiClient &api_;
    PeopleStore &people_;
    QList<UserId> rows_;
    /// What is wanted of those of whom the server is being told.
    QHash<UserId, bool> underWay_;
    QString error_;
    /// Grows with every change: an answer from before it is old.
    quint64 changes_ = 0;
    /// Grows with clear(): an answer for the user before is dropped.
    quint64 life_ = 0;
    bool isKnown_ = false;
    bool isAsking_ = false;
};

} // namespace letschat::client
