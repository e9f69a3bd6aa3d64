#pragma once

#include <QHash>
#include <QObject>
#include <QTimer>
#include <QUuid>

#include <chrono>

namespace letschat::server {

/// Which other nodes were heard of lately. One that falls silent without a farewell may have died
/// between a commit and its event: `fellSilent` is the reason to sync. Belongs to its thread.
class NodesHeard : public QObject
{
    Q_OBJECT

public:
    /// Beats come each second (RedisLink); a machine under load may miss some.
    static constexpr std::chrono::seconds patience{6};

    NodesHeard()
    {
        connect(&timer_, &QTimer::timeout, this, &NodesHeard::check);
        timer_.start(std::chrono::seconds(1));
    }

    void hear(const QUuid &node) { heardAt_[node] = Clock::now(); }
    void forget(const QUuid &node) { heardAt_.remove(node); }
    void forgetAll() { heardAt_.clear(); }

Q_SIGNALS:
    void fellSilent();

private:
    using Clock = std::chrono::steady_clock;

    void check()
    {
        const auto now = Clock::now();
        const auto silent =
            heardAt_.removeIf([now](const auto &heard) { return now - heard.value() > patience; });
        if (silent > 0)
            Q_EMIT fellSilent();
    }

    QTimer timer_;
    QHash<QUuid, Clock::time_point> heardAt_;
};

} // namespace letschat::server
