#include "http/connectionsperaddress.h"
#include "http/parameters.h"
#include "http/requestfeed.h"
#include "http/requestparser.h"
#include "http/routes.h"

#include <QTest>

#include <vector>

using namespace letschat;
using namespace letschat::server;
using namespace Qt::StringLiterals;

namespace {

QtMessageHandler passOn = nullptr;
int warnings = 0;

void countWarnings(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    warnings += type == QtWarningMsg || type == QtCriticalMsg;
    passOn(type, context, text);
}

Binding binding(Method method, std::string_view path)
{
    Binding binding;
    binding.method = method;
    binding.path = path;
    return binding;
}

} // namespace

class TestApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void literalSegmentsWinOverMembers();
    void pathsMatchAsSent_data();
    void pathsMatchAsSent();
    void percentEscapesAreDecodedStrictly_data();
    void percentEscapesAreDecodedStrictly();
    void feedReadsWhatTheParserRead();
    void feedIsSilentAndSurvivesWhatQtCannotTake();
    void placesOfAnAddressComeBack();
    void ipv6CountsByItsNetwork();
};

void TestApi::literalSegmentsWinOverMembers()
{
    Routes routes;
    routes.add(binding(Method::Get, "/users/{id}"));
    routes.add(binding(Method::Get, "/users/me"));
    routes.add(binding(Method::Put, "/a/{x}/b/{y}"));
    QCOMPARE(routes.find("/api/v1/users/me").bindings->front()->path, "/users/me");
    const auto one = routes.find("/api/v1/users/you");
    QCOMPARE(one.bindings->front()->path, "/users/{id}");
    QCOMPARE(one.parameters.front().value.toByteArray(), "you"_ba);
    const auto two = routes.find("/api/v1/a/%31/b/2");
    QCOMPARE(two.parameters.size(), 2);
    QCOMPARE(two.parameters[0].name.toByteArray(), "x"_ba);
    QCOMPARE(two.parameters[0].value.toByteArray(), "%31"_ba);
    QCOMPARE(allowed(*two.bindings), "PUT, OPTIONS"_ba);
}

void TestApi::pathsMatchAsSent_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const auto &path :
         {"/"_ba, "/api/v1"_ba, "/api/v1/"_ba, "/api/v1/users"_ba, "/api/v1/users/"_ba,
          "/api/v1/users/a/"_ba, "/api/v1//users/a"_ba, "//api/v1/users/a"_ba, "/api/v1/users/."_ba,
          "/api/v1/users/.."_ba, "/api/v1/./users/a"_ba, "/API/v1/users/a"_ba, "/api/v1/Users/a"_ba,
          "/api/v1users/a"_ba, "/api/v2/users/a"_ba, "/users/a"_ba})
        QTest::newRow(path) << path;
}

void TestApi::pathsMatchAsSent()
{
    Routes routes;
    routes.add(binding(Method::Get, "/users/{id}"));
    QVERIFY(routes.find("/api/v1/users/a").bindings);
    QFETCH(QByteArray, path);
    QVERIFY(!routes.find(path).bindings);
}

void TestApi::percentEscapesAreDecodedStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::optional<QString>>("wanted");
    const auto row = [](const QByteArray &text, const std::optional<QString> &wanted) {
        QTest::newRow(text) << text << wanted;
    };
    row("plain", u"plain"_s);
    row("%41%6a", u"Aj"_s);
    row("%F0%9F%91%8D", u"👍"_s);
    row("a%", std::nullopt);
    row("a%4", std::nullopt);
    row("%4g", std::nullopt);
    row("%ff", std::nullopt);
    row("%c0%80", std::nullopt);
    row("%ed%a0%80", std::nullopt);
}

void TestApi::percentEscapesAreDecodedStrictly()
{
    QFETCH(QByteArray, text);
    QFETCH(std::optional<QString>, wanted);
    QCOMPARE(decodePercent(text, false), wanted);
    QCOMPARE(decodePercent("a+b", true), u"a b"_s);
    QCOMPARE(decodePercent("a+b", false), u"a+b"_s);
}

void TestApi::feedReadsWhatTheParserRead()
{
    const HttpLimits limits;
    RequestFeed feed;
    for (const qsizetype size : {0, 1, 16 * 1024, 1024 * 1024, 3}) {
        RequestParser parser(limits);
        const QByteArray body(size, 'b');
        const auto length = QByteArray::number(size);
        parser.feed("PUT /api/v1/a%2fb?c HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n"
                    "Upgrade: websocket\r\nExpect: 100-continue\r\nUser-Agent: me\r\n"
                    "Content-Type: a/b\r\nContent-Length: " +
                    length + "\r\n\r\n");
        const auto parsed = feed.pass(parser.head(), body);
        QVERIFY(parsed);
        QCOMPARE(*parsed, body);
    }
}

void TestApi::feedIsSilentAndSurvivesWhatQtCannotTake()
{
    passOn = qInstallMessageHandler(countWarnings);
    warnings = 0;
    const HttpLimits limits;
    RequestFeed feed;
    for (const auto &request :
         {"GET //[bad/%zz HTTP/1.1\r\nHost: [\r\n\r\n"_ba,
          "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"_ba,
          "HEAD / HTTP/1.0\r\nUser-Agent: " + QByteArray(12'000, 'a') + "\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\n" + QByteArray("A: b\r\n").repeated(500) + "\r\n"}) {
        RequestParser parser(limits);
        parser.feed(request);
        QCOMPARE(parser.state(), RequestParser::State::Decision);
        QVERIFY(feed.pass(parser.head(), {}));
        QCoreApplication::processEvents();
        QVERIFY(feed.pass(parser.head(), "body"));
    }
    qInstallMessageHandler(passOn);
    QCOMPARE(warnings, 0);
}

void TestApi::placesOfAnAddressComeBack()
{
    std::optional<ConnectionsPerAddress> counts(std::in_place, 2);
    const QHostAddress one(u"192.0.2.1"_s);
    auto first = counts->enter(one);
    auto second = counts->enter(QHostAddress(u"::ffff:192.0.2.1"_s));
    QVERIFY(first && second);
    QVERIFY(!counts->enter(one));
    QVERIFY(counts->enter(QHostAddress(u"192.0.2.2"_s)));
    first.reset();
    QVERIFY(counts->enter(one));
    counts.reset(); // places may outlive the counts
    second.reset();
}

void TestApi::ipv6CountsByItsNetwork()
{
    ConnectionsPerAddress counts(1);
    const auto place = counts.enter(QHostAddress(u"2001:db8::1"_s));
    QVERIFY(place);
    QVERIFY(!counts.enter(QHostAddress(u"2001:db8::2:3:4:5"_s)));
    QVERIFY(counts.enter(QHostAddress(u"2001:db8:0:1::1"_s)));
}

QTEST_GUILESS_MAIN(TestApi)
#include "tst_api.moc"
