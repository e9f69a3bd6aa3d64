#pragma once

#include "bus/bus.h"
#include "bus/presenceleases.h"
#include "core/clock.h"
#include "database/database.h"
#include "live/acquaintances.h"

#include <QCoroTask>
#include <QObject>
#include <QTimer>

#include <deque>
#include <mutex>

namespace letschat::server {

/// The event that tells of one person.
QByteArray presenceEvent(UserId user, bool online, std::optional<Timestamp> lastSeenAt);

/// Who is online, and who is told (protocol.md, 4.1 and 5): on the first socket of a person on any
/// node, and when the last one has been gone for a while. Any thread may call; lives in the main
/// thread.
///
/// Whoever is connected is kept with their acquaintances, read once from the database: coming and
/// going then needs no query. Where the database is away, people are announced once it is back.
class Presence : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds defaultGrace{5000}; ///< protocol.md, 5

    Presence(Database &database, Bus &bus, const Clock &clock,
             std::chrono::milliseconds grace = defaultGrace);

    /// One more socket of the user, who is announced with the first. When this ends, the socket
    /// misses nothing that any node tells the user; gives whom the user sees online. Each arrival
    /// wants its leave(), which may come before it ends.
    QCoro::Task<QList<UserId>> arrive(UserId user);
    void leave(UserId user);

    /// Those of the users who have a socket, here or on another node.
    QCoro::Task<QSet<UserId>> onlineAmong(QList<UserId> users) const;
    QCoro::Task<bool> isOnline(UserId user) const;
    /// Whom the user, who has arrived, sees online.
    QCoro::Task<QList<UserId>> see(UserId user) const;

    /// Looks again at who may see whom, where a delivery says that it may have changed.
    void follow(const Delivery &delivery);

    /// Tells of people whose node is gone, and who are nowhere else.
    void takeLapsed(const QList<UserId> &users);

    /// Tells everybody here who is online elsewhere: what was told of others meanwhile may have
    /// been lost.
    void refresh();

    /// Notes when everybody was last seen, for the server stops; nobody is told.
    void noteAll();

private:
    struct Person
    {
        int sockets = 0;
        bool isAnnounced = false;
        bool isUnread = false;      ///< the database did not give the acquaintances
        QSet<UserId> acquaintances; ///< as long as announced
        quint64 doubted = 0;        ///< the newest of follow() that concerned this person
        quint64 settled = 0;        ///< the newest that the acquaintances knew of when read
        std::optional<Timestamp> leftAt;
    };
    /// A person, and those of whom it is in doubt whether the two may see each other.
    struct Doubt
    {
        quint64 number = 0;
        UserId user;
        QList<UserId> others;
    };
    enum class Reading { Announced, Outdated };

    Reading take(UserId user, quint64 doubted, const QSet<UserId> &acquaintances);
    void tellLate(UserId user); ///< the caller holds the mutex
    void announce(UserId user);
    void putOff(UserId user);
    quint64 newestDoubt(UserId user) const;
    bool isAnnounced(UserId user) const; ///< the caller holds the mutex
    bool isSure(UserId user) const;
    std::optional<QSet<UserId>> sureAcquaintances(UserId user) const;
    QSet<UserId> announcedAmong(const QList<UserId> &users) const;
    void resolveNext(SqlConnection &connection);
    void endResolving();
    struct Looked;
    void resolve(const Looked &looked, const QSet<UserId> &held);
    void resolve(const Looked &looked, UserId listener, UserId about, const QSet<UserId> &held);
    void wakeUp();
    void tick();
    void read(SqlConnection &connection, const QList<UserId> &users);
    void bury(SqlConnection &connection, const QList<UserId> &users);
    void dismiss(SqlConnection &connection, const QList<Acquaintances::Sighting> &arrived,
                 const QList<Acquaintances::Sighting> &leaving);

    Database &database_;
    Bus &bus_;
    const Clock &clock_;
    const std::chrono::milliseconds grace_;
    QTimer timer_; ///< runs while something is due
    mutable std::mutex mutex_;
    QHash<UserId, Person> people_;
    QList<Acquaintances::Sighting> arrived_; ///< not noted yet
    QList<UserId> lapsed_;                   ///< not told of yet
    std::deque<Doubt> doubts_; ///< worked off one by one, so that the newest reading wins
    bool isResolving_ = false;
    bool isReading_ = false;
    bool isDismissing_ = false;
    bool isBurying_ = false;
    quint64 lastDoubt_ = 0;
};

} // namespace letschat::server
