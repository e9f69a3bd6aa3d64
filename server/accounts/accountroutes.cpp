#include "accounts/accountroutes.h"

#include "accounts/accountservice.h"
#include "accounts/sessionservice.h"
#include "http/answer.h"
#include "http/api.h"

namespace letschat::server {

namespace {

Device deviceOf(const std::optional<QString> &name, const Origin &origin)
{
    return {name.value_or(QString()), origin.address.toString(), origin.userAgent, origin.gone};
}

} // namespace

void bindAccounts(Api &api, const AccountService &accounts)
{
    api.on<Register>([&accounts](Request<Register> request) {
        const auto device = deviceOf(request.body.deviceName, request.origin);
        return answer(accounts.registerUser(request.body, device));
    });
    api.on<Login>([&accounts](Request<Login> request) {
        const auto device = deviceOf(request.body.deviceName, request.origin);
        return answer(accounts.login(request.body, device));
    });
    api.on<ChangePassword>([&accounts](Request<ChangePassword> request) {
        return answerNothing(accounts.changePassword(request.caller.userId,
                                                     request.caller.sessionId, request.body,
                                                     deviceOf({}, request.origin)));
    });
    api.on<DeleteMe>([&accounts](Request<DeleteMe> request) {
        return answerNothing(accounts.remove(request.caller.userId, request.body.password,
                                             deviceOf({}, request.origin)));
    });
}

void bindSessions(Api &api, const SessionService &sessions)
{
    api.on<Refresh>([&sessions](Request<Refresh> request) {
        return answer(sessions.refresh(request.body.refreshToken.toLatin1()));
    });
    api.on<Logout>([&sessions](Request<Logout> request) {
        return answerNothing(sessions.logout(request.caller.userId, request.caller.sessionId));
    });
    api.on<ListSessions>([&sessions](Request<ListSessions> request) {
        return answer(sessions.list(request.caller.userId, request.caller.sessionId));
    });
    api.on<RevokeSession>([&sessions](Request<RevokeSession> request) {
        return answerNothing(sessions.end(request.caller.userId, request.path.sessionId));
    });
    api.on<RevokeOtherSessions>([&sessions](Request<RevokeOtherSessions> request) {
        return answerNothing(sessions.endOthers(request.caller.userId, request.caller.sessionId));
    });
}

} // namespace letschat::server
