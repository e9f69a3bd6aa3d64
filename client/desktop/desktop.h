#pragma once

#include "desktop/notifications.h"

#include <QObject>

#include <memory>

class QWindow;

namespace letschat::client {

class Preferences;
class UnreadTotal;

/// The desktop around the window: notifications, the icon in the tray with its number, the badge,
/// the lock of the screen, and how the window comes and goes. Until start() it asks nothing of the
/// desktop, so that nothing of it comes before the first picture. GUI thread.
class Desktop : public QObject
{
    Q_OBJECT
    Q_PROPERTY(int unread READ unread NOTIFY unreadChanged)
    Q_PROPERTY(bool locked READ isLocked NOTIFY lockedChanged)
    Q_PROPERTY(bool trayThere READ isTrayThere NOTIFY trayThereChanged)

public:
    Desktop(const Notifications::Sources &sources, Preferences &preferences,
            QObject *parent = nullptr);
    ~Desktop() override;

    /// Around this window, which must outlive the event loop.
    void start(QWindow &window);

    /// In all conversations that are not muted; the number of the tray and the badge.
    int unread() const;
    /// Nobody can see the window: the screen is locked. False where that is not known.
    bool isLocked() const;
    /// The program can stay there when its window is closed.
    bool isTrayThere() const;

    /// The window comes to the front.
    void present(const QString &activationToken);

Q_SIGNALS:
    void unreadChanged();
    void lockedChanged();
    void trayThereChanged();

private:
    void showUnread();
    void followWindow();
    void followTray();
    void open(ConversationId conversation, const QString &activationToken);

    struct Parts;
    ConversationsPage &conversations_;
    Preferences &preferences_;
    Notifications notifications_;
    std::unique_ptr<UnreadTotal> unread_;
    /// Everything that asks the desktop: from start() on.
    std::unique_ptr<Parts> parts_;
};

} // namespace letschat::client
