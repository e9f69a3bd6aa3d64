// The private cluster's life: tied to the server's, whatever ends either.
#include "platform/childprocess.h"
#include "support/serverprocess.h"
#include "support/throwawaypostgres.h"

#include <QDir>
#include <QTest>

#include <csignal>

using namespace letschat::server;
using namespace letschat::tests;
using namespace Qt::StringLiterals;

class PrivatePostgresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theClusterEndsWithAServerThatIsKilled()
    {
        ServerProcess server;
        QVERIFY2(server.start(), qPrintable(server.errorOutput()));
        const auto postgres = server.postgresPid();
        QVERIFY(isRunning(postgres, u"postgres"_s));
        server.kill();
        QTRY_VERIFY_WITH_TIMEOUT(!isRunning(postgres, u"postgres"_s), 10'000);
        QVERIFY2(server.start(), qPrintable(server.errorOutput()));
        QVERIFY(server.postgresPid() != postgres);
        QCOMPARE(server.terminate(), 0);
        QCOMPARE(server.postgresPid(), 0);
    }

    void aServerThatStartsAtOnceAfterAKillWaitsForTheOldCluster()
    {
        ServerProcess server;
        for (int i = 0; i < 3; ++i) {
            QVERIFY2(server.start(), qPrintable(server.errorOutput()));
            server.kill();
        }
        QVERIFY2(server.start(), qPrintable(server.errorOutput()));
    }

    void aKilledClusterIsStartedAgain()
    {
        ServerProcess server;
        QVERIFY2(server.start(), qPrintable(server.errorOutput()));
        const auto postgres = server.postgresPid();
        sendSignal(postgres, SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(server.postgresPid() != postgres &&
                                     isRunning(server.postgresPid(), u"postgres"_s),
                                 15'000);
    }

    void twoServersNeverShareADataDirectory()
    {
        ServerProcess server;
        QVERIFY2(server.start(), qPrintable(server.errorOutput()));
        QProcess second;
        second.start(QCoreApplication::applicationDirPath() + u"/letschatd"_s,
                     {u"--listen"_s, u"127.0.0.1:0"_s, u"--data-dir"_s, server.dataDir()});
        QVERIFY(second.waitForFinished(10'000));
        QCOMPARE(second.exitCode(), 2);
        const auto said = QString::fromUtf8(second.readAllStandardError());
        QVERIFY2(said.contains("data_dir"_L1) && said.contains(server.dataDir()), qPrintable(said));
    }

    void anInterruptedInitdbIsBegunAgain()
    {
        ServerProcess server;
        QVERIFY(QDir(server.dataDir()).mkpath(u"postgres.new/half"_s));
        QVERIFY2(server.start(), qPrintable(server.errorOutput()));
        QVERIFY(!QDir(server.dataDir() + u"/postgres.new"_s).exists());
    }

    void aLongPathGetsAShortSocket()
    {
        QTemporaryDir dir(u"/tmp/letschat-test-XXXXXX"_s);
        QFile::setPermissions(dir.path(), QFile::Permissions(0x7755));
        const QString longPath = dir.path() + u'/' + QString(100, u'x');
        QVERIFY(QDir().mkpath(longPath));
        PrivatePostgres postgres(longPath, u"postgres"_s);
        const auto started = postgres.start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
        SqlConnection connection(postgres.url());
        QVERIFY(connection.run(u"SELECT 1"_s));
    }

    void aFolderThatPostgresCannotReachIsNamed()
    {
        if (!isRoot())
            QSKIP("Only root runs PostgreSQL as another user");
        QTemporaryDir dir(u"/tmp/letschat-test-XXXXXX"_s); // 0700, root's
        PrivatePostgres postgres(dir.path(), u"postgres"_s);
        const auto started = postgres.start();
        QVERIFY(!started);
        QVERIFY2(started.error().detail.contains("data_dir"_L1) &&
                     started.error().detail.contains(dir.path()),
                 qPrintable(started.error().detail));
        const auto unknown = PrivatePostgres(dir.path(), u"nosuchuser"_s).start();
        QVERIFY2(unknown.error().detail.contains("private_postgres_user"_L1),
                 qPrintable(unknown.error().detail));
    }

    void itListensOnNoTcpPort()
    {
        ThrowawayPostgres postgres;
        SqlConnection connection(postgres.postgres().url());
        auto rows =
            connection.run(u"SELECT current_setting('listen_addresses'), current_setting('fsync'), "
                           "current_setting('server_encoding')"_s);
        QVERIFY(rows->next());
        QCOMPARE(rows->get<QString>(0), u""_s);
        QCOMPARE(rows->get<QString>(1), u"on"_s);
        QCOMPARE(rows->get<QString>(2), u"UTF8"_s);
    }
};

QTEST_GUILESS_MAIN(PrivatePostgresTest)
#include "tst_privatepostgres.moc"
