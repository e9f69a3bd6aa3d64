#pragma once

#include "protocol/people.h"

/// Accounts and sessions: protocol.md, 3.
namespace letschat {

struct RegisterRequest
{
    QString username;
    QString displayName;
    QString password;
    std::optional<QString> deviceName;

    static constexpr auto fields()
    {
        return std::tuple(field("username", &RegisterRequest::username, UsernameRule{}),
                          field("display_name", &RegisterRequest::displayName, displayNameRule),
                          field("password", &RegisterRequest::password, newPasswordRule),
                          field("device_name", &RegisterRequest::deviceName, deviceNameRule));
    }
};

/// Compared, never length-checked: a name that cannot exist is just unknown.
struct LoginRequest
{
    QString username;
    QString password;
    std::optional<QString> deviceName;

    static constexpr auto fields()
    {
        return std::tuple(field("username", &LoginRequest::username),
                          field("password", &LoginRequest::password),
                          field("device_name", &LoginRequest::deviceName, deviceNameRule));
    }
};

struct RefreshRequest
{
    QString refreshToken;

    static constexpr auto fields()
    {
        return std::tuple(field("refresh_token", &RefreshRequest::refreshToken));
    }
};

/// What register, login and refresh answer.
struct SignedIn
{
    User user;
    SessionId sessionId;
    QString accessToken;
    QString refreshToken;
    QString tokenType = QStringLiteral("bearer");
    /// Seconds for which the access token is good.
    int expiresIn = 0;

    static constexpr auto fields()
    {
        return std::tuple(field("user", &SignedIn::user), field("session_id", &SignedIn::sessionId),
                          field("access_token", &SignedIn::accessToken),
                          field("refresh_token", &SignedIn::refreshToken),
                          field("token_type", &SignedIn::tokenType),
                          field("expires_in", &SignedIn::expiresIn));
    }
    friend bool operator==(const SignedIn &, const SignedIn &) = default;
};

struct Register : Endpoint<Method::Post, "/auth/register">
{
    static constexpr std::string_view summary = "Create an account and sign in";
    static constexpr Access access = Access::Open;
    static constexpr std::array successes{201};
    static constexpr std::array problems{ProblemCode::UsernameTaken, ProblemCode::Forbidden};
    using Body = RegisterRequest;
    using Response = SignedIn;
};

struct Login : Endpoint<Method::Post, "/auth/login">
{
    static constexpr std::string_view summary = "Sign in";
    static constexpr Access access = Access::Open;
    static constexpr std::array problems{ProblemCode::InvalidCredentials};
    using Body = LoginRequest;
    using Response = SignedIn;
};

struct Refresh : Endpoint<Method::Post, "/auth/refresh">
{
    static constexpr std::string_view summary = "Change a refresh token for a new pair";
    static constexpr Access access = Access::Open;
    static constexpr std::array problems{ProblemCode::Unauthenticated, ProblemCode::TokenExpired,
                                         ProblemCode::TokenRevoked};
    using Body = RefreshRequest;
    using Response = SignedIn;
};

struct Logout : Endpoint<Method::Post, "/auth/logout">
{
    static constexpr std::string_view summary = "Sign this device out";
    static constexpr std::array successes{204};
};

} // namespace letschat
