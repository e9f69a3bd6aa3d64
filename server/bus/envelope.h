#pragma once

#include "bus/bus.h"

#include <QUuid>

#include <optional>
#include <variant>

namespace letschat::server {

/// What one node says to others. Kinds are only added: nodes of two versions work side by side
/// while one replaces the other.
struct EventForUser
{
    QByteArray event;
    QList<UserId> pairedWith;
};
/// The node lives, and its way to Redis and back works.
struct Beat
{};
/// The node is going, in good order.
struct Farewell
{};
struct EverybodySyncs
{};
struct SessionOver
{
    SessionId session;
    Timestamp endedAt;
};
struct Counted
{
    QList<RateCount> counts;
};

using Saying = std::variant<EventForUser, Beat, Farewell, EverybodySyncs, SessionOver, Counted>;

struct Envelope
{
    QUuid node; ///< whose
    Saying saying;
};

/// The bytes on a channel: a version, the node, the kind, and what it is about, as QDataStream has
/// them.
QByteArray encode(const Envelope &envelope);
/// Nothing for what a newer node says, and for bytes of others.
std::optional<Envelope> decode(const QByteArray &bytes);
/// How everything begins that the node says.
QByteArray beginningOf(const QUuid &node);

} // namespace letschat::server
