#include "network/comeback.h"

#include <QNetworkInformation>

namespace letschat::client {

namespace {

/// The one of the process, with as much as the system's backend can tell.
QNetworkInformation *networkInformation()
{
    using Feature = QNetworkInformation::Feature;
    if (!QNetworkInformation::instance() && !QNetworkInformation::loadBackendByFeatures(
                                                Feature::Reachability | Feature::TransportMedium))
        QNetworkInformation::loadBackendByFeatures(Feature::Reachability);
    return QNetworkInformation::instance();
}

} // namespace

Comeback::Comeback(const Clock &clock, std::chrono::milliseconds period, QObject *parent)
    : QObject(parent)
    , clock_(clock)
{
    timer_.setInterval(period);
    connect(&timer_, &QTimer::timeout, this, &Comeback::look);
    watchNetwork();
}

void Comeback::start()
{
    seen_ = clock_.now();
    timer_.start();
}

void Comeback::stop()
{
    timer_.stop();
}

void Comeback::look()
{
    const auto now = clock_.now();
    const auto passed = now - std::exchange(seen_, now);
    if (passed > timer_.intervalAsDuration() + leastSleep)
        Q_EMIT cameBack();
}

void Comeback::watchNetwork()
{
    const auto *network = networkInformation();
    if (!network)
        return;
    const auto tell = [this, network] {
        const bool isOnline = network->reachability() == QNetworkInformation::Reachability::Online;
        if (isOnline && timer_.isActive())
            Q_EMIT cameBack();
    };
    connect(network, &QNetworkInformation::reachabilityChanged, this, tell);
    connect(network, &QNetworkInformation::transportMediumChanged, this, tell);
}

} // namespace letschat::client
