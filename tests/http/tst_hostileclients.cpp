#include "http/client.h"
#include "http/testserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <list>
#include <optional>

using namespace letschat::test;
using namespace Qt::StringLiterals;
using letschat::server::HttpLimits;
using std::chrono::milliseconds;

namespace {

const auto item = get("/api/v1/items/0190f5a3-0000-7000-8000-000000000001");

/// Resident memory of this program, which the server is a part of. Says nothing under a sanitizer,
/// which keeps what is freed.
qint64 residentMiB()
{
    QFile status(u"/proc/self/statm"_s);
    if (IS_SANITIZED || !status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toLongLong() / 256;
}

HttpLimits impatient()
{
    HttpLimits limits;
    limits.firstByte = limits.header = limits.bodyStall = limits.idle = milliseconds{300};
    limits.bodyGrace = limits.bodyStall;
    limits.writeStall = milliseconds{500};
    limits.linger = milliseconds{200};
    limits.tick = milliseconds{20};
    return limits;
}

} // namespace

/// What clients that mean harm, or are broken, get.
class TestHostileClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { server_.emplace(impatient()); }
    void cleanup();

    void silentClientIsClosedWithoutAWord();
    void slowHeaderIsAnswered408();
    void drippingHeaderIsAnswered408();
    void stalledBodyIsAnswered408();
    void drippingBodyIsAnswered408();
    void idleConnectionIsClosed();
    void patientServerKeepsIdleConnections();
    void endlessHeaderCostsNoMemory();
    void hugeBodyIsRefusedAtOnceAndCostsNoMemory();
    void endlessChunksAreRefused();
    void whoeverLeavesEarlyIsForgotten();
    void whoeverResetsEarlyIsForgotten();
    void clientThatDoesNotReadIsHeldBackAndThenClosed();
    void refusedBodyThatNeverComesEndsTheConnection();
    void connectionsOfOneAddressAreLimited();

private:
    /// The server still works.
    void verifyService();

    std::optional<TestServer> server_;
};

void TestHostileClients::cleanup()
{
    verifyService();
    server_.reset();
}

void TestHostileClients::verifyService()
{
    // QTRY_VERIFY asks again what was true already; once is enough.
    auto isServed = [this, wasServed = false]() mutable {
        wasServed = wasServed || Client(server_->port()).ask(item).status == 200;
        return wasServed;
    };
    QTRY_VERIFY(isServed());
}

void TestHostileClients::silentClientIsClosedWithoutAWord()
{
    Client client(server_->port());
    QCOMPARE(client.read().status, 0);
    QVERIFY(client.isClosedWithin(2000));
}

void TestHostileClients::slowHeaderIsAnswered408()
{
    Client client(server_->port());
    const auto reply = client.ask("GET / HTTP/1.1\r\nX-Request-Id: mine\r\nHo");
    QCOMPARE(reply.status, 408);
    QCOMPARE(reply.fields.value("x-request-id"), "mine"_ba);
    QCOMPARE(reply.fields.value("connection"), "close"_ba);
    QVERIFY(client.isClosedWithin(2000));
}

void TestHostileClients::drippingHeaderIsAnswered408()
{
    Client client(server_->port());
    QElapsedTimer timer;
    timer.start();
    while (client.socket().bytesAvailable() == 0 && timer.elapsed() < 5000) {
        client.send("a");
        client.socket().waitForReadyRead(50);
    }
    QCOMPARE(client.read().status, 408);
}

void TestHostileClients::stalledBodyIsAnswered408()
{
    for (const auto &bytes : {post("/api/v1/echo", R"({"text":"x"})").chopped(1),
                              post("/api/v1/echo", R"({"text":"x"})").chopped(12)}) {
        Client client(server_->port());
        QCOMPARE(client.ask(bytes).status, 408);
        QVERIFY(client.isClosedWithin(2000));
    }
}

void TestHostileClients::drippingBodyIsAnswered408()
{
    Client client(server_->port());
    client.send(post("/api/v1/echo", QByteArray(1000, ' ')).chopped(1000));
    QElapsedTimer timer;
    timer.start();
    while (client.socket().bytesAvailable() == 0 && timer.elapsed() < 5000) {
        client.send(" ");
        client.socket().waitForReadyRead(50);
    }
    QCOMPARE(client.read().status, 408);
    QVERIFY(timer.elapsed() < 3000);
}

void TestHostileClients::idleConnectionIsClosed()
{
    Client client(server_->port());
    QCOMPARE(client.ask(item).status, 200);
    QVERIFY(client.isClosedWithin(2000));
}

