#pragma once

#include "groups/memberlistmodel.h"
#include "groups/peoplepicker.h"

#include <QObject>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <qcorotask.h>

namespace letschat::client {

/// The members of the group whose details are shown. Up to 50 come with the conversation and are
/// live; of a larger group the server gives pages, which are fetched again when the group changes.
/// GUI thread.
class GroupMembers : public QObject
{
    Q_OBJECT
    Q_MOC_INCLUDE("groups/peoplepicker.h")
    Q_PROPERTY(QAbstractItemModel *model READ model CONSTANT)
    Q_PROPERTY(letschat::client::PeoplePicker *picker READ picker CONSTANT)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString loadError READ loadError NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString addError READ addError NOTIFY changed)

public:
    static constexpr int pageSize = 100;
    /// So long changes of a large group are gathered before it is fetched again.
    static constexpr std::chrono::milliseconds gathering{400};

    /// Both must outlive this.
    GroupMembers(ApiClient &api, PeopleStore &people, QObject *parent = nullptr);

    QAbstractItemModel *model() { return &filtered_; }
    const MemberListModel &all() const { return all_; }
    PeoplePicker *picker() { return &picker_; }
    QString filter() const { return filter_; }
    /// Shows those only whose name or username has this text; fetches all of them for it.
    void setFilter(const QString &filter);
    bool isLoading() const { return isLoading_; }
    bool isBusy() const { return isBusy_; }
    /// Words for the user: what could not be fetched, changed, or added. Else empty.
    QString loadError() const { return loadError_; }
    QString error() const { return error_; }
    QString addError() const { return addError_; }
    Role viewerRole() const { return all_.viewerRole(); }

    /// Shows the members of a group, as it is known.
    void open(const Conversation &group, UserId viewer);
    /// The group has changed.
    void take(const Conversation &group);
    void close();

    /// Fetches the next page, unless one is under way or there is none.
    Q_INVOKABLE void loadMore();
    /// Tries again what failed.
    Q_INVOKABLE void reload();
    /// Adds whom the picker has chosen; added() tells when they are in.
    Q_INVOKABLE void add();
    Q_INVOKABLE void makeAdmin(const QString &userId) { changeRole(userId, Role::Admin); }
    Q_INVOKABLE void takeBackAdmin(const QString &userId) { changeRole(userId, Role::Member); }
    /// Makes someone the owner; the viewer becomes an admin.
    Q_INVOKABLE void handOver(const QString &userId) { changeRole(userId, Role::Owner); }
    Q_INVOKABLE void remove(const QString &userId);

Q_SIGNALS:
    void filterChanged();
    void changed();
    void added();

private:
    bool isListed() const { return group_.members.has_value(); }
    QCoro::Task<> load(QList<Member> known, std::optional<QString> after);
    void changeRole(const QString &userId, Role role);
    QCoro::Task<> sendAdding(QList<UserId> people);
    QCoro::Task<> sendRole(UserId user, Role role);
    QCoro::Task<> sendRemoval(UserId user);
    void show(const QList<Member> &members);
    void begin();
    void end(const QString &error);

    ApiClient &api_;
    PeopleStore &people_;
    MemberListModel all_;
    QSortFilterProxyModel filtered_;
    PeoplePicker picker_;
    QTimer stale_;
    Conversation group_;
    UserId viewer_;
    QString filter_;
    /// Of a large group: the pages so far, and where the next one begins.
    QList<Member> fetched_;
    std::optional<QString> cursor_;
    /// How many rows of a large group are wanted.
    qsizetype wanted_ = pageSize;
    QString loadError_;
    QString error_;
    QString addError_;
    /// Grows with each loading and each other group: a late page is known for that.
    quint64 loading_ = 0;
    /// Grows with each close(): a late answer is known for that.
    quint64 visit_ = 0;
    bool isLoading_ = false;
    bool isBusy_ = false;
};

} // namespace letschat::client
