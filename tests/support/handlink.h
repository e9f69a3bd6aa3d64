#pragma once

#include "network/httplink.h"

#include <coroutine>
#include <functional>

namespace letschat::test {

/// Carries requests as far as the schedule says: each first reaches the server, and then its reply
/// the client, or is lost on either way.
class HandLink final : public client::HttpLink
{
    Q_OBJECT

public:
    using Server = std::function<client::HttpReply(const client::HttpRequest &)>;

    struct Flight
    {
        client::HttpRequest request;
        /// The server's, since the request reached it.
        std::optional<client::HttpReply> reply;
        client::HttpReply delivered;
        std::coroutine_handle<> waiting;
    };

    QCoro::Task<client::HttpReply> send(client::HttpRequest request) override;

    const QList<std::shared_ptr<Flight>> &flights() const { return flights_; }
    /// Reaches the server, unless it did before.
    void serve(int at, const Server &server);
    /// Ends with what the server answered, or with what is given.
    void deliver(int at, std::optional<client::HttpReply> instead = {});
    /// All end without an answer.
    void breakAll();

Q_SIGNALS:
    void started(const letschat::client::HttpRequest &request);

private:
    QList<std::shared_ptr<Flight>> flights_;
};

/// The conversation for whose queue of the outbox a request stands; empty for all others.
QByteArray queueOf(const client::HttpRequest &request);

} // namespace letschat::test
