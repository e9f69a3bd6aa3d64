#pragma once

#include "core/timestamp.h"
#include "protocol/ids.h"
#include "security/signingkeys.h"

namespace letschat::server {

enum class TokenType { Access, Refresh };

/// What a token says (protocol.md, 3), beyond issuer and audience. `generation` is that of a
/// refresh token; 0 in an access token.
struct TokenClaims
{
    TokenType type = TokenType::Access;
    UserId userId;
    SessionId sessionId;
    Timestamp issuedAt;
    Timestamp expiresAt;
    int generation = 0;

    friend bool operator==(const TokenClaims &, const TokenClaims &) = default;
};

/// JSON Web Tokens with HS256 (RFC 7519, RFC 7515), and no other algorithm. Immutable; any thread.
class TokenSigner
{
public:
    static constexpr std::chrono::minutes accessLifetime{15};
    static constexpr std::chrono::days refreshLifetime{30};
    static constexpr std::chrono::seconds leeway{30};
    /// Longest text that verify() looks at.
    static constexpr qsizetype longestToken = 2048;

    explicit TokenSigner(QList<SigningKey> keys);

    /// Signs with the first key. Times are cut to seconds. The same claims give the same text,
    /// which is how a refresh token that was lost on its way is given again.
    QByteArray sign(const TokenClaims &claims) const;

    /// Unauthenticated for anything that is not such a token of this type, TokenExpired for one
    /// that was (after the leeway).
    Result<TokenClaims> verify(const QByteArray &token, TokenType type, Timestamp now) const;

private:
    QList<SigningKey> keys_;
};

} // namespace letschat::server
