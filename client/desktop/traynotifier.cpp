#include "desktop/traynotifier.h"

#include "desktop/tray.h"

namespace letschat::client {

TrayNotifier::TrayNotifier(Tray &tray, QObject *parent)
    : Notifier(parent)
    , tray_(tray)
{
    connect(&tray_, &Tray::messageClicked, this, [this] { Q_EMIT opened(last_, {}); });
}

void TrayNotifier::show(const Notification &notification)
{
    last_ = notification.conversation;
    tray_.showMessage(notification.title, notification.body);
}

} // namespace letschat::client
