#pragma once

#include "desktop/notifier.h"

namespace letschat::client {

class Tray;

/// Notifications of Windows and macOS, which come from the icon in the tray. They can be neither
/// replaced nor taken away.
class TrayNotifier : public Notifier
{
    Q_OBJECT

public:
    /// `tray` must outlive this.
    explicit TrayNotifier(Tray &tray, QObject *parent = nullptr);

    void show(const Notification &notification) override;
    void withdraw(ConversationId) override {}

private:
    Tray &tray_;
    /// Which one a click is about.
    ConversationId last_;
};

} // namespace letschat::client
