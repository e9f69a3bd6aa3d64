#pragma once

#include "bus/redisconnection.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace letschat::server {

/// A node's way to Redis: a connection for commands and one for what comes on channels, made again
/// whenever they are lost. They count as joined while what is said on the one comes back on the
/// other: a beat each second. Belongs to its thread.
class RedisLink : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds beatInterval{1000};
    /// Without a beat for so long the connections are made anew: a machine that is gone says
    /// nothing.
    static constexpr std::chrono::milliseconds patience{4000};
    /// Between attempts, from the first to the last. Short, as people wait for their `sync`
    /// (protocol.md, 5: within 10 s).
    static constexpr std::chrono::milliseconds firstPause{250};
    static constexpr std::chrono::milliseconds longestPause{2000};

    /// `beat`: what is published on `beatChannel` each second; no other node says the same.
    RedisLink(QUrl url, QByteArray beatChannel, QByteArray beat);

    void open();
    /// Writes out what waits, within the patience, and ends.
    void close(std::chrono::milliseconds patience);
    bool isJoined() const { return isJoined_; }

    /// Kept over lost connections, until unsubscribe(). `subscribed` says when it stands, the
    /// newest of several to one channel.
    void subscribe(const QByteArray &channel);
    void unsubscribe(const QByteArray &channel);
    /// While joined; else it is lost.
    void publish(const QByteArray &channel, const QByteArray &message);
    /// The taker gets a null where there is no answer.
    void command(const RedisConnection::Words &words, RedisConnection::Taker taker = {});

Q_SIGNALS:
    /// Every subscription stands, and commands are taken.
    void joined();
    /// What was published of late may be lost, and what others published.
    void lost(const QString &why);
    void subscribed(const QByteArray &channel);
    void heard(const QByteArray &channel, const QByteArray &message);
    /// All that came at once was told.
    void caughtUp();

private:
    void beginWhenReady();
    void take(const redisReply &reply);
    void beat();
    void drop(const QString &why);

    using Clock = std::chrono::steady_clock;

    const QUrl url_;
    const QByteArray beatChannel_;
    const QByteArray beat_;
    RedisConnection commands_{this};
    RedisConnection events_{this};
    QTimer beating_;
    QTimer pause_;
    std::chrono::milliseconds nextPause_ = firstPause;
    QSet<QByteArray> channels_;
    QHash<QByteArray, int> unconfirmed_; ///< subscriptions under way, of each channel
    Clock::time_point heardAt_;
    bool isJoined_ = false;
    bool isWarned_ = false;
};

} // namespace letschat::server
