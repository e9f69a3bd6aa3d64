#pragma once

#include "protocol/conversations.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace letschat::client {

class PeopleStore;

/// The members of a group, in the order in which they joined, with what the viewer may do with
/// each. Changes by single rows. GUI thread.
class MemberListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Column {
        UserIdRole = Qt::UserRole,
        NameRole,
        UsernameRole,
        /// `owner`, `admin`, or empty.
        StandingRole,
        IsOnlineRole,
        /// In words; empty where it is not known.
        PresenceRole,
        IsOwnRole,
        /// Words of MemberAction.
        ActionsRole,
        /// What a filter looks in.
        SearchTextRole,
    };
    Q_ENUM(Column)

    /// `people` must outlive this.
    explicit MemberListModel(const PeopleStore &people, QObject *parent = nullptr);

    /// Who looks, and what they are in this group.
    void setViewer(UserId id, Role role);
    Role viewerRole() const { return viewerRole_; }
    /// Exactly these, each once, in this order.
    void show(const QList<Member> &members);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        UserId id;
        Role role;
    };

    static QList<Row> eachOnce(const QList<Member> &members);
    int rowOf(UserId id, int from = 0) const;
    void keepOnly(const QSet<UserId> &ids);
    QStringList actions(const Row &row) const;
    QString username(UserId id) const;
    QString presence(UserId id) const;
    void refresh(UserId id, const QList<int> &roles);

    const PeopleStore &people_;
    UserId viewer_;
    Role viewerRole_ = Role::Member;
    QList<Row> rows_;
};

} // namespace letschat::client
