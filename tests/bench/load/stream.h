#pragma once

#include "loop.h"

#include <netinet/in.h>
#include <string>
#include <string_view>

namespace letschat::load {

/// One TCP connection without waiting. It can be opened again after it ended, from a timer.
class Stream final : private Watched
{
public:
    /// What happens on it. closed() comes once for each open(), not after one's own close().
    class Owner
    {
    public:
        virtual void opened() = 0;
        /// Takes from the front of what is there; returns how much. The rest is given again, with
        /// what comes next.
        virtual std::size_t received(std::string_view bytes) = 0;
        virtual void closed(const std::string &why) = 0;

    protected:
        ~Owner() = default;
    };

    Stream(Loop &loop, Owner &owner)
        : loop_(loop)
        , owner_(owner)
    {}
    ~Stream() override { close(); }
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    /// Connects, from one of the sources: a loopback address has ports for 28,000 connections.
    void open(const sockaddr_in &server);
    void send(std::string_view bytes);
    void close();
    bool isOpen() const { return isConnected_; }

private:
    void ready(std::uint32_t events) override;
    void finishConnect();
    void flush();
    void read();
    void take(std::string_view bytes);
    void fail(int error);
    void end(const std::string &why);

    Loop &loop_;
    Owner &owner_;
    int fd_ = -1;
    bool isConnected_ = false;
    std::string unread_;
    std::string unsent_;
};

} // namespace letschat::load
