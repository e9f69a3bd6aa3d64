#include "client/network/socketserver.h"
#include "network/socket.h"
#include "support/clientsamples.h"

#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The socket against a real server.
class SocketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tokens_ = CountingTokens();
        updated_.clear();
        server_ = std::make_unique<SocketServer>();
    }
    void cleanup() { server_.reset(); }

    void theFirstFrameIsTheTokenAndThenItIsOnline()
    {
        Socket socket;
        QSignalSpy events(&socket, &Socket::received);
        socket.open(server_->url(), tokens_);
        QCOMPARE(socket.state(), Socket::State::Connecting);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        QCOMPARE(server_->path, u"/api/v1/ws"_s);
        QCOMPARE(server_->frames.first(), encodeFrame(Authenticate{u"first"_s}));
        QCOMPARE(events.size(), 1);
    }

    void eventsArriveAndUnknownOnesAreLeftOut()
    {
        Socket socket;
        QSignalSpy events(&socket, &Socket::received);
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(events.size(), 1);
        server_->peer->sendTextMessage(u"{\"type\":\"from.the.future\"}"_s);
        server_->peer->sendTextMessage(u"{\"type\":\"message.new\"}"_s);
        server_->say(SyncHint());
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
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        const auto ada = person(u"Ada"_s);
        server_->say(SyncHint());
        server_->say(UserUpdated{ada});
        QTRY_COMPARE(updated_.size(), 1);
        QCOMPARE(updated_.first().user, ada);
        QCOMPARE(hints, 1);
    }

    void whoTypesIsSaidOnALiveConnectionOnly()
    {
        Socket socket;
        const auto conversation = newId<ConversationId>();
        socket.sendTyping(conversation, true);
        socket.open(server_->url(), tokens_);
        socket.sendTyping(conversation, true);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        socket.sendTyping(conversation, false);
        QTRY_COMPARE(server_->frames.size(), 2);
        QCOMPARE(server_->frames.last(), encodeFrame(Typing{conversation, false}));
    }

    void aBrokenConnectionIsMadeAgain()
    {
        Socket socket;
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        server_->peer->abort();
        QTRY_COMPARE(server_->connections, 2);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        QCOMPARE(tokens_.renewals, 0);
    }

    void aServerThatComesBackIsFound()
    {
        server_->stopListening();
        Socket socket;
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
        QCOMPARE(socket.reason(), Socket::Reason::Unreachable);
        server_->listen();
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), Socket::State::Online, 10'000);
    }

    void pingsGoOutAndTwoMissedPongsEndIt()
    {
        Socket socket({.heartbeat = 20ms});
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        QTRY_VERIFY(server_->frames.count(encodeFrame(Ping())) >= 4);
        QCOMPARE(server_->connections, 1);
        server_->answersPing = false;
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
    }

    void aServerThatNeverAnswersIsGivenUp()
    {
        server_->answersAuth = false;
        Socket socket({.handshake = 50ms});
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
        server_->answersAuth = true;
        QTRY_COMPARE(socket.state(), Socket::State::Online);
    }

    void aRefusedTokenIsRenewedOnceAndItConnects()
    {
        server_->refuses = {u"first"_s};
        Socket socket;
        QSignalSpy ended(&socket, &Socket::sessionEnded);
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        QCOMPARE(tokens_.renewals, 1);
        QCOMPARE(server_->frames.last(), encodeFrame(Authenticate{u"fresh"_s}));
        QCOMPARE(ended.size(), 0);
    }

    void aFreshTokenThatIsRefusedEndsTheSession()
    {
        server_->refuses = {u"first"_s, u"fresh"_s};
        Socket socket;
        QSignalSpy ended(&socket, &Socket::sessionEnded);
        socket.open(server_->url(), tokens_);
        QVERIFY(ended.wait());
        QCOMPARE(tokens_.renewals, 1);
        QCOMPARE(socket.state(), Socket::State::Offline);
        QVERIFY(!socket.nextTry());
    }

    void aSessionThatHasEndedIsTold()
    {
        server_->refuses = {u"first"_s};
        tokens_.outcome = Renewal::Ended;
        Socket socket;
        QSignalSpy ended(&socket, &Socket::sessionEnded);
        socket.open(server_->url(), tokens_);
        QVERIFY(ended.wait());
        QCOMPARE(ended.size(), 1);
    }

    void aServerThatCannotRenewIsNoReasonToSignOut()
    {
        server_->refuses = {u"first"_s};
        tokens_.outcome = Renewal::Unanswered;
        Socket socket;
        QSignalSpy ended(&socket, &Socket::sessionEnded);
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
        QVERIFY(socket.nextTry());
        QCOMPARE(ended.size(), 0);
    }

    void closeCodesSayWhenToComeBack()
    {
        Socket socket({.flood = 25s});
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        server_->hangUp(closecode::flood);
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
        QVERIFY(*socket.nextTry() > 20s);
        socket.retryNow();
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        server_->hangUp(closecode::tooManySockets);
        QTRY_COMPARE(socket.state(), Socket::State::Offline);
        QCOMPARE(socket.reason(), Socket::Reason::TooManySockets);
        QVERIFY(!socket.nextTry());
        socket.retryNow();
        QTRY_COMPARE(socket.state(), Socket::State::Online);
    }

    void aFreshTokenGoesOverTheLiveConnection()
    {
        Socket socket;
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        tokens_.token = u"fresh"_s;
        socket.reauthenticate();
        QTRY_COMPARE(server_->frames.size(), 2);
        QCOMPARE(server_->frames.last(), encodeFrame(Authenticate{u"fresh"_s}));
        QCOMPARE(server_->connections, 1);
    }

    void closingStaysClosed()
    {
        Socket socket;
        socket.open(server_->url(), tokens_);
        QTRY_COMPARE(socket.state(), Socket::State::Online);
        socket.close();
        QCOMPARE(socket.state(), Socket::State::Offline);
        socket.retryNow();
        QCOMPARE(socket.state(), Socket::State::Offline);
        QVERIFY(!socket.nextTry());
    }

private:
    void take(const UserUpdated &event) { updated_.append(event); }

    CountingTokens tokens_;
    std::unique_ptr<SocketServer> server_;
    QList<UserUpdated> updated_;
};

QTEST_GUILESS_MAIN(SocketTest)
#include "tst_socket.moc"
