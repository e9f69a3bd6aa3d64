#include "http/client.h"
#include "http/testserver.h"

#include <QJsonDocument>
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

/// What is refused, with which answer, and in which order.
class TestChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { server_.emplace(); }
    void cleanup() { server_.reset(); }

    void checksComeInTheOrderOfTheContract_data();
    void checksComeInTheOrderOfTheContract();
    void tokenIsCheckedBeforeTheBodyIsSent();
    void refusedCallKeepsTheConnection();
    void requestIdIsEchoed_data();
    void requestIdIsEchoed();
    void parametersAreDecoded();

private:
    std::optional<TestServer> server_;
};

void TestChecks::checksComeInTheOrderOfTheContract_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &bytes, int status,
                        const QString &code) { QTest::newRow(name) << bytes << status << code; };
    const auto secret = [](const QByteArray &method, const QByteArray &fields) {
        return method + " /api/v1/secret HTTP/1.1\r\nHost: a\r\n" + fields +
               "Content-Length: 1\r\n\r\n{";
    };
    const auto token = "Authorization: Bearer good\r\n"_ba;
    const auto json = "Content-Type: application/json\r\n"_ba;
    row("path", get("/api/v1/nowhere"), 404, u"not_found"_s);
    row("path outside", get("/"), 404, u"not_found"_s);
    row("double slash", get("/api/v1//secret"), 404, u"not_found"_s);
    row("slash at the end", get("/api/v1/secret/"), 404, u"not_found"_s);
    row("dot segment", get("/api/v1/items/../secret"), 404, u"not_found"_s);
    row("dots for an id", get("/api/v1/items/.."), 404, u"not_found"_s);
    row("escaped path", get("/api/v1/s%65cret"), 404, u"not_found"_s);
    row("method", secret("PUT", {}), 405, u"method_not_allowed"_s);
    row("unknown method", secret("BREW", {}), 501, u"not_implemented"_s);
    row("no token", secret("POST", {}), 401, u"unauthenticated"_s);
    row("other scheme", secret("POST", "Authorization: Basic good\r\n"), 401, u"unauthenticated"_s);
    row("bad token", secret("POST", "Authorization: Bearer bad\r\n"), 401, u"token_expired"_s);
    row("type", secret("POST", token + "Content-Type: text/plain\r\n"), 415,
        u"unsupported_media_type"_s);
    row("no type", secret("POST", token), 415, u"unsupported_media_type"_s);
    row("not JSON", secret("POST", token + json), 400, u"malformed_json"_s);
    row("no body", "POST /api/v1/secret HTTP/1.1\r\nHost: a\r\n" + token + "\r\n", 400,
        u"malformed_json"_s);
    row("member", post("/api/v1/secret", "{}", token), 422, u"validation_failed"_s);
    row("good", post("/api/v1/secret", R"({"text":"","more":1})", token), 200, {});
    row("socket without upgrade", get("/api/v1/ws"), 400, u"bad_request"_s);
    row("socket with POST", post("/api/v1/ws", "{}"), 405, u"method_not_allowed"_s);
    row("upgrade elsewhere", get(itemPath, "Connection: Upgrade\r\nUpgrade: websocket\r\n"), 200,
        {});
}

void TestChecks::checksComeInTheOrderOfTheContract()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    Client client(server_->port());
    const auto reply = client.ask(bytes);
    QTEST(reply.status, "status");
    QCOMPARE(codeOf(reply), code);
    QCOMPARE(reply.fields.contains("allow"), reply.status == 405);
    QCOMPARE(reply.fields.value("www-authenticate"),
             reply.status == 401 ? "Bearer"_ba : QByteArray());
    QCOMPARE(client.ask(get(itemPath)).status, 200);
}

void TestChecks::tokenIsCheckedBeforeTheBodyIsSent()
{
    Client client(server_->port());
    const auto reply = client.ask("POST /api/v1/secret HTTP/1.1\r\nHost: a\r\n"
                                  "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n");
    QCOMPARE(reply.status, 401);
}

void TestChecks::refusedCallKeepsTheConnection()
{
    Client client(server_->port());
    const auto call = post("/api/v1/secret", R"({"text":"GET / HTTP/1.1"})");
    client.send(call + call + get(itemPath));
    QCOMPARE(client.read().status, 401);
    QCOMPARE(client.read().status, 401);
    QCOMPARE(client.read().status, 200);
}

void TestChecks::requestIdIsEchoed_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("isEchoed");
    QTest::newRow("good") << "aZ09._-"_ba << true;
    QTest::newRow("longest") << QByteArray(64, 'a') << true;
    QTest::newRow("too long") << QByteArray(65, 'a') << false;
    QTest::newRow("foreign characters") << "a b"_ba << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestChecks::requestIdIsEchoed()
{
    QFETCH(QByteArray, sent);
    QFETCH(bool, isEchoed);
    const auto field = "X-Request-Id: " + sent + "\r\n";
    for (const auto &bytes : {get(itemPath, field), get("/nowhere", field),
                              get(itemPath, "Bad Field: x\r\n" + field)}) {
        Client client(server_->port());
        const auto got = client.ask(bytes).fields.value("x-request-id");
        QCOMPARE(got == sent, isEchoed);
        QVERIFY(!got.isEmpty());
    }
}

void TestChecks::parametersAreDecoded()
{
    Client client(server_->port());
    const auto text = [&](const QByteArray &query) {
        return textOf(client.ask(get(itemPath + query)));
    };
    const auto id = QString::fromLatin1(itemId);
    QCOMPARE(text({}), id + u" -1 -"_s);
    QCOMPARE(text("?limit=5&unknown=1"), id + u" 5 -"_s);
    QCOMPARE(text("?query=a+b%2B%C3%A4&limit=50"), id + u" 50 a b+ä"_s);
    for (const auto &bad : {"?limit=0"_ba, "?limit=x"_ba, "?limit="_ba, "?limit=1&limit=1"_ba,
                            "?limit=99999999999999999999"_ba, "?limit=+5"_ba, "?limit=%zz"_ba}) {
        const auto reply = client.ask(get(itemPath + bad));
        QCOMPARE(reply.status, 400);
        QCOMPARE(codeOf(reply), u"bad_request"_s);
        QVERIFY(reply.body.contains(R"("field":"limit")"));
    }
    QCOMPARE(client.ask(get(itemPath + "?query=%ff")).status, 400);
    QCOMPARE(client.ask(get(itemPath + "?query=a%00b")).status, 400);
    const auto wrongId = client.ask(get("/api/v1/items/42"));
    QCOMPARE(wrongId.status, 400);
    QVERIFY(wrongId.body.contains(R"("field":"id")"));
}

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
