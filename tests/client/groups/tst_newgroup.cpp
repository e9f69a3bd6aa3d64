#include "groupworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Making a group, from the first name typed to the open conversation.
class NewGroupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        world_ = std::make_unique<GroupWorld>();
        world_->signIn();
        chosen_ = std::make_unique<QAbstractItemModelTester>(
            group().picker()->chosen(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        chosen_.reset();
        world_.reset();
    }

    void theNewGroupIsOpen()
    {
        const QSignalSpy created(&group(), &NewGroup::created);
        group().setTitle(u"  Weekend hike "_s);
        pick(world_->ben);
        pick(world_->cleo);
        group().create();
        QVERIFY(group().isBusy());
        QTRY_COMPARE(created.size(), 1);
        QTRY_COMPARE(world_->messages().title(), u"Weekend hike"_s);
        QCOMPARE(world_->messages().subtitle(), u"3 members"_s);
        QVERIFY(group().title().isEmpty() && group().picker()->chosenIds().isEmpty());
        QCOMPARE(world_->server().conversations(world_->cleo.id).size(), 1);
    }

    void withoutANameOrPeopleNobodyIsAsked()
    {
        group().setTitle(u"   "_s);
        group().create();
        QVERIFY(!group().titleError().isEmpty());
        QVERIFY(!group().peopleError().isEmpty());
        group().setTitle(u"x"_s.repeated(81));
        QVERIFY(group().titleError().isEmpty());
        pick(world_->ben);
        group().create();
        QVERIFY(group().titleError().contains(u"80"_s));
        QCOMPARE(asked(), 0);
    }

    void whatWasFilledInStaysWhenTheServerIsAway()
    {
        group().setTitle(u"Hike"_s);
        pick(world_->ben);
        world_->house.http().stopListening();
        group().create();
        QTRY_VERIFY(!group().error().isEmpty());
        QCOMPARE(group().title(), u"Hike"_s);
        QCOMPARE(group().picker()->chosenIds(), QStringList{world_->ben.id.toString()});
        world_->house.http().listenAgain();
        group().create();
        QTRY_COMPARE(world_->messages().title(), u"Hike"_s);
    }

    void aRefusalIsSaidBesideThePeople()
    {
        group().setTitle(u"Hike"_s);
        const auto nobody = person(u"Nobody"_s);
        pick(nobody);
        group().create();
        QTRY_VERIFY(!group().peopleError().isEmpty());
        QVERIFY(group().titleError().isEmpty() && group().error().isEmpty());
        // Taking them out makes it another group, of which nothing is wrong yet.
        group().picker()->removeLast();
        QVERIFY(group().peopleError().isEmpty());
    }

    void theSameGroupIsAskedForAgainWithTheSameNonce()
    {
        group().setTitle(u"Hike"_s);
        pick(person(u"Nobody"_s));
        for (int attempt = 1; attempt <= 3; ++attempt) {
            if (attempt == 3)
                group().setTitle(u"Walk"_s);
            group().create();
            QTRY_COMPARE(asked(), attempt);
            QTRY_VERIFY(!group().isBusy());
        }
        const auto nonces = nonceTexts();
        QVERIFY(!nonces[0].isEmpty());
        QCOMPARE(nonces[1], nonces[0]);
        QVERIFY(nonces[2] != nonces[0]);
    }

    void aPersonIsPickedOnceAndDroppedAgain()
    {
        pick(world_->ben);
        pick(world_->cleo);
        pick(world_->ben);
        QCOMPARE(group().picker()->chosenIds(), QStringList{world_->cleo.id.toString()});
        group().picker()->setTaken({world_->cleo.id});
        QVERIFY(group().picker()->chosenIds().isEmpty());
        pick(world_->cleo);
        QVERIFY(group().picker()->chosenIds().isEmpty());
    }

    void refusalsAreSaidWhereTheyBelong()
    {
        ApiError error{ApiError::Kind::Refused, {ProblemCode::CannotMessage}};
        QVERIFY(groupWords(error).contains(u"cannot be added"_s));
        error.problem = {ProblemCode::ValidationFailed, {}, {{u"user_ids"_s, u"too_long"_s, {}}}};
        QVERIFY(groupWords(error).contains(u"members"_s));
        error.problem.errors = {{u"title"_s, u"forbidden_character"_s, {}}};
        QVERIFY(!groupRefusal(error).title.isEmpty());
        error.problem = {ProblemCode::Forbidden};
        QCOMPARE(groupRefusal(error).general, plainWords(error));
    }

    void theClientMayDieMeanwhile()
    {
        group().setTitle(u"Hike"_s);
        pick(world_->ben);
        group().create();
        cleanup();
    }

private:
    NewGroup &group() { return world_->newGroup(); }
    void pick(const Profile &who) { group().picker()->toggle(who.id.toString()); }
    int asked() const { return world_->house.http().count("POST", "/api/v1/conversations"); }
    QStringList nonceTexts() const
    {
        QStringList nonces;
        for (const auto &request : world_->house.http().requests()) {
            if (request.target == "/api/v1/conversations" && request.method == "POST")
                nonces.append(request.body.value(u"nonce"_s).toString());
        }
        return nonces;
    }

    std::unique_ptr<GroupWorld> world_;
    std::unique_ptr<QAbstractItemModelTester> chosen_;
};

QTEST_GUILESS_MAIN(NewGroupTest)
#include "tst_newgroup.moc"
