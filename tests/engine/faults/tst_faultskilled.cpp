// The client killed with -9 at every write of its store: what it said to be stored is sent, once,
// and what others write meanwhile is missed by no store.
#include "support/restclient.h"
#include "support/serverprocess.h"

#include <QJsonArray>
#include <QProcess>
#include <QTest>
#include <QUuid>

#include <memory>
#include <vector>

using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

/// Somebody with a store and a conversation.
struct Person
{
    QTemporaryDir dir;
    QString token;
    QString id;
    QString conversation;
    /// All that was given to the program to send, in this order.
    QStringList texts = {};

    QString file() const { return dir.filePath(u"store.sqlite"_s); }
};

/// One life of the program, which sends `texts`.
struct Life
{
    std::shared_ptr<Person> person;
    int call = 0;
    QStringList texts;
    QStringList stored = {};
    QStringList held = {};
    std::unique_ptr<QProcess> process = {};
};

/// So many are killed at a time.
constexpr int abreast = 3;

} // namespace

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
        grace_ = std::make_unique<RestClient>(server_.url());
        other_ = grace_->signUp(u"grace"_s).json[u"user"_s][u"id"_s].toString();
        QVERIFY(!other_.isEmpty());
    }
    void cleanupTestCase()
    {
        qInfo().noquote()
            << u"%1 times killed with -9, at every write of the store; %2 texts were stored before"
               " it, and every text is on the server once, in order"_s.arg(kills_)
                   .arg(storedBefore_);
    }

    void everyWriteMayBeTheLast_data()
    {
        QTest::addColumn<bool>("isNew");
        QTest::addColumn<bool>("isTorn");
        QTest::newRow("of a file that is made") << true << false;
        QTest::newRow("of a file that was there") << false << false;
        QTest::newRow("and half of it is written") << false << true;
    }
    void everyWriteMayBeTheLast()
    {
        QFETCH(const bool, isNew);
        QFETCH(const bool, isTorn);
        torn_ = isTorn;
        const auto killsBefore = kills_;
        std::vector<std::shared_ptr<Person>> people(abreast);
        for (int call = 1, ended = 0; ended == 0; call += abreast) {
            std::vector<Life> lives;
            for (int i = 0; i < abreast; ++i) {
                auto &person = people[size_t(i)];
                if (isNew || !person)
                    person = makePerson();
                lives.push_back({person, call + i, textsFor(call + i, isNew ? 1 : 2)});
            }
            ended = kill(lives);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY2(kills_ - killsBefore > 30, qPrintable(QString::number(kills_ - killsBefore)));
    }

private:
    QStringList textsFor(int call, int count) const
    {
        QStringList texts;
        for (int i = 0; i < count; ++i)
            texts.append(u"%1 at write %2, ünïcode 🚂"_s.arg(i).arg(call));
        return texts;
    }

    /// Kills each at its write, and starts it again. How many ended before they came to that write.
    int kill(std::vector<Life> &lives)
    {
        for (auto &life : lives) {
            life.person->texts += life.texts;
            answer(*life.person);
            start(life, true);
        }
        for (const auto &life : lives)
            answer(*life.person);
        std::vector<Life> second;
        int ended = 0;
        for (auto &life : lives) {
            finish(life);
            if (life.process->exitStatus() == QProcess::NormalExit) {
                check(life.process->exitCode() == 0, life, u"does not end well"_s);
                ++ended;
                continue;
            }
            ++kills_;
            storedBefore_ += int(life.stored.size());
            // What it said to be stored is not given again.
            auto rest = life.texts;
            for (const auto &text : std::as_const(life.stored))
                rest.removeAll(text);
            second.push_back({life.person, life.call, rest});
        }
        for (auto &life : second)
            start(life, false);
        for (auto &life : second) {
            finish(life);
            check(life.process->exitStatus() == QProcess::NormalExit &&
                      life.process->exitCode() == 0,
                  life, QString::fromUtf8(life.process->readAllStandardError()));
        }
        for (const auto &life : lives) {
            const auto own = onServer(*life.person).filter(u" at write "_s);
            check(own == life.person->texts, life, u"the server has "_s + own.join(u", "_s));
        }
        for (const auto &life : second) {
            const auto all = onServer(*life.person);
            check(life.held == all, life,
                  u"the store holds %1; the server has %2"_s.arg(life.held.join(u", "_s),
                                                                 all.join(u", "_s)));
        }
        return ended;
    }

    void check(bool holds, const Life &life, const QString &what)
    {
        if (!holds)
            QTest::qFail(qPrintable(u"killed at write %1: %2"_s.arg(life.call).arg(what)), __FILE__,
                         __LINE__);
    }

    void start(Life &life, bool isKilled)
    {
        life.process = std::make_unique<QProcess>();
        if (isKilled) {
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"LD_PRELOAD"_s, QStringLiteral(KILLAT_LIBRARY));
            environment.insert(u"KILLAT_FILE"_s, life.person->file());
            environment.insert(u"KILLAT_CALL"_s, QString::number(life.call));
            environment.insert(u"KILLAT_HALF"_s, torn_ ? u"1"_s : u"0"_s);
            life.process->setProcessEnvironment(environment);
        }
        const QStringList arguments{server_.url().toString(), life.person->token, life.person->id,
                                    life.person->file(), life.person->conversation};
        life.process->start(QCoreApplication::applicationDirPath() + u"/enginepeer"_s,
                            arguments + life.texts);
    }

    void finish(Life &life)
    {
        if (life.process->state() != QProcess::NotRunning &&
            !life.process->waitForFinished(60'000)) {
            check(false, life, u"does not end"_s);
            life.process->kill();
            life.process->waitForFinished();
        }
        const auto lines = QString::fromUtf8(life.process->readAllStandardOutput()).split(u'\n');
        for (const auto &line : lines) {
            if (line.startsWith("stored "_L1))
                life.stored.append(line.mid(7));
            else if (line.startsWith("holds "_L1))
                life.held.append(line.mid(6));
            check(line != "damaged"_L1, life, u"the store is damaged"_s);
        }
    }

    std::shared_ptr<Person> makePerson()
    {
        auto person = std::make_shared<Person>();
        RestClient client(server_.url());
        person->id = client.signUp(u"ada%1"_s.arg(++people_)).json[u"user"_s][u"id"_s].toString();
        person->token = QString::fromLatin1(client.token);
        const auto reply =
            client.post(u"/conversations"_s, {{u"kind"_s, u"direct"_s}, {u"user_id"_s, other_}});
        person->conversation = reply.json[u"id"_s].toString();
        return person;
    }

    /// The other one writes.
    void answer(const Person &person)
    {
        grace_->post(u"/conversations/%1/messages"_s.arg(person.conversation),
                     {{u"nonce"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                      {u"body"_s, u"Grace answers %1"_s.arg(++answers_)}});
    }

    /// In its order.
    QStringList onServer(const Person &person)
    {
        QStringList bodies;
        RestClient client(server_.url());
        client.token = person.token.toLatin1();
        QJsonArray messages;
        do {
            const auto reply = client.get(
                u"/conversations/%1/messages?limit=100&after_seq=%2"_s.arg(person.conversation)
                    .arg(bodies.size()));
            messages = reply.json[u"messages"_s].toArray();
            for (const auto &message : std::as_const(messages))
                bodies.append(message[u"body"_s].toString());
        } while (!messages.isEmpty());
        return bodies;
    }

    ServerProcess server_;
    std::unique_ptr<RestClient> grace_;
    QString other_;
    int answers_ = 0;
    bool torn_ = false;
    int people_ = 0;
    int kills_ = 0;
    int storedBefore_ = 0;
};

QTEST_GUILESS_MAIN(KilledTest)
#include "tst_faultskilled.moc"
