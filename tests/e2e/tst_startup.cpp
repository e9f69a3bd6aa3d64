// How letschatd starts, refuses to, and stops: operations.md.
#include "support/serverprocess.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <sys/stat.h>

using namespace letschat::tests;
using namespace Qt::StringLiterals;

class StartupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongSettingsAreNamed_data()
    {
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<QString>("named");
        QTest::newRow("flag") << QStringList{u"--lisen"_s, u"127.0.0.1:0"_s} << u"--listen"_s;
        QTest::newRow("address") << QStringList{u"--listen"_s, u"nowhere"_s} << u"listen"_s;
        QTest::newRow("word") << QStringList{u"--registration"_s, u"maybe"_s} << u"registration"_s;
        QTest::newRow("number") << QStringList{u"--io-threads"_s, u"0"_s} << u"io_threads"_s;
        QTest::newRow("no value") << QStringList{u"--log-level"_s} << u"--log-level"_s;
        QTest::newRow("file") << QStringList{u"--config"_s, u"/nonexistent.toml"_s}
                              << u"/nonexistent.toml"_s;
        QTest::newRow("keys") << QStringList{u"--jwt-secret-file"_s, u"/nonexistent"_s}
                              << u"jwt_secret_file"_s;
        QTest::newRow("command") << QStringList{u"dance"_s} << u"dance"_s;
    }

    void wrongSettingsAreNamed()
    {
        QFETCH(QStringList, flags);
        QFETCH(QString, named);
        ServerProcess server;
        QVERIFY(!server.start(flags));
        QCOMPARE(server.exitCode(), 2);
        QVERIFY2(server.errorOutput().contains(named), qPrintable(server.errorOutput()));
    }

    void aWrongKeyInTheFileIsNamedWithItsNeighbour()
    {
        ServerProcess server;
        QFile file(server.dataDir() + u"/letschatd.toml"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("registration = \"open\"\nlog_levle = \"info\"\n");
        file.close();
        QVERIFY(!server.start({u"--config"_s, file.fileName()}));
        QCOMPARE(server.exitCode(), 2);
        const auto said = server.errorOutput();
        QVERIFY2(said.contains("log_levle"_L1) && said.contains("log_level"_L1), qPrintable(said));
    }

    void aFolderMadeUnderAStrictUmaskServes()
    {
        ServerProcess server;
        QProcess process;
        process.setChildProcessModifier([] { ::umask(077); });
        process.start(
            QCoreApplication::applicationDirPath() + u"/letschatd"_s,
            {u"--listen"_s, u"127.0.0.1:0"_s, u"--data-dir"_s, server.dataDir() + u"/new"_s});
        QVERIFY(process.waitForReadyRead(60'000));
        QVERIFY(process.readLine().startsWith("letschatd ready on "));
        process.terminate();
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitCode(), 0);
    }

    void aPortInUseIsAnAddressFault()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        ServerProcess server;
        QVERIFY(!server.start({u"--listen"_s, u"127.0.0.1:%1"_s.arg(other.serverPort())}));
        QCOMPARE(server.exitCode(), 4);
        QVERIFY2(server.errorOutput().contains("listen"_L1), qPrintable(server.errorOutput()));
    }

    void anUnreachableDatabaseIsADatabaseFault()
    {
        ServerProcess server;
        QVERIFY(!server.start({u"--database-url"_s, u"postgresql://nobody@127.0.0.1:1/none"_s}));
        QCOMPARE(server.exitCode(), 3);
        QVERIFY2(server.errorOutput().contains("database_url"_L1),
                 qPrintable(server.errorOutput()));
    }

    void stoppingIsOrderlyWhileAClientIsConnected()
    {
        ServerProcess server;
        QVERIFY2(server.start(), qPrintable(server.errorOutput()));
        QTcpSocket idle;
        idle.connectToHost(server.url().host(), quint16(server.url().port()));
        QVERIFY(idle.waitForConnected());
        QNetworkAccessManager network;
        QScopedPointer<QNetworkReply> reply(
            network.get(QNetworkRequest(server.url().resolved(QUrl(u"/api/v1/users/me"_s)))));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 401);
        QCOMPARE(server.terminate(), 0);
        QCOMPARE(server.postgresPid(), 0);
    }

    void passwordsAndTokensAreInNoLog()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--log-level"_s, u"debug"_s}), qPrintable(server.errorOutput()));
        QNetworkAccessManager network;
        QNetworkRequest request(server.url().resolved(QUrl(u"/api/v1/auth/register"_s)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QScopedPointer<QNetworkReply> reply(network.post(
            request, R"({"username":"ada","display_name":"Ada","password":"very secret words"})"));
        QTRY_VERIFY(reply->isFinished());
        const auto answer = QString::fromUtf8(reply->readAll());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 201);
        QCOMPARE(server.terminate(), 0);
        const auto log = server.errorOutput();
        const auto token = answer.section("\"access_token\":\""_L1, 1).section(u'"', 0, 0);
        QVERIFY(token.size() > 100);
        QVERIFY(!log.contains("very secret words"_L1));
        QVERIFY(!log.contains(token));
    }
};

QTEST_GUILESS_MAIN(StartupTest)
#include "tst_startup.moc"
