#include "http/client.h"
#include "http/testserver.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace letschat::test;
using namespace Qt::StringLiterals;

namespace {

const auto itemId = "0190f5a3-0000-7000-8000-000000000001"_ba;
const auto itemPath = "/api/v1/items/"_ba + itemId;

/// A server whose upgrades go to a QWebSocketServer that lives in the thread of the edge and sends
/// every message back.
struct SocketEcho
{
    QWebSocketServer *sockets = nullptr;
    QString address;

    letschat::server::UpgradeTaker taker()
    {
        return
            [this](QTcpSocket *socket, const QString &from, const auto &) { take(socket, from); };
    }

    void take(QTcpSocket *socket, const QString &from)
    {
        address = from;
        if (!sockets) {
            sockets = new QWebSocketServer(u"test"_s, QWebSocketServer::NonSecureMode);
            QObject::connect(sockets, &QWebSocketServer::newConnection, sockets, [this] {
                auto *webSocket = sockets->nextPendingConnection();
                webSocket->setParent(sockets);
                QObject::connect(webSocket, &QWebSocket::textMessageReceived, webSocket,
                                 &QWebSocket::sendTextMessage);
            });
            QObject::connect(QThread::currentThread(), &QThread::finished, sockets,
                             &QObject::deleteLater);
        }
        sockets->handleConnection(socket);
    }
};

QByteArray handshake()
{
    return get("/api/v1/ws", "Connection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\n"
                             "Sec-WebSocket-Version: 13\r\n"
                             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
}

/// "hi", masked with zeros (RFC 6455, 5.2).
const auto frame = QByteArray("\x81\x82\0\0\0\0hi", 8);

} // namespace

/// How a connection becomes a WebSocket.
class TestUpgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void upgradeReachesTheSocketServer();
    void laterUpgradeOnOneConnectionWorksToo();
};

void TestUpgrade::upgradeReachesTheSocketServer()
{
    SocketEcho echo;
    TestServer server({}, echo.taker());
    QWebSocket client;
    QSignalSpy connected(&client, &QWebSocket::connected);
    QSignalSpy received(&client, &QWebSocket::textMessageReceived);
    client.open(QUrl(u"ws://127.0.0.1:%1/api/v1/ws"_s.arg(server.port())));
    QVERIFY(connected.wait());
    client.sendTextMessage(u"hello"_s);
    QVERIFY(received.wait());
    QCOMPARE(received.first().first().toString(), u"hello"_s);
    QCOMPARE(echo.address, u"127.0.0.1"_s);
}

void TestUpgrade::laterUpgradeOnOneConnectionWorksToo()
{
    SocketEcho echo;
    TestServer server({}, echo.taker());
    Client client(server.port());
    QCOMPARE(client.ask(get(itemPath)).status, 200);
    // The first frame comes in the same segment, right behind the handshake.
    QCOMPARE(client.ask(handshake() + frame).status, 101);
    QCOMPARE(client.readBytes(4), QByteArray("\x81\x02hi", 4));
}

QTEST_GUILESS_MAIN(TestUpgrade)
#include "tst_upgrade.moc"
