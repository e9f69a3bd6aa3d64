#include "app/iothread.h"

#include "platform/eventloop.h"

namespace letschat::server {

IoThread::IoThread(const Api &api, Entrance &entrance, ConnectionRegistry &registry,
                   LiveSettings live)
    : api_(api)
    , entrance_(entrance)
    , registry_(registry)
    , live_(std::move(live))
{
    if (auto *dispatcher = makeEventDispatcher())
        setEventDispatcher(dispatcher);
    noteHandOver(this);
    start();
    ready_.acquire();
    noteTakeOver(this);
}

IoThread::~IoThread()
{
    quit();
    wait();
}

void IoThread::run()
{
    noteTakeOver(this);
    LiveEndpoint live(registry_, live_);
    HttpEndpoint http(
        api_, entrance_, {},
        [&live](QTcpSocket *socket, const QString &, std::shared_ptr<const void> place) {
            live.adopt(socket, std::move(place));
        });
    connect(&http, &HttpEndpoint::drained, this, &IoThread::countDrained, Qt::DirectConnection);
    connect(&live, &LiveEndpoint::drained, this, &IoThread::countDrained, Qt::DirectConnection);
    home_ = HomeThread::current();
    httpEndpoint_ = &http;
    liveEndpoint_ = &live;
    noteHandOver(this);
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
    home_->post([this, descriptor] { httpEndpoint_->adopt(descriptor); });
}

void IoThread::drain()
{
    home_->post([this] {
        httpEndpoint_->drain();
        liveEndpoint_->drain();
    });
}

void IoThread::settle()
{
    QSemaphore done;
    home_->post([&done] {
        noteHandOver(&done);
        done.release();
    });
    done.acquire();
    noteTakeOver(&done);
}

} // namespace letschat::server
