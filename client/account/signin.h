#pragma once

#include "network/apiclient.h"
#include "protocol/accounts.h"

#include <QObject>
#include <QUrl>

namespace letschat::client {

class HttpLink;
class Session;

/// What the page for signing in and creating an account talks to. Each fault stands in the property
/// of its field, in words for the user; empty where nothing is wrong.
class SignIn : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString serverUrl READ serverUrl WRITE setServerUrl NOTIFY serverUrlChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(QString usernameError READ usernameError NOTIFY errorsChanged)
    Q_PROPERTY(QString displayNameError READ displayNameError NOTIFY errorsChanged)
    Q_PROPERTY(QString passwordError READ passwordError NOTIFY errorsChanged)
    Q_PROPERTY(QString serverError READ serverError NOTIFY errorsChanged)
    Q_PROPERTY(QString generalError READ generalError NOTIFY errorsChanged)

public:
    SignIn(HttpLink &link, ApiClient &open, Session &session, QObject *parent = nullptr);

    /// As the user typed it. The address behind it is checked when it is used.
    QString serverUrl() const { return serverUrl_; }
    void setServerUrl(const QString &text);

    bool isBusy() const { return busy_; }
    QString usernameError() const { return errors_.username; }
    QString displayNameError() const { return errors_.displayName; }
    QString passwordError() const { return errors_.password; }
    QString serverError() const { return errors_.server; }
    QString generalError() const { return errors_.general; }

    Q_INVOKABLE void signIn(const QString &username, const QString &password);
    Q_INVOKABLE void createAccount(const QString &username, const QString &displayName,
                                   const QString &password);

    // Checks while typing, with the rules of the contract; each sets or clears its field's fault.
    Q_INVOKABLE bool checkUsername(const QString &text);
    Q_INVOKABLE bool checkDisplayName(const QString &text);
    Q_INVOKABLE bool checkPassword(const QString &text);
    Q_INVOKABLE void clearErrors();

    /// The address that typed text stands for; an invalid one for text that is none. Without a
    /// scheme it is https, but http for this machine.
    static QUrl addressFrom(const QString &text);

Q_SIGNALS:
    void serverUrlChanged();
    void busyChanged();
    void errorsChanged();
    /// The server took the name and password.
    void succeeded();
    /// It did not, or could not be asked; the error properties say why.
    void failed();

private:
    struct Errors
    {
        QString username;
        QString displayName;
        QString password;
        QString server;
        QString general;
    };

    template <class E>
    QCoro::Task<> submit(Call<E> call);
    bool useServer();
    bool finishCheck(QString Errors::*field, const QString &fault);
    bool finishCheck(QString Errors::*field, const QString &text, const QString &fault);
    void showRefusal(const ApiError &error);
    void setBusy(bool busy);

    HttpLink &link_;
    ApiClient &open_;
    Session &session_;
    QString serverUrl_;
    Errors errors_;
    bool busy_ = false;
};

} // namespace letschat::client
