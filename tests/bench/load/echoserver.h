#pragma once

#include "loop.h"

#include <map>
#include <memory>
#include <string>

namespace letschat::load {

/// The least that answers like a server: 201 to each POST, and the message to both sockets of the
/// pair. It stores nothing and reads no more of a request than where it ends and who sent it.
/// Tokens are numbers; those of a pair are 2n and 2n + 1, and their conversation is named "n".
class EchoServer final : private Watched
{
public:
    explicit EchoServer(Loop &loop);
    ~EchoServer();

    /// In network byte order.
    std::uint16_t port() const;

private:
    class Connection;

    void ready(std::uint32_t events) override;
    void post(int sender, std::string_view body, Connection &answerTo);

    Loop &loop_;
    int fd_ = -1;
    std::vector<std::unique_ptr<Connection>> connections_;
    std::map<int, Connection *> sockets_;
    std::map<int, int> lastSeq_; ///< by pair
};

} // namespace letschat::load
