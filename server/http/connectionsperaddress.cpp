#include "http/connectionsperaddress.h"

#include "security/household.h"

#include <QHash>

#include <mutex>

namespace letschat::server {

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
