#pragma once

#include "account/session.h"

#include <QObject>

namespace letschat::client {

class PeopleStore;

/// The user's own profile: what others see of them, and how to change it. Each fault stands in the
/// property of its field, in words for the user; empty where nothing is wrong. GUI thread.
class ProfilePage : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString userId READ userId NOTIFY changed)
    Q_PROPERTY(QString displayName READ displayName NOTIFY changed)
    Q_PROPERTY(QString about READ about NOTIFY changed)
    Q_PROPERTY(QString username READ username NOTIFY changed)
    Q_PROPERTY(QString link READ link NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(QString displayNameError READ displayNameError NOTIFY errorsChanged)
    Q_PROPERTY(QString aboutError READ aboutError NOTIFY errorsChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorsChanged)

public:
    /// All must outlive this.
    ProfilePage(ApiClient &api, Session &session, PeopleStore &people, QObject *parent = nullptr);

    QString userId() const { return session_.userIdText(); }
    QString displayName() const { return session_.displayName(); }
    QString about() const { return session_.user().about; }
    QString username() const { return session_.username(); }
    /// What opens the conversation with the user in somebody else's LetsChat.
    QString link() const;

    bool isBusy() const { return isBusy_; }
    QString displayNameError() const { return errors_.displayName; }
    QString aboutError() const { return errors_.about; }
    /// What is wrong with no field of its own.
    QString error() const { return errors_.general; }

    // Checks while typing, with the rules of the contract.
    Q_INVOKABLE bool checkDisplayName(const QString &text);
    Q_INVOKABLE bool checkAbout(const QString &text);
    /// Gives the server what differs from what it holds; saved() or an error follows.
    Q_INVOKABLE void save(const QString &displayName, const QString &about);
    Q_INVOKABLE void clearErrors();

Q_SIGNALS:
    void changed();
    void busyChanged();
    void errorsChanged();
    void saved();

private:
    struct Errors
    {
        QString displayName;
        QString about;
        QString general;
    };

    QCoro::Task<> submit(UpdateMeRequest wanted);
    void showRefusal(const ApiError &error);
    bool setError(QString Errors::*field, const QString &words);
    void setBusy(bool isBusy);

    ApiClient &api_;
    Session &session_;
    PeopleStore &people_;
    Errors errors_;
    bool isBusy_ = false;
};

} // namespace letschat::client
