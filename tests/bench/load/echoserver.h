#pragma once

#include "loop.h"

#include <map>
#include <memory>
#include <string>

namespace letschat::load {

/// The least that answers like a server: 201 to each POST, and the message to every socket of the
/// conversation. It stores nothing and reads no more of a request than where it ends and who sent
/// it. Tokens are numbers, from 0; so are conversations, each of `circle` people in a row.
class EchoServer final : private Watched
{
public:
    /// Frames are gathered for the length of `pause` before they are sent.
    EchoServer(Loop &loop, int circle, Nanoseconds pause);
    ~EchoServer() override;

    /// In network byte order.
    std::uint16_t port() const;

private:
    class Connection;

    void ready(std::uint32_t events) override;
    void flush();
    void post(int sender, std::string_view body, Connection &answerTo);

    Loop &loop_;
    int circle_;
    Nanoseconds pause_;
    bool isFlushDue_ = false;
    int fd_ = -1;
    std::vector<std::unique_ptr<Connection>> connections_;
    std::map<int, Connection *> sockets_;
    std::map<int, int> lastSeq_; ///< by conversation
};

} // namespace letschat::load
