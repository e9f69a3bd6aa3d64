#include "desktop/singleinstance.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace letschat::client;
using namespace Qt::StringLiterals;

/// The real program, started more than once.
class SingleInstanceTest : public QObject
{
    Q_OBJECT

    using Program = std::unique_ptr<QProcess>;

private Q_SLOTS:
    void init()
    {
        dir_ = std::make_unique<QTemporaryDir>();
        QVERIFY(dir_->isValid());
    }
    void cleanup() { dir_.reset(); }

    void aSecondStartHandsItsLinkOverAndEnds()
    {
        SingleInstance first(profile());
        QCOMPARE(first.claim({}), SingleInstance::Role::First);
        QSignalSpy asked(&first, &SingleInstance::asked);
        const auto second = start({u"letschat://user/ben"_s}, u"a token"_s);
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 20'000);
        const auto request = asked[0][0].value<StartRequest>();
        QCOMPARE(request.link, u"letschat://user/ben"_s);
        QCOMPARE(request.activationToken, u"a token"_s);
        QVERIFY(endsWith(*second, 0));
    }

    void aSecondStartLeavesTheFirstOneRunning()
    {
        const auto first = start();
        QVERIFY(isListening());
        for (const auto &link : {u""_s, u"letschat://user/ben"_s, u"letschat://%%/\u2603?x"_s}) {
            const auto second = start(link.isEmpty() ? QStringList() : QStringList{link});
            QVERIFY(endsWith(*second, 0));
        }
        QCOMPARE(first->state(), QProcess::Running);
    }

    void oneThatWasKilledIsInNobodysWay()
    {
        for (int i = 0; i < 3; ++i) {
            const auto killed = start();
            QVERIFY(isListening());
            killed->kill();
            killed->waitForFinished();
            QVERIFY(QFile::exists(profile() + u"/running"_s));
        }
        const auto next = start();
        QVERIFY(isListening());
        QVERIFY(endsWith(*start(), 0));
        QCOMPARE(next->state(), QProcess::Running);
    }

    void aLockWhoseNumberBelongsToAnotherProgramNowIsNotBelieved()
    {
        const auto other = start({u"--profile"_s, u"work"_s});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(dir_->filePath(u"work/running"_s)), 20'000);
        QVERIFY(QDir(dir_->path()).mkdir(u"default"_s));
        QVERIFY(
            QFile::copy(dir_->filePath(u"work/running.lock"_s), profile() + u"/running.lock"_s));
        const auto program = start();
        QVERIFY(isListening());
        QCOMPARE(program->state(), QProcess::Running);
    }

    void ofManyStartsAtOnceOneRuns()
    {
        std::vector<Program> programs;
        for (int i = 0; i < 4; ++i)
            programs.push_back(start());
        const auto running = [&] {
            return std::ranges::count_if(
                programs, [](const auto &each) { return each->state() == QProcess::Running; });
        };
        QTRY_COMPARE_WITH_TIMEOUT(running(), 1, 30'000);
        QVERIFY(isListening());
        for (const auto &each : programs) {
            if (each->state() != QProcess::Running)
                QVERIFY(endsWith(*each, 0));
        }
        QVERIFY(endsWith(*start(), 0));
        QCOMPARE(running(), 1);
    }

    void anotherProfileRunsBesideIt()
    {
        const auto first = start();
        QVERIFY(isListening());
        const auto other = start({u"--profile"_s, u"work"_s});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(dir_->filePath(u"work/running"_s)), 20'000);
        QCOMPARE(first->state(), QProcess::Running);
        QCOMPARE(other->state(), QProcess::Running);
    }

    void whatOnlyANewProgramCanDoIsRefused()
    {
        const auto first = start();
        QVERIFY(isListening());
        const auto second = start({u"--say"_s, u"hello"_s, u"--exit-when-done"_s});
        QVERIFY(endsWith(*second, 1));
        QVERIFY(second->readAllStandardError().contains("runs already"));
        QCOMPARE(first->state(), QProcess::Running);
    }

    void aPathThatIsTooLongForASocketWorksToo()
    {
        const auto deep = dir_->filePath(QString(100, u'd'));
        SingleInstance first(deep + u"/default"_s);
        QCOMPARE(first.claim({}), SingleInstance::Role::First);
        QVERIFY(!QFile::exists(deep + u"/default/running"_s));
        QSignalSpy asked(&first, &SingleInstance::asked);
        const auto second = start({u"--data-dir"_s, deep});
        QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 20'000);
        QVERIFY(endsWith(*second, 0));
    }

    void aDirectoryThatCannotBeWrittenIsNoFault()
    {
        SingleInstance instance(u"/proc/nowhere"_s);
        QCOMPARE(instance.claim({}), SingleInstance::Role::First);
    }

    void onlyTheUserCanReachIt()
    {
        SingleInstance first(profile());
        QCOMPARE(first.claim({}), SingleInstance::Role::First);
        const auto rights = QFile::permissions(profile() + u"/running"_s);
        QVERIFY(!(rights &
                  (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    }

    void nonsenseOnTheSocketIsDropped()
    {
        SingleInstance first(profile());
        QCOMPARE(first.claim({}), SingleInstance::Role::First);
        QSignalSpy asked(&first, &SingleInstance::asked);
        QLocalSocket peer;
        peer.connectToServer(profile() + u"/running"_s);
        QVERIFY(peer.waitForConnected());
        peer.write(QByteArray(100'000, 'x'));
        QTRY_COMPARE(peer.state(), QLocalSocket::UnconnectedState);
        QVERIFY(asked.isEmpty());
    }

private:
    QString profile() const { return dir_->filePath(u"default"_s); }

    Program start(const QStringList &arguments = {}, const QString &token = {}) const
    {
        auto program = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere"_s);
        environment.insert(u"XDG_ACTIVATION_TOKEN"_s, token);
        program->setProcessEnvironment(environment);
        program->start(QCoreApplication::applicationDirPath() + u"/letschat"_s,
                       QStringList{u"--data-dir"_s, dir_->path()} + arguments);
        return program;
    }
    /// The one that runs has made its socket.
    bool isListening() const
    {
        return QTest::qWaitFor(
            [&] {
                QLocalSocket peer;
                peer.connectToServer(profile() + u"/running"_s);
                return peer.waitForConnected(100);
            },
            20'000);
    }
    static bool endsWith(QProcess &program, int status)
    {
        const bool hasEnded =
            QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 20'000);
        return hasEnded && program.exitStatus() == QProcess::NormalExit &&
               program.exitCode() == status;
    }

    std::unique_ptr<QTemporaryDir> dir_;
};

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "tst_singleinstance.moc"
