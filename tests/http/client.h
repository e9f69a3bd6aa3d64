#pragma once

#include <QByteArray>
#include <QMap>
#include <QTcpSocket>

/// A client that sends exactly what it is told, and waits for what comes back.
namespace letschat::test {

struct Reply
{
    /// 0: nothing came, or no HTTP.
    int status = 0;
    /// Names in lower case.
    QMap<QByteArray, QByteArray> fields;
    QByteArray body;
};

class Client
{
public:
    explicit Client(quint16 port);

    void send(const QByteArray &bytes);
    /// The next answer; `hasBody` false for one to HEAD.
    Reply read(bool hasBody = true);
    /// That many bytes, whatever they are.
    QByteArray readBytes(qsizetype size);
    Reply ask(const QByteArray &bytes, bool hasBody = true);
    /// True once the server has closed. What came before is dropped.
    bool isClosedWithin(int milliseconds);
    QTcpSocket &socket() { return socket_; }

private:
    bool waitFor(const QByteArray &end);

    QTcpSocket socket_;
    QByteArray received_;
};

/// `GET path` and more fields, each with its line end.
QByteArray get(const QByteArray &path, const QByteArray &fields = {});
/// `POST path` with a JSON body.
QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &fields = {});

} // namespace letschat::test
