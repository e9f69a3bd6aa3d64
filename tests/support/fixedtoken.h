#pragma once

#include "network/tokensource.h"

namespace letschat::test {

/// A token that is always taken, and cannot be renewed.
class FixedToken final : public client::TokenSource
{
public:
    QString accessToken() const override { return QStringLiteral("token"); }
    QCoro::Task<client::Renewal> renew() override { co_return client::Renewal::Unanswered; }
};

} // namespace letschat::test
