#include "network/eventsource.h"
#include "people/peoplestore.h"
#include "support/clientsamples.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// What the store makes of events and answers, and whom it says that they concern.
class PeopleStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        people_ = std::make_unique<PeopleStore>(events_);
        profiles_.clear();
        presences_.clear();
        all_.clear();
        connect(people_.get(), &PeopleStore::profileChanged, this,
                [this](UserId id) { profiles_.append(id); });
        connect(people_.get(), &PeopleStore::presenceChanged, this,
                [this](UserId id) { presences_.append(id); });
        connect(people_.get(), &PeopleStore::changed, this, [this](UserId id) { all_.append(id); });
    }

    void aProfileIsToldOnceAndOnlyWhereItDiffers()
    {
        people_->remember(ada_);
        people_->remember(ada_);
        QCOMPARE(profiles_, (QList<UserId>{ada_.id}));
        auto renamed = ada_;
        renamed.displayName = u"Countess"_s;
        tell(UserUpdated{renamed});
        QCOMPARE(people_->displayName(ada_.id), u"Countess"_s);
        QCOMPARE(profiles_, (QList<UserId>{ada_.id, ada_.id}));
        QCOMPARE(all_, profiles_);
        QVERIFY(presences_.isEmpty());
    }

    void nobodyIsKnownBeforeTheyCameUp()
    {
        QVERIFY(!people_->find(ada_.id));
        QVERIFY(people_->displayName(ada_.id).isEmpty());
        QVERIFY(!people_->isOnline(ada_.id));
        QVERIFY(!people_->lastSeen(ada_.id));
    }

    void presenceFollowsItsEvents()
    {
        tell(PresenceChanged{ada_.id, true, {}});
        QVERIFY(people_->isOnline(ada_.id));
        tell(PresenceChanged{ada_.id, true, {}});
        QCOMPARE(presences_, (QList<UserId>{ada_.id}));
        tell(PresenceChanged{ada_.id, false, noon()});
        QVERIFY(!people_->isOnline(ada_.id));
        QCOMPARE(people_->lastSeen(ada_.id), noon());
        // A block hides when they went.
        tell(PresenceChanged{ada_.id, false, {}});
        QVERIFY(!people_->lastSeen(ada_.id));
        QCOMPARE(presences_, (QList<UserId>{ada_.id, ada_.id, ada_.id}));
        QCOMPARE(all_, presences_);
        QVERIFY(profiles_.isEmpty());
    }

    void theSnapshotSaysWhoIsOnlineAndNobodyElseIs()
    {
        tell(PresenceChanged{ada_.id, true, {}});
        tell(PresenceChanged{ben_.id, true, {}});
        tell(PresenceChanged{dora_.id, false, noon()});
        presences_.clear();
        tell(online({ben_.id, cleo_.id}));
        QVERIFY(!people_->isOnline(ada_.id));
        QVERIFY(!people_->lastSeen(ada_.id));
        QVERIFY(people_->isOnline(ben_.id));
        QVERIFY(people_->isOnline(cleo_.id));
        QCOMPARE(people_->lastSeen(dora_.id), noon());
        // Only those who came and went.
        QCOMPARE(presences_, (QList<UserId>{ada_.id, cleo_.id}));
    }

    void aUserBringsProfileAndPresence()
    {
        auto user = User::of(ada_);
        user.lastSeenAt = noon();
        people_->remember(user);
        QCOMPARE(*people_->find(ada_.id), ada_);
        QCOMPARE(people_->lastSeen(ada_.id), noon());
        user.lastSeenAt.reset();
        user.online = true;
        people_->remember(user);
        QVERIFY(people_->isOnline(ada_.id));
        QVERIFY(!people_->lastSeen(ada_.id));
        QCOMPARE(profiles_.size(), 1);
        QCOMPARE(presences_.size(), 2);
    }

    void goingOfflineAgainKeepsWhenTheyWent()
    {
        tell(PresenceChanged{ada_.id, false, noon()});
        people_->setOnline(ada_.id, false);
        QCOMPARE(people_->lastSeen(ada_.id), noon());
    }

    void withoutAConnectionNobodysPresenceIsKnown()
    {
        people_->remember(ada_);
        tell(PresenceChanged{ada_.id, true, {}});
        tell(PresenceChanged{ben_.id, false, noon()});
        presences_.clear();
        people_->forgetPresence();
        QVERIFY(!people_->isOnline(ada_.id));
        QVERIFY(!people_->lastSeen(ben_.id));
        QVERIFY(people_->find(ada_.id));
        QCOMPARE(QSet<UserId>(presences_.begin(), presences_.end()),
                 (QSet<UserId>{ada_.id, ben_.id}));
        QCOMPARE(presences_.size(), 2);
        people_->forgetPresence();
        QCOMPARE(presences_.size(), 2);
    }

    void clearingForgetsEveryoneAndSaysSo()
    {
        people_->remember(ada_);
        tell(PresenceChanged{ada_.id, true, {}});
        profiles_.clear();
        presences_.clear();
        people_->clear();
        QVERIFY(!people_->find(ada_.id));
        QVERIFY(!people_->isOnline(ada_.id));
        QCOMPARE(profiles_, (QList<UserId>{ada_.id}));
        QCOMPARE(presences_, (QList<UserId>{ada_.id}));
    }

    void eventsMayBeFollowedLater()
    {
        PeopleStore late;
        tell(online({ada_.id}));
        QVERIFY(!late.isOnline(ada_.id));
        late.follow(events_);
        tell(online({ada_.id}));
        QVERIFY(late.isOnline(ada_.id));
    }

private:
    void tell(const Event &event) { Q_EMIT events_.received(event); }
    static AuthOk online(const QList<UserId> &ids)
    {
        AuthOk ok;
        ok.online = ids;
        return ok;
    }

    const Profile ada_ = person(u"Ada"_s);
    const Profile ben_ = person(u"Ben"_s);
    const Profile cleo_ = person(u"Cleo"_s);
    const Profile dora_ = person(u"Dora"_s);
    EventSource events_;
    std::unique_ptr<PeopleStore> people_;
    QList<UserId> profiles_;
    QList<UserId> presences_;
    QList<UserId> all_;
};

QTEST_GUILESS_MAIN(PeopleStoreTest)
#include "tst_peoplestore.moc"
