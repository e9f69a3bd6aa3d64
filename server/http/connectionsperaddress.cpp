#include "http/connectionsperaddress.h"

#include <QHash>

#include <algorithm>
#include <mutex>

namespace letschat::server {

namespace {

QHostAddress householdOf(const QHostAddress &address)
{
    bool isIpv4 = false;
    const auto ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4);
    auto ipv6 = address.toIPv6Address();
    std::fill(ipv6.c + 8, ipv6.c + 16, quint8(0));
    return QHostAddress(ipv6);
}

} // namespace

struct ConnectionsPerAddress::Counts
{
    std::mutex mutex;
    QHash<QHostAddress, int> counts;
};

ConnectionsPerAddress::ConnectionsPerAddress(int limit)
    : limit_(limit)
    , counts_(std::make_shared<Counts>())
{}

std::shared_ptr<const void> ConnectionsPerAddress::enter(const QHostAddress &address)
{
    if (limit_ == 0)
        return std::make_shared<int>();
    const auto household = householdOf(address);
    const std::lock_guard lock(counts_->mutex);
    auto &count = counts_->counts[household];
    if (count >= limit_)
        return nullptr;
    ++count;
    const auto giveBack = [counts = counts_, household](const void *) {
        const std::lock_guard lock(counts->mutex);
        const auto entry = counts->counts.find(household);
        if (--*entry == 0)
            counts->counts.erase(entry);
    };
    return std::shared_ptr<const void>(counts_.get(), giveBack);
}

} // namespace letschat::server
