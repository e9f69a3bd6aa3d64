#include "app/connection.h"

#include "account/session.h"
#include "network/socket.h"
#include "sync/outbox.h"

namespace letschat::client {

Connection::Connection(Socket &socket, const Session &session, const Outbox &outbox,
                       QObject *parent)
    : QObject(parent)
    , socket_(socket)
    , session_(session)
    , outbox_(outbox)
{
    connect(&socket_, &Socket::stateChanged, this, &Connection::changed);
    connect(&session_, &Session::stateChanged, this, &Connection::changed);
    connect(&outbox_, &Outbox::changed, this, &Connection::changed);
}

Connection::State Connection::state() const
{
    if (session_.state() == Session::Restoring)
        return Connecting;
    switch (socket_.state()) {
    case Socket::State::Offline:
        return Offline;
    case Socket::State::Connecting:
        return Connecting;
    case Socket::State::Online:
        return Online;
    }
    Q_UNREACHABLE();
}

QString Connection::text() const
{
    if (session_.state() == Session::SignedOut)
        return {};
    switch (state()) {
    case Offline:
        return offlineText();
    case Connecting:
        return tr("Connecting…");
    case Online:
        return {};
    }
    Q_UNREACHABLE();
}

QString Connection::offlineText() const
{
    if (socket_.reason() == Socket::Reason::TooManySockets)
        return tr("LetsChat is open on too many devices. Retry to use it here.");
    const int waiting = outbox_.waitingCount();
    if (waiting == 0)
        return tr("Offline.");
    if (waiting == 1)
        return tr("Offline. 1 message will be sent when you are back.");
    return tr("Offline. %n messages will be sent when you are back.", nullptr, waiting);
}

void Connection::retryNow()
{
    socket_.retryNow();
}

} // namespace letschat::client
