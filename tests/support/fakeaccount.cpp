#include "support/fakeaccount.h"

#include "support/clientsamples.h"
#include "support/modelserverroute.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

FakeAccount::FakeAccount()
{
    addDevice(u"LetsChat on this"_s, noon());
    sessions.first().current = true;
}

SessionId FakeAccount::addDevice(const QString &name, Timestamp lastUsedAt)
{
    letschat::Session session;
    session.id = newId<SessionId>();
    session.deviceName = name;
    session.ip = u"192.0.2.7"_s;
    session.createdAt = noon();
    session.lastUsedAt = lastUsedAt;
    session.expiresAt = noon(30 * 24 * 60);
    sessions.append(session);
    return session.id;
}

std::optional<client::HttpReply> FakeAccount::answer(const client::HttpRequest &request)
{
    ModelRoute route(request);
    const auto on = [&]<class E>(E, const auto &act) {
        route.on<E>([&](const auto &call) -> Result<typename E::Response> {
            if (refusal)
                return refuse(*refusal);
            return act(call);
        });
    };
    on(ListBlocks(), [this](const auto &) { return UserList{blocked}; });
    on(Block(), [this](const auto &call) { return setBlocked(call.path.userId, true); });
    on(Unblock(), [this](const auto &call) { return setBlocked(call.path.userId, false); });
    on(ListSessions(), [this](const auto &) { return SessionList{sessions}; });
    on(RevokeSession(), [this](const auto &call) { return revoke(call.path.sessionId); });
    on(RevokeOtherSessions(), [this](const auto &) { return revokeOthers(); });
    on(ChangePassword(), [this](const auto &call) { return change(call.body); });
    on(DeleteMe(), [this](const auto &call) { return remove(call.body); });
    return route.isAnswered() ? std::optional(route.reply()) : std::nullopt;
}

Result<Nothing> FakeAccount::setBlocked(UserId id, bool isBlocked)
{
    blocked.removeIf([&](const User &user) { return user.id == id; });
    const auto user = std::ranges::find(known, id, &User::id);
    if (user == known.end())
        return refuse(ProblemCode::NotFound);
    if (isBlocked)
        blocked.prepend(*user);
    return Nothing();
}

Result<Nothing> FakeAccount::revoke(SessionId id)
{
    if (sessions.removeIf([&](const auto &session) { return session.id == id; }) == 0)
        return refuse(ProblemCode::NotFound);
    return Nothing();
}

Result<Nothing> FakeAccount::revokeOthers()
{
    sessions.removeIf([](const auto &session) { return !session.current; });
    return Nothing();
}

Result<Nothing> FakeAccount::change(const ChangePasswordRequest &wanted)
{
    if (wanted.currentPassword != password)
        return refuse(ProblemCode::InvalidCredentials);
    password = wanted.newPassword;
    return revokeOthers();
}

Result<Nothing> FakeAccount::remove(const DeleteMeRequest &wanted)
{
    if (wanted.password != password)
        return refuse(ProblemCode::InvalidCredentials);
    isDeleted = true;
    return Nothing();
}

} // namespace letschat::test
