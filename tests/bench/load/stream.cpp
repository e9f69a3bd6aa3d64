#include "stream.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace letschat::load {

namespace {

/// A free port is found at connect(), for the pair of addresses.
void chooseSource(int fd)
{
    constexpr std::uint32_t sources = 8;
    static std::uint32_t next = 0;
    const int on = 1;
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    sockaddr_in source{};
    source.sin_family = AF_INET;
    source.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + next++ % sources);
    if (bind(fd, reinterpret_cast<const sockaddr *>(&source), sizeof source) != 0)
        return; // connect() chooses
}

} // namespace

void Stream::open(const sockaddr_in &server)
{
    close();
    fd_ = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd_ < 0)
        return fail(errno);
    const int on = 1;
    setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    chooseSource(fd_);
    if (connect(fd_, reinterpret_cast<const sockaddr *>(&server), sizeof server) != 0 &&
        errno != EINPROGRESS)
        return fail(errno);
    loop_.watch(fd_, *this, EPOLLOUT);
}

void Stream::close()
{
    if (fd_ >= 0)
        ::close(fd_);
    fd_ = -1;
    isConnected_ = false;
    unread_.clear();
    unsent_.clear();
}

void Stream::fail(int error)
{
    end(std::generic_category().message(error));
}

void Stream::end(const std::string &why)
{
    close();
    owner_.closed(why);
}

void Stream::ready(std::uint32_t events)
{
    if (fd_ < 0)
        return;
    if (!isConnected_)
        return finishConnect();
    if (events & EPOLLOUT)
        flush();
    if (fd_ >= 0 && (events & (EPOLLIN | EPOLLHUP | EPOLLERR)))
        read();
}

void Stream::finishConnect()
{
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(fd_, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0)
        return fail(error);
    isConnected_ = true;
    loop_.change(fd_, *this, EPOLLIN);
    owner_.opened();
}

void Stream::send(std::string_view bytes)
{
    if (!isConnected_)
        return;
    const bool isWaiting = !unsent_.empty();
    if (!isWaiting) {
        const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN)
            return; // reading tells
        bytes.remove_prefix(std::size_t(std::max<ssize_t>(sent, 0)));
    }
    unsent_ += bytes;
    if (!isWaiting && !unsent_.empty())
        loop_.change(fd_, *this, EPOLLIN | EPOLLOUT);
}

void Stream::flush()
{
    const auto bytes = std::move(unsent_);
    unsent_.clear();
    loop_.change(fd_, *this, EPOLLIN);
    send(bytes);
}

void Stream::read()
{
    auto &scratch = loop_.scratch();
    while (fd_ >= 0) {
        const auto count = recv(fd_, scratch.data(), scratch.size(), 0);
        if (count == 0)
            return end("closed by the server");
        if (count < 0) {
            if (errno != EAGAIN)
                fail(errno);
            return;
        }
        take({scratch.data(), std::size_t(count)});
        if (std::size_t(count) < scratch.size())
            return; // what comes later wakes again
    }
}

void Stream::take(std::string_view bytes)
{
    if (unread_.empty()) {
        const auto taken = owner_.received(bytes);
        if (fd_ >= 0)
            unread_ = bytes.substr(taken);
        return;
    }
    unread_ += bytes;
    const auto taken = owner_.received(unread_);
    if (fd_ >= 0)
        unread_.erase(0, taken);
}

} // namespace letschat::load
