#pragma once

#include <QString>
#include <qcorotask.h>

namespace letschat::client {

/// What became of an attempt to renew the access token.
enum class Renewal {
    Renewed,
    /// The server has ended the session: only signing in again helps.
    Ended,
    /// The server did not say: away, overloaded, or not able to renew. No reason to sign out.
    Unanswered,
};

/// Where calls and the socket get their bearer from. GUI thread.
class TokenSource
{
public:
    virtual ~TokenSource() = default;

    /// The access token to send now; empty while there is none.
    virtual QString accessToken() const = 0;
    /// Renews it. However many ask at once, the server is asked once.
    virtual QCoro::Task<Renewal> renew() = 0;
};

} // namespace letschat::client
