// letschatd with a certificate of its own, and behind a proxy.
#include "support/restclient.h"
#include "support/serverprocess.h"

#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>
#include <QWebSocket>

using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

/// A key and a certificate for it, made by openssl.
bool makeCertificate(const QString &path)
{
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                                 u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s,
                                 u"30"_s, u"-subj"_s, u"/CN=localhost"_s, u"-keyout"_s,
                                 path + u".key"_s, u"-out"_s, path + u".crt"_s});
    return openssl.waitForFinished() && openssl.exitCode() == 0;
}

QStringList tlsFlags(const QString &certificate, const QString &key)
{
    return {u"--tls-certificate"_s, certificate, u"--tls-key"_s, key};
}

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(makeCertificate(dir_.filePath(u"one"_s)));
        QVERIFY(makeCertificate(dir_.filePath(u"two"_s)));
        QFile junk(file(u"junk"_s));
        QVERIFY(junk.open(QIODevice::WriteOnly));
        junk.write("no PEM at all\n");
    }

    void wrongFilesAreNamed_data()
    {
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<QString>("named");
        QTest::newRow("no key") << QStringList{u"--tls-certificate"_s, file(u"one.crt"_s)}
                                << u"tls_key"_s;
        QTest::newRow("missing") << tlsFlags(u"/none.crt"_s, file(u"one.key"_s))
                                 << u"tls_certificate: /none.crt"_s;
        QTest::newRow("missing key")
            << tlsFlags(file(u"one.crt"_s), u"/none.key"_s) << u"tls_key: /none.key"_s;
        QTest::newRow("junk") << tlsFlags(file(u"junk"_s), file(u"one.key"_s)) << file(u"junk"_s);
        QTest::newRow("junk key") << tlsFlags(file(u"one.crt"_s), file(u"junk"_s))
                                  << u"tls_key: "_s + file(u"junk"_s);
        QTest::newRow("another's")
            << tlsFlags(file(u"one.crt"_s), file(u"two.key"_s)) << u"two.key is not that of"_s;
    }

    void wrongFilesAreNamed()
    {
        QFETCH(QStringList, flags);
        QFETCH(QString, named);
        ServerProcess server;
        QVERIFY(!server.start(flags));
        QCOMPARE(server.exitCode(), 2);
        QVERIFY2(server.errorOutput().contains(named), qPrintable(server.errorOutput()));
    }

    void callsAndSocketsAreServedOverTls()
    {
        ServerProcess server;
        QVERIFY2(server.start(tlsFlags(file(u"one.crt"_s), file(u"one.key"_s))),
                 qPrintable(server.errorOutput()));
        QCOMPARE(server.url().scheme(), u"https"_s);
        RestClient ada(server.url());
        QCOMPARE(ada.signUp(u"ada"_s).status, 201);
        QCOMPARE(ada.get(u"/users/me"_s).status, 200);
        QWebSocket socket;
        QSignalSpy heard(&socket, &QWebSocket::textMessageReceived);
        connect(&socket, &QWebSocket::sslErrors, &socket, [&] { socket.ignoreSslErrors(); });
        connect(&socket, &QWebSocket::connected, &socket, [&] {
            socket.sendTextMessage(
                u"{\"type\":\"auth\",\"token\":\"%1\"}"_s.arg(QString::fromLatin1(ada.token)));
        });
        auto url = server.url().resolved(QUrl(u"/api/v1/ws"_s));
        url.setScheme(u"wss"_s);
        socket.open(url);
        QTRY_COMPARE(heard.count(), 1);
        QVERIFY(heard.front().front().toString().contains("auth.ok"_L1));
        socket.sendTextMessage(u"{\"type\":\"ping\"}"_s);
        QTRY_COMPARE(heard.count(), 2);
        QCOMPARE(server.terminate(), 0);
        QTRY_COMPARE(int(socket.closeCode()), 1001);
    }

    void plainHttpToATlsPortDoesNotHarmIt()
    {
        ServerProcess server;
        QVERIFY2(server.start(tlsFlags(file(u"one.crt"_s), file(u"one.key"_s))),
                 qPrintable(server.errorOutput()));
        QTcpSocket plain;
        plain.connectToHost(server.url().host(), quint16(server.url().port()));
        QVERIFY(plain.waitForConnected());
        plain.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(plain.state(), QAbstractSocket::UnconnectedState, 10'000);
        QCOMPARE(RestClient(server.url()).get(u"/users/me"_s).status, 401);
    }

    void onlyATrustedProxySaysWhoseCallItIs()
    {
        for (const bool isTrusted : {true, false}) {
            ServerProcess server;
            QStringList flags{u"--rate-limits"_s, u"on"_s, u"--limit-requests"_s, u"3"_s};
            if (isTrusted)
                flags += {u"--trusted-proxies"_s, u"10.0.0.0/8, 127.0.0.1"_s};
            QVERIFY2(server.start(flags), qPrintable(server.errorOutput()));
            RestClient proxy(server.url());
            const auto callFrom = [&](const QByteArray &forwarded) {
                proxy.fields[QByteArrayLiteral("X-Forwarded-For")] = forwarded;
                return proxy.get(u"/users/me"_s).status;
            };
            for (int i = 0; i < 3; ++i)
                QCOMPARE(callFrom("192.0.2.7, 198.51.100.1, 10.1.2.3"), 401);
            QCOMPARE(callFrom("203.0.113.9, 198.51.100.1"), 429);
            QCOMPARE(callFrom("198.51.100.1, 198.51.100.2"), isTrusted ? 401 : 429);
        }
    }

private:
    QString file(const QString &name) const { return dir_.filePath(name); }

    QTemporaryDir dir_;
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
