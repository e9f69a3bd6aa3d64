#pragma once

#include "protocol/accounts.h"

/// The devices that are signed in, and the password: protocol.md, 3.
namespace letschat {

/// One signed-in device as its owner sees it.
struct Session
{
    SessionId id;
    QString deviceName;
    QString ip;
    QString userAgent;
    Timestamp createdAt;
    Timestamp lastUsedAt;
    /// When its refresh token runs out, unless it is used before.
    Timestamp expiresAt;
    /// The session of the token that asks.
    bool current = false;

    static constexpr auto fields()
    {
        return std::tuple(
            field("id", &Session::id), field("device_name", &Session::deviceName),
            field("ip", &Session::ip), field("user_agent", &Session::userAgent),
            field("created_at", &Session::createdAt), field("last_used_at", &Session::lastUsedAt),
            field("expires_at", &Session::expiresAt), field("current", &Session::current));
    }
    friend bool operator==(const Session &, const Session &) = default;
};

struct SessionList
{
    QList<Session> sessions;

    static constexpr auto fields() { return std::tuple(field("sessions", &SessionList::sessions)); }
    friend bool operator==(const SessionList &, const SessionList &) = default;
};

/// Newest use first.
struct ListSessions : Endpoint<Method::Get, "/auth/sessions">
{
    static constexpr std::string_view summary = "The devices that are signed in";
    using Response = SessionList;
};

struct SessionPath
{
    SessionId sessionId;

    static constexpr auto fields()
    {
        return std::tuple(field("session_id", &SessionPath::sessionId));
    }
};

struct RevokeSession : Endpoint<Method::Delete, "/auth/sessions/{session_id}">
{
    static constexpr std::string_view summary = "Sign a device out";
    static constexpr std::array successes{204};
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound};
    using Path = SessionPath;
};

struct RevokeOtherSessions : Endpoint<Method::Post, "/auth/sessions/revoke-others">
{
    static constexpr std::string_view summary = "Sign every other device out";
    static constexpr std::array successes{204};
};

/// The present password is compared, never length-checked.
struct ChangePasswordRequest
{
    QString currentPassword;
    QString newPassword;

    static constexpr auto fields()
    {
        return std::tuple(
            field("current_password", &ChangePasswordRequest::currentPassword),
            field("new_password", &ChangePasswordRequest::newPassword, newPasswordRule));
    }
};

/// Every other session of the caller ends.
struct ChangePassword : Endpoint<Method::Post, "/auth/password">
{
    static constexpr std::string_view summary = "Set a new password";
    static constexpr std::array successes{204};
    static constexpr std::array problems{ProblemCode::InvalidCredentials};
    using Body = ChangePasswordRequest;
};

} // namespace letschat
