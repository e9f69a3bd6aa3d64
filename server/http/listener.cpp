#include "http/listener.h"

#include <QTimer>

#include <chrono>

namespace letschat::server {

Listener::Listener(Taker taker, QObject *parent)
    : QTcpServer(parent)
    , taker_(std::move(taker))
{
    setListenBacklogSize(backlog);
    // Out of descriptors, Qt stops accepting for good; they come back as connections close.
    connect(this, &QTcpServer::acceptError, this, [this] {
        QTimer::singleShot(std::chrono::milliseconds{100}, this, &QTcpServer::resumeAccepting);
    });
}

void Listener::incomingConnection(qintptr descriptor)
{
    taker_(descriptor);
}

} // namespace letschat::server
