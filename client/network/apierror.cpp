#include "network/apierror.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

/// Its context is where translators find these sentences.
struct PlainWords
{
    Q_DECLARE_TR_FUNCTIONS(PlainWords)

public:
    static QString comeBack(const std::optional<std::chrono::seconds> &wait);
    static QString ofRefusal(const Problem &problem);
};

QString PlainWords::comeBack(const std::optional<std::chrono::seconds> &wait)
{
    if (!wait || wait->count() <= 1)
        return tr("That was too quick. Try again in a moment.");
    if (wait->count() < 90)
        return tr("Too many attempts. Try again in %n seconds.", nullptr, int(wait->count()));
    return tr("Too many attempts. Try again in %n minutes.", nullptr,
              int((wait->count() + 59) / 60));
}

QString PlainWords::ofRefusal(const Problem &problem)
{
    switch (problem.code) {
    case ProblemCode::InvalidCredentials:
        return tr("The username or the password is wrong.");
    case ProblemCode::Unauthenticated:
    case ProblemCode::TokenExpired:
    case ProblemCode::TokenRevoked:
        return tr("You have been signed out. Sign in again to go on.");
    case ProblemCode::Forbidden:
        return tr("You are not allowed to do this.");
    case ProblemCode::CannotMessage:
        return tr("You cannot send messages to this person.");
    case ProblemCode::NotFound:
        return tr("This is no longer there.");
    case ProblemCode::UsernameTaken:
        return tr("This username is taken.");
    case ProblemCode::NonceReused:
        return tr("This message was already sent, with different text.");
    case ProblemCode::PayloadTooLarge:
        return tr("This is too large to be sent.");
    case ProblemCode::RateLimited:
        return comeBack(problem.retryAfter);
    case ProblemCode::Unavailable:
        return tr("The server is busy. Try again in a moment.");
    case ProblemCode::ValidationFailed:
        return tr("The server does not accept this as it is.");
    default:
        return tr("The server did not accept this.");
    }
}

} // namespace

bool ApiError::isAboutToken() const
{
    return kind == Kind::Refused &&
           (problem.code == ProblemCode::Unauthenticated ||
            problem.code == ProblemCode::TokenExpired || problem.code == ProblemCode::TokenRevoked);
}

bool ApiError::mayPass() const
{
    return kind != Kind::Refused || isAboutToken() || problem.code == ProblemCode::RateLimited ||
           problem.code == ProblemCode::Timeout;
}

QString plainWords(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Unreachable:
        return PlainWords::tr("The server cannot be reached. Check the connection.");
    case ApiError::Kind::Timeout:
        return PlainWords::tr("The server did not answer in time.");
    case ApiError::Kind::ServerFault:
        return PlainWords::tr("The server has a problem. Try again in a moment.");
    case ApiError::Kind::Refused:
        return PlainWords::ofRefusal(error.problem);
    }
    Q_UNREACHABLE();
}

} // namespace letschat::client
