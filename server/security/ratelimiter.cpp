#include "security/ratelimiter.h"

#include "security/household.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// Also over for a clock that was set back: nobody waits for longer than a window.
bool isOver(Timestamp begun, Timestamp now)
{
    return now < begun || now >= begun + RateLimiter::window;
}

std::unexpected<Problem> tooMany(Timestamp begun, Timestamp now)
{
    auto refused =
        refuse(ProblemCode::RateLimited, u"That was too often. Try again in a moment."_s);
    const auto left = std::chrono::ceil<std::chrono::seconds>(begun + RateLimiter::window - now);
    refused.error().retryAfter = std::max(left, std::chrono::seconds{1});
    return refused;
}

} // namespace

RateKey::RateKey(const QHostAddress &address)
{
    auto ipv6 = householdOf(address).toIPv6Address();
    value_ = QUuid::fromRfc4122(QByteArrayView(ipv6.c, sizeof ipv6.c));
}

RateKey::RateKey(SessionId session)
    : value_(session.value())
{}

RateLimiter::RateLimiter(const Clock &clock, const RateLimits &limits, size_t mostKeys)
    : clock_(clock)
    , limits_(limits)
    , mostPerShard_(std::max<size_t>(mostKeys / std::tuple_size_v<decltype(shards_)>, 1))
{}

int RateLimiter::limitOf(RateKind kind) const
{
    if (!limits_.on)
        return 0;
    switch (kind) {
    case RateKind::FailedLogin:
        return limits_.failedLogins;
    case RateKind::Registration:
        return limits_.registrations;
    case RateKind::Refresh:
        return limits_.refreshes;
    case RateKind::Message:
        return limits_.messages;
    case RateKind::Call:
        return limits_.calls;
    case RateKind::Request:
        return limits_.requests;
    }
    return 0;
}

RateLimiter::Shard &RateLimiter::shardOf(const Name &name) const
{
    return shards_[(NameHash()(name) >> 7) % shards_.size()];
}

const RateLimiter::Window *RateLimiter::find(const Shard &shard, const Name &name,
                                             Timestamp now) const
{
    const auto found = shard.byName.find(name);
    if (found == shard.byName.end() || isOver(found->second->begun, now))
        return nullptr;
    return &*found->second;
}

// All windows are of one length, so the oldest is the first to be over; one that began elsewhere is
// a little older than its place says, and only let go a little late.
RateLimiter::Window &RateLimiter::windowFor(Shard &shard, const Name &name, Timestamp begun,
                                            Timestamp now) const
{
    auto &windows = shard.windows;
    const auto found = shard.byName.find(name);
    if (found != shard.byName.end()) {
        const auto window = found->second;
        if (isOver(window->begun, now)) {
            *window = {name, begun, 0, 0};
            windows.splice(windows.end(), windows, window);
        }
        return *window;
    }
    while (!windows.empty() &&
           (isOver(windows.front().begun, now) || windows.size() >= mostPerShard_)) {
        shard.byName.erase(windows.front().name);
        windows.pop_front();
    }
    windows.push_back({name, begun, 0, 0});
    shard.byName.emplace(name, std::prev(windows.end()));
    return windows.back();
}

void RateLimiter::add(Shard &shard, const Name &name, Timestamp now) const
{
    auto &window = windowFor(shard, name, now, now);
    ++window.count;
    ++window.untold;
    tell(window, now);
}

void RateLimiter::add(const RateCount &count)
{
    if (limitOf(count.kind) == 0)
        return;
    const auto now = clock_.now();
    const Name name{count.kind, count.key};
    auto &shard = shardOf(name);
    const std::lock_guard lock(shard.mutex);
    const auto age = std::clamp<std::chrono::milliseconds>(count.age, {}, window);
    auto &found = windowFor(shard, name, now - age, now);
    found.count = std::max(found.count + count.count, 0);
}

void RateLimiter::tell(Window &window, Timestamp now) const
{
    if (!share_)
        return;
    const int limit = limitOf(window.name.kind);
    if (limit > toldAlways && window.count < limit / toldFrom)
        return;
    share_(
        {window.name.kind, window.name.key, std::exchange(window.untold, 0), now - window.begun});
}

Result<void> RateLimiter::check(RateKind kind, const RateKey &key) const
{
    const int limit = limitOf(kind);
    if (limit == 0)
        return {};
    const auto now = clock_.now();
    const Name name{kind, key.value()};
    const auto &shard = shardOf(name);
    const std::lock_guard lock(shard.mutex);
    const auto *window = find(shard, name, now);
    if (window && window->count >= limit)
        return tooMany(window->begun, now);
    return {};
}

void RateLimiter::count(RateKind kind, const RateKey &key)
{
    if (limitOf(kind) == 0)
        return;
    const Name name{kind, key.value()};
    auto &shard = shardOf(name);
    const std::lock_guard lock(shard.mutex);
    add(shard, name, clock_.now());
}

Result<void> RateLimiter::take(RateKind kind, const RateKey &key)
{
    const int limit = limitOf(kind);
    if (limit == 0)
        return {};
    const auto now = clock_.now();
    const Name name{kind, key.value()};
    auto &shard = shardOf(name);
    const std::lock_guard lock(shard.mutex);
    const auto *window = find(shard, name, now);
    if (window && window->count >= limit)
        return tooMany(window->begun, now);
    add(shard, name, now);
    return {};
}

void RateLimiter::giveBack(RateKind kind, const RateKey &key)
{
    const Name name{kind, key.value()};
    auto &shard = shardOf(name);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.byName.find(name);
    if (found == shard.byName.end() || found->second->count == 0)
        return;
    --found->second->count;
    --found->second->untold;
    tell(*found->second, clock_.now());
}

size_t RateLimiter::size() const
{
    size_t size = 0;
    for (const auto &shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        size += shard.windows.size();
    }
    return size;
}

} // namespace letschat::server
