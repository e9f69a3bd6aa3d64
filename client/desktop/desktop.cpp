#include "desktop/desktop.h"

#include "conversations/conversationspage.h"
#include "desktop/appicon.h"
#include "desktop/badge.h"
#include "desktop/mainwindow.h"
#include "desktop/screenlock.h"
#include "desktop/systemnotifier.h"
#include "desktop/tray.h"
#include "desktop/unreadtotal.h"
#include "settings/preferences.h"

#include <QGuiApplication>
#include <QWindow>

namespace letschat::client {

namespace {

/// How long a tray may be away, as when a panel is started again, before a window that is hidden
/// comes back.
constexpr std::chrono::seconds trayAbsence{5};

} // namespace

struct Desktop::Parts
{
    Parts(QWindow &theWindow, Preferences &preferences)
        : window(theWindow)
        , tray(preferences)
    {}

    MainWindow window;
    ScreenLock lock;
    Badge badge;
    Tray tray;
};

Desktop::Desktop(const Notifications::Sources &sources, Preferences &preferences, QObject *parent)
    : QObject(parent)
    , conversations_(sources.conversations)
    , preferences_(preferences)
    , notifications_(sources)
    , unread_(std::make_unique<UnreadTotal>(*sources.conversations.model()))
{
    connect(unread_.get(), &UnreadTotal::changed, this, &Desktop::showUnread);
    connect(&notifications_, &Notifications::openWanted, this, &Desktop::open);
    connect(&preferences_, &Preferences::changed, this, &Desktop::followTray);
}

Desktop::~Desktop() = default;

void Desktop::start(QWindow &window)
{
    parts_ = std::make_unique<Parts>(window, preferences_);
    auto &parts = *parts_;
    connect(&parts.window, &MainWindow::activeChanged, this, &Desktop::followWindow);
    connect(&parts.lock, &ScreenLock::changed, this, &Desktop::followWindow);
    connect(&parts.lock, &ScreenLock::changed, this, &Desktop::lockedChanged);
    connect(&parts.tray, &Tray::isThereChanged, this, &Desktop::followTray);
    connect(&parts.tray, &Tray::isThereChanged, this, &Desktop::trayThereChanged);
    connect(&parts.tray, &Tray::openWanted, &parts.window, [this] { present({}); });
    connect(&parts.tray, &Tray::quitWanted, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    QGuiApplication::setWindowIcon(appIcon());
    parts.tray.start();
    parts.lock.start();
    notifications_.showBy(makeSystemNotifier(parts.tray));
    followWindow();
    followTray();
    showUnread();
}

int Desktop::unread() const
{
    return unread_->count();
}

bool Desktop::isLocked() const
{
    return parts_ && parts_->lock.isLocked();
}

bool Desktop::isTrayThere() const
{
    return parts_ && parts_->tray.isThere();
}

void Desktop::present(const QString &activationToken)
{
    if (parts_)
        parts_->window.present(activationToken);
}

void Desktop::showUnread()
{
    Q_EMIT unreadChanged();
    if (!parts_)
        return;
    parts_->tray.showUnread(unread());
    parts_->badge.show(unread());
}

void Desktop::followWindow()
{
    notifications_.setSeen(parts_->window.isActive() && !isLocked());
}

/// A window is hidden only where there is a way back to it.
void Desktop::followTray()
{
    if (!parts_)
        return;
    parts_->window.setStays(preferences_.keepRunning() && isTrayThere());
    if (!isTrayThere() && parts_->window.isHidden())
        QTimer::singleShot(trayAbsence, &parts_->window, [this] {
            if (!isTrayThere() && parts_->window.isHidden())
                present({});
        });
}

void Desktop::open(ConversationId conversation, const QString &activationToken)
{
    if (!conversation.isNull())
        conversations_.open(conversation.toString());
    present(activationToken);
}

} // namespace letschat::client
