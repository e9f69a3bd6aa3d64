#include "store/peopletable.h"

#include "store/sqlite.h"

namespace letschat::client {

namespace {

QList<Profile> readProfiles(Rows &rows)
{
    QList<Profile> found;
    while (rows.next())
        found.append({rows.id<UserId>(0), rows.maybeText(1), rows.text(2), rows.text(3),
                      rows.maybeText(4), rows.number(5) != 0});
    return found;
}

} // namespace

bool PeopleTable::put(const Profile &profile)
{
    if (find(profile.id) == profile)
        return false;
    sqlite_.run("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " username = excluded.username, display_name = excluded.display_name,"
                " about = excluded.about, avatar_url = excluded.avatar_url,"
                " deleted = excluded.deleted",
                profile.id, profile.username, profile.displayName, profile.about, profile.avatarUrl,
                int(profile.deleted));
    return true;
}

std::optional<Profile> PeopleTable::find(UserId id)
{
    auto rows = sqlite_.run("SELECT id, username, display_name, about, avatar_url, deleted"
                            " FROM people WHERE id = ?",
                            id);
    const auto found = readProfiles(rows);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

QList<Profile> PeopleTable::all()
{
    auto rows = sqlite_.run("SELECT id, username, display_name, about, avatar_url, deleted"
                            " FROM people");
    return readProfiles(rows);
}

} // namespace letschat::client
