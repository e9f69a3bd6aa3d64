#include "groupworld.h"
#include "support/rowchanges.h"

#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The members of a group: those of a small one live, those of a large one page by page.
class GroupMembersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { world_ = std::make_unique<GroupWorld>(); }
    void cleanup() { world_.reset(); }

    void theOwnerMayDoEverythingButLeaveToOthers()
    {
        openGroup();
        QCOMPARE(world_->names(), (QStringList{u"Ada"_s, u"Ben"_s, u"Cleo"_s}));
        QCOMPARE(world_->column(MemberListModel::StandingRole),
                 (QStringList{u"owner"_s, QString(), QString()}));
        QCOMPARE(world_->actionsFor(world_->ada), QStringList());
        QCOMPARE(world_->actionsFor(world_->ben),
                 (QStringList{u"message"_s, u"makeAdmin"_s, u"handOver"_s, u"remove"_s}));
        QVERIFY(world_->details().isAdministrable());
    }

    void peopleAreAddedOnceTheServerHasThem()
    {
        openGroup();
        const QSignalSpy added(&members(), &GroupMembers::added);
        auto &picker = *members().picker();
        QCOMPARE(picker.takenIds().size(), 3);
        picker.toggle(world_->dora.id.toString());
        members().add();
        QTRY_COMPARE(added.size(), 1);
        QTRY_COMPARE(world_->names().last(), u"Dora"_s);
        QVERIFY(picker.chosenIds().isEmpty());
        QCOMPARE(picker.takenIds().size(), 4);
    }

    void aRefusalToAddKeepsWhoWasChosen()
    {
        openGroup();
        const auto nobody = person(u"Nobody"_s);
        members().picker()->toggle(nobody.id.toString());
        members().add();
        QTRY_VERIFY(!members().addError().isEmpty());
        QCOMPARE(members().picker()->chosenIds(), QStringList{nobody.id.toString()});
        QVERIFY(members().error().isEmpty());
    }

    void rolesChangeForEverybodyWithOneRow()
    {
        openGroup();
        RowChanges changes(*members().model());
        members().makeAdmin(world_->ben.id.toString());
        QTRY_COMPARE(world_->column(MemberListModel::StandingRole)[1], u"admin"_s);
        QCOMPARE(changes.changedRows, QList<int>{1});
        QVERIFY(world_->actionsFor(world_->ben).contains(u"takeBackAdmin"_s));
        QTRY_VERIFY(!members().isBusy());
        members().takeBackAdmin(world_->ben.id.toString());
        QTRY_COMPARE(world_->column(MemberListModel::StandingRole)[1], QString());
        QTRY_VERIFY(!members().isBusy());
        members().handOver(world_->ben.id.toString());
        QTRY_COMPARE(world_->column(MemberListModel::StandingRole),
                     (QStringList{u"admin"_s, u"owner"_s, QString()}));
        QCOMPARE(world_->actionsFor(world_->ben), QStringList{u"message"_s});
        QCOMPARE(world_->actionsFor(world_->ada), QStringList{u"takeBackAdmin"_s});
        QCOMPARE(changes.inserted + changes.removed + changes.moved, 0);
    }

    void whoIsRemovedIsGone()
    {
        openGroup();
        members().remove(world_->ben.id.toString());
        QTRY_COMPARE(world_->names(), (QStringList{u"Ada"_s, u"Cleo"_s}));
        QVERIFY(!world_->server().conversation(world_->ben.id, group_));
    }

    void theServersRefusalIsSaidInWords()
    {
        openGroup();
        QVERIFY(world_->server().changeRole(world_->ada.id, group_, world_->ben.id, Role::Owner));
        members().makeAdmin(world_->cleo.id.toString());
        QTRY_COMPARE(members().error(), u"You are not allowed to do this."_s);
        QVERIFY(!members().isBusy());
    }

    void aLargeGroupComesInPages()
    {
        openLargeGroup(250);
        QCOMPARE(world_->names().size(), 100);
        members().loadMore();
        members().loadMore();
        QTRY_COMPARE(world_->names().size(), 200);
        QTRY_VERIFY(!members().isLoading());
        members().loadMore();
        QTRY_COMPARE(world_->names().size(), 250);
        QTRY_VERIFY(!members().isLoading());
        const auto asked = world_->house.http().requests().size();
        members().loadMore();
        QVERIFY(!members().isLoading());
        QCOMPARE(world_->house.http().requests().size(), asked);
        QVERIFY(world_->details().isAdministrable());
    }

    void aFilterLooksThroughAllOfThem()
    {
        openLargeGroup(250);
        members().setFilter(u"member 249"_s);
        QTRY_COMPARE(world_->names(), QStringList{u"Member 249"_s});
        QTRY_VERIFY(!members().isLoading());
        members().setFilter({});
        QCOMPARE(world_->names().size(), 250);
    }

    void changesOfALargeGroupAreFetchedAnew()
    {
        openLargeGroup(120);
        const auto first = world_->server().members(world_->ada.id, group_)->at(1).user;
        RowChanges changes(*members().model());
        QVERIFY(world_->server().changeRole(world_->ada.id, group_, first.id, Role::Admin));
        QTRY_COMPARE(world_->column(MemberListModel::StandingRole)[1], u"admin"_s);
        QVERIFY(world_->server().removeMember(world_->ada.id, group_, first.id));
        QTRY_COMPARE(world_->names()[1], u"Member 2"_s);
        QCOMPARE(changes.removed, 1);
    }

    void aRefusalThatComesLateIsNotSaidOnThePageThatWasOpenedAnew()
    {
        openGroup();
        world_->house.http().stopListening();
        members().makeAdmin(world_->cleo.id.toString());
        QVERIFY(members().isBusy());
        world_->details().hide();
        world_->details().show();
        QVERIFY(!members().isBusy());
        QTest::qWait(100);
        QCOMPARE(members().error(), QString());
    }

    void aPageThatFailedIsAskedForAgain()
    {
        openLargeGroup(120);
        world_->house.http().stopListening();
        members().loadMore();
        QTRY_VERIFY(!members().loadError().isEmpty());
        QCOMPARE(world_->names().size(), 100);
        world_->house.http().listenAgain();
        members().reload();
        QTRY_COMPARE(world_->names().size(), 120);
        QVERIFY(members().loadError().isEmpty());
    }

private:
    GroupMembers &members() { return world_->members(); }
    void openGroup()
    {
        group_ = world_->server().makeGroup(u"Hike"_s, world_->ada.id,
                                            {world_->ben.id, world_->cleo.id});
        world_->signIn();
        world_->showDetails(group_);
    }
    void openLargeGroup(int size)
    {
        QList<UserId> others;
        for (int number = 1; number < size; ++number) {
            auto other = person(u"Member %1"_s.arg(number));
            other.username = u"member%1"_s.arg(number);
            others.append(world_->server().addPerson(other));
        }
        group_ = world_->server().makeGroup(u"Everybody"_s, world_->ada.id, others);
        world_->signIn();
        world_->showDetails(group_);
    }

    std::unique_ptr<GroupWorld> world_;
    ConversationId group_;
};

QTEST_GUILESS_MAIN(GroupMembersTest)
#include "tst_groupmembers.moc"
