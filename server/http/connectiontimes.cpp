#include "http/connection.h"
#include "platform/unsent.h"

#include <QTcpSocket>

/// The part of Connection that ends what lasts too long.
namespace letschat::server {

Connection::Clock::time_point Connection::readDeadline() const
{
    const auto &limits = edge_.limits;
    switch (stage_) {
    case Stage::FirstByte:
        return since_ + limits.firstByte;
    case Stage::Idle:
        return since_ + limits.idle;
    case Stage::Header:
        return since_ + limits.header;
    case Stage::Body:
        break;
    }
    const std::chrono::milliseconds earned(parser_.bodyReceived() * 1000 / limits.bodyRate);
    return std::min(lastInput_ + limits.bodyStall, since_ + limits.bodyGrace + earned);
}

void Connection::tick(Clock::time_point now)
{
    const auto &limits = edge_.limits;
    if (phase_ == Phase::Gone)
        return;
    const bool hasUnsent = unsentBytes(socket_) > 0;
    if (hasUnsent && now >= lastOutput_ + limits.writeStall)
        return socket_->abort();
    if (phase_ == Phase::Lingering && now >= since_ + limits.linger)
        return hasUnsent ? socket_->disconnectFromHost() : socket_->abort();
    // A client that reads slowly is not kept waiting by itself.
    const bool isHeldBack = unsentBytes(socket_) > limits.unsent;
    if (phase_ == Phase::Reading && !isHeldBack && now >= readDeadline())
        expire();
}

void Connection::expire()
{
    if (stage_ == Stage::FirstByte || stage_ == Stage::Idle || isAnswered_) {
        phase_ = Phase::Closing;
        return socket_->disconnectFromHost();
    }
    parser_.giveUp(ProblemCode::Timeout);
    refuse(ProblemCode::Timeout);
}

void Connection::drain()
{
    if (phase_ != Phase::Reading)
        return;
    if (!parser_.hasBegun() || isAnswered_) {
        phase_ = Phase::Closing;
        return socket_->disconnectFromHost();
    }
    parser_.giveUp(ProblemCode::Unavailable);
    refuse(ProblemCode::Unavailable);
}

} // namespace letschat::server
