#include "app/wayin.h"

#include "bus/redisconnection.h"

#include <QEventLoop>
#include <QSslSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

constexpr int patience = 5000;

/// Sends bytes and gives the first of what comes back; empty with a fault.
QByteArray ask(const QUrl &url, bool isTls, int defaultPort, const QByteArray &bytes,
               QString &fault)
{
    QSslSocket socket;
    const auto port = quint16(url.port(defaultPort));
    if (isTls)
        socket.connectToHostEncrypted(url.host(), port);
    else
        socket.connectToHost(url.host(), port);
    const bool isThere =
        isTls ? socket.waitForEncrypted(patience) : socket.waitForConnected(patience);
    QByteArray answer;
    if (isThere) {
        socket.write(bytes);
        while (!answer.contains("\r\n") && socket.waitForReadyRead(patience))
            answer += socket.readAll();
    }
    if (answer.isEmpty())
        fault = u"%1:%2: %3."_s.arg(url.host()).arg(port).arg(socket.errorString());
    return answer;
}

/// The status line of a GET; `fields` with their line ends.
QByteArray statusOf(const QUrl &url, const QString &path, const QByteArray &fields, QString &fault)
{
    const bool isTls = url.scheme() == "https"_L1;
    const auto base = url.path().endsWith(u'/') ? url.path().chopped(1) : url.path();
    const auto answer =
        ask(url, isTls, isTls ? 443 : 80,
            "GET " + (base + path).toLatin1() + " HTTP/1.1\r\nHost: " +
                url.authority(QUrl::FullyEncoded).toLatin1() + "\r\n" + fields + "\r\n",
            fault);
    return answer.left(answer.indexOf('\r'));
}

} // namespace

QString faultOfWayIn(const QUrl &url)
{
    if (!url.isValid() || !url.scheme().startsWith("http"_L1) || url.host().isEmpty())
        return u"give --url as http:// or https:// with a host."_s;
    QString fault;
    const auto call = statusOf(url, u"/api/v1/healthz"_s, "Connection: close\r\n", fault);
    if (!fault.isEmpty())
        return u"see that the proxy runs and can be reached: "_s + fault;
    if (!call.contains(" 200"))
        return u"see that the proxy hands /api/ on unchanged: a call was answered \"%1\"."_s.arg(
            QString::fromLatin1(call));
    const auto socket = statusOf(url, u"/api/v1/ws"_s,
                                 "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                                 "Sec-WebSocket-Version: 13\r\n"
                                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
                                 fault);
    if (!socket.contains(" 101"))
        return u"let the proxy hand on Upgrade and Connection: the socket was answered \"%1\"."_s
            .arg(QString::fromLatin1(socket));
    return {};
}

QString faultOfRedis(const QUrl &url)
{
    QString fault = u"it does not answer"_s;
    QEventLoop loop;
    RedisConnection connection;
    QObject::connect(&connection, &RedisConnection::ready, &loop, [&] {
        fault.clear();
        loop.quit();
    });
    QObject::connect(&connection, &RedisConnection::gone, &loop, [&](const QString &why) {
        fault = why;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    connection.open(url);
    loop.exec();
    if (fault.isEmpty())
        return fault;
    return u"%1: %2%3"_s.arg(url.host(), fault, fault.endsWith(u'.') ? u""_s : u"."_s);
}

} // namespace letschat::server
