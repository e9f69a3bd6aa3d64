#pragma once

#include <QObject>
#include <QVariant>

namespace letschat::client {

/// Whether the screen is locked, or a screen saver hides it: nobody reads then. False where the
/// desktop does not tell. Nothing of it blocks. GUI thread.
class ScreenLock : public QObject
{
    Q_OBJECT

public:
    explicit ScreenLock(QObject *parent = nullptr);

    /// Asks, and follows from then on.
    void start();
    bool isLocked() const { return isSaving_ || isHinted_; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void hearSaver(bool isActive);
    void hearSession(const QString &interface, const QVariantMap &properties);

private:
    void followSaver(const QString &service, const QString &path);
    void findSession();
    void followSession(const QString &path);
    void set(bool &what, bool to);

    bool isSaving_ = false;
    bool isHinted_ = false;
};

} // namespace letschat::client
