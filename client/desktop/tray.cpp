#include "desktop/tray.h"

#include "desktop/appicon.h"
#include "settings/preferences.h"

#include <QAction>
#include <QMenu>
#include <QSystemTrayIcon>

namespace letschat::client {

Tray::Tray(Preferences &preferences, QObject *parent)
    : QObject(parent)
    , preferences_(preferences)
{
    connect(&host_, &TrayHost::changed, this, &Tray::follow);
}

Tray::~Tray() = default;

void Tray::follow()
{
    if (host_.isThere() == isThere())
        return;
    if (host_.isThere()) {
        make();
    } else {
        icon_.reset();
        menu_.reset();
    }
    Q_EMIT isThereChanged();
}

void Tray::make()
{
    menu_ = std::make_unique<QMenu>();
    connect(menu_->addAction(tr("Open LetsChat")), &QAction::triggered, this, &Tray::openWanted);
    auto *quiet = menu_->addAction(tr("Do not disturb"));
    quiet->setCheckable(true);
    quiet->setChecked(preferences_.doNotDisturb());
    connect(quiet, &QAction::triggered, &preferences_, &Preferences::setDoNotDisturb);
    connect(&preferences_, &Preferences::changed, quiet,
            [this, quiet] { quiet->setChecked(preferences_.doNotDisturb()); });
    menu_->addSeparator();
    connect(menu_->addAction(tr("Quit")), &QAction::triggered, this, &Tray::quitWanted);

    icon_ = std::make_unique<QSystemTrayIcon>();
    icon_->setContextMenu(menu_.get());
    connect(icon_.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    Q_EMIT openWanted();
            });
    connect(icon_.get(), &QSystemTrayIcon::messageClicked, this, &Tray::messageClicked);
    draw();
    icon_->show();
}

void Tray::showMessage(const QString &title, const QString &text)
{
    if (icon_)
        icon_->showMessage(title, text, QSystemTrayIcon::NoIcon);
}

void Tray::showUnread(int count)
{
    unread_ = count;
    if (icon_)
        draw();
}

void Tray::draw()
{
    icon_->setIcon(appIcon(unread_));
    icon_->setToolTip(unread_ == 0   ? tr("LetsChat")
                      : unread_ == 1 ? tr("LetsChat: 1 unread message")
                                     : tr("LetsChat: %n unread messages", nullptr, unread_));
}

} // namespace letschat::client
