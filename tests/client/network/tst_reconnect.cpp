#include "client/network/socketserver.h"
#include "network/socket.h"
#include "support/setclock.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// When the socket comes back, against a real server.
class ReconnectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tokens_ = CountingTokens();
        clock_ = SetClock();
        server_ = std::make_unique<SocketServer>();
    }
    void cleanup() { server_.reset(); }

    void theseCodesComeBackWithinTheShortestDelay_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("the server goes") << closecode::goingAway;
        QTest::newRow("idle") << closecode::idle;
        QTest::newRow("slow") << closecode::slowConsumer;
    }
    void theseCodesComeBackWithinTheShortestDelay()
    {
        QFETCH(int, code);
        Socket socket;
        open(socket);
        const auto delay = delayAfter(code, socket);
        QVERIFY(delay && *delay <= Backoff::base);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
    }

    void aServerThatGoesIsNotMetByAllAtOnce()
    {
        QSet<qint64> delays;
        for (int i = 0; i < 12; ++i) {
            Socket socket;
            open(socket);
            const auto delay = delayAfter(closecode::goingAway, socket);
            QVERIFY(delay);
            delays.insert(delay->count() / 10);
        }
        QVERIFY(delays.size() > 2);
    }

    void ourOwnBugsAreNamedAndDoNotComeBackAtOnce_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("no JSON") << closecode::badFrame;
        QTest::newRow("too big") << closecode::frameTooBig;
    }
    void ourOwnBugsAreNamedAndDoNotComeBackAtOnce()
    {
        QFETCH(int, code);
        Socket socket;
        open(socket);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"%1.*this is a bug"_s.arg(code)));
        QVERIFY(delayAfter(code, socket) > 29s);
    }

    void aFloodWaitsOutItsTimeWhateverTheNetworkDoes()
    {
        Socket socket;
        open(socket);
        QVERIFY(delayAfter(closecode::flood, socket) > 29s);
        socket.wake();
        QCOMPARE(socket.state(), Socket::State::Offline);
        socket.retryNow();
        QTRY_COMPARE(socket.state(), Socket::State::Online);
    }

    void tooManySocketsWaitForTheUserWhateverTheNetworkDoes()
    {
        Socket socket;
        open(socket);
        QVERIFY(!delayAfter(closecode::tooManySockets, socket));
        QCOMPARE(socket.reason(), Socket::Reason::TooManySockets);
        socket.wake();
        QCOMPARE(socket.state(), Socket::State::Offline);
        QVERIFY(!socket.nextTry());
    }

    void aShortConnectionDoesNotShortenTheNextDelay()
    {
        Socket socket;
        open(socket);
        QVERIFY(waitsLongerThan(Backoff::base, socket));
    }

    void aHealthyConnectionDoes()
    {
        Socket socket({.health = 0ms});
        open(socket);
        for (int i = 0; i < 12; ++i) {
            QTest::qWait(20);
            const auto delay = delayAfter(closecode::goingAway, socket);
            QVERIFY(delay && *delay <= Backoff::base);
            socket.retryNow();
            QTRY_COMPARE(socket.state(), Socket::State::Online);
        }
    }

    void afterSleepALivingConnectionIsAskedAndStays()
    {
        Socket socket({.patience = 10s, .watch = 5ms}, clock_);
        QSignalSpy received(&socket, &Socket::received);
        open(socket);
        QCOMPARE(server_->pings(), 0);
        clock_.time += 1h;
        QTRY_COMPARE(server_->pings(), 1);
        QTRY_COMPARE(received.size(), 2);
        clock_.time += 1h;
        QTRY_COMPARE(server_->pings(), 2);
        QCOMPARE(socket.state(), Socket::State::Online);
        QCOMPARE(server_->connections, 1);
    }

    void afterSleepADeadConnectionIsMadeAgain()
    {
        Socket socket({.patience = 50ms, .watch = 5ms}, clock_);
        open(socket);
        server_->answersPing = false;
        clock_.time += 1h;
        QTRY_COMPARE(server_->connections, 2);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        QCOMPARE(server_->pings(), 1);
    }

    void whatLayInABufferDoesNotProveThatItLives()
    {
        Socket socket({.patience = 50ms});
        QSignalSpy received(&socket, &Socket::received);
        open(socket);
        server_->answersPing = false;
        socket.wake();
        server_->say(SyncHint());
        QTRY_COMPARE(received.size(), 2);
        QTRY_COMPARE(server_->connections, 2);
    }

    void afterSleepItDoesNotWaitForTheNextTry()
    {
        Socket socket({.watch = 5ms}, clock_);
        open(socket);
        QVERIFY(waitsLongerThan(5s, socket));
        clock_.time += 1h;
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), Socket::State::Online, 4000);
    }

    void aClockThatIsSetBackIsNoSleep()
    {
        Socket socket({.watch = 5ms}, clock_);
        open(socket);
        clock_.time -= 1h;
        QTest::qWait(50);
        clock_.time += 1h;
        QTRY_COMPARE(server_->pings(), 1);
    }

    void aNewNetworkBeginsTheConnectingAnew()
    {
        server_->answersAuth = false;
        Socket socket({.handshake = 1h});
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(server_->frames.size(), 1);
        server_->answersAuth = true;
        socket.wake();
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        QCOMPARE(server_->connections, 2);
    }

    void aClosedSocketDoesNotWake()
    {
        Socket socket({.watch = 5ms}, clock_);
        open(socket);
        socket.close();
        clock_.time += 1h;
        socket.wake();
        QTest::qWait(50);
        QCOMPARE(socket.state(), Socket::State::Offline);
        QCOMPARE(server_->connections, 1);
    }

    void aTokenThatOthersHadRenewedIsNotRenewedAgain()
    {
        Socket socket;
        open(socket);
        tokens_.token = u"second"_s;
        server_->hangUp(closecode::unauthenticated);
        QTRY_COMPARE(server_->connections, 2);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        QCOMPARE(tokens_.renewals, 0);
        QCOMPARE(server_->frames.last(), encodeFrame(Authenticate{u"second"_s}));
    }

    void aTokenRenewedDuringTheHandshakeIsShownAfterIt()
    {
        server_->answersAuth = false;
        Socket socket;
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(server_->frames.size(), 1);
        tokens_.token = u"second"_s;
        socket.reauthenticate();
        server_->say(AuthOk());
        QTRY_COMPARE(server_->frames.size(), 2);
        QCOMPARE(server_->frames.last(), encodeFrame(Authenticate{u"second"_s}));
        QCOMPARE(server_->connections, 1);
    }

    void aRefusalMuchLaterIsRenewedAgain()
    {
        Socket socket;
        QSignalSpy ended(&socket, &Socket::sessionEnded);
        open(socket);
        for (int i = 1; i <= 3; ++i) {
            server_->hangUp(closecode::unauthenticated);
            QTRY_COMPARE(server_->connections, i + 1);
            QTRY_COMPARE(socket.state(), Socket::State::Online);
            QCOMPARE(tokens_.renewals, i);
        }
        QCOMPARE(ended.size(), 0);
    }

