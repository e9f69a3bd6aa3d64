#pragma once

#include "desktop/trayhost.h"

#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace letschat::client {

class Preferences;

/// The icon in the tray, with how many messages are unread, and its menu. It is there while the
/// desktop has a tray. GUI thread, in a QApplication.
class Tray : public QObject
{
    Q_OBJECT

public:
    /// `preferences` must outlive this.
    explicit Tray(Preferences &preferences, QObject *parent = nullptr);
    ~Tray() override;

    void start() { host_.start(); }
    bool isThere() const { return icon_ != nullptr; }
    void showUnread(int count);
    /// A message of the icon's, where it is there.
    void showMessage(const QString &title, const QString &text);

Q_SIGNALS:
    void isThereChanged();
    void openWanted();
    void quitWanted();
    void messageClicked();

private:
    void follow();
    void make();
    void draw();

    Preferences &preferences_;
    TrayHost host_;
    std::unique_ptr<QMenu> menu_;
    std::unique_ptr<QSystemTrayIcon> icon_;
    int unread_ = 0;
};

} // namespace letschat::client
