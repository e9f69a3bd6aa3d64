#include "network/httplink.h"

#include <QDateTime>
#include <QLocale>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace letschat::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Fault = HttpReply::Fault;

/// Single requests against a server that writes exactly the bytes that the test says.
class HttpLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        said_.clear();
        more_.clear();
        hangsUp_ = false;
        peer_.clear();
        server_ = std::make_unique<QTcpServer>();
        QVERIFY(server_->listen(QHostAddress::LocalHost));
        connect(server_.get(), &QTcpServer::newConnection, this, [this] {
            peer_ = server_->nextPendingConnection();
            connect(peer_, &QTcpSocket::readyRead, this, [this] {
                if (!peer_->readAll().endsWith("\r\n\r\n"))
                    return;
                peer_->write(said_);
                if (hangsUp_)
                    peer_->disconnectFromHost();
            });
            connect(peer_, &QTcpSocket::bytesWritten, this, [this] {
                if (peer_->bytesToWrite() == 0)
                    peer_->write(more_);
            });
        });
        link_ = std::make_unique<HttpLink>(
            QUrl(u"http://127.0.0.1:%1"_s.arg(server_->serverPort())), 400ms);
    }
    void cleanup()
    {
        link_.reset();
        server_.reset();
    }

    void theWaitIsWhatTheServerSaysAndNeverAbsurd_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<std::optional<std::chrono::seconds>>("least");
        QTest::addColumn<std::optional<std::chrono::seconds>>("most");
        const auto row = [](const char *name, const QByteArray &value,
                            std::optional<std::chrono::seconds> least,
                            std::optional<std::chrono::seconds> most) {
            QTest::newRow(name) << value << least << most;
        };
        const auto date = [](std::chrono::seconds ahead) {
            return QLocale::c()
                .toString(QDateTime::currentDateTimeUtc().addSecs(ahead.count()),
                          u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                .toLatin1();
        };
        row("seconds", "17", 17s, 17s);
        row("none", "0", 0s, 0s);
        row("a date", date(100s), 80s, 100s);
        row("a date that has passed", date(-100s), 0s, 0s);
        row("a date far away", date(100'000s), 1h, 1h);
        row("a day", "86400", 1h, 1h);
        row("more than a number holds", "99999999999999999999999", 1h, 1h);
        row("negative", "-5", std::nullopt, std::nullopt);
        row("words", "soon", std::nullopt, std::nullopt);
        row("nothing", "", std::nullopt, std::nullopt);
    }
    void theWaitIsWhatTheServerSaysAndNeverAbsurd()
    {
        QFETCH(QByteArray, value);
        QFETCH(std::optional<std::chrono::seconds>, least);
        QFETCH(std::optional<std::chrono::seconds>, most);
        said_ = "HTTP/1.1 429 Slow\r\nRetry-After: " + value + "\r\nContent-Length: 0\r\n\r\n";
        const auto reply = QCoro::waitFor(link_->send({}));
        QCOMPARE(reply.status, 429);
        QCOMPARE(reply.retryAfter.has_value(), least.has_value());
        QVERIFY(reply.retryAfter >= least && reply.retryAfter <= most);
    }

    void aBodyThatDripsForEverEnds()
    {
        said_ = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";
        QTimer drips;
        connect(&drips, &QTimer::timeout, this, [this] {
            if (peer_)
                peer_->write("x");
        });
        drips.start(20ms);
        QCOMPARE(QCoro::waitFor(link_->send({})).fault, Fault::Timeout);
    }

    void anAnswerThatIsCutShortIsNone_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}");
        QTest::newRow("not HTTP") << QByteArray("220 mail.example ESMTP\r\n");
    }
    void anAnswerThatIsCutShortIsNone()
    {
        QFETCH(QByteArray, said);
        said_ = said;
        hangsUp_ = true;
        QCOMPARE(QCoro::waitFor(link_->send({})).fault, Fault::Unreachable);
    }

    void anAnswerThatFillsTheMemoryIsGivenUp()
    {
        said_ = "HTTP/1.1 200 OK\r\n\r\n";
        more_ = QByteArray(1024 * 1024, 'x');
        HttpLink patient(link_->server());
        QCOMPARE(QCoro::waitFor(patient.send({})).fault, Fault::Unreachable);
    }

    void aRequestEndsWithItsCaller()
    {
        auto caller = std::make_unique<QObject>();
        HttpRequest request;
        request.caller = caller.get();
        auto sending = link_->send(request);
        QTRY_VERIFY(peer_);
        QSignalSpy gone(peer_, &QTcpSocket::disconnected);
        caller.reset();
        QVERIFY(sending.isReady());
        QCOMPARE(QCoro::waitFor(sending).fault, Fault::Unreachable);
        QTRY_COMPARE(gone.size(), 1);
    }

    void aDeadCallerSendsNothing()
    {
        HttpRequest request;
        {
            const QObject caller;
            request.caller = &caller;
        }
        auto sending = link_->send(request);
        QVERIFY(sending.isReady());
        QCOMPARE(QCoro::waitFor(sending).fault, Fault::Unreachable);
    }

    void aCallerMayDieAfterTheAnswer()
    {
        said_ = "HTTP/1.1 204 Done\r\n\r\n";
        const QObject caller;
        HttpRequest request;
        request.caller = &caller;
        QCOMPARE(QCoro::waitFor(link_->send(request)).status, 204);
    }

private:
    QByteArray said_;
    /// Said again and again after that.
    QByteArray more_;
    bool hangsUp_ = false;
    std::unique_ptr<QTcpServer> server_;
    QPointer<QTcpSocket> peer_;
    std::unique_ptr<HttpLink> link_;
};

QTEST_GUILESS_MAIN(HttpLinkTest)
#include "tst_httplink.moc"
