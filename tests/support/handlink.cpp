#include "support/handlink.h"

namespace letschat::test {

namespace {

struct Arrival
{
    std::shared_ptr<HandLink::Flight> flight;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting) { flight->waiting = waiting; }
    client::HttpReply await_resume() { return std::move(flight->delivered); }
};

} // namespace

QCoro::Task<client::HttpReply> HandLink::send(client::HttpRequest request)
{
    Q_EMIT started(request);
    auto flight = std::make_shared<Flight>();
    flight->request = std::move(request);
    flights_.append(flight);
    Arrival arrival{flight};
    co_return co_await arrival;
}

void HandLink::serve(int at, const Server &server)
{
    const auto flight = flights_[at];
    if (!flight->reply)
        flight->reply = server(flight->request);
}

void HandLink::deliver(int at, std::optional<client::HttpReply> instead)
{
    const auto flight = flights_.takeAt(at);
    flight->delivered = instead ? *instead : flight->reply.value();
    flight->waiting.resume();
}

void HandLink::breakAll()
{
    while (!flights_.isEmpty())
        deliver(0, client::HttpReply{client::HttpReply::Fault::Unreachable, 0, {}, {}});
}

QByteArray queueOf(const client::HttpRequest &request)
{
    if (request.method == Method::Get || !request.target.startsWith("/conversations/"))
        return {};
    return request.target.split('/').value(2);
}

} // namespace letschat::test
