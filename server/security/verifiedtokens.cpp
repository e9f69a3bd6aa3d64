#include "security/verifiedtokens.h"

namespace letschat::server {

// A token that is known is good for its time; outside of it the signer says what is wrong.
Result<TokenClaims> VerifiedTokens::verify(const QByteArray &token, Timestamp now)
{
    const auto known = find(token);
    if (known && now < known->expiresAt && now >= known->issuedAt)
        return *known;
    auto claims = signer_.verify(token, TokenType::Access, now);
    if (claims && !known)
        keep(token, *claims);
    return claims;
}

std::optional<TokenClaims> VerifiedTokens::find(const QByteArray &token)
{
    const std::lock_guard lock(mutex_);
    if (const auto found = young_.constFind(token); found != young_.cend())
        return *found;
    const auto found = old_.constFind(token);
    if (found == old_.cend())
        return std::nullopt;
    const TokenClaims claims = *found;
    young_.insert(token, claims);
    return claims;
}

void VerifiedTokens::keep(const QByteArray &token, const TokenClaims &claims)
{
    const std::lock_guard lock(mutex_);
    if (young_.size() >= generationSize)
        old_ = std::exchange(young_, {});
    young_.insert(token, claims);
}

} // namespace letschat::server
