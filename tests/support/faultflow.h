#pragma once

#include "support/faultproxy.h"

#include <QPointer>

#include <memory>

class QTcpSocket;

namespace letschat::tests {

/// One connection of a client, and the one to the server for it.
class FaultProxy::Flow : public QObject
{
public:
    Flow(FaultProxy &proxy, QTcpSocket &client);

    bool counts() const { return fault_.has_value(); }
    /// What has not struck will not.
    void lift();
    /// Ends both connections: with RST, or saying the client what was written.
    void end(bool withReset);

private:
    void begin(const Fault &fault);
    void passUp();
    void passDown();
    void sendUp(const QByteArray &bytes);
    void hold(bool &held);
    void sayTwice();
    void strike();
    void serverLeft();
    bool is(Fault::Kind kind) const { return fault_ && fault_->kind == kind; }

    FaultProxy &proxy_;
    QTcpSocket *client_;
    QTcpSocket *server_;
    std::optional<Fault> fault_;
    qint64 up_ = 0;
    qint64 down_ = 0;
    bool holdsUp_ = false;
    bool holdsDown_ = false;
    bool isDeafUp_ = false;
    bool isDeafDown_ = false;
    /// What is said twice, until the answer begins.
    std::shared_ptr<QByteArray> copy_;
    QPointer<QTcpSocket> twin_;
};

} // namespace letschat::tests
