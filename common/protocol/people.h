#pragma once

#include "core/timestamp.h"
#include "protocol/endpoint.h"
#include "protocol/ids.h"
#include "protocol/rules.h"

#include <QList>
#include <QString>

/// People: protocol.md, 2 and 4.1.
namespace letschat {

/// A person as every viewer sees them. `username` is absent once the account is deleted.
struct Profile
{
    UserId id;
    std::optional<QString> username;
    QString displayName;
    QString about;
    std::optional<QString> avatarUrl;
    bool deleted = false;

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Profile::id), field("username", &Profile::username),
                          field("display_name", &Profile::displayName),
                          field("about", &Profile::about), field("avatar_url", &Profile::avatarUrl),
                          field("deleted", &Profile::deleted));
    }
    friend bool operator==(const Profile &, const Profile &) = default;
};

/// A profile with what depends on who looks.
struct User
{
    UserId id;
    std::optional<QString> username;
    QString displayName;
    QString about;
    std::optional<QString> avatarUrl;
    bool deleted = false;
    bool online = false;
    /// Absent while online, and for those who may not see it.
    std::optional<Timestamp> lastSeenAt;
    /// The caller blocks this person.
    bool blocked = false;

    static User of(const Profile &profile)
    {
        User user;
        user.id = profile.id;
        user.username = profile.username;
        user.displayName = profile.displayName;
        user.about = profile.about;
        user.avatarUrl = profile.avatarUrl;
        user.deleted = profile.deleted;
        return user;
    }
    Profile profile() const { return {id, username, displayName, about, avatarUrl, deleted}; }

    static constexpr auto fields()
    {
        return std::tuple(field("id", &User::id), field("username", &User::username),
                          field("display_name", &User::displayName), field("about", &User::about),
                          field("avatar_url", &User::avatarUrl), field("deleted", &User::deleted),
                          field("online", &User::online), field("last_seen_at", &User::lastSeenAt),
                          field("blocked", &User::blocked));
    }
    friend bool operator==(const User &, const User &) = default;
};

struct UserList
{
    QList<User> users;

    static constexpr auto fields() { return std::tuple(field("users", &UserList::users)); }
    friend bool operator==(const UserList &, const UserList &) = default;
};

struct GetMe : Endpoint<Method::Get, "/users/me">
{
    static constexpr std::string_view summary = "The caller";
    using Response = User;
};

/// What is absent stays as it is.
struct UpdateMeRequest
{
    std::optional<QString> displayName;
    std::optional<QString> about;

    static constexpr auto fields()
    {
        return std::tuple(field("display_name", &UpdateMeRequest::displayName, displayNameRule),
                          field("about", &UpdateMeRequest::about, aboutRule));
    }
};

struct UpdateMe : Endpoint<Method::Patch, "/users/me">
{
    static constexpr std::string_view summary = "Change the caller's profile";
    using Body = UpdateMeRequest;
    using Response = User;
};

/// The password is compared, never length-checked.
struct DeleteMeRequest
{
    QString password;

    static constexpr auto fields()
    {
        return std::tuple(field("password", &DeleteMeRequest::password));
    }
};

/// Messages stay, under a name that is nobody's.
struct DeleteMe : Endpoint<Method::Delete, "/users/me">
{
    static constexpr std::string_view summary = "Delete the caller's account";
    static constexpr std::array successes{204};
    static constexpr std::array problems{ProblemCode::InvalidCredentials};
    using Body = DeleteMeRequest;
};

struct PeopleQuery
{
    QString query;
    std::optional<int> limit;

    static constexpr int defaultLimit = 20;
    static constexpr auto fields()
    {
        return std::tuple(field("query", &PeopleQuery::query, searchQueryRule),
                          field("limit", &PeopleQuery::limit, Range{1, 50}));
    }
};

struct SearchPeople : Endpoint<Method::Get, "/users">
{
    static constexpr std::string_view summary = "Search people by username and display name";
    using Query = PeopleQuery;
    using Response = UserList;
    static constexpr std::array problems{ProblemCode::BadRequest};
};

struct UserPath
{
    UserId userId;

    static constexpr auto fields() { return std::tuple(field("user_id", &UserPath::userId)); }
};

struct GetUser : Endpoint<Method::Get, "/users/{user_id}">
{
    static constexpr std::string_view summary = "One person";
    using Path = UserPath;
    using Response = User;
    static constexpr std::array problems{ProblemCode::BadRequest, ProblemCode::NotFound};
};

} // namespace letschat
