#include "http/parsing.h"

#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::test;
using namespace Qt::StringLiterals;

class TestRequestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodRequestIsReadHoweverItIsSplit();
    void chunkedBodyIsReadHoweverItIsSplit();
    void bytesOfTheNextRequestAreLeft();
    void goodRequestsAreTaken_data();
    void goodRequestsAreTaken();
    void headerHasALimit();
    void headerOfExactlyTheLimitIsTaken();
    void bodyIsRefusedByItsAnnouncedLength();
    void wrappingOfChunksHasALimit();
    void connectionOptionsDecideWhatStaysOpen_data();
    void connectionOptionsDecideWhatStaysOpen();
    void requestIdIsReadFromARefusedHead();
    void absoluteFormGivesThePath();
    void discardedBodyIsNotKept();
};

void TestRequestParser::goodRequestIsReadHoweverItIsSplit()
{
    const QByteArray bytes = "POST /api/v1/x?limit=5&q=%20 HTTP/1.1\r\nHost: example.org:8080\r\n"
                             "content-LENGTH: 11\r\nX-Request-Id:\t abc \r\n\r\nhello world";
    for (qsizetype split = 0; split <= bytes.size(); ++split) {
        RequestParser parser(limits);
        QCOMPARE(feedAll(parser, bytes.first(split)), QByteArray());
        QCOMPARE(feedAll(parser, bytes.sliced(split)), QByteArray());
        QCOMPARE(parser.state(), RequestParser::State::Complete);
        QCOMPARE(parser.head().method.toByteArray(), "POST"_ba);
        QCOMPARE(parser.head().path.toByteArray(), "/api/v1/x"_ba);
        QCOMPARE(parser.head().query.toByteArray(), "limit=5&q=%20"_ba);
        QCOMPARE(parser.head().field("x-request-id").toByteArray(), "abc"_ba);
        QCOMPARE(parser.takeBody(), "hello world"_ba);
    }
    RequestParser parser(limits);
    feedAll(parser, bytes, 1);
    QCOMPARE(parser.takeBody(), "hello world"_ba);
}

void TestRequestParser::chunkedBodyIsReadHoweverItIsSplit()
{
    const QByteArray bytes = withFields(
        chunked, "5\r\nhello\r\n6;name=\"value\"\r\n world\r\n000\r\nTrailer: dropped\r\n\r\n");
    for (qsizetype split = 0; split <= bytes.size(); ++split) {
        RequestParser parser(limits);
        feedAll(parser, bytes.first(split));
        feedAll(parser, bytes.sliced(split));
        QCOMPARE(parser.state(), RequestParser::State::Complete);
        QCOMPARE(parser.takeBody(), "hello world"_ba);
    }
}

void TestRequestParser::bytesOfTheNextRequestAreLeft()
{
    const auto first = withFields("Content-Length: 2\r\n"_ba, "ok"_ba);
    RequestParser parser(limits);
    QCOMPARE(feedAll(parser, first + "GET / HTTP/1.1\r\n"), "GET / HTTP/1.1\r\n"_ba);
    QCOMPARE(parser.takeBody(), "ok"_ba);
    parser.next();
    feedAll(parser, "GET / HTTP/1.1\r\nHost: b\r\n\r\n"_ba);
    QCOMPARE(parser.state(), RequestParser::State::Complete);
    QCOMPARE(parser.head().field("HOST").toByteArray(), "b"_ba);
}

void TestRequestParser::goodRequestsAreTaken_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    const auto host = "Host: a\r\n"_ba;
    QTest::newRow("plain") << "GET / HTTP/1.1\r\n" + host + "\r\n" << QByteArray();
    QTest::newRow("HTTP/1.0 without a host") << "GET / HTTP/1.0\r\n\r\n"_ba << QByteArray();
    QTest::newRow("empty lines before") << "\r\n\r\nGET / HTTP/1.1\r\n" + host + "\r\n"
                                        << QByteArray();
    QTest::newRow("IPv6 host") << "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"_ba << QByteArray();
    QTest::newRow("empty field") << "GET / HTTP/1.1\r\nA:\r\n" + host + "\r\n" << QByteArray();
    QTest::newRow("UTF-8 in a field")
        << "GET / HTTP/1.1\r\nUser-Agent: \xc3\xa4\r\n" + host + "\r\n"
        << QByteArray();
    QTest::newRow("asterisk") << "OPTIONS * HTTP/1.1\r\n" + host + "\r\n" << QByteArray();
    QTest::newRow("no body") << withFields("Content-Length: 0\r\n"_ba) << QByteArray();
    QTest::newRow("zeros before") << withFields("Content-Length: 0000000000000000000003\r\n"_ba,
                                                "abc"_ba)
                                  << "abc"_ba;
    QTest::newRow("Chunked") << withFields("Transfer-Encoding: Chunked\r\n"_ba,
                                           "a\r\n0123456789\r\n0\r\n\r\n"_ba)
                             << "0123456789"_ba;
    QTest::newRow("body of the limit")
        << withFields("Content-Length: 1000\r\n"_ba, QByteArray(1000, 'x'))
        << QByteArray(1000, 'x');
}

