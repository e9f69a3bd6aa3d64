#pragma once

#include "database/sqlconnection.h"
#include "protocol/people.h"

namespace letschat::server {

/// The columns that readProfile() takes, of a row of `users` named `u`.
inline constexpr auto profileColumns =
    "u.id, u.username, u.display_name, u.about, (u.deleted_at IS NOT NULL)";

/// How many columns those are.
inline constexpr int profileColumnCount = 5;

/// Reads profileColumns, the first of them at `column`.
inline Profile readProfile(const Rows &rows, int column)
{
    Profile profile;
    profile.id = rows.get<UserId>(column);
    profile.username = rows.maybe<QString>(column + 1);
    profile.displayName = rows.get<QString>(column + 2);
    profile.about = rows.get<QString>(column + 3);
    profile.deleted = rows.get<bool>(column + 4);
    return profile;
}

} // namespace letschat::server
