#pragma once

#include <QObject>

namespace letschat::client {

class Outbox;
class Session;
class Socket;

/// The strip that tells the connection in words: state of the socket, and what waits for it.
class Connection : public QObject
{
    Q_OBJECT
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    enum State { Offline, Connecting, Online };
    Q_ENUM(State)

    Connection(Socket &socket, const Session &session, const Outbox &outbox,
               QObject *parent = nullptr);

    State state() const;
    /// Words for the user; empty while online.
    QString text() const;
    Q_INVOKABLE void retryNow();

Q_SIGNALS:
    void changed();

private:
    QString offlineText() const;

    Socket &socket_;
    const Session &session_;
    const Outbox &outbox_;
};

} // namespace letschat::client
