#pragma once

#include "core/clock.h"
#include "protocol/ids.h"
#include "protocol/problem.h"
#include "security/ratelimits.h"

#include <QHostAddress>

#include <array>
#include <list>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace letschat::server {

/// What is counted, each with its own number in RateLimits.
enum class RateKind { FailedLogin, Registration, Refresh, Message, Call, Request };

/// Who is counted: an address, by its household, or a session.
class RateKey
{
public:
    /// `address` as in Origin. What is no address counts as one client of its own.
    explicit RateKey(const QString &address)
        : RateKey(QHostAddress(address))
    {}
    explicit RateKey(const QHostAddress &address);
    explicit RateKey(SessionId session);

    const QUuid &value() const { return value_; }

private:
    QUuid value_; // 128 bits, as both kinds have
};

/// Counts what each client does within a minute that begins with the first of it, and refuses what
/// is beyond the limit with RateLimited and the rest of that minute as Retry-After.
///
/// In memory, for this process alone; at most `mostKeys` are remembered, and the oldest is let go
/// for a new one. Any thread.
class RateLimiter
{
public:
    static constexpr std::chrono::minutes window{1};
    /// About 10 MB, and more clients than one server has within a minute.
    static constexpr size_t defaultMostKeys = 100'000;

    explicit RateLimiter(const Clock &clock, const RateLimits &limits = {},
                         size_t mostKeys = defaultMostKeys);

    const RateLimits &limits() const { return limits_; }

    /// Refuses when as many were counted as may be; counts nothing.
    Result<void> check(RateKind kind, const RateKey &key) const;
    /// Counts one, for what is only known afterwards (a login that failed).
    void count(RateKind kind, const RateKey &key);
    /// Both at once: exactly as many pass as the limit says, whatever the number of threads.
    Result<void> take(RateKind kind, const RateKey &key);

    /// Takes one back that was counted for nothing.
    void giveBack(RateKind kind, const RateKey &key);

    /// How many clients are remembered.
    size_t size() const;

private:
    struct Name
    {
        RateKind kind;
        QUuid key;
        friend bool operator==(const Name &, const Name &) = default;
    };
    struct NameHash
    {
        size_t operator()(const Name &name) const noexcept
        {
            return qHashMulti(0, int(name.kind), name.key);
        }
    };
    struct Window
    {
        Name name;
        Timestamp begun;
        int count = 0;
    };
    struct Shard
    {
        mutable std::mutex mutex;
        std::list<Window> windows; // oldest first
        std::unordered_map<Name, std::list<Window>::iterator, NameHash> byName;
    };

    int limitOf(RateKind kind) const;
    Shard &shardOf(const Name &name) const;
    const Window *find(const Shard &shard, const Name &name, Timestamp now) const;
    void add(Shard &shard, const Name &name, Timestamp now) const;

    const Clock &clock_;
    const RateLimits limits_;
    const size_t mostPerShard_;
    mutable std::array<Shard, 16> shards_;
};

} // namespace letschat::server
