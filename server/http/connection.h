#pragma once

#include "http/api.h"
#include "http/entrance.h"
#include "http/exchange.h"
#include "http/requestfeed.h"
#include "http/requestparser.h"
#include "http/socketupgrade.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

class QTcpSocket;

namespace letschat::server {

class Connection;

/// What the connections of one thread share; outlives them.
struct Edge
{
    const Api &api;
    const HttpLimits &limits;
    Entrance &entrance;
    RequestFeed &feed;
    const UpgradeTaker &taker;
    /// True once the server is going: every answer then closes.
    const bool &isDraining;
    /// Called once for each connection, when nothing more will come of it.
    std::function<void(Connection *)> ended;
};

/// One client: reads its requests one at a time, in order, has each answered, and lets nobody cost
/// more than HttpLimits say. What it does not read yet waits in the socket, and so with the client.
/// Deletes itself after `ended`. Belongs to its I/O thread.
class Connection final : public QObject, private Answerer
{
public:
    using Clock = std::chrono::steady_clock;

    /// Takes a connected socket and owns it.
    /// `place`: kept for as long as the connection is; none behind a proxy.
    Connection(QTcpSocket *socket, std::shared_ptr<const void> place, const Edge &edge);
    ~Connection() override;

    /// Ends what has waited too long. Called every HttpLimits::tick.
    void tick(Clock::time_point now);
    /// Closes when idle, refuses what has not arrived whole, and lets a running request finish.
    void drain();

private:
    enum class Phase { Reading, Handling, Lingering, Closing, Gone };
    /// What Reading waits for, each with its own time.
    enum class Stage { FirstByte, Idle, Header, Body };

    void pump();
    bool refill();
    void step();
    void noteStage();
    void decide();
    std::optional<Problem> findClient();
    void sendContinue();
    void answerEarly(const Response &response);
    void serve();
    void upgrade();
    void refuse(ProblemCode code);
    void refuse(const Problem &problem);
    void expire();

    void answer(Response response) override;
    void write(const Response &response, bool closes);
    void note(const Response &response);
    void nextRequest();
    /// Closes once the answer is out; lingers where the client may still be sending.
    void finish(bool isReadToEnd);
    void drop();
    void leave();
    Clock::time_point readDeadline() const;

    const Edge &edge_;
    QTcpSocket *socket_;
    std::shared_ptr<const void> place_;
    const QHostAddress peer_;
    const bool isProxy_;
    /// Whose request this is; behind a proxy each may be another's.
    QHostAddress client_;
    std::shared_ptr<Lifeline> lifeline_;
    RequestParser parser_;
    Api::Admitted admitted_;
    QByteArray requestId_;
    /// Read from the socket, and how much of that the parser took.
    QByteArray input_;
    qsizetype used_ = 0;
    Phase phase_ = Phase::Reading;
    Stage stage_ = Stage::FirstByte;
    Clock::time_point since_;
    Clock::time_point decidedAt_;
    Clock::time_point lastInput_;
    Clock::time_point lastOutput_;
    qint64 dropped_ = 0;
    bool isPumping_ = false;
    /// Refused by its head; what still comes of the body is only read away.
    bool isAnswered_ = false;
};

} // namespace letschat::server
