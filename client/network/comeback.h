#pragma once

#include "core/clock.h"

#include <QObject>
#include <QTimer>

namespace letschat::client {

/// Notices that the network is there again or is another one, and that the machine was asleep. The
/// system tells the first (where Qt has a backend for it, NetworkManager on Linux); the second
/// shows in a clock on the wall that has gone further than a timer thinks. GUI thread.
class Comeback : public QObject
{
    Q_OBJECT

public:
    /// A clock that has gone so much too far was not merely read late.
    static constexpr std::chrono::seconds leastSleep{5};

    /// `clock` must outlive this; it is read every `period` while the watch runs.
    Comeback(const Clock &clock, std::chrono::milliseconds period, QObject *parent = nullptr);

    void start();
    void stop();

Q_SIGNALS:
    /// What was sent or connected before may be lost.
    void cameBack();

private:
    void watchNetwork();
    void look();

    const Clock &clock_;
    QTimer timer_;
    Timestamp seen_;
};

} // namespace letschat::client
