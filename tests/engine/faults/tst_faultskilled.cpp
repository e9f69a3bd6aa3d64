// The client killed with -9 at every write of its store: what it said to be stored is sent, once.
#include "support/restclient.h"
#include "support/serverprocess.h"

#include <QJsonArray>
#include <QProcess>
#include <QTest>

using namespace letschat::tests;
using namespace Qt::StringLiterals;

class KilledTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("AddressSanitizer wants to be loaded first");
#endif
        QVERIFY2(server_.start({u"--log-level"_s, u"error"_s}), qPrintable(server_.errorOutput()));
        client_ = std::make_unique<RestClient>(server_.url());
        user_ = client_->signUp(u"ada"_s).json[u"user"_s][u"id"_s].toString();
        RestClient other(server_.url());
        other_ = other.signUp(u"grace"_s).json[u"user"_s][u"id"_s].toString();
        QVERIFY(!user_.isEmpty() && !other_.isEmpty());
    }
    void cleanupTestCase()
    {
        qInfo().noquote() << u"killed at %1 writes, %2 of them torn; texts stored before it: %3;"
                             " every text is on the server once, in order"_s.arg(kills_)
                                 .arg(torn_)
                                 .arg(storedBefore_);
    }

    void everyWriteOfTheStoreMayBeTheLast_data()
    {
        QTest::addColumn<bool>("isTorn");
        QTest::newRow("before it") << false;
        QTest::newRow("half of it") << true;
    }
    void everyWriteOfTheStoreMayBeTheLast()
    {
        QFETCH(const bool, isTorn);
        // The first half of the writes make the file; the program has had one for long.
        int call = 1;
        while (killAt(call, isTorn)) {
            ++call;
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY2(call > 30, qPrintable(u"only %1 writes"_s.arg(call - 1)));
    }

private:
    /// False when the peer ended before it came to that write.
    bool killAt(int call, bool isTorn)
    {
        const QTemporaryDir dir;
        const auto file = dir.filePath(u"store.sqlite"_s);
        const QStringList texts{u"one ünïcode"_s, u"two"_s, u"three 🚂"_s};
        const auto conversation = makeConversation();
        QProcess peer;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LD_PRELOAD"_s, QStringLiteral(KILLAT_LIBRARY));
        environment.insert(u"KILLAT_FILE"_s, file);
        environment.insert(u"KILLAT_CALL"_s, QString::number(call));
        environment.insert(u"KILLAT_HALF"_s, isTorn ? u"1"_s : u"0"_s);
        peer.setProcessEnvironment(environment);
        const auto stored = run(peer, file, conversation, texts);
        const bool wasKilled = peer.exitStatus() == QProcess::CrashExit;
        if (wasKilled) {
            ++kills_;
            torn_ += isTorn ? 1 : 0;
            storedBefore_ += int(stored.size());
            // What it said to be stored is not given again.
            QStringList rest = texts;
            for (const auto &text : stored)
                rest.removeAll(text);
            QProcess again;
            run(again, file, conversation, rest);
            check(again.exitStatus() == QProcess::NormalExit && again.exitCode() == 0, call,
                  u"the next start ends with %1: %2"_s.arg(again.exitCode())
                      .arg(QString::fromUtf8(again.readAllStandardError())));
        } else {
            check(peer.exitCode() == 0, call, u"ends with %1"_s.arg(peer.exitCode()));
        }
        const auto held = onServer(conversation);
        check(held == texts, call, u"the server has "_s + held.join(u", "_s));
        return wasKilled;
    }

    void check(bool holds, int call, const QString &what)
    {
        if (!holds)
            QTest::qFail(qPrintable(u"killed at write %1: %2"_s.arg(call).arg(what)), __FILE__,
                         __LINE__);
    }

    /// What it said to be stored.
    QStringList run(QProcess &peer, const QString &file, const QString &conversation,
                    const QStringList &texts)
    {
        const auto token = QString::fromLatin1(client_->token);
        peer.start(QCoreApplication::applicationDirPath() + u"/enginepeer"_s,
                   QStringList{server_.url().toString(), token, user_, file, conversation} + texts);
        if (!peer.waitForFinished(60'000))
            peer.kill();
        QStringList stored;
        const auto lines = QString::fromUtf8(peer.readAllStandardOutput()).split(u'\n');
        for (const auto &line : lines) {
            if (line.startsWith("stored "_L1))
                stored.append(line.mid(7));
            else if (line == "damaged"_L1)
                QTest::qFail("the store was found damaged", __FILE__, __LINE__);
        }
        return stored;
    }

    QString makeConversation()
    {
        const auto reply =
            client_->post(u"/conversations"_s, {{u"kind"_s, u"group"_s},
                                                {u"title"_s, u"Kill"_s},
                                                {u"member_ids"_s, QJsonArray{other_}}});
        return reply.json[u"id"_s].toString();
    }

    QStringList onServer(const QString &conversation)
    {
        QStringList bodies;
        const auto reply = client_->get(u"/conversations/%1/messages"_s.arg(conversation));
        const auto messages = reply.json[u"messages"_s].toArray();
        for (const auto &message : messages)
            bodies.append(message[u"body"_s].toString());
        return bodies;
    }

    ServerProcess server_;
    std::unique_ptr<RestClient> client_;
    QString user_;
    QString other_;
    int kills_ = 0;
    int torn_ = 0;
    int storedBefore_ = 0;
};

QTEST_GUILESS_MAIN(KilledTest)
#include "tst_faultskilled.moc"
