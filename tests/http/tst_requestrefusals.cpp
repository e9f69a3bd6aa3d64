#include "http/parsing.h"

#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Every request that two parsers could read differently, or that is not HTTP.
class TestRequestRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ambiguousHeadsAreRefused_data();
    void ambiguousHeadsAreRefused() { verifyRefusal(); }
    void ambiguousFramingIsRefused_data();
    void ambiguousFramingIsRefused() { verifyRefusal(); }

private:
    static void verifyRefusal();
};

void TestRequestRefusals::ambiguousHeadsAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto head = [](const char *name, const QByteArray &bytes, int status = 400) {
        QTest::newRow(name) << bytes + "Host: a\r\n\r\n" << status;
    };
    head("bare LF", "GET / HTTP/1.1\n");
    head("bare CR in a field", "GET / HTTP/1.1\r\nA: b\rc\r\n");
    head("NUL in the target", QByteArray("GET /\0 HTTP/1.1\r\n", 17));
    head("NUL in a field", QByteArray("GET / HTTP/1.1\r\nA: b\0c\r\n", 24));
    head("space before the colon", "GET / HTTP/1.1\r\nAccept : b\r\n");
    head("obs-fold", "GET / HTTP/1.1\r\nA: b\r\n c\r\n");
    head("fold before any field", "GET / HTTP/1.1\r\n A: b\r\n");
    head("field without a colon", "GET / HTTP/1.1\r\nnonsense\r\n");
    head("field without a name", "GET / HTTP/1.1\r\n: b\r\n");
    head("two hosts", "GET / HTTP/1.1\r\nHost: b\r\n");
    head("bad host", "GET / HTTP/1.0\r\nHost: a b/c\r\n");
    head("HTTP/9.9", "GET / HTTP/9.9\r\n", 505);
    head("HTTP/2.0", "GET / HTTP/2.0\r\n", 505);
    head("no version", "GET /\r\n");
    head("odd version", "GET / HTTP/1.x\r\n");
    head("lower-case version", "GET / http/1.1\r\n");
    head("two spaces", "GET  / HTTP/1.1\r\n");
    head("space at the end", "GET / HTTP/1.1 \r\n");
    head("tab for a space", "GET\t/ HTTP/1.1\r\n");
    head("bad method", "G(T / HTTP/1.1\r\n");
    head("fragment", "GET /#a HTTP/1.1\r\n");
    head("raw UTF-8 in the target", "GET /\xc3\xa4 HTTP/1.1\r\n");
    head("target is no path", "GET api HTTP/1.1\r\n");
    head("asterisk with GET", "GET * HTTP/1.1\r\n");
    head("foreign scheme", "GET ftp://a/b HTTP/1.1\r\n");
    head("unknown expectation", "GET / HTTP/1.1\r\nExpect: magic\r\n", 417);
    head("long target", "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\n", 414);
    QTest::newRow("no host") << "GET / HTTP/1.1\r\n\r\n"_ba << 400;
}

void TestRequestRefusals::ambiguousFramingIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto fields = [](const char *name, const QByteArray &fields, int status = 400) {
        QTest::newRow(name) << withFields(fields, "hello"_ba) << status;
    };
    fields("negative length", "Content-Length: -5\r\n");
    fields("signed length", "Content-Length: +5\r\n");
    fields("hexadecimal length", "Content-Length: 0x5\r\n");
    fields("empty length", "Content-Length: \r\n");
    fields("list of lengths", "Content-Length: 5, 5\r\n");
    fields("two lengths", "Content-Length: 5\r\nContent-Length: 5\r\n");
    fields("two different lengths", "Content-Length: 5\r\nContent-Length: 6\r\n");
    fields("length beside chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n");
    fields("unknown coding", "Transfer-Encoding: xchunkedx\r\n");
    fields("two codings", "Transfer-Encoding: gzip, chunked\r\n");
    fields("identity", "Transfer-Encoding: identity\r\n");
    fields("coding twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n");
    fields("two tokens", "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n");
    fields("huge length", "Content-Length: 300000000\r\n", 413);
    fields("absurd length", "Content-Length: 99999999999999999999999\r\n", 413);
    QTest::newRow("chunks in HTTP/1.0") << "POST / HTTP/1.0\r\n"_ba + chunked + "\r\n0\r\n\r\n"
                                        << 400;

    const auto chunks = [](const char *name, const QByteArray &body, int status = 400) {
        QTest::newRow(name) << withFields(chunked, body) << status;
    };
    chunks("chunk size -1", "-1\r\n");
    chunks("chunk size 0x5", "0x5\r\nhello\r\n");
    chunks("chunk size with a space", " 5\r\nhello\r\n");
    chunks("no chunk size", "\r\nhello\r\n");
    chunks("no chunk size before the extension", ";a\r\nhello\r\n");
    chunks("chunk size with bare LF", "5\nhello\r\n");
    chunks("chunk longer than its size", "5\r\nhello!\r\n");
    chunks("chunk ended by LF", "5\r\nhello\n0\r\n\r\n");
    chunks("NUL in an extension", QByteArray("5;a\0\r\nhello\r\n", 13));
    chunks("bad trailer", "0\r\nno trailer\r\n\r\n");
    chunks("largest chunk size", "7FFFFFFFFFFFFFFF\r\n", 413);
    chunks("larger than any chunk size", "FFFFFFFFFFFFFFFFFFFFFFFF\r\n", 413);
    chunks("chunks beyond the limit",
           "320\r\n" + QByteArray(800, 'a') + "\r\n320\r\n" + QByteArray(800, 'a'), 413);
}

void TestRequestRefusals::verifyRefusal()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    for (const qsizetype step : {qsizetype(1 << 20), qsizetype(1)}) {
        RequestParser parser(limits);
        feedAll(parser, bytes, step);
        QCOMPARE(parser.state(), RequestParser::State::Faulty);
        QCOMPARE(httpStatus(parser.fault().code), status);
    }
}

QTEST_APPLESS_MAIN(TestRequestRefusals)
#include "tst_requestrefusals.moc"
