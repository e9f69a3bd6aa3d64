#pragma once

#include "protocol/field.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <expected>
#include <optional>
#include <string_view>

namespace letschat {

/// Every reason for which a call can be refused (protocol.md, 1). Status, word and title of each
/// stand in one table in problem.cpp.
enum class ProblemCode {
    MalformedJson,
    BadRequest,
    Unauthenticated,
    TokenExpired,
    TokenRevoked,
    InvalidCredentials,
    Forbidden,
    CannotMessage,
    NotFound,
    MethodNotAllowed,
    Timeout,
    UsernameTaken,
    NonceReused,
    Conflict,
    PayloadTooLarge,
    UriTooLong,
    UnsupportedMediaType,
    ExpectationFailed,
    ValidationFailed,
    RateLimited,
    HeaderTooLarge,
    Internal,
    NotImplemented,
    Unavailable,
    VersionNotSupported,
};

/// One member of a request that is wrong. `field` is its path (`member_ids[3]`), `code` a stable
/// word, `message` a sentence in English.
struct FieldError
{
    QString field;
    QString code;
    QString message;

    static constexpr auto fields()
    {
        return std::tuple(letschat::field("field", &FieldError::field),
                          letschat::field("code", &FieldError::code),
                          letschat::field("message", &FieldError::message));
    }
    friend bool operator==(const FieldError &, const FieldError &) = default;
};

/// A refusal, on its way to becoming an RFC 9457 answer or read from one. `detail` is meant for
/// people and never carries what a driver or library said.
struct Problem
{
    ProblemCode code = ProblemCode::Internal;
    QString detail;
    QList<FieldError> errors;
    /// Sent as Retry-After; always there with RateLimited and Unavailable.
    std::optional<std::chrono::seconds> retryAfter;

    friend bool operator==(const Problem &, const Problem &) = default;
};

template <class T>
using Result = std::expected<T, Problem>;

int httpStatus(ProblemCode code);
std::string_view word(ProblemCode code);
std::string_view title(ProblemCode code);

std::unexpected<Problem> refuse(ProblemCode code, const QString &detail = {});
std::unexpected<Problem> refuseField(const QString &field, const QString &code,
                                     const QString &message);
/// The database or a queue cannot take the call now; asks the caller to come back.
std::unexpected<Problem> refuseForNow(const QString &detail,
                                      std::chrono::seconds retryAfter = std::chrono::seconds{2});

/// How a problem is written, beside its list of `errors`, which is there only when it has entries.
struct ProblemText
{
    static constexpr std::string_view typeName = "Problem";
    QString type;
    QString title;
    int status = 0;
    QString detail;
    QString code;

    static constexpr auto fields()
    {
        return std::tuple(field("type", &ProblemText::type), field("title", &ProblemText::title),
                          field("status", &ProblemText::status),
                          field("detail", &ProblemText::detail), field("code", &ProblemText::code));
    }
};

/// The body of an `application/problem+json` answer.
QByteArray toJson(const Problem &problem);
/// Reads such a body. A code that this version does not know becomes one of the same status.
Problem problemFromJson(const QByteArray &body, int status);

} // namespace letschat
