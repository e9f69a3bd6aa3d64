#include "network/socket.h"
#include "support/clientsamples.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class CountingTokens final : public TokenSource
{
public:
    QString accessToken() const override { return token; }
    QCoro::Task<Renewal> renew() override
    {
        ++renewals;
        if (outcome == Renewal::Renewed)
            token = u"fresh"_s;
        co_return outcome;
    }

    QString token = u"first"_s;
    Renewal outcome = Renewal::Renewed;
    int renewals = 0;
};

/// The socket against a real server on a port of its own. `peer_` is its end of the newest
/// connection, `frames_` what it was sent.
class SocketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tokens_ = CountingTokens();
        frames_.clear();
        updated_.clear();
        answersAuth_ = true;
        answersPing_ = true;
        refuses_.clear();
        connections_ = 0;
        server_ = std::make_unique<QWebSocketServer>(u"test"_s, QWebSocketServer::NonSecureMode);
        QVERIFY(server_->listen(QHostAddress::LocalHost, port_));
        port_ = server_->serverPort();
        connect(server_.get(), &QWebSocketServer::newConnection, this, &SocketTest::accept);
    }
    void cleanup() { server_.reset(); }

    void theFirstFrameIsTheTokenAndThenItIsOnline()
    {
        Socket socket;
        QSignalSpy events(&socket, &Socket::received);
        socket.open(url(), tokens_);
        QCOMPARE(socket.state(), Socket::State::Connecting);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        QCOMPARE(path_, u"/api/v1/ws"_s);
        QCOMPARE(frames_.first(), encodeFrame(Authenticate{u"first"_s}));
        QCOMPARE(events.size(), 1);
    }

    void eventsArriveAndUnknownOnesAreLeftOut()
    {
        Socket socket;
        QSignalSpy events(&socket, &Socket::received);
        socket.open(url(), tokens_);
        QTRY_COMPARE(events.size(), 1);
        peer_->sendTextMessage(u"{\"type\":\"from.the.future\"}"_s);
        peer_->sendTextMessage(u"{\"type\":\"message.new\"}"_s);
        say(SyncHint());
        QTRY_COMPARE(events.size(), 2);
        QVERIFY(std::holds_alternative<SyncHint>(events.last().first().value<Event>()));
    }

    void eventsOfOneKindGoToWhoAskedForIt()
    {
        Socket socket;
        int hints = 0;
        {
            QObject shortLived;
            socket.on<SyncHint>(&shortLived, [&](const SyncHint &) { hints += 100; });
        }
        socket.on<SyncHint>(this, [&](const SyncHint &) { ++hints; });
        socket.on<UserUpdated>(this, &SocketTest::take);
        socket.open(url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        const auto ada = person(u"Ada"_s);
        say(SyncHint());
        say(UserUpdated{ada});
        QTRY_COMPARE(updated_.size(), 1);
        QCOMPARE(updated_.first().user, ada);
        QCOMPARE(hints, 1);
    }

    void whoTypesIsSaidOnALiveConnectionOnly()
    {
        Socket socket;
        const auto conversation = newId<ConversationId>();
        socket.sendTyping(conversation, true);
        socket.open(url(), tokens_);
        socket.sendTyping(conversation, true);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        socket.sendTyping(conversation, false);
        QTRY_COMPARE(frames_.size(), 2);
        QCOMPARE(frames_.last(), encodeFrame(Typing{conversation, false}));
    }

    void aBrokenConnectionIsMadeAgain()
    {
        Socket socket;
        socket.open(url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        peer_->abort();
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
        QVERIFY(socket.nextTry() && *socket.nextTry() <= Backoff::base);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        QCOMPARE(connections_, 2);
        QCOMPARE(tokens_.renewals, 0);
    }

    void aServerThatComesBackIsFound()
    {
        server_->close();
        Socket socket;
        socket.open(url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
        QCOMPARE(socket.reason(), Socket::Reason::Unreachable);
        QVERIFY(server_->listen(QHostAddress::LocalHost, port_));
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), Socket::State::Online, 10'000);
    }

    void pingsGoOutAndTwoMissedPongsEndIt()
    {
        Socket socket({.heartbeat = 20ms});
        socket.open(url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        QTRY_VERIFY(frames_.count(encodeFrame(Ping())) >= 4);
        QCOMPARE(connections_, 1);
        answersPing_ = false;
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
    }

    void aServerThatNeverAnswersIsGivenUp()
    {
        answersAuth_ = false;
        Socket socket({.handshake = 50ms});
        socket.open(url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
        answersAuth_ = true;
        QTRY_COMPARE(socket.state(), Socket::State::Online);
    }

    void aRefusedTokenIsRenewedOnceAndItConnects()
    {
        refuses_ = {u"first"_s};
        Socket socket;
        QSignalSpy ended(&socket, &Socket::sessionEnded);
        socket.open(url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        QCOMPARE(tokens_.renewals, 1);
        QCOMPARE(frames_.last(), encodeFrame(Authenticate{u"fresh"_s}));
        QCOMPARE(ended.size(), 0);
    }

    void aFreshTokenThatIsRefusedEndsTheSession()
    {
        refuses_ = {u"first"_s, u"fresh"_s};
        Socket socket;
        QSignalSpy ended(&socket, &Socket::sessionEnded);
        socket.open(url(), tokens_);
        QVERIFY(ended.wait());
        QCOMPARE(tokens_.renewals, 1);
        QCOMPARE(socket.state(), Socket::State::Offline);
        QVERIFY(!socket.nextTry());
    }

    void aSessionThatHasEndedIsTold()
    {
        refuses_ = {u"first"_s};
        tokens_.outcome = Renewal::Ended;
        Socket socket;
        QSignalSpy ended(&socket, &Socket::sessionEnded);
        socket.open(url(), tokens_);
        QVERIFY(ended.wait());
        QCOMPARE(ended.size(), 1);
    }

    void aServerThatCannotRenewIsNoReasonToSignOut()
    {
        refuses_ = {u"first"_s};
        tokens_.outcome = Renewal::Unanswered;
        Socket socket;
        QSignalSpy ended(&socket, &Socket::sessionEnded);
        socket.open(url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
        QVERIFY(socket.nextTry());
        QCOMPARE(ended.size(), 0);
    }

    void closeCodesSayWhenToComeBack()
    {
        Socket socket({.flood = 25s});
        socket.open(url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        hangUp(closecode::flood);
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
        QVERIFY(*socket.nextTry() > 20s);
        socket.retryNow();
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        hangUp(closecode::tooManySockets);
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
        QCOMPARE(socket.reason(), Socket::Reason::TooManySockets);
        QVERIFY(!socket.nextTry());
        socket.retryNow();
        QTRY_COMPARE(socket.state(), Socket::State::Online);
    }

    void aFreshTokenGoesOverTheLiveConnection()
    {
        Socket socket;
        socket.open(url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        tokens_.token = u"fresh"_s;
        socket.reauthenticate();
        QTRY_COMPARE(frames_.size(), 2);
        QCOMPARE(frames_.last(), encodeFrame(Authenticate{u"fresh"_s}));
        QCOMPARE(connections_, 1);
    }

    void closingStaysClosed()
    {
        Socket socket;
        socket.open(url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        socket.close();
        QCOMPARE(socket.state(), Socket::State::Offline);
        socket.retryNow();
        QCOMPARE(socket.state(), Socket::State::Offline);
        QVERIFY(!socket.nextTry());
    }

private:
    void take(const UserUpdated &event) { updated_.append(event); }

    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(port_)); }

    void accept()
    {
        ++connections_;
        peer_ = server_->nextPendingConnection();
        peer_->setParent(server_.get());
        path_ = peer_->requestUrl().path();
        connect(peer_, &QWebSocket::textMessageReceived, this, &SocketTest::read);
    }

    void read(const QString &text)
    {
        frames_.append(text.toUtf8());
        const auto frame = decodeFrame(text.toUtf8());
        if (const auto *auth = std::get_if<Authenticate>(&*frame)) {
            if (refuses_.contains(auth->token))
                hangUp(closecode::unauthenticated);
            else if (answersAuth_)
                say(AuthOk());
        } else if (std::holds_alternative<Ping>(*frame) && answersPing_) {
            say(Pong());
        }
    }

    void say(const Event &event) { peer_->sendTextMessage(QString::fromUtf8(encodeEvent(event))); }
    void hangUp(int code) { peer_->close(QWebSocketProtocol::CloseCode(code)); }

    CountingTokens tokens_;
    std::unique_ptr<QWebSocketServer> server_;
    QPointer<QWebSocket> peer_;
    quint16 port_ = 0;
    QString path_;
    QList<QByteArray> frames_;
    QStringList refuses_;
    QList<UserUpdated> updated_;
    bool answersAuth_ = true;
    bool answersPing_ = true;
    int connections_ = 0;
};

QTEST_GUILESS_MAIN(SocketTest)
#include "tst_socket.moc"
