// What an administrator does with letschatd beside serving: operations.md, "Commands".
#include "support/restclient.h"
#include "support/serverprocess.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int status = -1;
    QString out;
    QString err;
};

Outcome run(const QString &dataDir, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QCoreApplication::applicationDirPath() + u"/letschatd"_s,
                  arguments + QStringList{u"--data-dir"_s, dataDir, u"--argon2-passes"_s, u"1"_s,
                                          u"--argon2-memory-mib"_s, u"8"_s});
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        process.kill();
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

class CommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accountsAreMadeBeforeTheFirstStart()
    {
        ServerProcess server;
        const auto made =
            run(server.dataDir(), {u"user"_s, u"create"_s, u"Ada"_s}, "correct horse\n");
        QVERIFY2(made.status == 0, qPrintable(made.err));
        QVERIFY2(made.out.contains("\"ada\""_L1), qPrintable(made.out));
        QCOMPARE(server.postgresPid(), 0); // nothing is left running
        QVERIFY2(server.start(), qPrintable(server.errorOutput()));
        QCOMPARE(RestClient(server.url()).logIn(u"ada"_s).status, 200);
    }

    void theRulesAreThoseOfTheApi_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("named");
        const auto create = [](const QString &name) { return QStringList{u"create"_s, name}; };
        QTest::newRow("name") << create(u"a"_s) << QByteArray("correct horse\n") << u"username"_s;
        QTest::newRow("short") << create(u"bob"_s) << QByteArray("short\n") << u"password"_s;
        QTest::newRow("none") << create(u"bob"_s) << QByteArray() << u"password"_s;
        QTest::newRow("taken") << create(u"ada"_s) << QByteArray("correct horse\n") << u"taken"_s;
        QTest::newRow("unknown") << QStringList{u"disable"_s, u"nobody"_s} << QByteArray()
                                 << u"nobody"_s;
    }

    void theRulesAreThoseOfTheApi()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, password);
        QFETCH(QString, named);
        if (!shared_.pid())
            QVERIFY2(shared_.start(), qPrintable(shared_.errorOutput()));
        RestClient(shared_.url()).signUp(u"ada"_s);
        const auto outcome = run(shared_.dataDir(), QStringList{u"user"_s} + arguments, password);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(named, Qt::CaseInsensitive), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(u'\n'), 1);
    }

    void aDisabledAccountIsOutWithinFiveSeconds_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("loginWithOldPassword");
        QTest::newRow("disable") << u"disable"_s << 401;
        QTest::newRow("reset-password") << u"reset-password"_s << 401;
    }

    void aDisabledAccountIsOutWithinFiveSeconds()
    {
        QFETCH(QString, command);
        QFETCH(int, loginWithOldPassword);
        if (!shared_.pid())
            QVERIFY2(shared_.start(), qPrintable(shared_.errorOutput()));
        const QString name = u"grace-"_s + command;
        RestClient grace(shared_.url());
        QCOMPARE(grace.signUp(name).status, 201);
        QWebSocket socket;
        QSignalSpy heard(&socket, &QWebSocket::textMessageReceived);
        auto url = shared_.url().resolved(QUrl(u"/api/v1/ws"_s));
        url.setScheme(u"ws"_s);
        connect(&socket, &QWebSocket::connected, &socket, [&] {
            socket.sendTextMessage(
                u"{\"type\":\"auth\",\"token\":\"%1\"}"_s.arg(QString::fromLatin1(grace.token)));
        });
        socket.open(url);
        QTRY_COMPARE(heard.count(), 1);
        const auto done = run(shared_.dataDir(), {u"user"_s, command, name}, "a new password\n");
        QVERIFY2(done.status == 0, qPrintable(done.err));
        QTRY_COMPARE_WITH_TIMEOUT(int(socket.closeCode()), 4401, 5000);
        QCOMPARE(grace.get(u"/users/me"_s).code(), u"token_revoked"_s);
        RestClient again(shared_.url());
        QCOMPARE(again.logIn(name).status, loginWithOldPassword);
        QCOMPARE(run(shared_.dataDir(), {u"user"_s, u"enable"_s, name}).status, 0);
        const bool isNew = command == "reset-password"_L1;
        QCOMPARE(again.logIn(name, isNew ? u"a new password"_s : u"correct horse"_s).status, 200);
        const auto listed = run(shared_.dataDir(), {u"user"_s, u"list"_s});
        QVERIFY2(listed.out.contains(name), qPrintable(listed.out));
    }

    void migrationsAreListedAndApplied()
    {
        ServerProcess server;
        const auto before = run(server.dataDir(), {u"migrate"_s, u"--status"_s});
        QVERIFY2(before.status == 0, qPrintable(before.err));
        QVERIFY2(before.out.contains("pending  0001_accounts.sql"_L1), qPrintable(before.out));
        const auto done = run(server.dataDir(), {u"migrate"_s});
        QVERIFY2(done.out.contains("applied  0001_accounts.sql"_L1), qPrintable(done.out));
        const auto after = run(server.dataDir(), {u"migrate"_s, u"--status"_s});
        QVERIFY2(!after.out.contains("pending"_L1), qPrintable(after.out));
        QVERIFY2(server.start(), qPrintable(server.errorOutput()));
    }

    void theDoctorSaysALineEach()
    {
        if (!shared_.pid())
            QVERIFY2(shared_.start(), qPrintable(shared_.errorOutput()));
        const auto port = shared_.url().authority();
        const auto seen =
            run(shared_.dataDir(), {u"doctor"_s, u"--listen"_s, port, u"--admin-listen"_s, u"off"_s,
                                    u"--url"_s, shared_.url().toString()});
        for (const auto *what : {"database", "schema", "clock", "ports", "redis"})
            QVERIFY2(seen.out.contains(u"ok   %1: "_s.arg(QLatin1StringView(what))),
                     qPrintable(seen.out));
        const auto bad = run(shared_.dataDir(), {u"doctor"_s, u"--database-url"_s,
                                                 u"postgresql://nobody@127.0.0.1:1/x"_s,
                                                 u"--redis-url"_s, u"redis://127.0.0.1:1"_s});
        QCOMPARE(bad.status, 1);
        QVERIFY2(bad.out.contains("TODO database"_L1) && bad.out.contains("TODO redis"_L1),
                 qPrintable(bad.out));
    }

    void wrongWordsAreAnsweredWithTheirNeighbour_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("neighbour");
        QTest::newRow("command") << QStringList{u"migrat"_s} << u"\"migrate\""_s;
        QTest::newRow("sub-command")
            << QStringList{u"user"_s, u"creat"_s, u"x"_s} << u"\"user create\""_s;
        QTest::newRow("no sub-command") << QStringList{u"user"_s} << u"reset-password"_s;
        QTest::newRow("flag of another") << QStringList{u"serve"_s, u"--status"_s} << u"migrate"_s;
        QTest::newRow("flag") << QStringList{u"migrate"_s, u"--statsu"_s} << u"--status"_s;
        QTest::newRow("no username") << QStringList{u"user"_s, u"disable"_s} << u"username"_s;
        QTest::newRow("too much") << QStringList{u"version"_s, u"two"_s} << u"two"_s;
    }

    void wrongWordsAreAnsweredWithTheirNeighbour()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, neighbour);
        const auto outcome = run(u"/nonexistent"_s, arguments);
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains(neighbour), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(u'\n'), 1);
        QCOMPARE(outcome.out, QString());
    }

    void checkConfigStartsNothing()
    {
        ServerProcess server;
        const auto good = run(server.dataDir(), {u"check-config"_s});
        QCOMPARE(good.status, 0);
        QCOMPARE(QDir(server.dataDir()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList());
        const auto bad = run(server.dataDir(), {u"check-config"_s, u"--tls-key"_s, u"/none"_s});
        QCOMPARE(bad.status, 2);
        QVERIFY2(bad.err.contains("tls_certificate"_L1), qPrintable(bad.err));
    }

private:
    ServerProcess shared_;
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
