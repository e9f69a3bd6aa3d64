#pragma once

#include "stream.h"

#include <functional>

namespace letschat::load {

struct Reply
{
    int status = 0;
    std::string_view body;
    bool closes = false;
};

/// HTTP/1.1 with one request at a time, on a connection that is kept.
class HttpClient final : private Stream::Owner
{
public:
    HttpClient(Loop &loop, const sockaddr_in &server)
        : stream_(loop, *this)
        , server_(server)
    {}

    /// Once there is a connection.
    std::function<void()> onOpened;
    /// The reply to the request. Another one may be made at once.
    std::function<void(const Reply &)> onReply;
    /// The connection ended, or there was never one.
    std::function<void(const std::string &why)> onClosed;

    void open() { stream_.open(server_); }
    void close() { stream_.close(); }
    bool isOpen() const { return stream_.isOpen(); }
    void request(std::string_view bytes) { stream_.send(bytes); }

private:
    void opened() override;
    std::size_t received(std::string_view bytes) override;
    void closed(const std::string &why) override;

    Stream stream_;
    sockaddr_in server_;
};

/// The bytes of a request. Without a type there is no body.
std::string requestBytes(std::string_view method, std::string_view path, std::string_view token,
                         std::string_view body = {}, bool closes = false);

} // namespace letschat::load
