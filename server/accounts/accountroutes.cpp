#include "accounts/accountroutes.h"

#include "accounts/accountservice.h"
#include "http/api.h"

namespace letschat::server {

namespace {

Device deviceOf(const std::optional<QString> &name, const Origin &origin)
{
    return {name.value_or(QString()), origin.address, origin.userAgent, origin.gone};
}

QCoro::Task<Result<Answer<SignedIn>>> answer(QCoro::Task<Result<SignedIn>> task)
{
    auto signedIn = co_await std::move(task);
    if (!signedIn)
        co_return std::unexpected(signedIn.error());
    co_return Answer<SignedIn>{*signedIn};
}

QCoro::Task<Result<Answer<Nothing>>> answerNothing(QCoro::Task<Result<void>> task)
{
    auto done = co_await std::move(task);
    if (!done)
        co_return std::unexpected(done.error());
    co_return Answer<Nothing>{};
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
