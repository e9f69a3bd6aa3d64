#include "echoserver.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace letschat::load {

namespace {

std::string textFrame(const std::string &payload)
{
    std::string frame = "\x81";
    if (payload.size() < 126)
        return frame + char(payload.size()) + payload;
    return frame + char(126) + char(payload.size() >> 8) + char(payload.size() & 0xff) + payload;
}

int numberAfter(std::string_view text, std::string_view mark)
{
    const auto at = text.find(mark);
    return at == std::string_view::npos ? -1 : std::atoi(text.data() + at + mark.size());
}

} // namespace

class EchoServer::Connection final : public Watched
{
public:
    Connection(EchoServer &server, int fd)
        : server_(server)
        , fd_(fd)
    {}
    ~Connection() override { close(fd_); }

    /// Waits until all of it is with the system: the other side always reads.
    void send(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return;
            bytes.remove_prefix(std::size_t(sent));
        }
    }
    void gather(std::string_view bytes) { gathered_ += bytes; }
    void sendGathered()
    {
        send(gathered_);
        gathered_.clear();
    }

    void ready(std::uint32_t) override
    {
        auto &scratch = server_.loop_.scratch();
        const auto count = recv(fd_, scratch.data(), scratch.size(), MSG_DONTWAIT);
        if (count <= 0)
            return server_.loop_.forget(fd_);
        unread_.append(scratch.data(), std::size_t(count));
        while (isSocket_ ? takeFrame() : takeRequest()) {
        }
    }

private:
    bool takeRequest()
    {
        const auto end = unread_.find("\r\n\r\n");
        if (end == std::string::npos)
            return false;
        if (unread_.starts_with("GET")) {
            isSocket_ = unread_.find("websocket") < end;
            unread_.erase(0, end + 4);
            send(isSocket_ ? "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
                           : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            return true;
        }
        const auto size = std::size_t(numberAfter(unread_, "Content-Length: "));
        if (unread_.size() < end + 4 + size)
            return false;
        server_.post(numberAfter(unread_, "Bearer "),
                     std::string_view(unread_).substr(end + 4, size), *this);
        unread_.erase(0, end + 4 + size);
        return true;
    }
    /// Only the first frame of a client counts: who it is.
    bool takeFrame()
    {
        constexpr std::size_t head = 6;
        if (unread_.size() < head || unread_.size() < head + (unread_[1] & 0x7f))
            return false;
        std::string payload = unread_.substr(head, unread_[1] & 0x7f);
        for (std::size_t i = 0; i < payload.size(); ++i)
            payload[i] = char(payload[i] ^ unread_[2 + i % 4]);
        unread_.erase(0, head + payload.size());
        if (const int person = numberAfter(payload, R"("token":")"); person >= 0) {
            server_.sockets_[person] = this;
            send(textFrame(R"({"type":"auth.ok"})"));
        } else {
            send(textFrame(R"({"type":"pong"})"));
        }
        return true;
    }

    EchoServer &server_;
    int fd_;
    bool isSocket_ = false;
    std::string unread_;
    std::string gathered_;
};

EchoServer::EchoServer(Loop &loop, int circle, Nanoseconds pause)
    : loop_(loop)
    , circle_(circle)
    , pause_(pause)
    , fd_(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd_, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
        listen(fd_, 4096) != 0)
        throw std::system_error(errno, std::generic_category(), "echo");
    loop_.watch(fd_, *this, EPOLLIN);
}

EchoServer::~EchoServer()
{
    connections_.clear();
    close(fd_);
}

std::uint16_t EchoServer::port() const
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    getsockname(fd_, reinterpret_cast<sockaddr *>(&address), &size);
    return address.sin_port;
}

void EchoServer::ready(std::uint32_t)
{
    for (;;) {
        const int fd = accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC);
        if (fd < 0)
            return;
        const int on = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        connections_.push_back(std::make_unique<Connection>(*this, fd));
        loop_.watch(fd, *connections_.back(), EPOLLIN);
    }
}

void EchoServer::post(int sender, std::string_view body, Connection &answerTo)
{
    const int number = sender / circle_;
    const auto seq = std::to_string(++lastSeq_[number]);
    const auto message = R"({"seq":)" + seq + R"(,"change_seq":)" + seq + R"(,"sender_id":")" +
                         std::to_string(sender) + R"(",)" + std::string(body.substr(1));
    const auto frame =
        textFrame(R"({"type":"message.new","conversation_id":")" + std::to_string(number) +
                  R"(","change_seq":)" + seq + R"(,"message":)" + message + "}");
    for (int person = number * circle_; person < (number + 1) * circle_; ++person)
        sockets_.at(person)->gather(frame);
    if (!std::exchange(isFlushDue_, true))
        loop_.after(pause_, [this] { flush(); });
    answerTo.send("HTTP/1.1 201 Created\r\nContent-Length: " + std::to_string(message.size()) +
                  "\r\n\r\n" + message);
}

void EchoServer::flush()
{
    isFlushDue_ = false;
    for (const auto &[person, socket] : sockets_)
        socket->sendGathered();
}

} // namespace letschat::load
