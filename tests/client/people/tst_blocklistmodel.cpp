#include "network/eventsource.h"
#include "people/blocklistmodel.h"
#include "people/peoplestore.h"
#include "support/fakeaccount.h"
#include "support/fakehouse.h"
#include "support/rowchanges.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

class AnyToken final : public TokenSource
{
public:
    QString accessToken() const override { return u"token"_s; }
    QCoro::Task<Renewal> renew() override { co_return Renewal::Unanswered; }
};

/// The blocked people of Ada's, against a server that knows Ben and Cleo.
class BlockListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        house_ = std::make_unique<FakeHouse>(ada_);
        house_->know(ben_);
        house_->know(cleo_);
        link_ = std::make_unique<HttpLink>(house_->http().url());
        api_ = std::make_unique<ApiClient>(*link_, tokens_);
        people_ = std::make_unique<PeopleStore>();
        people_->remember(ben_);
        model_ = std::make_unique<BlockListModel>(*api_, *people_);
        model_->follow(events_);
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model_.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        changes_ = std::make_unique<RowChanges>(*model_);
    }
    void cleanup()
    {
        changes_.reset();
        tester_.reset();
        model_.reset();
        people_.reset();
        api_.reset();
        link_.reset();
        house_.reset();
    }

    void theListComesWithTheConnection()
    {
        account().blocked = {User::of(cleo_), User::of(ben_)};
        QVERIFY(!model_->isKnown());
        Q_EMIT events_.received(AuthOk());
        QVERIFY(model_->isLoading());
        QTRY_VERIFY(model_->isKnown());
        QVERIFY(!model_->isLoading());
        QCOMPARE(names(), (QStringList{u"Cleo"_s, u"Ben"_s}));
        QVERIFY(model_->isBlocked(ben_.id.toString()));
        QCOMPARE(model_->index(0).data(BlockListModel::UsernameRole), u"cleo"_s);
    }

    void aBlockShowsAtOnceAndReachesTheServer()
    {
        load();
        QSignalSpy changed(model_.get(), &BlockListModel::changed);
        model_->block(ben_.id.toString());
        QCOMPARE(names(), QStringList{u"Ben"_s});
        QCOMPARE(changed.count(), 1);
        QTRY_COMPARE(account().blocked.size(), 1);
        model_->block(ben_.id.toString());
        model_->unblock(ben_.id.toString());
        QCOMPARE(names(), QStringList());
        QTRY_VERIFY(account().blocked.isEmpty());
    }

    void theLastOfManyWishesIsWhatTheServerHolds()
    {
        load();
        for (int i = 0; i < 3; ++i) {
            model_->block(ben_.id.toString());
            model_->unblock(ben_.id.toString());
        }
        model_->block(ben_.id.toString());
        model_->load();
        QTRY_VERIFY(!account().blocked.isEmpty());
        QTest::qWait(50);
        QCOMPARE(names(), QStringList{u"Ben"_s});
        QCOMPARE(account().blocked.size(), 1);
    }

    void aRefusedChangeIsTakenBackAndSaid()
    {
        load();
        QSignalSpy failed(model_.get(), &BlockListModel::failed);
        account().refusal = ProblemCode::Unavailable;
        model_->block(ben_.id.toString());
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!failed[0][0].toString().isEmpty());
        QVERIFY(!model_->isBlocked(ben_.id.toString()));
        QVERIFY(account().blocked.isEmpty());
    }

    void anAnswerThatSaysOtherwiseAsksAnew()
    {
        load();
        auto blocked = User::of(cleo_);
        blocked.blocked = true;
        account().blocked = {blocked};
        people_->remember(blocked);
        QTRY_VERIFY(model_->isBlocked(cleo_.id.toString()));
        people_->remember(blocked);
        QTest::qWait(20);
        QCOMPARE(house_->http().count("GET", "/api/v1/blocks"), 2);
    }

    void aFailureIsSaidAndGoneWithTheNextAnswer()
    {
        account().refusal = ProblemCode::Unavailable;
        model_->load();
        QTRY_VERIFY(!model_->error().isEmpty());
        QVERIFY(!model_->isKnown());
        account().refusal.reset();
        load();
        QVERIFY(model_->error().isEmpty());
    }

    void aNewNameIsShown()
    {
        account().blocked = {User::of(ben_)};
        load();
        changes_->clear();
        auto renamed = ben_;
        renamed.displayName = u"Benjamin"_s;
        people_->remember(renamed);
        QCOMPARE(changes_->changedRows, QList<int>{0});
        QCOMPARE(names(), QStringList{u"Benjamin"_s});
    }

    void nothingIsLeftForAnotherUser()
    {
        account().blocked = {User::of(ben_)};
        load();
        model_->block(cleo_.id.toString());
        model_->load();
        model_->clear();
        QTest::qWait(50);
        QCOMPARE(model_->rowCount(), 0);
        QVERIFY(!model_->isKnown());
    }

    void itMayDieWhileItAsks()
    {
        model_->load();
        model_->block(ben_.id.toString());
        changes_.reset();
        tester_.reset();
        model_.reset();
        QTest::qWait(50);
    }

private:
    FakeAccount &account() { return house_->account(); }
    void load()
    {
        model_->load();
        QTRY_VERIFY(model_->isKnown());
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < model_->rowCount(); ++row)
            names.append(model_->index(row).data().toString());
        return names;
    }

    const Profile ada_ = person(u"Ada"_s);
    const Profile ben_ = person(u"Ben"_s);
    const Profile cleo_ = person(u"Cleo"_s);
    AnyToken tokens_;
    EventSource events_;
    std::unique_ptr<FakeHouse> house_;
    std::unique_ptr<HttpLink> link_;
    std::unique_ptr<ApiClient> api_;
    std::unique_ptr<PeopleStore> people_;
    std::unique_ptr<BlockListModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RowChanges> changes_;
};

QTEST_GUILESS_MAIN(BlockListModelTest)
#include "tst_blocklistmodel.moc"
