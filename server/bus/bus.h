#pragma once

#include "protocol/ids.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace letschat::server {

/// One event on its way to people: the same bytes for every socket of each of them.
struct Delivery
{
    QList<UserId> recipients;
    QByteArray event; ///< JSON, encoded once; empty where only `pairedWith` has something to say
    /// Between each of the recipients and each of these it may have changed who may see whose
    /// presence (protocol.md, 4.1): whoever tells of it looks again.
    QList<UserId> pairedWith;
};

/// Takes events to whoever is connected, in the order of publish(). Within one process the taker is
/// called directly, in the publishing thread.
class Bus
{
public:
    using Taker = std::function<void(const Delivery &)>;

    /// `missed`: called in any thread when events may be missing for ever: a transaction of which
    /// nobody knows whether it was committed. Whoever has the sockets lets them sync.
    explicit Bus(Taker taker, std::function<void()> missed = {});
    void publish(const Delivery &delivery) const;
    void noteMissed() const;

private:
    Taker taker_;
    std::function<void()> missed_;
};

} // namespace letschat::server
