#pragma once

#include "protocol/ids.h"

#include <QByteArray>
#include <QUuid>

namespace letschat::server {

/// What keys and channels are called. All of one database begin the same, so that several
/// installations can share a Redis. In a Redis Cluster, what is in braces says where it lives
/// (hash tags): all of one user at one place, users spread over all.
class RedisNames
{
public:
    /// `epoch`: of the database (protocol.md, 4.4).
    explicit RedisNames(const QString &epoch)
        : prefix_("letschat:" + epoch.section(QLatin1Char('-'), 0, 0).toLatin1() + ':')
    {}

    /// Channel on which nodes speak to all nodes.
    QByteArray nodesChannel() const { return prefix_ + "nodes"; }
    /// Channel of a user's events.
    QByteArray channelOf(UserId user) const { return prefix_ + tagOf(user.value()) + ":events"; }
    /// Nothing for what channelOf() does not give.
    std::optional<UserId> userOf(const QByteArray &channel) const
    {
        constexpr qsizetype braced = 38;
        const QUuid id = QUuid::fromString(channel.mid(prefix_.size(), braced));
        return id.isNull() ? std::nullopt : std::optional(UserId{id});
    }

    /// Set of the nodes that have a socket of the user.
    QByteArray nodesOf(UserId user) const { return prefix_ + tagOf(user.value()) + ":nodes"; }
    /// Set of the users that have a socket on the node.
    QByteArray peopleOf(const QByteArray &node) const { return prefix_ + '{' + node + "}:people"; }
    /// There while the node lives.
    QByteArray leaseOf(const QByteArray &node) const { return prefix_ + '{' + node + "}:lease"; }
    /// There while a node tells of those whom the node left behind.
    QByteArray lockOf(const QByteArray &node) const { return prefix_ + '{' + node + "}:lock"; }
    /// Set of all nodes that may have people.
    QByteArray nodes() const { return prefix_ + "all-nodes"; }

    static QByteArray textOf(const QUuid &id) { return id.toByteArray(QUuid::WithoutBraces); }

private:
    static QByteArray tagOf(const QUuid &id) { return id.toByteArray(); } // in braces

    QByteArray prefix_;
};

} // namespace letschat::server
