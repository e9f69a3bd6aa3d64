#pragma once

#include "network/apiclient.h"
#include "protocol/people.h"

#include <QAbstractListModel>
#include <QSet>
#include <QTimer>

namespace letschat::client {

class PeopleStore;

/// People whose name or username matches what is typed, best first, as the server ranks them. Asks
/// once the typing has paused; an answer to an older question is dropped, with its error. Nobody is
/// called by more than the 64 characters that the server looks for, so more finds nobody, unasked.
/// GUI thread.
class PeopleSearchModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)

public:
    enum Role { UserIdRole = Qt::UserRole, DisplayNameRole, UsernameRole, IsOnlineRole };
    Q_ENUM(Role)

    static constexpr std::chrono::milliseconds defaultPause{200};

    /// `pause` is how long typing has to rest. Both must outlive this.
    PeopleSearchModel(ApiClient &api, PeopleStore &people, QObject *parent = nullptr,
                      std::chrono::milliseconds pause = defaultPause);

    QString query() const { return query_; }
    void setQuery(const QString &query);
    /// Asks for nobody any more: another user may come.
    void clear() { setQuery({}); }
    /// From the first character on, until the answer is there.
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
    QCoro::Task<> search();
    bool isAsking() const { return busy_ && !pausing_.isActive(); }
    void remember(const QList<User> &found);
    void show(const QList<UserId> &found);
    void refresh(UserId id, const QList<int> &roles);
    void setBusy(bool busy);
    void setError(const QString &error);

    ApiClient &api_;
    PeopleStore &people_;
    QList<UserId> rows_;
    QString query_;
    /// What is asked for: the query without white space around it; empty for nothing.
    QString wanted_;
    QString error_;
    QTimer pausing_;
    /// Of whom something new came up since the server was asked: its answer may be older.
    QSet<UserId> changedMeanwhile_;
    /// Grows with every question.
    quint64 question_ = 0;
    bool busy_ = false;
};

} // namespace letschat::client
