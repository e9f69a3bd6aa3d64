#include "http/testserver.h"

#include <QCoroFuture>
#include <QHostAddress>

namespace letschat::test {

using namespace letschat::server;
using namespace Qt::StringLiterals;

namespace {

template <class T>
using Reply = QCoro::Task<Result<Answer<T>>>;

Answer<TextBody> text(const QString &text)
{
    Answer<TextBody> answer;
    answer.value.text = text;
    return answer;
}

Reply<TextBody> echo(TextBody body)
{
    co_return text(body.text);
}

Reply<TextBody> describeItem(Request<GetItem> request)
{
    co_return text(u"%1 %2 %3"_s.arg(request.path.id.toString(),
                                     QString::number(request.query.limit.value_or(-1)),
                                     request.query.query.value_or(u"-"_s)));
}

Reply<Nothing> deleteItem(Request<DeleteItem>)
{
    co_return Answer<Nothing>();
}

Reply<TextBody> answerLate(Gate &gate, Request<Late> request)
{
    auto open = gate.open;
    ++gate.waiting;
    if (request.path.name != u"now")
        co_await open;
    ++gate.passed;
    gate.sawGone = request.origin.gone->load();
    co_return text(request.path.name);
}

Reply<TextBody> refuseIt()
{
    co_return refuse(ProblemCode::Conflict, u"Not today."_s);
}

Result<Caller> authenticate(const QByteArray &token)
{
    if (token != "good")
        return refuse(ProblemCode::TokenExpired);
    return Caller{};
}

void bind(Api &api, Gate &gate)
{
    api.on<Echo>([](Request<Echo> request) { return echo(std::move(request.body)); });
    api.on<EchoMuch>([](Request<EchoMuch> request) { return echo(std::move(request.body)); });
    api.on<Secret>([](Request<Secret> request) { return echo(std::move(request.body)); });
    api.on<GetItem>(describeItem);
    api.on<DeleteItem>(deleteItem);
    api.on<Late>([&gate](Request<Late> request) { return answerLate(gate, std::move(request)); });
    api.on<Refused>([](Request<Refused>) { return refuseIt(); });
}

} // namespace

TestServer::TestServer(HttpLimits limits, UpgradeTaker taker, int connectionsPerAddress,
                       QList<Subnet> proxies)
    : api_(authenticate)
    , entrance_{TrustedProxies(std::move(proxies)),
                ConnectionsPerAddress(connectionsPerAddress),
                limiter_,
                {}}
    , endpoint_(new HttpEndpoint(api_, entrance_, limits, std::move(taker)))
    , listener_([this](qintptr descriptor) {
        QMetaObject::invokeMethod(endpoint_, [this, descriptor] { endpoint_->adopt(descriptor); });
    })
{
    bind(api_, gate);
    endpoint_->moveToThread(&thread_);
    QObject::connect(&thread_, &QThread::finished, endpoint_, &QObject::deleteLater);
    thread_.start();
    // The test's own thread waits in blocking calls, so it cannot be the one that accepts.
    listener_.moveToThread(&thread_);
    QMetaObject::invokeMethod(
        &listener_, [this] { listener_.listen(QHostAddress::LocalHost); },
        Qt::BlockingQueuedConnection);
}

TestServer::~TestServer()
{
    auto *home = QThread::currentThread();
    QMetaObject::invokeMethod(
        &listener_,
        [this, home] {
            listener_.close();
            listener_.moveToThread(home);
        },
        Qt::BlockingQueuedConnection);
    thread_.quit();
    thread_.wait();
}

void TestServer::drain()
{
    QMetaObject::invokeMethod(endpoint_, &HttpEndpoint::drain);
}

} // namespace letschat::test
