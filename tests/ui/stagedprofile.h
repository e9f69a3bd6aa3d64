#pragma once

#include <QObject>
#include <QtQml/qqml.h>

namespace letschat::ui {

/// Stands in for the client's ProfilePage. Remembers what it was asked.
class StagedProfilePage : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(ProfilePage)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(QString userId MEMBER userId NOTIFY changed)
    Q_PROPERTY(QString displayName MEMBER displayName NOTIFY changed)
    Q_PROPERTY(QString about MEMBER about NOTIFY changed)
    Q_PROPERTY(QString username MEMBER username NOTIFY changed)
    Q_PROPERTY(QString link MEMBER link NOTIFY changed)
    Q_PROPERTY(bool busy MEMBER busy NOTIFY busyChanged)
    Q_PROPERTY(QString displayNameError MEMBER displayNameError NOTIFY errorsChanged)
    Q_PROPERTY(QString aboutError MEMBER aboutError NOTIFY errorsChanged)
    Q_PROPERTY(QString error MEMBER error NOTIFY errorsChanged)

public:
    using QObject::QObject;
    Q_INVOKABLE bool checkDisplayName(const QString &text)
    {
        displayNameError =
            text.trimmed().isEmpty() ? QStringLiteral("Tell others your name.") : QString();
        Q_EMIT errorsChanged();
        return displayNameError.isEmpty();
    }
    Q_INVOKABLE bool checkAbout(const QString &) { return true; }
    Q_INVOKABLE void save(const QString &name, const QString &words)
    {
        asked.append(name + u'|' + words);
    }
    Q_INVOKABLE void clearErrors()
    {
        displayNameError = aboutError = error = QString();
        Q_EMIT errorsChanged();
    }

    QStringList asked;
    QString userId = QStringLiteral("0190-elena");
    QString displayName = QStringLiteral("Elena Rossi");
    QString about = QStringLiteral("Stairs, drawings, coffee.");
    QString username = QStringLiteral("elena");
    QString link = QStringLiteral("letschat://user/elena");
    bool busy = false;
    QString displayNameError;
    QString aboutError;
    QString error;

Q_SIGNALS:
    void changed();
    void busyChanged();
    void errorsChanged();
    void saved();
};

/// Stands in for the client's PasswordPage. Remembers what it was asked.
class StagedPasswordPage : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(PasswordPage)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(bool busy MEMBER busy NOTIFY busyChanged)
    Q_PROPERTY(QString currentError MEMBER currentError NOTIFY errorsChanged)
    Q_PROPERTY(QString newError MEMBER newError NOTIFY errorsChanged)
    Q_PROPERTY(QString error MEMBER error NOTIFY errorsChanged)

public:
    using QObject::QObject;
    Q_INVOKABLE bool checkNew(const QString &) { return true; }
    Q_INVOKABLE void change(const QString &current, const QString &fresh)
    {
        asked.append(QStringLiteral("change %1 %2").arg(current, fresh));
    }
    Q_INVOKABLE void deleteAccount(const QString &current)
    {
        asked.append(QStringLiteral("delete ") + current);
    }
    Q_INVOKABLE void clearErrors()
    {
        currentError = newError = error = QString();
        Q_EMIT errorsChanged();
    }

    QStringList asked;
    bool busy = false;
    QString currentError;
    QString newError;
    QString error;

Q_SIGNALS:
    void busyChanged();
    void errorsChanged();
    void changed();
};

} // namespace letschat::ui
