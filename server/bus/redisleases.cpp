#include "bus/redisleases.h"

#include <hiredis/hiredis.h>
#include <memory>

namespace letschat::server {

namespace {

// Each is about one key, so that a Redis Cluster runs it where the key lives.

// 1: nobody had the user before.
const QByteArray holdScript = "local new = redis.call('SADD', KEYS[1], ARGV[1]) "
                              "if new == 1 and redis.call('SCARD', KEYS[1]) == 1 then return 1 end "
                              "return 0";
// 1: nobody has the user now.
const QByteArray releaseScript = "redis.call('SREM', KEYS[1], ARGV[1]) "
                                 "return 1 - redis.call('EXISTS', KEYS[1])";
// 1: the node had the user, and nobody has now.
const QByteArray clearScript = "if redis.call('SREM', KEYS[1], ARGV[1]) == 0 then return 0 end "
                               "return 1 - redis.call('EXISTS', KEYS[1])";

const QByteArray mostAtOnce = "500"; // people of a dead node, looked at in one pipeline

QByteArray milliseconds(std::chrono::milliseconds time)
{
    return QByteArray::number(qint64(time.count()));
}

QList<QByteArray> textsOf(const redisReply *reply)
{
    QList<QByteArray> texts;
    for (size_t i = 0; reply && reply->type == REDIS_REPLY_ARRAY && i < reply->elements; ++i)
        texts.append(textOf(reply->element[i]));
    return texts;
}

} // namespace

RedisLeases::RedisLeases(RedisLink &link, const RedisNames &names, QByteArray node,
                         std::function<void(const QList<UserId> &)> lapsed)
    : link_(link)
    , names_(names)
    , node_(std::move(node))
    , lapsed_(std::move(lapsed))
{
    connect(&renewing_, &QTimer::timeout, this, &RedisLeases::renew);
    connect(&rounds_, &QTimer::timeout, this, &RedisLeases::lookAround);
}

void RedisLeases::hold(UserId user, const Then &isFirst)
{
    home_.post([this, user, isFirst] {
        held_.insert(user, isFirst);
        owed_.remove(user);
        holdNow(user);
    });
}

// Where Redis does not answer, the user counts as the first here, and is held once it does.
void RedisLeases::holdNow(UserId user)
{
    link_.command({"SADD", names_.peopleOf(node_), RedisNames::textOf(user.value())});
    link_.command({"EVAL", holdScript, "1", names_.nodesOf(user), node_},
                  [this, user](const redisReply *reply) {
                      const auto found = held_.find(user);
                      if (found != held_.end())
                          (*found)(numberOf(reply).value_or(1) == 1);
                  });
}

void RedisLeases::release(UserId user, const Then &isLast)
{
    home_.post([this, user, isLast] {
        held_.remove(user);
        owed_.insert(user);
        releaseNow(user, isLast);
    });
}

void RedisLeases::releaseNow(UserId user, const Then &isLast)
{
    link_.command({"EVAL", releaseScript, "1", names_.nodesOf(user), node_},
                  [this, user, isLast](const redisReply *reply) {
                      const auto number = numberOf(reply);
                      if (number)
                          owed_.remove(user);
                      isLast(number.value_or(1) == 1);
                  });
    link_.command({"SREM", names_.peopleOf(node_), RedisNames::textOf(user.value())});
}

void RedisLeases::findHeld(const QList<UserId> &users, const Found &found)
{
    if (users.isEmpty())
        return found({});
    home_.post([this, users, found] {
        struct Search
        {
            qsizetype left = 0;
            QSet<UserId> held;
        };
        const auto search = std::make_shared<Search>(Search{users.size(), {}});
        for (const auto &user : users) {
            link_.command({"EXISTS", names_.nodesOf(user)},
                          [search, user, found](const redisReply *reply) {
                              if (numberOf(reply).value_or(0) == 1)
                                  search->held.insert(user);
                              if (--search->left == 0)
                                  found(search->held);
                          });
        }
    });
}

void RedisLeases::holdAgain()
{
    renew();
    const auto held = held_.keys();
    for (const auto &user : held)
        holdNow(user);
    const auto owed = owed_.values();
    for (const auto &user : owed)
        releaseNow(user, [this, user](bool isLast) {
            if (isLast && !owed_.contains(user)) // Redis said so
                lapsed_({user});
        });
    renewing_.start(renewal);
    rounds_.start(round);
}

void RedisLeases::renew()
{
    link_.command({"SET", names_.leaseOf(node_), "1", "PX", milliseconds(lease)});
    link_.command({"SADD", names_.nodes(), node_});
}

void RedisLeases::leave()
{
    renewing_.stop();
    rounds_.stop();
    link_.command({"SET", names_.leaseOf(node_), "1", "PX", milliseconds(lastLease)});
}

void RedisLeases::expectFarewell()
{
    QTimer::singleShot(lastLease + std::chrono::milliseconds(100), this, &RedisLeases::lookAround);
}

void RedisLeases::lookAround()
{
    link_.command({"SMEMBERS", names_.nodes()}, [this](const redisReply *reply) {
        const auto nodes = textsOf(reply);
        for (const auto &node : nodes) {
            if (node != node_)
                checkNode(node);
        }
    });
}

// The lock is for the work alone: two who do it tell of each person once all the same.
void RedisLeases::checkNode(const QByteArray &node)
{
    link_.command({"EXISTS", names_.leaseOf(node)}, [this, node](const redisReply *reply) {
        if (numberOf(reply) != 0)
            return;
        link_.command({"SET", names_.lockOf(node), node_, "NX", "PX", milliseconds(lease)},
                      [this, node](const redisReply *locked) {
                          if (textOf(locked) == "OK")
                              clearUpAfter(node);
                      });
    });
}

void RedisLeases::clearUpAfter(const QByteArray &node)
{
    link_.command({"SRANDMEMBER", names_.peopleOf(node), mostAtOnce},
                  [this, node](const redisReply *reply) {
                      if (!reply || isError(reply))
                          return;
                      const auto users = textsOf(reply);
                      if (!users.isEmpty())
                          return clearUp(node, users);
                      link_.command({"SREM", names_.nodes(), node});
                      link_.command({"DEL", names_.lockOf(node)});
                  });
}

void RedisLeases::clearUp(const QByteArray &node, const QList<QByteArray> &users)
{
    const auto lapsed = std::make_shared<QList<UserId>>();
    for (const auto &text : users) {
        const UserId user{QUuid::fromString(text)};
        link_.command({"EVAL", clearScript, "1", names_.nodesOf(user), node},
                      [lapsed, user](const redisReply *reply) {
                          if (numberOf(reply) == 1)
                              lapsed->append(user);
                      });
    }
    link_.command(RedisConnection::Words{"SREM", names_.peopleOf(node)} + users,
                  [this, node, lapsed](const redisReply *reply) {
                      if (!lapsed->isEmpty())
                          lapsed_(*lapsed);
                      if (numberOf(reply))
                          clearUpAfter(node);
                  });
}

} // namespace letschat::server
