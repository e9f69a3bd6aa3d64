#pragma once

#include <QObject>
#include <QTimer>

namespace letschat::client {

/// Whether the desktop has a place for an icon in its tray, really: without one a window that is
/// hidden would be lost. Where it cannot be known yet the answer is no. Nothing of it blocks.
/// GUI thread.
class TrayHost : public QObject
{
    Q_OBJECT

public:
    /// How long a session that is just starting is given to bring its tray.
    static constexpr std::chrono::seconds patience{15};

    explicit TrayHost(QObject *parent = nullptr);

    /// Looks for it, and follows it from then on.
    void start();
    bool isThere() const { return isThere_; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void ask();

private:
    void askQt();
    void setThere(bool isThere);

    QTimer patience_;
    bool isThere_ = false;
};

} // namespace letschat::client
