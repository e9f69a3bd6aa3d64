#include "store/storefiles.h"
#include "storetest.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// What is written, read and removed.
class LocalStoreTest : public StoreTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenIsThereAfterOpeningAgain()
    {
        QVERIFY(open().setAside.isEmpty());
        write(u"kept"_s);
        store_ = std::make_unique<LocalStore>();
        QSignalSpy changed(store_.get(), &LocalStore::changed);
        QVERIFY(open().setAside.isEmpty());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(drafts(changed.first()), QStringList{u"kept"_s});
    }

    void removingLeavesNoFileOfTheAccount()
    {
        open();
        write(u"secret"_s);
        const QDir there(directory_->path());
        QFile aside(file() + u".damaged-20260101-000000"_s);
        QVERIFY(aside.open(QIODevice::WriteOnly));
        aside.close();
        QFile other(there.filePath(u"other.sqlite"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.close();
        QSignalSpy closed(store_.get(), &LocalStore::closed);
        store_->remove();
        QCOMPARE(closed.size(), 1);
        QVERIFY(!store_->isOpen());
        QTRY_COMPARE(there.entryList(QDir::Files), QStringList{u"other.sqlite"_s});
        store_->remove();
        open();
        QCOMPARE(read(), QStringList());
    }

    void removingLeavesWhatIsAnotherAccounts()
    {
        open();
        write(u"theirs"_s);
        store_.reset();
        const auto aside = setFileAside(file(), StoreFault::Kind::Foreign);
        QVERIFY(QFile::copy(aside, file() + u".damaged-20260101-000000"_s));
        me_ = newId<UserId>();
        store_ = std::make_unique<LocalStore>();
        open();
        write(u"mine"_s);
        QSignalSpy failed(store_.get(), &LocalStore::removalFailed);
        store_->remove();
        const QDir there(directory_->path());
        QTRY_VERIFY(!QFileInfo::exists(file()));
        store_ = std::make_unique<LocalStore>();
        QCOMPARE(there.entryList(QDir::Files),
                 (QStringList{u"history.sqlite.damaged-20260101-000000"_s,
                              QFileInfo(aside).fileName()}));
        QCOMPARE(failed.size(), 0);
    }

    void whatCannotBeRemovedIsTold()
    {
        open();
        const auto stubborn = file() + u".damaged-20260101-000000"_s;
        QVERIFY(QDir().mkpath(stubborn + u"/full"_s));
        QSignalSpy failed(store_.get(), &LocalStore::removalFailed);
        store_->remove();
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().toStringList(), QStringList{stubborn});
        QVERIFY(!QFileInfo::exists(file()));
    }

    void whatWasAskedForIsDoneThoughTheStoreDies()
    {
        open();
        for (int i = 0; i < 50; ++i)
            post(QString::number(i));
        store_ = std::make_unique<LocalStore>();
        open();
        QCOMPARE(read(), QStringList{u"49"_s});
    }

    void changesAndAnswersComeInTheOrderOfAsking()
    {
        open();
        QStringList heard;
        connect(store_.get(), &LocalStore::changed, this, [&](const StoreChanges &changes) {
            heard.append(u"changed "_s + changes.drafts.first().text);
        });
        const auto ask = [&](QString name) -> QCoro::Task<> {
            auto reading = store_->read(
                [](StoreContent &content) { return content.outbox().drafts().value(0).text; });
            const auto text = co_await reading;
            heard.append(name + u' ' + *text);
        };
        post(u"a"_s);
        auto first = ask(u"first"_s);
        post(u"b"_s);
        auto second = ask(u"second"_s);
        QCoro::waitFor(std::move(first));
        QCoro::waitFor(std::move(second));
        QCOMPARE(heard, (QStringList{u"changed a"_s, u"first a"_s, u"changed b"_s, u"second b"_s}));
    }

    void aJobThatFailsLeavesNothingOfItself()
    {
        open();
        QSignalSpy changed(store_.get(), &LocalStore::changed);
        const auto outcome = await(store_->write([](StoreContent &content, StoreChanges &changes) {
            const Draft draft{newId<ConversationId>(), u"half"_s, {}, noon()};
            content.outbox().putDraft(draft);
            changes.drafts.append(draft);
            content.sqlite().run("INSERT INTO meta VALUES ('a', NULL)");
            return true;
        }));
        QVERIFY(!outcome);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(read(), QStringList{});
        write(u"goes on"_s);
        QCOMPARE(read(), QStringList{u"goes on"_s});
    }

    void aClosedStoreTakesNothing()
    {
        const auto refused = await(store_->write([](StoreContent &, StoreChanges &) { return 1; }));
        QCOMPARE(refused.error().kind, StoreFault::Kind::Closed);
    }

    void aFullDiskRefusesAndGoesOnOnceThereIsRoom()
    {
        open();
        const auto limit = [this](int pages) {
            await(store_->read([pages](StoreContent &content) {
                content.sqlite().execute(u"PRAGMA max_page_count = %1"_s.arg(pages));
                return true;
            }));
        };
        limit(1);
        const auto refused = await(post(QString(500'000, u'x')));
        QCOMPARE(refused.error().kind, StoreFault::Kind::Unavailable);
        QCOMPARE(read(), QStringList{});
        limit(1'000'000);
        write(u"room"_s);
        QCOMPARE(read(), QStringList{u"room"_s});
    }
};

QTEST_GUILESS_MAIN(LocalStoreTest)
#include "tst_localstore.moc"
