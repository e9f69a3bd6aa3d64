#pragma once

#include "protocol/people.h"
#include "protocol/signs.h"

#include <QHash>
#include <QObject>

namespace letschat {
struct AuthOk;
}

namespace letschat::client {

class EventSource;
class LocalStore;

/// The profiles and the presence known so far, of everyone who came up. What the server tells
/// unasked it takes from the events itself; what others fetch they hand to remember(). GUI thread.
class PeopleStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    explicit PeopleStore(EventSource &events, QObject *parent = nullptr);
    /// Takes in what these events tell of people, from now on.
    void follow(EventSource &events);
    /// Takes over the profiles that the store has, and forgets everyone when it is closed.
    void follow(LocalStore &store);

    /// Null for someone who never came up. Valid until the store changes.
    const Profile *find(UserId id) const;
    QString displayName(UserId id) const;
    /// False also where it is not known.
    bool isOnline(UserId id) const { return presences_.value(id).online; }
    /// When someone went; nothing while they are online, and where it is not known or hidden.
    std::optional<Timestamp> lastSeen(UserId id) const { return presences_.value(id).lastSeen; }

    void remember(const Profile &profile);
    /// With the presence that the server tells of in it.
    void remember(const User &user);
    /// Exactly these are online, of those whose presence the user may see. When the others went is
    /// not known of those who were online until now.
    void setOnline(const QList<UserId> &ids);
    /// When they went is not known, where this is how they go.
    void setOnline(UserId id, bool online);
    /// There is no connection to hear from: nobody's presence is known until something tells of it.
    void forgetPresence();
    /// Forgets everyone: another user may come.
    void clear();

Q_SIGNALS:
    /// Name, picture or words about oneself.
    void profileChanged(letschat::UserId id);
    /// Online or last seen.
    void presenceChanged(letschat::UserId id);
    /// What an answer about someone said of a block of the user's.
    void blockTold(letschat::UserId id, bool isBlocked);
    /// Name, picture, words or presence, after the signal of it.
    void changed(letschat::UserId id);

private:
    struct Presence
    {
        bool online = false;
        std::optional<Timestamp> lastSeen;

        friend bool operator==(const Presence &, const Presence &) = default;
    };

    void take(const AuthOk &ok);
    void take(const PresenceChanged &event);
    void take(const UserUpdated &event);
    void setPresence(UserId id, const Presence &presence);

    QHash<UserId, Profile> profiles_;
    /// Whoever is not in it is offline as far as known.
    QHash<UserId, Presence> presences_;
};

} // namespace letschat::client
