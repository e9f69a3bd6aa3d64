#pragma once

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace letschat::ui {

/// Stands in for the client's Session.
class StagedSession : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Session)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(State state MEMBER state NOTIFY changed)
    Q_PROPERTY(QString userId MEMBER userId NOTIFY changed)
    Q_PROPERTY(QString displayName MEMBER displayName NOTIFY changed)
    Q_PROPERTY(QString username MEMBER username NOTIFY changed)
    Q_PROPERTY(QString vaultWarning MEMBER vaultWarning NOTIFY changed)

public:
    enum State { SignedOut, Restoring, SignedIn };
    Q_ENUM(State)

    using QObject::QObject;
    Q_INVOKABLE void signOut(bool removing = false)
    {
        removed = removing;
        show(SignedOut);
    }
    void show(State next)
    {
        state = next;
        Q_EMIT changed();
    }

    /// What was stored went too.
    bool removed = false;
    State state = SignedOut;
    QString userId = QStringLiteral("0190-elena");
    QString displayName = QStringLiteral("Elena Rossi");
    QString username = QStringLiteral("elena");
    QString vaultWarning;

Q_SIGNALS:
    void changed();
};

/// Stands in for the client's SignIn. Remembers what it was asked.
class StagedSignIn : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(SignIn)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(QString serverUrl MEMBER serverUrl NOTIFY changed)
    Q_PROPERTY(bool busy MEMBER busy NOTIFY changed)
    Q_PROPERTY(QString usernameError MEMBER usernameError NOTIFY changed)
    Q_PROPERTY(QString displayNameError MEMBER displayNameError NOTIFY changed)
    Q_PROPERTY(QString passwordError MEMBER passwordError NOTIFY changed)
    Q_PROPERTY(QString serverError MEMBER serverError NOTIFY changed)
    Q_PROPERTY(QString generalError MEMBER generalError NOTIFY changed)

public:
    using QObject::QObject;
    Q_INVOKABLE void signIn(const QString &username, const QString &password)
    {
        asked.append(QStringLiteral("signIn %1 %2").arg(username, password));
    }
    Q_INVOKABLE void createAccount(const QString &username, const QString &displayName,
                                   const QString &password)
    {
        asked.append(QStringLiteral("create %1 %2 %3").arg(username, displayName, password));
    }
    Q_INVOKABLE bool checkUsername(const QString &text)
    {
        usernameError = text.size() < 3 ? QStringLiteral("At least 3 characters.") : QString();
        Q_EMIT changed();
        return usernameError.isEmpty();
    }
    Q_INVOKABLE bool checkDisplayName(const QString &) { return true; }
    Q_INVOKABLE bool checkPassword(const QString &text)
    {
        passwordError = text.size() < 8 ? QStringLiteral("At least 8 characters.") : QString();
        Q_EMIT changed();
        return passwordError.isEmpty();
    }
    Q_INVOKABLE void clearErrors()
    {
        for (auto *error :
             {&usernameError, &displayNameError, &passwordError, &serverError, &generalError})
            error->clear();
        Q_EMIT changed();
    }

    QStringList asked;
    QString serverUrl = QStringLiteral("https://chat.example.org");
    bool busy = false;
    QString usernameError;
    QString displayNameError;
    QString passwordError;
    QString serverError;
    QString generalError;

Q_SIGNALS:
    void changed();
};

} // namespace letschat::ui
