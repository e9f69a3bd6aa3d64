#pragma once

#include "network/httplink.h"
#include "protocol/blocks.h"
#include "protocol/sessions.h"

#include <QSet>

namespace letschat::test {

/// One person's account beside what a ModelServer knows of it: whom they block, their devices, the
/// password, and its end.
class FakeAccount
{
public:
    FakeAccount();

    /// Nothing where the call is about something else.
    std::optional<client::HttpReply> answer(const client::HttpRequest &request);
    /// One more device; gives its id.
    SessionId addDevice(const QString &name, Timestamp lastUsedAt);

    /// Newest first; whoever is to be blocked has to be known.
    QList<User> blocked;
    QList<User> known;
    QList<letschat::Session> sessions;
    QString password = QStringLiteral("password");
    bool isDeleted = false;
    /// Every call of these is answered so, while it is set.
    std::optional<ProblemCode> refusal;

private:
    Result<Nothing> setBlocked(UserId id, bool isBlocked);
    Result<Nothing> revoke(SessionId id);
    Result<Nothing> revokeOthers();
    Result<Nothing> change(const ChangePasswordRequest &wanted);
    Result<Nothing> remove(const DeleteMeRequest &wanted);
};

} // namespace letschat::test
