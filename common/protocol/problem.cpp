#include "protocol/problem.h"

#include "protocol/codec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace letschat {

namespace {

struct Row
{
    ProblemCode code;
    int status;
    std::string_view word;
    std::string_view title;
};

// In the order of the enumeration, which httpStatus() and its like index.
constexpr std::array table{
    Row{ProblemCode::MalformedJson, 400, "malformed_json", "The body is not a JSON object"},
    Row{ProblemCode::BadRequest, 400, "bad_request", "The request is not understood"},
    Row{ProblemCode::Unauthenticated, 401, "unauthenticated", "A valid access token is needed"},
    Row{ProblemCode::TokenExpired, 401, "token_expired", "The token has expired"},
    Row{ProblemCode::TokenRevoked, 401, "token_revoked", "The session has ended"},
    Row{ProblemCode::InvalidCredentials, 401, "invalid_credentials", "Wrong username or password"},
    Row{ProblemCode::Forbidden, 403, "forbidden", "Not allowed"},
    Row{ProblemCode::CannotMessage, 403, "cannot_message", "This person cannot be messaged"},
    Row{ProblemCode::NotFound, 404, "not_found", "Not found"},
    Row{ProblemCode::MethodNotAllowed, 405, "method_not_allowed", "Method not allowed"},
    Row{ProblemCode::Timeout, 408, "timeout", "The request took too long to arrive"},
    Row{ProblemCode::UsernameTaken, 409, "username_taken", "This username is taken"},
    Row{ProblemCode::NonceReused, 409, "nonce_reused", "The nonce was used for something else"},
    Row{ProblemCode::Conflict, 409, "conflict", "Not possible in the present state"},
    Row{ProblemCode::PayloadTooLarge, 413, "payload_too_large", "The body is too large"},
    Row{ProblemCode::UriTooLong, 414, "uri_too_long", "The request target is too long"},
    Row{ProblemCode::UnsupportedMediaType, 415, "unsupported_media_type",
        "The body must be application/json"},
    Row{ProblemCode::ExpectationFailed, 417, "expectation_failed", "The expectation is unknown"},
    Row{ProblemCode::ValidationFailed, 422, "validation_failed",
        "A member of the request is wrong"},
    Row{ProblemCode::RateLimited, 429, "rate_limited", "Too many requests"},
    Row{ProblemCode::HeaderTooLarge, 431, "header_too_large", "The request header is too large"},
    Row{ProblemCode::Internal, 500, "internal", "The server made a mistake"},
    Row{ProblemCode::NotImplemented, 501, "not_implemented", "The method is not known"},
    Row{ProblemCode::Unavailable, 503, "unavailable", "Not available at the moment"},
    Row{ProblemCode::VersionNotSupported, 505, "version_not_supported",
        "The HTTP version is not supported"},
};

constexpr bool isInOrder()
{
    for (size_t i = 0; i < table.size(); ++i) {
        if (size_t(table[i].code) != i)
            return false;
    }
    return table.size() == size_t(ProblemCode::VersionNotSupported) + 1;
}
static_assert(isInOrder(), "a code without its row");

const Row &row(ProblemCode code)
{
    return table[size_t(code)];
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

int httpStatus(ProblemCode code)
{
    return row(code).status;
}

std::string_view word(ProblemCode code)
{
    return row(code).word;
}

std::string_view title(ProblemCode code)
{
    return row(code).title;
}

std::unexpected<Problem> refuse(ProblemCode code, const QString &detail)
{
    Problem problem;
    problem.code = code;
    problem.detail = detail;
    return std::unexpected(std::move(problem));
}

std::unexpected<Problem> refuseField(const QString &field, const QString &code,
                                     const QString &message)
{
    Problem problem;
    problem.code = ProblemCode::ValidationFailed;
    problem.detail = field + u' ' + message;
    problem.errors = {{field, code, message}};
    return std::unexpected(std::move(problem));
}

std::unexpected<Problem> refuseForNow(const QString &detail, std::chrono::seconds retryAfter)
{
    auto refusal = refuse(ProblemCode::Unavailable, detail);
    refusal.error().retryAfter = retryAfter;
    return refusal;
}

QByteArray toJson(const Problem &problem)
{
    const auto &[code, status, codeWord, codeTitle] = row(problem.code);
    ProblemText text;
    text.type = QStringLiteral("about:blank");
    text.title = textOf(codeTitle);
    text.status = status;
    text.detail = problem.detail.isEmpty() ? text.title : problem.detail;
    text.code = textOf(codeWord);
    QByteArray out = "{";
    Codec<ProblemText>::writeMembers(out, text);
    if (!problem.errors.isEmpty()) {
        out += ",\"errors\":";
        Codec<QList<FieldError>>::write(out, problem.errors);
    }
    out += '}';
    return out;
}

Problem problemFromJson(const QByteArray &body, int status)
{
    const auto object = QJsonDocument::fromJson(body).object();
    const auto sentWord = object[u"code"].toString().toUtf8();
    auto found = std::ranges::find(table, std::string_view(sentWord), &Row::word);
    if (found == table.end())
        found = std::ranges::find(table, status, &Row::status);
    Problem problem;
    problem.code = found != table.end() ? found->code
                   : status >= 500      ? ProblemCode::Unavailable
                                        : ProblemCode::BadRequest;
    problem.detail = object[u"detail"].toString();
    for (const auto &value : object[u"errors"].toArray()) {
        const auto error = value.toObject();
        problem.errors.append(
            {error[u"field"].toString(), error[u"code"].toString(), error[u"message"].toString()});
    }
    return problem;
}

} // namespace letschat
