#include "store/localstore.h"
#include "store/schema.h"
#include "store/storefiles.h"
#include "support/clientsamples.h"

#include <QCoroTask>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The store of one account as a file: opened, damaged, closed and opened again.
class LocalStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        directory_ = std::make_unique<QTemporaryDir>();
        store_ = std::make_unique<LocalStore>();
    }
    void cleanup() { store_.reset(); }

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

private:
    QString file() const { return directory_->filePath(u"history.sqlite"_s); }
    StoreOpening open()
    {
        QSignalSpy opened(store_.get(), &LocalStore::opened);
        store_->open(file(), me_);
        if (!opened.wait())
            return {u"it did not open"_s};
        return opened.first().first().value<StoreOpening>();
    }
    template <class R>
    static StoreResult<R> await(PendingStore<R> pending)
    {
        const auto wait = [](PendingStore<R> waited) -> QCoro::Task<StoreResult<R>> {
            co_return co_await waited;
        };
        return QCoro::waitFor(wait(pending));
    }
    PendingStore<bool> post(const QString &text)
    {
        const Draft draft{talk_, text, {}, noon()};
        return store_->write([draft](StoreContent &content, StoreChanges &changes) {
            content.outbox().putDraft(draft);
            changes.drafts.append(draft);
            return true;
        });
    }
    void write(const QString &text) { QVERIFY(await(post(text))); }
    QStringList read()
    {
        const auto all = await(store_->read([](StoreContent &content) {
            QStringList texts;
            for (const auto &draft : content.outbox().drafts())
                texts.append(draft.text);
            return texts;
        }));
        return all.value_or(QStringList{u"it cannot be read"_s});
    }
    /// A message that waits.
    Nonce append()
    {
        Outgoing message{newId<Nonce>(), talk_};
        message.writtenAt = noon();
        await(store_->write([message](StoreContent &content, StoreChanges &) {
            auto appended = message;
            content.outbox().append(appended);
            return true;
        }));
        return message.nonce;
    }
    QList<Nonce> outgoing()
    {
        const auto all = await(store_->read([](StoreContent &content) {
            QList<Nonce> nonces;
            for (const auto &each : content.outbox().all())
                nonces.append(each.nonce);
            return nonces;
        }));
        return all.value_or(QList<Nonce>());
    }
    static QStringList drafts(const QList<QVariant> &arguments)
    {
        QStringList texts;
        for (const auto &draft : arguments.first().value<StoreChanges>().drafts)
            texts.append(draft.text);
        return texts;
    }
    template <class Act>
    void damage(Act act)
    {
        Sqlite sqlite(file());
        act(sqlite);
    }

    UserId me_ = newId<UserId>();
    const ConversationId talk_ = newId<ConversationId>();
    std::unique_ptr<QTemporaryDir> directory_;
    std::unique_ptr<LocalStore> store_;
};

QTEST_GUILESS_MAIN(LocalStoreTest)
#include "tst_localstore.moc"
