#include "support/fakehttpserver.h"
#include "support/faultproxy.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace letschat::test;
using namespace letschat::tests;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// The proxy before a server that answers every request with the same words.
class FaultProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        server_ =
            std::make_unique<FakeHttpServer>([](const FakeRequest &) { return FakeAnswer(); });
        proxy_ = std::make_unique<FaultProxy>(server_->url());
        client_ = std::make_unique<QTcpSocket>();
        received_.clear();
        client_->connectToHost(proxy_->url().host(), quint16(proxy_->url().port()));
    }

    void withoutFaultsItPassesEverythingOn()
    {
        for (int i = 0; i < 3; ++i) {
            client_->write(request);
            QTRY_COMPARE(client_->bytesAvailable(), answer.size());
            QCOMPARE(client_->readAll(), answer);
        }
        QCOMPARE(server_->requests().size(), 3);
        QVERIFY(proxy_->counts().empty());
    }

    void aReplyIsCutExactlyThere()
    {
        for (const auto kind : {Fault::Kind::CutReply, Fault::Kind::ResetReply}) {
            for (qint64 at = 0; at <= answer.size(); ++at) {
                init();
                proxy_->plan({kind, at, {}, "POST /there"});
                client_->write(request);
                QTRY_COMPARE(client_->state(), QAbstractSocket::UnconnectedState);
                QCOMPARE(client_->readAll(), answer.left(at));
                QCOMPARE(proxy_->counts().at(kind), 1);
                QCOMPARE(server_->requests().size(), 1);
            }
        }
    }

    void aRequestIsCutExactlyThere()
    {
        for (qint64 at = 0; at <= request.size(); ++at) {
            init();
            proxy_->plan({Fault::Kind::CutRequest, at, {}, "POST /there"});
            client_->write(request);
            QTRY_COMPARE(client_->state(), QAbstractSocket::UnconnectedState);
            QCOMPARE(client_->readAll(), QByteArray());
            QCOMPARE(proxy_->counts().at(Fault::Kind::CutRequest), 1);
            if (at == request.size())
                QTRY_COMPARE(server_->requests().size(), 1);
            else
                QCOMPARE(server_->requests().size(), 0);
        }
    }

    void aFaultBeyondTheEndIsMissed()
    {
        const QSignalSpy missed(proxy_.get(), &FaultProxy::missed);
        proxy_->plan({Fault::Kind::CutReply, answer.size() + 1, {}, "POST /there"});
        client_->write(request);
        QTRY_COMPARE(received(), answer);
        received_.clear();
        client_->write(request);
        QTRY_COMPARE(missed.size(), 1);
        QTRY_COMPARE(received(), answer);
        QCOMPARE(proxy_->pending(), 0);
    }

    void halvedSaysNothingAndStaysOpen()
    {
        proxy_->plan({Fault::Kind::HalveReply, 5, {}, "POST /there"});
        client_->write(request);
        QTRY_COMPARE(received(), answer.left(5));
        QCOMPARE(proxy_->counts().at(Fault::Kind::HalveReply), 1);
        QCOMPARE(server_->requests().size(), 1);
        QCOMPARE(client_->state(), QAbstractSocket::ConnectedState);
        init();
        proxy_->plan({Fault::Kind::HalveRequest, 5, {}, "POST /there"});
        client_->write(request);
        QTRY_COMPARE(proxy_->counts().size(), size_t(1));
        QCOMPARE(server_->requests().size(), 0);
        QCOMPARE(client_->state(), QAbstractSocket::ConnectedState);
    }

    void duplicatedIsDoneTwiceAndAnsweredOnce()
    {
        for (const auto delay : {0ms, 20ms}) {
            init();
            proxy_->plan({Fault::Kind::Duplicate, 0, delay, "POST /there"});
            client_->write(request);
            QTRY_COMPARE(server_->requests().size(), 2);
            QTRY_COMPARE(received(), answer);
        }
    }

    void delayedComesLate()
    {
        for (const auto kind : {Fault::Kind::DelayRequest, Fault::Kind::DelayReply}) {
            init();
            proxy_->plan({kind, 0, 50ms, "POST /there"});
            QElapsedTimer timer;
            timer.start();
            client_->write(request);
            QTRY_COMPARE(received(), answer);
            QVERIFY(timer.elapsed() >= 45);
        }
    }

    void aConnectionIsDroppedAtOnceOrWhenItIsBroken()
    {
        QTRY_COMPARE(client_->state(), QAbstractSocket::ConnectedState);
        client_->write(request);
        QTRY_COMPARE(received(), answer);
        proxy_->breakAll();
        QTRY_COMPARE(client_->state(), QAbstractSocket::UnconnectedState);
        proxy_->plan({Fault::Kind::Drop});
        client_->connectToHost(proxy_->url().host(), quint16(proxy_->url().port()));
        QTRY_VERIFY(proxy_->counts().contains(Fault::Kind::Drop));
        QTRY_COMPARE(client_->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(server_->requests().size(), 1);
    }

private:
    QByteArray received() { return received_ += client_->readAll(); }

    const QByteArray request = "POST /there HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello";
    const QByteArray answer = "HTTP/1.1 200 Said\r\nContent-Length: 2\r\n\r\n{}";

    std::unique_ptr<FakeHttpServer> server_;
    std::unique_ptr<FaultProxy> proxy_;
    std::unique_ptr<QTcpSocket> client_;
    QByteArray received_;
};

QTEST_GUILESS_MAIN(FaultProxyTest)
#include "tst_faultproxy.moc"
