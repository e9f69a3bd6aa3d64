#pragma once

#include "core/clock.h"
#include "protocol/ids.h"
#include "protocol/problem.h"
#include "security/ratecount.h"
#include "security/ratelimits.h"

#include <QHostAddress>

#include <array>
#include <functional>
#include <list>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace letschat::server {

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
/// In memory; at most `mostKeys` are remembered, and the oldest is let go for a new one. Nodes tell
/// one another of clients that may come near a limit, so that it is one for all of them: they
/// agree as fast as they hear of each other, and where they do not, each counts alone. Any thread.
class RateLimiter
{
public:
    static constexpr std::chrono::minutes window{1};
    /// About 10 MB, and more clients than one server has within a minute.
    static constexpr size_t defaultMostKeys = 100'000;

    explicit RateLimiter(const Clock &clock, const RateLimits &limits = {},
                         size_t mostKeys = defaultMostKeys);

    /// From this part of a limit on a client's doings are told to other nodes.
    static constexpr int toldFrom = 10; // a tenth
    /// Limits up to this are told of from the first.
    static constexpr int toldAlways = 20;

    const RateLimits &limits() const { return limits_; }

    /// Where to tell of what is counted here. Before anything is counted.
    void shareWith(std::function<void(const RateCount &)> share) { share_ = std::move(share); }
    /// What was counted elsewhere.
    void add(const RateCount &count);

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
        int untold = 0; ///< of those that were counted here
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
    Window &windowFor(Shard &shard, const Name &name, Timestamp begun, Timestamp now) const;
    void add(Shard &shard, const Name &name, Timestamp now) const;
    void tell(Window &window, Timestamp now) const;

    const Clock &clock_;
    const RateLimits limits_;
    const size_t mostPerShard_;
    std::function<void(const RateCount &)> share_;
    mutable std::array<Shard, 16> shards_;
};

} // namespace letschat::server
