#include "accounts/tokenissuer.h"

#include <algorithm>

namespace letschat::server {

Timestamp TokenIssuer::expiry(Timestamp createdAt, Timestamp rotatedAt)
{
    return std::min<Timestamp>(rotatedAt + TokenSigner::refreshLifetime,
                               createdAt + absoluteLifetime);
}

QCoro::Task<SignedIn> TokenIssuer::issue(StoredSession session) const
{
    const auto now = clock_.now();
    const TokenClaims access{TokenType::Access, session.user.id, session.id, now,
                             now + TokenSigner::accessLifetime};
    const TokenClaims refresh{TokenType::Refresh,
                              session.user.id,
                              session.id,
                              session.rotatedAt,
                              expiry(session.createdAt, session.rotatedAt),
                              session.generation};
    SignedIn answer;
    answer.user = session.user;
    auto asking = isOnline_(session.user.id);
    answer.user.online = co_await asking;
    if (answer.user.online)
        answer.user.lastSeenAt.reset();
    answer.sessionId = session.id;
    answer.accessToken = QString::fromLatin1(signer_.sign(access));
    answer.refreshToken = QString::fromLatin1(signer_.sign(refresh));
    answer.expiresIn = int(std::chrono::seconds(TokenSigner::accessLifetime).count());
    co_return answer;
}

} // namespace letschat::server
