#include "app/iothread.h"

namespace letschat::server {

IoThread::IoThread(const Api &api, Entrance &entrance, ConnectionRegistry &registry,
                   LiveSettings live)
    : api_(api)
    , entrance_(entrance)
    , registry_(registry)
    , live_(std::move(live))
{
    start();
    ready_.acquire();
}

IoThread::~IoThread()
{
    quit();
    wait();
}

void IoThread::run()
{
    LiveEndpoint live(registry_, live_);
    HttpEndpoint http(api_, entrance_, {},
                      [&live](QTcpSocket *socket, const QString &) { live.adopt(socket); });
    connect(&http, &HttpEndpoint::drained, this, &IoThread::countDrained, Qt::DirectConnection);
    connect(&live, &LiveEndpoint::drained, this, &IoThread::countDrained, Qt::DirectConnection);
    httpEndpoint_ = &http;
    liveEndpoint_ = &live;
    ready_.release();
    exec();
}

void IoThread::countDrained()
{
    if (--endpointsLeft_ == 0)
        Q_EMIT drained();
}

void IoThread::adopt(qintptr descriptor)
{
    QMetaObject::invokeMethod(
        httpEndpoint_, [this, descriptor] { httpEndpoint_->adopt(descriptor); },
        Qt::QueuedConnection);
}

void IoThread::drain()
{
    QMetaObject::invokeMethod(
        httpEndpoint_,
        [this] {
            httpEndpoint_->drain();
            liveEndpoint_->drain();
        },
        Qt::QueuedConnection);
}

void IoThread::settle()
{
    QSemaphore done;
    QMetaObject::invokeMethod(httpEndpoint_, [&done] { done.release(); }, Qt::QueuedConnection);
    done.acquire();
}

} // namespace letschat::server
