#pragma once

#include "protocol/people.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace letschat::client {

/// The profiles and the presence known so far, of everyone who came up. GUI thread.
class PeopleStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Null for someone who never came up. Valid until the store changes.
    const Profile *find(UserId id) const;
    QString displayName(UserId id) const;
    bool isOnline(UserId id) const { return online_.contains(id); }

    void remember(const Profile &profile);
    /// With the presence that the server tells of in it.
    void remember(const User &user);
    /// Exactly these are online, of those whose presence the user may see.
    void setOnline(const QList<UserId> &ids);
    void setOnline(UserId id, bool online);
    void clear();

Q_SIGNALS:
    void changed(letschat::UserId id);

private:
    QHash<UserId, Profile> profiles_;
    QSet<UserId> online_;
};

} // namespace letschat::client
