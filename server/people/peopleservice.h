#pragma once

#include "bus/changewriter.h"
#include "live/presence.h"
#include "protocol/people.h"

#include <QCoroTask>

namespace letschat::server {

/// People, as others may see them: protocol.md, 4.1. Any I/O thread.
class PeopleService
{
public:
    PeopleService(Database &database, ChangeWriter &changes, const Presence &presence)
        : database_(database)
        , changes_(changes)
        , presence_(presence)
    {}

    QCoro::Task<Result<User>> find(UserId viewer, UserId user) const;
    QCoro::Task<Result<UserList>> search(UserId viewer, PeopleQuery query) const;
    QCoro::Task<Result<User>> update(UserId user, UpdateMeRequest request) const;

    QCoro::Task<Result<UserList>> blocks(UserId blocker) const;

private:
    /// People, and those of them whose presence the viewer may see.
    struct Shown
    {
        QList<User> users;
        QSet<UserId> visible;
    };

    static Result<Shown> shownTo(SqlConnection &connection, UserId viewer,
                                 const QList<User> &users);
    QCoro::Task<QList<User>> withPresence(Shown shown) const;

    Database &database_;
    ChangeWriter &changes_;
    const Presence &presence_;
};

} // namespace letschat::server
