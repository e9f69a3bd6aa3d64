#pragma once

#include "protocol/ids.h"

#include <QList>
#include <QSet>

#include <chrono>
#include <functional>

namespace letschat::server {

/// Who has a socket on which node. Any thread; the functions that are given are called in any
/// thread too, perhaps before the call returns, and in the order of the calls for one user.
///
/// This one is for a server that is one process: nobody is held elsewhere.
class PresenceLeases
{
public:
    /// How long a node counts as living after it last said so; its people were seen before that.
    static constexpr std::chrono::seconds lease{30};

    using Then = std::function<void(bool)>;
    using Found = std::function<void(const QSet<UserId> &)>;

    PresenceLeases() = default;
    virtual ~PresenceLeases() = default;
    Q_DISABLE_COPY_MOVE(PresenceLeases)

    /// The user has a socket here. `isFirst(true)` where there was none on any node, or where that
    /// cannot be told; then perhaps again when it can.
    virtual void hold(UserId, const Then &isFirst) { isFirst(true); }
    /// The user has none here any more. `isLast(true)` where there is none on any node, or where
    /// that cannot be told; then it is told of as one who lapsed when it can (BusListener).
    virtual void release(UserId, const Then &isLast) { isLast(true); }
    /// Finds those of the users that are held on some node, as far as can be told.
    virtual void findHeld(const QList<UserId> &, const Found &found) { found({}); }
    /// False: findHeld() finds nobody.
    virtual bool areShared() const { return false; }
};

} // namespace letschat::server
