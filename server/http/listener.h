#pragma once

#include <QTcpServer>

#include <functional>

namespace letschat::server {

/// Accepts connections and hands on their descriptors, nothing else. Belongs to the main thread.
class Listener final : public QTcpServer
{
public:
    /// Room for clients that all come back at once; Qt's own 50 would have most of them wait a
    /// second for their next SYN. The kernel cuts it to net.core.somaxconn.
    static constexpr int backlog = 4096;

    using Taker = std::function<void(qintptr descriptor)>;

    explicit Listener(Taker taker, QObject *parent = nullptr);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    Taker taker_;
};

} // namespace letschat::server