private:
    void open(Socket &socket)
    {
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
    }

    /// The delay that it gives itself when the server ends the connection so.
    std::optional<std::chrono::milliseconds> delayAfter(int code, Socket &socket)
    {
        bool isOff = false;
        std::optional<std::chrono::milliseconds> delay;
        const auto watching = connect(&socket, &Socket::stateChanged, this, [&] {
            isOff = isOff || socket.state() == Socket::State::Offline;
            if (socket.state() == Socket::State::Offline)
                delay = socket.nextTry();
        });
        server_->hangUp(code);
        const bool hasEnded = QTest::qWaitFor([&] { return isOff; });
        disconnect(watching);
        return hasEnded ? delay : std::nullopt;
    }

    /// Has its connections broken right after they are made until the next delay is so long.
    bool waitsLongerThan(std::chrono::milliseconds delay, Socket &socket)
    {
        for (int i = 0; i < 200; ++i) {
            if (delayAfter(closecode::goingAway, socket) > delay)
                return true;
            socket.retryNow();
            if (!QTest::qWaitFor([&] { return socket.state() == Socket::State::Online; }, 5000))
                return false;
        }
        return false;
    }

    CountingTokens tokens_;
    SetClock clock_;
    std::unique_ptr<SocketServer> server_;
};

QTEST_GUILESS_MAIN(ReconnectTest)
#include "tst_reconnect.moc"
