#pragma once

#include "protocol/people.h"

namespace letschat::client {

class Sqlite;

/// The profiles of everyone who came up. Throws SqliteError; the store's thread.
class PeopleTable
{
public:
    explicit PeopleTable(Sqlite &sqlite)
        : sqlite_(sqlite)
    {}

    /// False when it is held just so.
    bool put(const Profile &profile);
    std::optional<Profile> find(UserId id);
    QList<Profile> all();

private:
    Sqlite &sqlite_;
};

} // namespace letschat::client
