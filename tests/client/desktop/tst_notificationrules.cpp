#include "desktop/notificationrules.h"
#include "desktop/notificationwords.h"
#include "support/clientsamples.h"

#include <QTest>

#include <algorithm>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Which of the messages that come to Ada's device are told of.
class NotificationRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        rules_ = NotificationRules();
        now_ = {me_.id, noon(), {}, false, {}};
        talks_ = {talk(ben_), talk(cleo_), talk(dan_)};
        rules_.begin();
        StoreChanges first;
        first.conversations = talks_;
        rules_.take(first, now_);
    }

    void aMessageOfSomebodyElseIsToldOfOnce()
    {
        const auto sent = come(0, ben_);
        const auto due = rules_.due();
        QCOMPARE(due.shown.size(), 1);
        QCOMPARE(due.shown.first().conversation, talks_[0].id);
        QCOMPARE(due.shown.first().newest, sent);
        QCOMPARE(due.shown.first().messages, 1);
        // The same once more: a page, an edit, an echo.
        tell(0, {sent});
        QVERIFY(rules_.due().shown.isEmpty());
    }

    void whatNeedsNoTelling_data()
    {
        QTest::addColumn<int>("why");
        int why = 0;
        for (const auto *name : {"own", "deleted", "read", "muted", "watched", "silent", "blocked"})
            QTest::newRow(name) << why++;
    }
    void whatNeedsNoTelling()
    {
        QFETCH(int, why);
        auto sent = message(talks_[0].id, 1, why == 0 ? me_.id : ben_.id);
        if (why == 1)
            sent.deletedAt = noon();
        if (why == 2)
            talks_[0].mine->readSeq = 1;
        if (why == 3)
            talks_[0].mine->mutedUntil = noon(1);
        if (why == 4)
            now_.watched = talks_[0].id;
        if (why == 5)
            now_.isSilent = true;
        if (why == 6)
            now_.isBlocked = [this](UserId id) { return id == ben_.id; };
        talks_[0].mine->unreadCount = 1;
        tell(0, {sent});
        QVERIFY(rules_.due().shown.isEmpty());
        // It is not told of later either.
        now_ = {me_.id, noon(), {}, false, {}};
        talks_[0].mine->mutedUntil = {};
        tell(0, {sent});
        QVERIFY(rules_.due().shown.isEmpty());
    }

    void aMuteThatIsOverIsOver()
    {
        talks_[0].mine->mutedUntil = noon(-1);
        come(0, ben_);
        QCOMPARE(rules_.due().shown.size(), 1);
    }

    void anotherConversationThanTheOneOnScreenIsToldOf()
    {
        now_.watched = talks_[1].id;
        come(0, ben_);
        QCOMPARE(rules_.due().shown.size(), 1);
    }

    void theHistoryOfANewDeviceIsNoNews()
    {
        rules_.begin();
        rules_.take({}, now_);
        come(0, ben_);
        QVERIFY(rules_.due().shown.isEmpty());
        rules_.caughtUp();
        come(0, ben_);
        QCOMPARE(rules_.due().shown.size(), 1);
    }

    void aDatabaseThatBeganAnewIsNoNews()
    {
        come(0, ben_);
        rules_.due();
        StoreChanges cleared;
        cleared.isCleared = true;
        rules_.take(cleared, now_);
        QCOMPARE(rules_.due().withdrawn, (QList{talks_[0].id}));
        talks_[0].lastSeq = 0;
        come(0, ben_);
        QVERIFY(rules_.due().shown.isEmpty());
    }

    void aConversationThatIsNewIsToldOf()
    {
        talks_.append(talk(person(u"Eve"_s)));
        come(3, ben_);
        QCOMPARE(rules_.due().shown.size(), 1);
    }

    void thoseOfOneConversationAreOneNotification()
    {
        come(0, ben_);
        const auto second = come(0, ben_);
        auto due = rules_.due();
        QCOMPARE(due.shown.size(), 1);
        QCOMPARE(due.shown.first().newest, second);
        QCOMPARE(due.shown.first().messages, 2);
        come(0, ben_);
        due = rules_.due();
        QCOMPARE(due.shown.size(), 1);
        QCOMPARE(due.shown.first().messages, 3);
    }

    void whatIsReadAnywhereIsWithdrawn()
    {
        come(0, ben_);
        come(1, cleo_);
        rules_.due();
        read(0);
        const auto due = rules_.due();
        QCOMPARE(due.withdrawn, (QList{talks_[0].id}));
        QVERIFY(due.shown.isEmpty());
        QVERIFY(!rules_.shown(talks_[0].id));
        QVERIFY(rules_.shown(talks_[1].id));
    }

    void whatIsReadBeforeItWasToldOfIsNot()
    {
        come(0, ben_);
        read(0);
        QVERIFY(rules_.due().shown.isEmpty());
    }

    void whatIsDeletedIsWithdrawn()
    {
        come(0, ben_);
        auto second = come(0, ben_);
        rules_.due();
        second.deletedAt = noon(9);
        second.body.clear();
        tell(0, {second});
        QCOMPARE(rules_.due().withdrawn, (QList{talks_[0].id}));
    }

    void whatIsGoneOrMutedIsWithdrawn()
    {
        come(0, ben_);
        come(1, cleo_);
        rules_.due();
        StoreChanges gone;
        gone.gone = {talks_[0].id};
        rules_.take(gone, now_);
        talks_[1].mine->mutedUntil = noon(60);
        tell(1, {});
        QCOMPARE(rules_.due().withdrawn, (QList{talks_[0].id, talks_[1].id}));
    }

    void muchAtOnceIsOneSum()
    {
        for (int i = 0; i < 4; ++i)
            come(0, ben_);
        come(1, cleo_);
        come(2, dan_);
        const auto due = rules_.due();
        QCOMPARE(due.shown.size(), 1);
        QVERIFY(due.shown.first().conversation.isNull());
        QCOMPARE(due.shown.first().messages, 6);
        QCOMPARE(due.shown.first().conversations, 3);
        QVERIFY(due.withdrawn.isEmpty());
    }

    void theSumGoesOnceAllOfItIsRead()
    {
        for (int i = 0; i < 3; ++i)
            come(i, ben_);
        rules_.due();
        read(0);
        read(1);
        QVERIFY(!rules_.hasDue());
        read(2);
        QCOMPARE(rules_.due().withdrawn, (QList{ConversationId()}));
    }

    void whatIsShownAloneGoesIntoTheSum()
    {
        come(0, ben_);
        rules_.due();
        for (int i = 0; i < 3; ++i)
            come(i, ben_);
        const auto due = rules_.due();
        QCOMPARE(due.withdrawn, (QList{talks_[0].id}));
        QCOMPARE(due.shown.size(), 1);
        QCOMPARE(due.shown.first().messages, 4);
    }

    void whatTheDesktopDismissedIsNotWithdrawn()
    {
        come(0, ben_);
        rules_.due();
        rules_.forget(talks_[0].id);
        read(0);
        QVERIFY(!rules_.hasDue());
    }

    void wordsSayWhoAndWhat_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("isPreviewed");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("body");
        QTest::newRow("one") << QString() << 1 << true << u"Ben"_s << u"on <b>time</b>"_s;
        QTest::newRow("several") << QString() << 3 << true << u"Ben (3)"_s << u"on <b>time</b>"_s;
        QTest::newRow("group") << u"Hike"_s << 1 << true << u"Hike"_s << u"Ben: on <b>time</b>"_s;
        QTest::newRow("hidden") << QString() << 1 << false << u"Ben"_s << u"New message"_s;
        QTest::newRow("hidden, group")
            << u"Hike"_s << 1 << false << u"Hike"_s << u"Ben: New message"_s;
    }
    void wordsSayWhoAndWhat()
    {
        QFETCH(QString, group);
        QFETCH(int, count);
        QFETCH(bool, isPreviewed);
        const News news{talks_[0].id, message(talks_[0].id, 1, ben_.id, u"on\n <b>time</b>"_s),
                        count, 1};
        const auto words = notificationOf(news, {u"Ben"_s, group}, isPreviewed);
        QTEST(words.title, "title");
        QTEST(words.body, "body");
        QCOMPARE(words.conversation, talks_[0].id);
    }

    void longTextIsCutBetweenCharacters()
    {
        // A family of seven code points stands across the place of the cut.
        const auto family = u"👨‍👩‍👧‍👦"_s;
        const News news{talks_[0].id,
                        message(talks_[0].id, 1, ben_.id, QString(195, u'x') + family + u"end"_s),
                        1, 1};
        QCOMPARE(notificationOf(news, {u"Ben"_s, {}}, true).body, QString(195, u'x') + u'…');
    }

    void theSumSaysHowManyAndWhere()
    {
        const auto words = notificationOf({{}, {}, 12, 3}, {}, true);
        QVERIFY(words.conversation.isNull());
        QCOMPARE(words.body, u"12 new messages in 3 conversations"_s);
    }

