// The socket edge with real sockets on both sides: one endpoint in its own thread, clients that
// behave and clients that do not.
#include "live/connectionregistry.h"
#include "live/frame.h"
#include "live/liveendpoint.h"

#include <QSemaphore>
#include <QTcpServer>
#include <QTest>
#include <QThread>
#include <QWebSocket>
#include <QtEndian>

using namespace letschat;
using namespace letschat::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const UserId ada{QUuid::createUuid()};
const UserId grace{QUuid::createUuid()};

/// Tokens are "ada 1", "grace 2": who, and which session. "ada 1 soon" runs out at once.
Result<Identity> identify(const QByteArray &token)
{
    const auto words = token.split(' ');
    if (words[0] != "ada" && words[0] != "grace")
        return refuse(ProblemCode::Unauthenticated);
    const SessionId session{QUuid::createUuidV5(QUuid(), token.left(words[0].size() + 2))};
    const auto life = words.size() > 2 ? -30s : 900s;
    return Identity{words[0] == "ada" ? ada : grace, session, SystemClock().now() + life};
}

/// An endpoint in a thread of its own, behind a listener.
class Edge : public QThread
{
public:
    explicit Edge(LiveSettings settings = {})
        : settings_(std::move(settings))
    {
        settings_.identify = identify;
        settings_.epoch = u"e1"_s;
        settings_.clock = &clock_;
        start();
        ready_.acquire();
    }
    ~Edge() override
    {
        quit();
        wait();
    }

    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/api/v1/ws"_s.arg(port_)); }
    quint16 port() const { return port_; }
    void drain()
    {
        QMetaObject::invokeMethod(endpoint_, [this] { endpoint_->drain(); });
    }

    ConnectionRegistry registry;

protected:
    void run() override
    {
        LiveEndpoint endpoint(registry, settings_);
        QTcpServer listener;
        QObject::connect(&listener, &QTcpServer::newConnection, &endpoint, [&] {
            auto *tcp = listener.nextPendingConnection();
            tcp->setParent(nullptr);
            endpoint.adopt(tcp);
        });
        listener.listen(QHostAddress::LocalHost);
        port_ = listener.serverPort();
        endpoint_ = &endpoint;
        ready_.release();
        exec();
    }

private:
    LiveSettings settings_;
    SystemClock clock_;
    QSemaphore ready_;
    LiveEndpoint *endpoint_ = nullptr;
    quint16 port_ = 0;
};

/// A device that notes what it hears.
struct Device
{
    explicit Device(const QUrl &url, const QString &firstFrame = {})
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket,
                         [this](const QString &text) { heard.append(text); });
        QObject::connect(&socket, &QWebSocket::connected, &socket, [this, firstFrame] {
            if (!firstFrame.isEmpty())
                socket.sendTextMessage(firstFrame);
        });
        socket.open(url);
    }
    bool isClosed() const { return socket.state() == QAbstractSocket::UnconnectedState; }
    int code() const { return socket.closeCode(); }

    QWebSocket socket;
    QStringList heard;
};

QString token(const QString &text)
{
    return uR"({"type":"auth","token":"%1"})"_s.arg(text);
}

LiveSettings quick()
{
    LiveSettings settings;
    settings.authDeadline = 300ms;
    settings.idleLimit = 300ms;
    return settings;
}

} // namespace

class LiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTokenOpensAndAPingIsAnswered()
    {
        Edge edge;
        Device device(edge.url(), token(u"ada 1"_s));
        QTRY_COMPARE(device.heard.size(), 1);
        const auto event = decodeEvent(device.heard[0].toUtf8());
        const auto ok = std::get<AuthOk>(**event);
        QCOMPARE(ok.userId, ada);
        QCOMPARE(ok.epoch, u"e1"_s);
        QCOMPARE(ok.heartbeatInterval, 25);
        QVERIFY(ok.expiresIn > 890 && ok.expiresIn <= 900);
        device.socket.sendTextMessage(uR"({"type":"ping","more":1})"_s);
        QTRY_COMPARE(device.heard.value(1), uR"({"type":"pong"})"_s);
    }

    void anyOtherFirstFrameCloses_data()
    {
        QTest::addColumn<QString>("frame");
        QTest::newRow("ping") << uR"({"type":"ping"})"_s;
        QTest::newRow("no json") << u"hello"_s;
        QTest::newRow("bad token") << token(u"eve 1"_s);
        QTest::newRow("no token") << uR"({"type":"auth"})"_s;
        QTest::newRow("number") << uR"({"type":"auth","token":5})"_s;
    }

    void anyOtherFirstFrameCloses()
    {
        QFETCH(QString, frame);
        Edge edge;
        Device device(edge.url(), frame);
        QTRY_VERIFY(device.isClosed());
        QCOMPARE(device.code(), closecode::unauthenticated);
        QCOMPARE(device.heard, QStringList{});
    }

    void silenceClosesBeforeAndAfterTheToken()
    {
        Edge edge(quick());
        Device mute(edge.url());
        Device idle(edge.url(), token(u"ada 1"_s));
        QTRY_VERIFY(mute.isClosed());
        QCOMPARE(mute.code(), closecode::unauthenticated);
        QTRY_VERIFY(idle.isClosed());
        QCOMPARE(idle.code(), closecode::idle);
    }

    void aTokenThatRunsOutCloses()
    {
        Edge edge;
        Device device(edge.url(), token(u"ada 1 soon"_s));
        QTRY_VERIFY(device.isClosed());
        QCOMPARE(device.code(), closecode::unauthenticated);
    }

    void aFreshTokenOnALiveSocketIsAnsweredAlike()
    {
        Edge edge;
        Device device(edge.url(), token(u"ada 1"_s));
        QTRY_COMPARE(device.heard.size(), 1);
        device.socket.sendTextMessage(token(u"ada 1"_s));
        QTRY_COMPARE(device.heard.size(), 2);
        QVERIFY(device.heard[1].startsWith(uR"({"type":"auth.ok")"_s));
        device.socket.sendTextMessage(token(u"grace 1"_s));
        QTRY_VERIFY(device.isClosed());
        QCOMPARE(device.code(), closecode::unauthenticated);
    }

    void whatIsNoObjectCloses()
    {
        Edge edge;
        for (const auto &frame : {u"nope"_s, u"[1]"_s, u"5"_s}) {
            Device device(edge.url(), token(u"ada 1"_s));
            QTRY_COMPARE(device.heard.size(), 1);
            device.socket.sendTextMessage(frame);
            QTRY_VERIFY(device.isClosed());
            QCOMPARE(device.code(), closecode::badFrame);
        }
        Device binary(edge.url(), token(u"ada 1"_s));
        QTRY_COMPARE(binary.heard.size(), 1);
        binary.socket.sendBinaryMessage("{}");
        QTRY_VERIFY(binary.isClosed());
        QCOMPARE(binary.code(), closecode::badFrame);
    }

    void anUnknownTypeIsAnsweredWithAnError()
    {
        Edge edge;
        Device device(edge.url(), token(u"ada 1"_s));
        QTRY_COMPARE(device.heard.size(), 1);
        device.socket.sendTextMessage(uR"({"type":"dance"})"_s);
        QTRY_COMPARE(device.heard.size(), 2);
        QVERIFY(device.heard[1].startsWith(uR"({"type":"error","code":"bad_request")"_s));
    }

    void everySocketOfEveryRecipientHearsInOrder()
    {
        Edge edge;
        Device first(edge.url(), token(u"ada 1"_s));
        Device second(edge.url(), token(u"ada 2"_s));
        Device other(edge.url(), token(u"grace 1"_s));
        QTRY_VERIFY(first.heard.size() == 1 && second.heard.size() == 1 && other.heard.size() == 1);
        QStringList all;
        for (int i = 0; i < 500; ++i) {
            const QByteArray event = "{\"n\":" + QByteArray::number(i) + "}";
            all.append(QString::fromUtf8(event));
            edge.registry.deliver({i % 2 ? QList{ada} : QList{ada, grace}, event});
        }
        QTRY_COMPARE(first.heard.size(), 501);
        QTRY_COMPARE(second.heard.size(), 501);
        QCOMPARE(first.heard.mid(1), all);
        QCOMPARE(second.heard.mid(1), all);
        QTRY_COMPARE(other.heard.size(), 251);
    }

    void eventsOfEverySizeArriveWhole()
    {
        Edge edge;
        Device device(edge.url(), token(u"ada 1"_s));
        QTRY_COMPARE(device.heard.size(), 1);
        for (const int size : {1, 125, 126, 127, 65535, 65536, 300'000}) {
            edge.registry.deliver({{ada}, QByteArray(size, 'x')});
            QTRY_VERIFY(device.heard.size() > 1);
            QCOMPARE(device.heard.takeLast().size(), size);
        }
    }

    void anEndedSessionClosesItsSocketsAndNoOthers()
    {
        Edge edge;
        Device ended(edge.url(), token(u"ada 1"_s));
        Device stays(edge.url(), token(u"ada 2"_s));
        QTRY_VERIFY(ended.heard.size() == 1 && stays.heard.size() == 1);
        edge.registry.closeSession(identify("ada 1")->sessionId);
        QTRY_VERIFY(ended.isClosed());
        QCOMPARE(ended.code(), closecode::unauthenticated);
        edge.registry.deliver({{ada}, "{}"});
        QTRY_COMPARE(stays.heard.size(), 2);
        QCOMPARE(ended.heard.size(), 1);
    }

    void drainingClosesWithGoingAway()
    {
        Edge edge;
        Device device(edge.url(), token(u"ada 1"_s));
        QTRY_COMPARE(device.heard.size(), 1);
        edge.drain();
        QTRY_VERIFY(device.isClosed());
        QCOMPARE(device.code(), closecode::goingAway);
    }

    void theCodeArrivesThoughMuchIsUnread()
    {
        Edge edge;
        QTcpSocket raw;
        raw.connectToHost(QHostAddress::LocalHost, edge.port());
        QVERIFY(raw.waitForConnected());
        raw.write(
            "GET /api/v1/ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QByteArray answer;
        QTRY_VERIFY2((answer += raw.readAll()).contains("\r\n\r\n"), answer.constData());
        QVERIFY2(answer.contains("101"), answer.constData());
        // A first frame that is refused, and a flood behind it: text frames with a mask of zeros.
        QByteArray frame("\x81\x82\0\0\0\0{}", 8);
        raw.write(frame.repeated(200'000));
        QTRY_VERIFY_WITH_TIMEOUT(raw.bytesAvailable() >= 4, 5'000);
        QCOMPARE(raw.read(4), closeFrame(closecode::unauthenticated));
        QTRY_COMPARE_WITH_TIMEOUT(raw.state(), QAbstractSocket::UnconnectedState, 5'000);
    }

    void clientsThatVanishLeaveNothingBehind()
    {
        Edge edge;
        for (int i = 0; i < 50; ++i) {
            Device device(edge.url(), token(u"ada 1"_s));
            QTRY_COMPARE(device.heard.size(), 1);
            device.socket.abort();
            edge.registry.deliver({{ada}, QByteArray(1000, 'x')});
        }
        QTRY_COMPARE(edge.registry.socketCount(), 0u);
    }
};

QTEST_GUILESS_MAIN(LiveTest)
#include "tst_live.moc"
