#pragma once

#include "network/apiclient.h"

#include <QObject>

namespace letschat::client {

class Session;

/// What is asked for with the password: a new one, and the end of the account. Each fault stands in
/// the property of its field, in words for the user; empty where nothing is wrong. GUI thread.
class PasswordPage : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
    Q_PROPERTY(QString currentError READ currentError NOTIFY errorsChanged)
    Q_PROPERTY(QString newError READ newError NOTIFY errorsChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorsChanged)

public:
    /// Both must outlive this.
    PasswordPage(ApiClient &api, Session &session, QObject *parent = nullptr);

    bool isBusy() const { return isBusy_; }
    QString currentError() const { return errors_.current; }
    QString newError() const { return errors_.fresh; }
    /// What is wrong with no field of its own.
    QString error() const { return errors_.general; }

    /// Checks while typing, with the rule of the contract; nothing typed yet is no fault.
    Q_INVOKABLE bool checkNew(const QString &text);
    /// Sets another password: every other device is signed out, and changed() follows, or an error.
    Q_INVOKABLE void change(const QString &current, const QString &fresh);
    /// Deletes the account for good: the session ends, or an error follows.
    Q_INVOKABLE void deleteAccount(const QString &current);
    Q_INVOKABLE void clearErrors();

Q_SIGNALS:
    void busyChanged();
    void errorsChanged();
    void changed();

private:
    struct Errors
    {
        QString current;
        QString fresh;
        QString general;
    };

    template <class E>
    QCoro::Task<> submit(Call<E> call);
    void showRefusal(const ApiError &error);
    bool setError(QString Errors::*field, const QString &words);
    void setBusy(bool isBusy);

    ApiClient &api_;
    Session &session_;
    Errors errors_;
    bool isBusy_ = false;
};

} // namespace letschat::client