void TestRequestParser::goodRequestsAreTaken()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, body);
    for (const qsizetype step : {qsizetype(1 << 20), qsizetype(1)}) {
        RequestParser parser(limits);
        QCOMPARE(feedAll(parser, bytes, step), QByteArray());
        QCOMPARE(parser.state(), RequestParser::State::Complete);
        QCOMPARE(parser.takeBody(), body);
    }
}

void TestRequestParser::headerHasALimit()
{
    for (const auto &start : {"GET / HTTP/1.1\r\nHost: a\r\nX: "_ba, QByteArray()}) {
        RequestParser parser(limits);
        feedAll(parser, start);
        for (int i = 0; i < 100; ++i)
            parser.feed(QByteArray(1000, 'a'));
        QCOMPARE(parser.state(), RequestParser::State::Faulty);
        QCOMPARE(httpStatus(parser.fault().code), 431);
        QVERIFY(parser.head().bytes.size() <= limits.head + 1);
    }
    RequestParser parser(limits);
    feedAll(parser, "GET /" + QByteArray(20'000, 'a'));
    QCOMPARE(httpStatus(parser.fault().code), 414);
}

void TestRequestParser::headerOfExactlyTheLimitIsTaken()
{
    QByteArray head = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    head += QByteArray(limits.head - head.size() - 4, 'x') + "\r\n\r\n";
    QCOMPARE(head.size(), limits.head);
    RequestParser parser(limits);
    feedAll(parser, head);
    QCOMPARE(parser.state(), RequestParser::State::Complete);
    parser.next();
    feedAll(parser, head.insert(head.size() - 4, 'x'));
    QCOMPARE(httpStatus(parser.fault().code), 431);
}

void TestRequestParser::bodyIsRefusedByItsAnnouncedLength()
{
    RequestParser parser(limits);
    feedAll(parser, withFields("Content-Length: 1001\r\n"_ba));
    QCOMPARE(parser.state(), RequestParser::State::Faulty);
    QCOMPARE(httpStatus(parser.fault().code), 413);
}

void TestRequestParser::wrappingOfChunksHasALimit()
{
    RequestParser parser(limits);
    feedAll(parser, withFields(chunked));
    for (int i = 0; i < 100; ++i)
        feedAll(parser, "1;" + QByteArray(1000, 'a') + "\r\nx\r\n");
    QCOMPARE(parser.state(), RequestParser::State::Faulty);
    QCOMPARE(httpStatus(parser.fault().code), 400);
}

void TestRequestParser::connectionOptionsDecideWhatStaysOpen_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<bool>("staysOpen");
    QTest::newRow("1.1") << "1.1"_ba << "Trailers"_ba << true;
    QTest::newRow("1.1 close") << "1.1"_ba << "Trailers, Close"_ba << false;
    QTest::newRow("1.0") << "1.0"_ba << "Trailers"_ba << false;
    QTest::newRow("1.0 keep-alive") << "1.0"_ba << "Keep-Alive"_ba << true;
    QTest::newRow("1.0 both") << "1.0"_ba << "keep-alive,close"_ba << false;
}

void TestRequestParser::connectionOptionsDecideWhatStaysOpen()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, connection);
    RequestParser parser(limits);
    feedAll(parser,
            "GET / HTTP/" + version + "\r\nHost: a\r\nConnection: " + connection + "\r\n\r\n");
    QTEST(parser.head().keepsAlive, "staysOpen");
}

void TestRequestParser::requestIdIsReadFromARefusedHead()
{
    RequestParser parser(limits);
    feedAll(parser, withFields("Content-Length: -1\r\nX-Request-Id: abc\r\n"_ba));
    QCOMPARE(parser.state(), RequestParser::State::Faulty);
    QCOMPARE(parser.head().field("x-request-id").toByteArray(), "abc"_ba);

    RequestParser slow(limits);
    feedAll(slow, "GET / HTTP/1.1\r\nX-Request-Id: abc\r\nHo"_ba);
    slow.giveUp(ProblemCode::Timeout);
    QCOMPARE(slow.head().field("x-request-id").toByteArray(), "abc"_ba);
}

void TestRequestParser::absoluteFormGivesThePath()
{
    RequestParser parser(limits);
    feedAll(parser, "GET http://example.org/a/b?c HTTP/1.1\r\nHost: example.org\r\n\r\n"_ba);
    QCOMPARE(parser.state(), RequestParser::State::Complete);
    QCOMPARE(parser.head().path.toByteArray(), "/a/b"_ba);
    QCOMPARE(parser.head().query.toByteArray(), "c"_ba);
}

void TestRequestParser::discardedBodyIsNotKept()
{
    RequestParser parser(limits);
    parser.feed(withFields("Content-Length: 5\r\n"_ba));
    QCOMPARE(parser.state(), RequestParser::State::Decision);
    parser.discardBody(bodyLimit);
    parser.feed("hello");
    QCOMPARE(parser.state(), RequestParser::State::Complete);
    QCOMPARE(parser.takeBody(), QByteArray());
}

QTEST_APPLESS_MAIN(TestRequestParser)
#include "tst_requestparser.moc"
