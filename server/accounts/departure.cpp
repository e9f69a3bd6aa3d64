#include "accounts/departure.h"

#include "accounts/accountrepository.h"
#include "accounts/sessionrepository.h"
#include "conversations/groupchanges.h"
#include "people/peoplerepository.h"

namespace letschat::server {

Result<QList<SessionId>> Departure::of(UserId user, Timestamp now)
{
    // First of all locks, as whoever proves their password has it already.
    const auto locked =
        connection_.change(QStringLiteral("SELECT FROM users WHERE id = ? FOR UPDATE"), user);
    if (!locked)
        return std::unexpected(locked.error());
    PeopleRepository people(connection_);
    const auto audience = people.audience(user); // as long as the groups are shared
    if (!audience)
        return std::unexpected(audience.error());
    if (auto left = GroupChanges(connection_, deliveries_).leaveAll(user); !left)
        return std::unexpected(left.error());
    if (auto buried = AccountRepository(connection_).bury(user, now); !buried)
        return std::unexpected(buried.error());
    auto ended = SessionRepository(connection_).endOthers(user, SessionId(), now);
    if (!ended)
        return ended;
    const auto profile = people.profile(user);
    if (!profile)
        return std::unexpected(profile.error());
    deliveries_.append({*audience, encodeEvent(UserUpdated{*profile}), QList<UserId>{user}});
    return ended;
}

} // namespace letschat::server