void TestHostileClients::patientServerKeepsIdleConnections()
{
    auto limits = impatient();
    limits.idle = milliseconds{60'000};
    server_.emplace(limits);
    Client client(server_->port());
    QCOMPARE(client.ask(item).status, 200);
    QVERIFY(!client.isClosedWithin(1000));
    QCOMPARE(client.ask(item).status, 200);
}

void TestHostileClients::endlessHeaderCostsNoMemory()
{
    const auto before = residentMiB();
    Client client(server_->port());
    client.socket().write("GET / HTTP/1.1\r\nX: ");
    const QByteArray block(65'536, 'a');
    for (int i = 0; i < 3200 && client.socket().bytesAvailable() == 0; ++i) {
        client.socket().write(block);
        client.socket().waitForBytesWritten(1000);
    }
    QCOMPARE(client.read().status, 431);
    QVERIFY(client.isClosedWithin(3000));
    QVERIFY(residentMiB() - before < 8);
}

void TestHostileClients::hugeBodyIsRefusedAtOnceAndCostsNoMemory()
{
    const auto before = residentMiB();
    Client client(server_->port());
    const auto reply = client.ask("POST /api/v1/echo HTTP/1.1\r\nHost: a\r\n"
                                  "Content-Type: application/json\r\n"
                                  "Content-Length: 300000000\r\n\r\n");
    QCOMPARE(reply.status, 413);
    const QByteArray block(65'536, 'a');
    for (int i = 0; i < 3200 && client.socket().state() == QTcpSocket::ConnectedState; ++i) {
        client.socket().write(block);
        client.socket().waitForBytesWritten(1000);
    }
    QVERIFY(client.isClosedWithin(3000));
    QVERIFY(residentMiB() - before < 8);
}

void TestHostileClients::endlessChunksAreRefused()
{
    Client client(server_->port());
    client.send("POST /api/v1/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 200 && client.socket().bytesAvailable() == 0; ++i) {
        client.send("1000\r\n" + QByteArray(4096, 'a') + "\r\n");
        client.socket().waitForReadyRead(1);
    }
    QCOMPARE(client.read().status, 413);
}

void TestHostileClients::whoeverLeavesEarlyIsForgotten()
{
    std::list<Client> clients;
    for (int i = 0; i < 20; ++i)
        clients.emplace_back(server_->port()).send(get("/api/v1/late/answer"));
    QTRY_COMPARE(server_->gate.waiting.load(), 20);
    clients.clear();
    // Whoever came after them is served; the server has seen them leave by then.
    verifyService();
    server_->gate.letGo();
    QTRY_COMPARE(server_->gate.passed.load(), 20);
    QVERIFY(server_->gate.sawGone);
}

void TestHostileClients::whoeverResetsEarlyIsForgotten()
{
    for (int i = 0; i < 20; ++i) {
        Client client(server_->port());
        client.send(get("/api/v1/late/answer") + get("/api/v1/late/now"));
        QTRY_COMPARE(server_->gate.waiting.load(), i + 1);
        client.socket().abort();
    }
    verifyService();
    server_->gate.letGo();
    QTRY_COMPARE(server_->gate.passed.load(), 20);
}

void TestHostileClients::clientThatDoesNotReadIsHeldBackAndThenClosed()
{
    const auto before = residentMiB();
    Client client(server_->port());
    client.socket().setReadBufferSize(1);
    const auto body = "{\"text\":\"" + QByteArray(500'000, 'a') + "\"}";
    const auto call = post("/api/v1/echo-much", body);
    QElapsedTimer timer;
    timer.start();
    while (client.socket().state() == QTcpSocket::ConnectedState && timer.elapsed() < 8000) {
        if (client.socket().bytesToWrite() < 1'000'000)
            client.socket().write(call);
        client.socket().waitForBytesWritten(50);
    }
    QVERIFY(timer.elapsed() < 8000);
    QVERIFY(residentMiB() - before < 32);
}

void TestHostileClients::refusedBodyThatNeverComesEndsTheConnection()
{
    Client client(server_->port());
    const auto reply = client.ask("POST /api/v1/nowhere HTTP/1.1\r\nHost: a\r\n"
                                  "Content-Length: 100\r\n\r\n");
    QCOMPARE(reply.status, 404);
    QCOMPARE(client.read().status, 0); // no second answer
    QVERIFY(client.isClosedWithin(2000));
}

void TestHostileClients::connectionsOfOneAddressAreLimited()
{
    server_.emplace(impatient(), letschat::server::UpgradeTaker(), 3);
    std::list<Client> clients;
    for (int i = 0; i < 3; ++i) {
        clients.emplace_back(server_->port());
        QCOMPARE(clients.back().ask(item).status, 200);
    }
    Client fourth(server_->port());
    QVERIFY(fourth.isClosedWithin(2000));
    clients.pop_back();
    verifyService();
}

QTEST_GUILESS_MAIN(TestHostileClients)
#include "tst_hostileclients.moc"
