#include "bus/redislink.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <hiredis/hiredis.h>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcBus, "letschat.bus")

namespace letschat::server {

namespace {

constexpr qsizetype mostChannelsAtOnce = 1000; // in one SUBSCRIBE

} // namespace

RedisLink::RedisLink(QUrl url, QByteArray beatChannel, QByteArray beat)
    : url_(std::move(url))
    , beatChannel_(std::move(beatChannel))
    , beat_(std::move(beat))
{
    pause_.setSingleShot(true);
    connect(&pause_, &QTimer::timeout, this, &RedisLink::open);
    connect(&beating_, &QTimer::timeout, this, &RedisLink::beat);
    for (auto *connection : {&commands_, &events_}) {
        connect(connection, &RedisConnection::ready, this, &RedisLink::beginWhenReady);
        connect(connection, &RedisConnection::gone, this, &RedisLink::drop);
    }
    connect(&events_, &RedisConnection::pushed, this, &RedisLink::take);
    connect(&events_, &RedisConnection::caughtUp, this, &RedisLink::caughtUp);
}

void RedisLink::open()
{
    heardAt_ = Clock::now();
    beating_.start(beatInterval);
    commands_.open(url_);
    events_.open(url_);
}

void RedisLink::close(std::chrono::milliseconds patience)
{
    beating_.stop();
    pause_.stop();
    if (isJoined_)
        commands_.flush(patience);
    isJoined_ = false;
    commands_.close();
    events_.close();
}

// Confirmations come in the order of the subscriptions, so the last is that of the beats' channel.
void RedisLink::beginWhenReady()
{
    if (!commands_.isReady() || !events_.isReady())
        return;
    const auto channels = channels_.values();
    unconfirmed_.clear();
    for (const auto &channel : channels)
        unconfirmed_.insert(channel, 1);
    for (qsizetype i = 0; i < channels.size(); i += mostChannelsAtOnce)
        events_.sendForPushes(RedisConnection::Words{"SUBSCRIBE"} +
                              channels.mid(i, mostChannelsAtOnce));
    events_.sendForPushes({"SUBSCRIBE", beatChannel_});
}

void RedisLink::subscribe(const QByteArray &channel)
{
    channels_.insert(channel);
    if (!events_.isReady())
        return;
    ++unconfirmed_[channel];
    events_.sendForPushes({"SUBSCRIBE", channel});
}

void RedisLink::unsubscribe(const QByteArray &channel)
{
    channels_.remove(channel);
    if (events_.isReady())
        events_.sendForPushes({"UNSUBSCRIBE", channel});
}

void RedisLink::publish(const QByteArray &channel, const QByteArray &message)
{
    if (isJoined_)
        commands_.send({"PUBLISH", channel, message});
}

void RedisLink::command(const RedisConnection::Words &words, RedisConnection::Taker taker)
{
    if (commands_.isReady())
        commands_.send(words, std::move(taker));
    else if (taker)
        taker(nullptr);
}

void RedisLink::take(const redisReply &reply)
{
    if (reply.type == REDIS_REPLY_ERROR)
        return drop(QString::fromUtf8(textOf(&reply)));
    if (reply.type != REDIS_REPLY_ARRAY || reply.elements != 3)
        return;
    const auto kind = textOf(reply.element[0]);
    const auto channel = textOf(reply.element[1]);
    if (kind == "subscribe") {
        if (channel == beatChannel_)
            return beat();
        if (--unconfirmed_[channel] <= 0) {
            unconfirmed_.remove(channel);
            Q_EMIT subscribed(channel);
        }
        return;
    }
    if (kind != "message")
        return;
    const auto message = textOf(reply.element[2]);
    if (channel != beatChannel_ || message != beat_)
        return Q_EMIT heard(channel, message);
    heardAt_ = Clock::now();
    if (std::exchange(isJoined_, true))
        return;
    nextPause_ = firstPause;
    if (std::exchange(isWarned_, false))
        qCInfo(lcBus) << "redis_url: Redis is back.";
    Q_EMIT joined();
}

void RedisLink::beat()
{
    if (Clock::now() - heardAt_ > patience)
        return drop(u"it does not answer"_s);
    if (commands_.isReady())
        commands_.send({"PUBLISH", beatChannel_, beat_}, [this](const redisReply *reply) {
            if (isError(reply))
                drop(QString::fromUtf8(textOf(reply)));
        });
}

void RedisLink::drop(const QString &why)
{
    const bool wasJoined = std::exchange(isJoined_, false);
    beating_.stop();
    commands_.close();
    events_.close();
    const auto jitter = QRandomGenerator::global()->bounded(int(nextPause_.count() / 2) + 1);
    pause_.start(nextPause_ / 2 + std::chrono::milliseconds(jitter));
    nextPause_ = std::min(2 * nextPause_, longestPause);
    if (!std::exchange(isWarned_, true))
        qCWarning(lcBus).noquote() << "redis_url: Redis is away, so people on other nodes hear of "
                                      "changes when they sync:"
                                   << why;
    if (wasJoined)
        Q_EMIT lost(why);
}

} // namespace letschat::server
