#include "account/session.h"
#include "groupworld.h"
#include "people/blocklistmodel.h"
#include "protocol/signs.h"

#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The details of a conversation with a person and of a group, and what they change elsewhere.
class DetailsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        world_ = std::make_unique<GroupWorld>();
        talk_ = direct(world_->ada, world_->ben);
        world_->house.add(talk_);
        group_ = world_->server().makeGroup(u"Hike"_s, world_->ada.id,
                                            {world_->ben.id, world_->cleo.id});
        world_->signIn();
    }
    void cleanup() { world_.reset(); }

    void aPersonIsShownAsTheyAreNow()
    {
        (void)world_->server().changeProfile(world_->ben.id, {{}, u"Stairs, mostly."_s});
        world_->showDetails(talk_.id);
        QVERIFY(!details().isGroup());
        QCOMPARE(details().name(), u"Ben"_s);
        QCOMPARE(details().username(), u"ben"_s);
        QCOMPARE(details().link(), u"letschat://user/ben"_s);
        QTRY_COMPARE(details().about(), u"Stairs, mostly."_s);
        world_->house.tell(PresenceChanged{world_->ben.id, true, {}});
        QTRY_COMPARE(details().summary(), u"online"_s);
    }

    void mutingShowsAtOnceAndReachesTheList()
    {
        world_->showDetails(talk_.id);
        auto &muting = *details().muting();
        muting.mute(true);
        QVERIFY(muting.isMuted());
        QCOMPARE(muting.text(), QString());
        QTRY_VERIFY(isMutedInTheList());
        muting.muteFor(60);
        QVERIFY(muting.text().startsWith(u"Until "_s));
        muting.mute(false);
        QVERIFY(!muting.isMuted());
        QTRY_VERIFY(!isMutedInTheList());
    }

    void mutingThatFailsIsTakenBack()
    {
        world_->showDetails(talk_.id);
        world_->house.http().stopListening();
        details().muting()->mute(true);
        QTRY_VERIFY(!details().error().isEmpty());
        QVERIFY(!details().muting()->isMuted());
    }

    void anUnmuteThatFailsIsTakenBackAndSaid()
    {
        world_->showDetails(talk_.id);
        details().muting()->mute(true);
        const auto heldAsMuted = [this] {
            const auto *held = world_->conversations().model()->find(talk_.id);
            return held && held->mine && held->mine->mutedUntil;
        };
        QTRY_VERIFY(heldAsMuted());
        world_->house.http().stopListening();
        details().muting()->mute(false);
        QTRY_VERIFY(!details().error().isEmpty());
        QVERIFY(details().muting()->isMuted());
    }

    void whoIsBlockedCannotBeWrittenTo()
    {
        world_->showDetails(talk_.id);
        auto &barrier = *world_->messages().barrier();
        QVERIFY(barrier.isWritable());
        details().setBlocked(true);
        QVERIFY(details().isBlocked() && barrier.isBlocked());
        QCOMPARE(barrier.reason(), u"You blocked Ben."_s);
        world_->conversations().open(group_.toString());
        QVERIFY(barrier.isWritable());
        world_->conversations().open(talk_.id.toString());
        barrier.unblock();
        QVERIFY(barrier.isWritable());
    }

    void aDeletedAccountCannotBeWrittenTo()
    {
        world_->showDetails(talk_.id);
        auto gone = world_->ben;
        gone.deleted = true;
        gone.username.reset();
        gone.displayName = u"Deleted account"_s;
        world_->server().addPerson(gone); // the details are asking for him, and may hear it later
        world_->house.tell(UserUpdated{gone});
        QTRY_VERIFY(!world_->messages().barrier()->isWritable());
        QCOMPARE(world_->messages().barrier()->reason(), u"This account was deleted."_s);
        QVERIFY(details().isDeleted() && details().link().isEmpty());
    }

    void aGroupSaysHowManyAreThere()
    {
        world_->showDetails(group_);
        QCOMPARE(details().summary(), u"3 members"_s);
        world_->house.tell(PresenceChanged{world_->ben.id, true, {}});
        QTRY_COMPARE(details().summary(), u"3 members, 2 online"_s);
        QCOMPARE(world_->messages().subtitle(), details().summary());
    }

    void aLateAnswerIsNotForThePageThatWasOpenedAnew()
    {
        world_->showDetails(group_);
        const QSignalSpy renamed(&details(), &Details::renamed);
        details().rename(u"Walk"_s);
        details().hide();
        details().show();
        QTRY_COMPARE(details().name(), u"Walk"_s);
        QTest::qWait(50);
        QCOMPARE(renamed.size(), 0);
        world_->house.http().stopListening();
        for (const bool isLeft : {false, true}) {
            isLeft ? details().leave() : details().rename(u"Hike"_s);
            details().hide();
            details().show();
            QTest::qWait(100);
            QVERIFY(details().error().isEmpty() && details().titleError().isEmpty());
        }
    }

    void whoTypesIsSaidByName()
    {
        world_->showDetails(group_);
        world_->house.tell(TypingChanged{group_, world_->ben.id, true});
        QTRY_COMPARE(world_->messages().subtitle(), u"Ben is typing…"_s);
        world_->house.tell(TypingChanged{group_, world_->cleo.id, true});
        QTRY_COMPARE(world_->messages().subtitle(), u"Ben and Cleo are typing…"_s);
        QCOMPARE(rowOf(u"Hike"_s).data(ConversationListModel::TypistsRole).toString(),
                 u"Ben and Cleo are typing"_s);
    }

    void theLastWordsOfAGroupHaveAName()
    {
        QVERIFY(world_->server().send(world_->ben.id, group_, u"hello"_s));
        QTRY_COMPARE(previewOf(u"Hike"_s), u"Ben: hello"_s);
        QVERIFY(world_->server().send(world_->ada.id, group_, u"hi"_s));
        QTRY_COMPARE(previewOf(u"Hike"_s), u"hi"_s);
    }

    void aGroupIsRenamedForEverybody()
    {
        world_->showDetails(group_);
        const QSignalSpy renamed(&details(), &Details::renamed);
        details().rename(u" Walk "_s);
        QTRY_COMPARE(renamed.size(), 1);
        QTRY_COMPARE(details().name(), u"Walk"_s);
        QCOMPARE(world_->server().conversation(world_->ben.id, group_)->title, u"Walk"_s);
        details().rename(u"x"_s.repeated(81));
        QVERIFY(!details().titleError().isEmpty());
        details().clearErrors();
        // Nothing is asked for the name that it has.
        const auto asked = world_->house.http().requests().size();
        details().rename(u"Walk"_s);
        QCOMPARE(renamed.size(), 2);
        QCOMPARE(world_->house.http().requests().size(), asked);
    }

    void theServersRefusalIsSaidBesideTheTitle()
    {
        world_->showDetails(group_);
        QVERIFY(world_->server().changeRole(world_->ada.id, group_, world_->ben.id, Role::Owner));
        QVERIFY(world_->server().changeRole(world_->ben.id, group_, world_->ada.id, Role::Member));
        details().rename(u"Walk"_s);
        QTRY_COMPARE(details().titleError(), u"You are not allowed to do this."_s);
        QTRY_VERIFY(!details().isAdministrable());
    }

    void whoLeavesSeesTheGroupGo()
    {
        const QSignalSpy removed(&details(), &Details::removedFrom);
        world_->showDetails(group_);
        details().leave();
        QTRY_VERIFY(!world_->conversations().model()->holds(group_));
        QCOMPARE(details().conversationIdText(), QString());
        QCOMPARE(world_->conversations().currentIdText(), QString());
        QCOMPARE(removed.size(), 0);
        QCOMPARE(world_->application().notice(), QString());
        QVERIFY(!world_->server().conversation(world_->ada.id, group_));
    }

    void whoCouldNotLeaveIsToldWithTheDetailsClosed()
    {
        world_->showDetails(group_);
        world_->house.http().stopListening();
        details().leave();
        details().hide();
        QTRY_VERIFY(world_->application().notice().contains(u"still a member of “Hike”"_s));
        QVERIFY(details().error().isEmpty());
    }

    void aRenameThatFailsIsToldWithTheDetailsClosed()
    {
        world_->showDetails(group_);
        QVERIFY(world_->server().changeRole(world_->ada.id, group_, world_->ben.id, Role::Owner));
        QVERIFY(world_->server().changeRole(world_->ben.id, group_, world_->ada.id, Role::Member));
        details().rename(u"Walk"_s);
        details().hide();
        QTRY_COMPARE(world_->application().notice(),
                     u"The group is still called “Hike”. You are not allowed to do this."_s);
        QVERIFY(details().titleError().isEmpty());
    }

    void whoSignsOutIsToldNothingOfTheGroupTheyWereChanging()
    {
        for (const bool isLeft : {true, false}) {
            if (!isLeft) {
                cleanup();
                init();
            }
            world_->showDetails(group_);
            const QSignalSpy failed(&details(), &Details::failed);
            world_->house.http().stopListening();
            isLeft ? details().leave() : details().rename(u"Walk"_s);
            world_->application().session()->signOut();
            QTest::qWait(100);
            QCOMPARE(failed.size(), 0);
        }
    }

    void whoIsTakenOutIsTold()
    {
        world_->showDetails(group_);
        QVERIFY(world_->server().changeRole(world_->ada.id, group_, world_->ben.id, Role::Owner));
        QVERIFY(world_->server().removeMember(world_->ben.id, group_, world_->ada.id));
        QTRY_COMPARE(world_->application().notice(), u"You are no longer a member of “Hike”."_s);
        QCOMPARE(details().conversationIdText(), QString());
    }

    void anotherConversationEndsTheDetails()
    {
        world_->showDetails(group_);
        world_->conversations().open(talk_.id.toString());
        QCOMPARE(details().conversationIdText(), QString());
        QCOMPARE(world_->members().model()->rowCount(), 0);
    }

    void theClientMayDieWithEverythingUnderWay()
    {
        world_->showDetails(group_);
        details().muting()->mute(true);
        details().rename(u"Walk"_s);
        world_->members().makeAdmin(world_->ben.id.toString());
        world_.reset();
    }

private:
    Details &details() { return world_->details(); }
    QModelIndex rowOf(const QString &name)
    {
        auto *model = world_->conversations().model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row).data().toString() == name)
                return model->index(row);
        }
        return {};
    }
    QString previewOf(const QString &name)
    {
        return rowOf(name).data(ConversationListModel::PreviewRole).toString();
    }
    bool isMutedInTheList()
    {
        return rowOf(u"Ben"_s).data(ConversationListModel::IsMutedRole).toBool();
    }

    std::unique_ptr<GroupWorld> world_;
    Conversation talk_;
    ConversationId group_;
};

QTEST_GUILESS_MAIN(DetailsTest)
#include "tst_details.moc"
