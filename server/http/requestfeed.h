#pragma once

#include "http/requesthead.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace letschat::server {

/// The way through QAbstractHttpServer: complete, checked requests in, Qt's reading of them out. Qt
/// gets neither a network socket nor anything unchecked; why is told in
/// common/decisions/0003-http-edge.md. One for each I/O thread, made in that thread.
class RequestFeed
{
public:
    RequestFeed();
    ~RequestFeed();

    /// The body, as Qt read it. Nothing when Qt reads the request in another way than our parser
    /// did, which must end in an error: two readings of one request are how smuggling works. The
    /// feed is then made anew.
    std::optional<QByteArray> pass(const RequestHead &head, const QByteArray &body);

private:
    class Socket;
    class Server;

    void open();

    std::unique_ptr<Server> server_;
};

} // namespace letschat::server
