#pragma once

#include "security/tokensigner.h"

#include <QHash>

#include <mutex>

namespace letschat::server {

/// Checks access tokens, each by its signature only once as long as it is in use: a device shows
/// the same one at every call. Any thread.
class VerifiedTokens
{
public:
    /// Tokens of one generation. Two are kept: whatever the younger one sees again lives on when
    /// it is full, the rest goes. At about 600 bytes a token that is some 5 MiB at most.
    static constexpr qsizetype generationSize = 4096;

    /// The signer must outlive this.
    explicit VerifiedTokens(const TokenSigner &signer)
        : signer_(signer)
    {}

    /// As TokenSigner::verify() of an access token.
    Result<TokenClaims> verify(const QByteArray &token, Timestamp now);

private:
    using Generation = QHash<QByteArray, TokenClaims>;

    std::optional<TokenClaims> find(const QByteArray &token);
    void keep(const QByteArray &token, const TokenClaims &claims);

    const TokenSigner &signer_;
    std::mutex mutex_;
    Generation young_;
    Generation old_;
};

} // namespace letschat::server
