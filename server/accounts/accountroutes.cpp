#include "accounts/accountroutes.h"

#include "accounts/accountservice.h"
#include "http/answer.h"
#include "http/api.h"

namespace letschat::server {

namespace {

Device deviceOf(const std::optional<QString> &name, const Origin &origin)
{
    return {name.value_or(QString()), origin.address, origin.userAgent, origin.gone};
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
    api.on<Refresh>([&accounts](Request<Refresh> request) {
        return answer(accounts.refresh(request.body.refreshToken.toLatin1()));
    });
    api.on<Logout>([&accounts](Request<Logout> request) {
        return answerNothing(accounts.logout(request.caller.sessionId));
    });
}

} // namespace letschat::server
