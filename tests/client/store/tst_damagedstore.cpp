#include "store/schema.h"
#include "storetest.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// What becomes of a file that cannot be taken as it is.
class DamagedStoreTest : public StoreTest
{
    Q_OBJECT

private Q_SLOTS:
    void aDamagedFileIsSetAsideAndWhatIsUnsentIsSaved()
    {
        open();
        write(u"unsent"_s);
        store_.reset();
        // The schema is what cannot be read; the tables are whole.
        damage([](Sqlite &sqlite) { sqlite.execute(u"DROP TABLE people"_s); });
        store_ = std::make_unique<LocalStore>();
        const auto opening = open();
        QVERIFY(opening.setAside.contains(u"damaged"_s));
        QVERIFY(QFileInfo::exists(opening.setAside));
        QVERIFY(!opening.isNewer);
        QCOMPARE(read(), QStringList{u"unsent"_s});
    }

    void aStoreOfAnOlderProgramIsBroughtUpToDate_data()
    {
        QTest::addColumn<bool>("isDamaged");
        QTest::newRow("whole") << false;
        QTest::newRow("damaged") << true;
    }

    void aStoreOfAnOlderProgramIsBroughtUpToDate()
    {
        QFETCH(const bool, isDamaged);
        open();
        write(u"unsent"_s);
        store_.reset();
        damage([isDamaged](Sqlite &sqlite) {
            sqlite.execute(u"ALTER TABLE drafts DROP COLUMN edit_of"_s);
            sqlite.execute(u"ALTER TABLE drafts DROP COLUMN edit_text"_s);
            sqlite.execute(u"PRAGMA user_version = 1"_s);
            if (isDamaged)
                sqlite.execute(u"DROP TABLE people"_s);
        });
        store_ = std::make_unique<LocalStore>();
        QCOMPARE(open().setAside.isEmpty(), !isDamaged);
        QCOMPARE(read(), QStringList{u"unsent"_s});
    }

    void whatIsUnsentIsSavedThoughTheMigrationFails()
    {
        open();
        write(u"unsent"_s);
        const auto sent = append();
        store_.reset();
        damage([](Sqlite &sqlite) {
            sqlite.execute(u"ALTER TABLE drafts DROP COLUMN edit_text"_s);
            sqlite.execute(u"PRAGMA user_version = 1"_s);
        });
        store_ = std::make_unique<LocalStore>();
        QVERIFY(!open().setAside.isEmpty());
        QCOMPARE(read(), QStringList{u"unsent"_s});
        QCOMPARE(outgoing(), QList{sent});
    }

    void draftsAreSavedThoughTheOutboxIsLost()
    {
        open();
        write(u"unsent"_s);
        store_.reset();
        damage([](Sqlite &sqlite) { sqlite.execute(u"DROP TABLE outbox"_s); });
        store_ = std::make_unique<LocalStore>();
        QVERIFY(!open().setAside.isEmpty());
        QCOMPARE(read(), QStringList{u"unsent"_s});
    }

    void rubbishIsSetAsideWithEveryByte()
    {
        QFile rubbish(file());
        QVERIFY(rubbish.open(QIODevice::WriteOnly));
        rubbish.write(QByteArray(5000, 'x'));
        rubbish.close();
        const auto opening = open();
        QFile aside(opening.setAside);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), QByteArray(5000, 'x'));
        write(u"fresh"_s);
        QCOMPARE(read(), QStringList{u"fresh"_s});
    }

    void aStoreOfANewerProgramIsSetAsideUntouched()
    {
        open();
        write(u"of the future"_s);
        store_.reset();
        damage([](Sqlite &sqlite) {
            sqlite.execute(u"PRAGMA user_version = %1"_s.arg(newestSchema() + 1));
        });
        store_ = std::make_unique<LocalStore>();
        const auto opening = open();
        QVERIFY(opening.isNewer);
        QVERIFY(opening.setAside.contains(u"newer"_s));
        QCOMPARE(read(), QStringList{});
        Sqlite aside(opening.setAside);
        QCOMPARE(aside.number("SELECT count(*) FROM drafts"), 1);
    }

    void aStoreOfAnotherAccountIsNotShown()
    {
        open();
        write(u"secret"_s);
        store_ = std::make_unique<LocalStore>();
        QSignalSpy opened(store_.get(), &LocalStore::opened);
        store_->open(file(), newId<UserId>());
        QVERIFY(opened.wait());
        QVERIFY(!read().contains(u"secret"_s));
    }

    void aFileThatCannotBeOpenedIsLeftAlone()
    {
        QVERIFY(QDir().mkpath(file()));
        const auto opening = open();
        QVERIFY(opening.isUnavailable);
        QVERIFY(opening.setAside.isEmpty());
        QVERIFY(QFileInfo(file()).isDir());
        QCOMPARE(await(post(u"nowhere"_s)).error().kind, StoreFault::Kind::Closed);
    }
};

QTEST_GUILESS_MAIN(DamagedStoreTest)
#include "tst_damagedstore.moc"
