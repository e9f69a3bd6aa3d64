#include "http/client.h"
#include "http/testserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace letschat::test;
using namespace Qt::StringLiterals;

namespace {

const auto itemId = "0190f5a3-0000-7000-8000-000000000001"_ba;
const auto itemPath = "/api/v1/items/"_ba + itemId;

QString textOf(const Reply &reply)
{
    return QJsonDocument::fromJson(reply.body)[u"text"].toString();
}

QString codeOf(const Reply &reply)
{
    return QJsonDocument::fromJson(reply.body)[u"code"].toString();
}

} // namespace

/// What polite clients may count on.
class TestEdge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { server_.emplace(); }
    void cleanup() { server_.reset(); }

    void answersCarryTheirFields();
    void connectionIsKeptForMoreRequests();
    void chunkedBodyReachesTheHandler();
    void largeBodyReachesTheHandlerThatTakesIt();
    void headIsGetWithoutItsBody();
    void optionsNamesWhatAPathTakes();
    void expectationIsAnsweredBeforeTheBody();
    void http10ClosesUnlessAskedNotTo();
    void connectionCloseIsHonoured();
    void pipelinedRequestsAreAnsweredInOrder();
    void requestsThatComeInBytesAreAnswered();
    void drainFinishesWhatIsInFlight();

private:
    std::optional<TestServer> server_;
};

void TestEdge::answersCarryTheirFields()
{
    Client client(server_->port());
    const auto reply = client.ask(post("/api/v1/echo", R"({"text":"hello"})"));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, R"({"text":"hello"})"_ba);
    QCOMPARE(reply.fields.value("content-type"), "application/json"_ba);
    QCOMPARE(reply.fields.value("cache-control"), "no-store"_ba);
    QVERIFY(reply.fields.value("date").endsWith(" GMT"));
    QCOMPARE(reply.fields.value("x-request-id").size(), 16);
    QVERIFY(!reply.fields.contains("connection"));

    const auto problem = client.ask(get("/api/v1/refused"));
    QCOMPARE(problem.status, 409);
    QCOMPARE(problem.fields.value("content-type"), "application/problem+json"_ba);
    QCOMPARE(codeOf(problem), u"conflict"_s);

    const auto deleted = client.ask("DELETE " + itemPath +
                                    " HTTP/1.1\r\nHost: a\r\nAuthorization: bearer good\r\n"
                                    "Content-Length: 0\r\n\r\n");
    QCOMPARE(deleted.status, 204);
    QVERIFY(!deleted.fields.contains("content-length"));
}

void TestEdge::connectionIsKeptForMoreRequests()
{
    Client client(server_->port());
    for (int i = 0; i < 300; ++i) {
        const auto reply = client.ask(
            post("/api/v1/echo", R"({"text":"%"})"_ba.replace('%', QByteArray::number(i))));
        QCOMPARE(textOf(reply), QString::number(i));
    }
}

void TestEdge::chunkedBodyReachesTheHandler()
{
    Client client(server_->port());
    const auto head = "POST /api/v1/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
                      "Content-Type: application/json; charset=utf-8\r\n\r\n"_ba;
    const auto body = "9\r\n{\"text\":\"\r\n7\r\nchunked\r\n2;x=y\r\n\"}\r\n0\r\n\r\n"_ba;
    for (int i = 0; i < 3; ++i)
        QCOMPARE(textOf(client.ask(head + body)), u"chunked"_s);
}

