#include "security/tokensigner.h"

#include "protocol/codec.h"

#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace letschat::server {

namespace {

constexpr auto issuer = "letschat";
constexpr auto audience = "letschat";
constexpr auto base64Options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

struct Header
{
    QString alg;
    std::optional<QString> typ;
    QString kid;

    static constexpr auto fields()
    {
        return std::tuple(field("alg", &Header::alg), field("typ", &Header::typ),
                          field("kid", &Header::kid));
    }
};

struct Payload
{
    QString iss;
    QString aud;
    UserId sub;
    SessionId sid;
    QString jti;
    qint64 iat = 0;
    qint64 exp = 0;
    QString type;
    std::optional<int> generation;

    static constexpr auto fields()
    {
        return std::tuple(field("iss", &Payload::iss), field("aud", &Payload::aud),
                          field("sub", &Payload::sub), field("sid", &Payload::sid),
                          field("jti", &Payload::jti), field("iat", &Payload::iat),
                          field("exp", &Payload::exp), field("type", &Payload::type),
                          field("generation", &Payload::generation));
    }
};

QString nameOf(TokenType type)
{
    return type == TokenType::Access ? u"access"_s : u"refresh"_s;
}

qint64 toSeconds(Timestamp moment)
{
    return floor<seconds>(moment).time_since_epoch().count();
}

Timestamp fromSeconds(qint64 count)
{
    return Timestamp{seconds{count}};
}

QByteArray signature(const QByteArray &signedPart, const QByteArray &secret)
{
    QByteArray mac(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const uchar *>(secret.constData()),
                                size_t(secret.size()));
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const uchar *>(signedPart.constData()),
                                  size_t(signedPart.size()));
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<uchar *>(mac.data()));
    return mac;
}

// A token's own name. A refresh token's follows from what it is, so that it can be made again.
QString jti(const TokenClaims &claims)
{
    if (claims.type == TokenType::Access)
        return QUuid::createUuid().toString(QUuid::WithoutBraces);
    return QUuid::createUuidV5(claims.sessionId.value(), QByteArray::number(claims.generation))
        .toString(QUuid::WithoutBraces);
}

std::unexpected<Problem> notAToken()
{
    return refuse(ProblemCode::Unauthenticated, u"The token is not valid."_s);
}

QByteArray decodeBase64(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text, base64Options | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? *decoded : QByteArray();
}

} // namespace

TokenSigner::TokenSigner(QList<SigningKey> keys)
    : keys_(std::move(keys))
{
    Q_ASSERT(!keys_.isEmpty());
}

QByteArray TokenSigner::sign(const TokenClaims &claims) const
{
    const auto &key = keys_.front();
    const Header header{u"HS256"_s, u"JWT"_s, key.kid};
    Payload payload;
    payload.iss = QLatin1StringView(issuer);
    payload.aud = QLatin1StringView(audience);
    payload.sub = claims.userId;
    payload.sid = claims.sessionId;
    payload.jti = jti(claims);
    payload.iat = toSeconds(claims.issuedAt);
    payload.exp = toSeconds(claims.expiresAt);
    payload.type = nameOf(claims.type);
    if (claims.type == TokenType::Refresh)
        payload.generation = claims.generation;
    const QByteArray signedPart =
        encode(header).toBase64(base64Options) + '.' + encode(payload).toBase64(base64Options);
    return signedPart + '.' + signature(signedPart, key.secret).toBase64(base64Options);
}

Result<TokenClaims> TokenSigner::verify(const QByteArray &token, TokenType type,
                                        Timestamp now) const
{
    const auto parts = token.size() <= longestToken ? token.split('.') : QList<QByteArray>();
    if (parts.size() != 3)
        return notAToken();
    const auto header = decode<Header>(decodeBase64(parts[0]));
    if (!header || header->alg != "HS256"_L1)
        return notAToken();
    const auto key = std::ranges::find(keys_, header->kid, &SigningKey::kid);
    if (key == keys_.end())
        return notAToken();
    const auto expected = signature(parts[0] + '.' + parts[1], key->secret);
    const auto given = decodeBase64(parts[2]);
    if (given.size() != expected.size() ||
        sodium_memcmp(given.constData(), expected.constData(), size_t(expected.size())) != 0)
        return notAToken();
    const auto payload = decode<Payload>(decodeBase64(parts[1]));
    if (!payload || payload->iss != QLatin1StringView(issuer) ||
        payload->aud != QLatin1StringView(audience) || payload->type != nameOf(type))
        return notAToken();
    if (now >= fromSeconds(payload->exp) + leeway)
        return refuse(ProblemCode::TokenExpired, u"The token has expired."_s);
    if (fromSeconds(payload->iat) > now + leeway)
        return notAToken();
    return TokenClaims{type,
                       payload->sub,
                       payload->sid,
                       fromSeconds(payload->iat),
                       fromSeconds(payload->exp),
                       payload->generation.value_or(0)};
}

} // namespace letschat::server
