#pragma once

#include "protocol/ids.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace letschat::server {

/// Whether people come to know each other by what an event tells, or know each other no more: it
/// decides who sees whose presence (protocol.md, 4.1).
enum class Acquaintance { AsBefore, Met, Parted };

/// One event on its way to people: the same bytes for every socket of each of them.
struct Delivery
{
    QList<UserId> recipients;
    QByteArray event; ///< JSON, encoded once; empty where only the acquaintance changes
    Acquaintance acquaintance = Acquaintance::AsBefore;
    QList<UserId> others; ///< whom each recipient met, or parted from
};

/// Takes events to whoever is connected, in the order of publish(). Within one process the taker is
/// called directly, in the publishing thread.
class Bus
{
public:
    using Taker = std::function<void(const Delivery &)>;

    explicit Bus(Taker taker);
    void publish(const Delivery &delivery) const;

private:
    Taker taker_;
};

} // namespace letschat::server
