#pragma once

#include "protocol/people.h"

#include <QRect>
#include <QSettings>
#include <QUrl>

namespace letschat::client {

/// What one profile remembers between two runs, in a file of its own in the data directory.
class Settings
{
public:
    Settings(const QString &dataDir, const QString &profile)
        : file_(dataDir + u'/' + profile + QStringLiteral("/settings.ini"), QSettings::IniFormat)
    {}

    QUrl server() const { return QUrl(file_.value(serverKey()).toString()); }
    void setServer(const QUrl &server) { file_.setValue(serverKey(), server.toString()); }

    /// Who was signed in the last time; nobody after a sign-out.
    std::optional<User> account() const
    {
        const auto id = UserId::parse(file_.value(accountKey()).toString());
        if (!id)
            return std::nullopt;
        User user;
        user.id = *id;
        user.username = file_.value(usernameKey()).toString();
        user.displayName = file_.value(displayNameKey()).toString();
        return user;
    }
    void setAccount(const User &user)
    {
        file_.setValue(accountKey(), user.id.toString());
        file_.setValue(usernameKey(), user.username.value_or(QString()));
        file_.setValue(displayNameKey(), user.displayName);
    }
    void forgetAccount()
    {
        for (const auto &key : {accountKey(), usernameKey(), displayNameKey()})
            file_.remove(key);
    }

    /// Place and size of the window: x, y, width, height; empty before the first run.
    QRect window() const { return file_.value(windowKey()).toRect(); }
    void setWindow(const QRect &window) { file_.setValue(windowKey(), window); }

private:
    static QString accountKey() { return QStringLiteral("account/id"); }
    static QString usernameKey() { return QStringLiteral("account/username"); }
    static QString displayNameKey() { return QStringLiteral("account/display_name"); }
    static QString serverKey() { return QStringLiteral("server"); }
    static QString windowKey() { return QStringLiteral("window"); }

    QSettings file_;
};

} // namespace letschat::client
