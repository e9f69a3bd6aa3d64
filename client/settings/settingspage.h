#pragma once

#include "settings/devicelistmodel.h"
#include "settings/passwordpage.h"
#include "settings/profilepage.h"

#include <QObject>

namespace letschat::client {

class HttpLink;

/// What the settings talk to, a part for each section that is about the account, and what there is
/// to know about the program. GUI thread.
class SettingsPage : public QObject
{
    Q_OBJECT
    Q_PROPERTY(letschat::client::ProfilePage *profile READ profile CONSTANT)
    Q_PROPERTY(letschat::client::PasswordPage *password READ password CONSTANT)
    Q_PROPERTY(letschat::client::DeviceListModel *devices READ devices CONSTANT)
    Q_PROPERTY(QString version READ version CONSTANT)
    Q_PROPERTY(QString qtVersion READ qtVersion CONSTANT)
    Q_PROPERTY(QString directory READ directory CONSTANT)
    Q_PROPERTY(QString server READ server NOTIFY serverChanged)

public:
    /// `directory` is where everything of this profile is kept. The others must outlive this.
    SettingsPage(ApiClient &api, HttpLink &link, Session &session, PeopleStore &people,
                 const QString &directory, QObject *parent = nullptr);

    ProfilePage *profile() { return &profile_; }
    PasswordPage *password() { return &password_; }
    DeviceListModel *devices() { return &devices_; }
    QString version() const;
    /// Of the library that runs now.
    QString qtVersion() const;
    QString directory() const { return directory_; }
    QString server() const;

Q_SIGNALS:
    void serverChanged();

private:
    HttpLink &link_;
    QString directory_;
    ProfilePage profile_;
    PasswordPage password_;
    DeviceListModel devices_;
};

} // namespace letschat::client