void TestEdge::largeBodyReachesTheHandlerThatTakesIt()
{
    Client client(server_->port());
    const auto large = "{\"text\":\"" + QByteArray(900'000, 'a') + "\"}";
    QCOMPARE(textOf(client.ask(post("/api/v1/echo-much", large))).size(), 900'000);
    QCOMPARE(textOf(client.ask(post("/api/v1/echo", R"({"text":"small"})"))), u"small"_s);
    QCOMPARE(client.ask(post("/api/v1/echo", large)).status, 413);
}

void TestEdge::headIsGetWithoutItsBody()
{
    Client client(server_->port());
    const auto whole = client.ask(get(itemPath));
    const auto head = client.ask("HEAD " + itemPath + " HTTP/1.1\r\nHost: a\r\n\r\n", false);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.fields.value("content-length"), whole.fields.value("content-length"));
    QCOMPARE(client.ask(get(itemPath)).body, whole.body);
}

void TestEdge::optionsNamesWhatAPathTakes()
{
    Client client(server_->port());
    const auto item = client.ask("OPTIONS " + itemPath + " HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(item.status, 204);
    QCOMPARE(item.fields.value("allow"), "GET, HEAD, DELETE, OPTIONS"_ba);
    QCOMPARE(client.ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").status, 204);
    QCOMPARE(client.ask("OPTIONS /nowhere HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
}

void TestEdge::expectationIsAnsweredBeforeTheBody()
{
    const auto bytes = post("/api/v1/echo", R"({"text":"x"})", "Expect: 100-continue\r\n");
    const auto bodyAt = bytes.indexOf("\r\n\r\n") + 4;
    Client client(server_->port());
    QCOMPARE(client.ask(bytes.first(bodyAt)).status, 100);
    QCOMPARE(textOf(client.ask(bytes.sliced(bodyAt))), u"x"_s);

    const auto refused = post("/api/v1/nowhere", "{}", "Expect: 100-continue\r\n");
    QCOMPARE(client.ask(refused.first(refused.indexOf("\r\n\r\n") + 4)).status, 404);
    QVERIFY(client.isClosedWithin(5000));

    Client odd(server_->port());
    QCOMPARE(odd.ask(get(itemPath, "Expect: magic\r\n")).status, 417);
}

void TestEdge::http10ClosesUnlessAskedNotTo()
{
    Client client(server_->port());
    const auto head = "GET " + itemPath + " HTTP/1.0\r\n";
    const auto kept = client.ask(head + "Connection: keep-alive\r\n\r\n");
    QCOMPARE(kept.status, 200);
    QCOMPARE(kept.fields.value("connection"), "keep-alive"_ba);
    const auto closed = client.ask(head + "\r\n");
    QCOMPARE(closed.fields.value("connection"), "close"_ba);
    QVERIFY(client.isClosedWithin(5000));
}

void TestEdge::connectionCloseIsHonoured()
{
    Client client(server_->port());
    const auto reply = client.ask(get(itemPath, "Connection: close\r\n") + get(itemPath));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.fields.value("connection"), "close"_ba);
    QCOMPARE(client.read().status, 0);
    QVERIFY(client.isClosedWithin(5000));
}

void TestEdge::pipelinedRequestsAreAnsweredInOrder()
{
    Client client(server_->port());
    client.send(get("/api/v1/late/first") + get("/api/v1/late/now") + get("/api/v1/nowhere") +
                post("/api/v1/echo", R"({"text":"fourth"})") + "nonsense\r\n\r\n");
    QTRY_COMPARE(server_->gate.waiting.load(), 1);
    server_->gate.letGo();
    QCOMPARE(textOf(client.read()), u"first"_s);
    QCOMPARE(textOf(client.read()), u"now"_s);
    QCOMPARE(client.read().status, 404);
    QCOMPARE(textOf(client.read()), u"fourth"_s);
    QCOMPARE(client.read().status, 400);
    QVERIFY(client.isClosedWithin(5000));
}

void TestEdge::requestsThatComeInBytesAreAnswered()
{
    Client client(server_->port());
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (const char byte : post("/api/v1/echo", R"({"text":"slow"})"))
        client.send(QByteArray(1, byte));
    QCOMPARE(textOf(client.read()), u"slow"_s);
}

void TestEdge::drainFinishesWhatIsInFlight()
{
    QSignalSpy drained(&server_->endpoint(), &letschat::server::HttpEndpoint::drained);
    Client idle(server_->port());
    QCOMPARE(idle.ask(get(itemPath)).status, 200);
    Client partial(server_->port());
    partial.send("GET / HTTP/1.1\r\n");
    Client busy(server_->port());
    busy.send(get("/api/v1/late/answer"));
    QTRY_COMPARE(server_->gate.waiting.load(), 1);
    server_->drain();
    QVERIFY(idle.isClosedWithin(5000));
    const auto refused = partial.read();
    QCOMPARE(refused.status, 503);
    QVERIFY(refused.fields.contains("retry-after"));
    QCOMPARE(drained.count(), 0);
    server_->gate.letGo();
    const auto reply = busy.read();
    QCOMPARE(textOf(reply), u"answer"_s);
    QCOMPARE(reply.fields.value("connection"), "close"_ba);
    QVERIFY(drained.count() == 1 || drained.wait());
}

QTEST_GUILESS_MAIN(TestEdge)
#include "tst_edge.moc"
