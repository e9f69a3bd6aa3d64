#pragma once

#include "network/apiclient.h"
#include "network/arrival.h"
#include "protocol/accounts.h"

#include <utility>

namespace letschat::test {

/// Renews as a session does: by a call of its own, once for all who ask.
class RenewingTokens final : public client::TokenSource
{
public:
    QString accessToken() const override { return token; }
    QCoro::Task<client::Renewal> renew() override
    {
        ++asked;
        if (!open)
            co_return client::Renewal::Ended;
        if (std::exchange(isRenewing_, true)) {
            auto arrived = renewed_.wait();
            co_return co_await arrived;
        }
        ++renewals;
        Call<Refresh> call;
        call.body.refreshToken = QStringLiteral("refresh");
        auto asking = open->call<Refresh>(call);
        const auto answer = co_await asking;
        if (answer)
            token = answer->accessToken;
        const auto outcome = answer ? client::Renewal::Renewed : otherwise;
        isRenewing_ = false;
        renewed_.complete(outcome);
        co_return outcome;
    }

    client::ApiClient *open = nullptr;
    QString token = QStringLiteral("old");
    client::Renewal otherwise = client::Renewal::Unanswered;
    int asked = 0;
    int renewals = 0;

private:
    bool isRenewing_ = false;
    client::Arrival<client::Renewal> renewed_;
};

} // namespace letschat::test