private:
    Conversation talk(const Profile &peer) const { return direct(me_, peer); }

    /// The next message of a conversation comes, and is unread.
    Message come(int index, const Profile &sender)
    {
        auto &in = talks_[index];
        ++in.mine->unreadCount;
        const auto sent = message(in.id, ++in.lastSeq, sender.id);
        tell(index, {sent});
        return sent;
    }
    void read(int index)
    {
        talks_[index].mine->unreadCount = 0;
        talks_[index].mine->readSeq = talks_[index].lastSeq;
        tell(index, {});
    }
    void tell(int index, const QList<Message> &messages)
    {
        for (const auto &each : messages)
            talks_[index].lastSeq = std::max(talks_[index].lastSeq, each.seq);
        StoreChanges changes;
        changes.conversations = {talks_[index]};
        changes.messages = messages;
        rules_.take(changes, now_);
    }

    const Profile me_ = person(u"Ada"_s);
    const Profile ben_ = person(u"Ben"_s);
    const Profile cleo_ = person(u"Cleo"_s);
    const Profile dan_ = person(u"Dan"_s);
    NotificationRules rules_;
    NotificationRules::Situation now_;
    QList<Conversation> talks_;
};

QTEST_GUILESS_MAIN(NotificationRulesTest)
#include "tst_notificationrules.moc"
