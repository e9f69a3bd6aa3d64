#include "live/connectionregistry.h"

#include "live/frame.h"
#include "live/liveendpoint.h"

namespace letschat::server {

void ConnectionRegistry::add(UserId user, const SocketRef &socket)
{
    const std::lock_guard lock(mutex_);
    auto &sockets = sockets_[user];
    sockets.append(socket);
    ++count_;
    // Those before are on their way out: they leave when their threads close them.
    if (sockets.size() > mostSockets) {
        const auto &oldest = sockets[sockets.size() - mostSockets - 1];
        oldest.endpoint->postClose(oldest.number, closecode::tooManySockets);
    }
}

void ConnectionRegistry::remove(UserId user, const SocketRef &socket)
{
    const std::lock_guard lock(mutex_);
    const auto found = sockets_.find(user);
    if (found == sockets_.end())
        return;
    count_ -= size_t(found->removeIf([&](const SocketRef &other) {
        return other.endpoint == socket.endpoint && other.number == socket.number;
    }));
    if (found->isEmpty())
        sockets_.erase(found);
}

size_t ConnectionRegistry::socketCount() const
{
    const std::lock_guard lock(mutex_);
    return count_;
}

void ConnectionRegistry::deliver(const Delivery &delivery) const
{
    if (delivery.event.isEmpty())
        return;
    Numbers numbers;
    const std::lock_guard lock(mutex_);
    for (const auto &user : delivery.recipients) {
        for (const auto &socket : sockets_.value(user))
            numbers[socket.endpoint].append(socket.number);
    }
    // Still under the lock, so that two deliveries reach an endpoint in one order.
    post(numbers, delivery.event);
}

void ConnectionRegistry::deliverToAll(const QByteArray &event) const
{
    Numbers numbers;
    const std::lock_guard lock(mutex_);
    for (const auto &ofUser : sockets_) {
        for (const auto &socket : ofUser)
            numbers[socket.endpoint].append(socket.number);
    }
    post(numbers, event);
}

void ConnectionRegistry::post(const Numbers &numbers, const QByteArray &event) const
{
    if (numbers.isEmpty())
        return;
    const QByteArray frame = textFrame(event);
    for (auto entry = numbers.begin(); entry != numbers.end(); ++entry) {
        deliveries_ += quint64(entry->size());
        entry.key()->postFrame(entry.value(), frame);
    }
}

void ConnectionRegistry::closeSession(SessionId session) const
{
    const std::lock_guard lock(mutex_);
    for (const auto &ofUser : sockets_) {
        for (const auto &socket : ofUser) {
            if (socket.session == session)
                socket.endpoint->postClose(socket.number, closecode::unauthenticated);
        }
    }
}

} // namespace letschat::server
