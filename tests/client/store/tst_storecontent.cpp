#include "store/searchtext.h"
#include "store/storecontent.h"
#include "support/clientsamples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The tables of a store, without its thread.
class StoreContentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        directory_ = std::make_unique<QTemporaryDir>();
        content_ = std::make_unique<StoreContent>(directory_->filePath(u"s.sqlite"_s), me_.id);
        talk_ = direct(me_, peer_);
        number_ = content_->conversations().put(talk_);
    }
    void cleanup() { content_.reset(); }

    void stretchesJoinWhereTheyTouch()
    {
        auto &stretches = content_->stretches();
        stretches.add(1, 10, 20);
        stretches.add(1, 30, 40);
        stretches.add(2, 21, 29);
        QVERIFY(!stretches.around(1, 25));
        stretches.add(1, 21, 29);
        QCOMPARE(bounds(1, 25), std::pair(10, 40));
        stretches.add(1, 5, 50);
        QCOMPARE(bounds(1, 7), std::pair(5, 50));
        stretches.add(1, 51, 51);
        stretches.add(1, 4, 4);
        stretches.add(1, 20, 30);
        QCOMPARE(bounds(1, 51), std::pair(4, 51));
        QCOMPARE(bounds(2, 25), std::pair(21, 29));
        QVERIFY(!stretches.around(1, 3));
        QVERIFY(!stretches.around(1, 52));
    }

    void anOlderVersionOfAMessageChangesNothing()
    {
        auto stored = message(talk_.id, 1, peer_.id, u"first words"_s);
        stored.reactions = {{u"👍"_s, {me_.id}}};
        stored.replyTo = newId<MessageId>();
        QVERIFY(content_->messages().put(number_, stored));
        QVERIFY(!content_->messages().put(number_, stored));
        QCOMPARE(content_->messages().find(stored.id), stored);
        auto edited = stored;
        edited.changeSeq = 3;
        edited.body = u"second words"_s;
        edited.editedAt = noon(3);
        edited.reactions.clear();
        QVERIFY(content_->messages().put(number_, edited));
        QVERIFY(!content_->messages().put(number_, stored));
        QCOMPARE(content_->messages().find(stored.id), edited);
    }

    void whatIsFoundFollowsEditsAndDeletions()
    {
        auto stored = message(talk_.id, 1, peer_.id, u"The quick Fox, 你好吗 naïve"_s);
        content_->messages().put(number_, stored);
        for (const auto &typed : {u"fox"_s, u"qui"_s, u"好吗"_s, u"吗"_s, u"你"_s, u"NAIVE"_s,
                                  u"quick fox"_s, u"你好吗"_s})
            QVERIFY2(found(typed) == QList{stored.id}, qPrintable(typed));
        for (const auto &typed : {u"ox"_s, u"吗好"_s, u"quick wolf"_s, u"\" OR x"_s})
            QVERIFY2(found(typed).isEmpty(), qPrintable(typed));
        stored.changeSeq = 2;
        stored.body = u"wolf"_s;
        content_->messages().put(number_, stored);
        QVERIFY(found(u"fox"_s).isEmpty());
        QCOMPARE(found(u"wolf"_s), QList{stored.id});
        stored.changeSeq = 3;
        stored.body = u""_s;
        stored.deletedAt = noon(5);
        content_->messages().put(number_, stored);
        QVERIFY(found(u"wolf"_s).isEmpty());
    }

    void findingGoesFromTheNewestToTheOldestOverAllConversations()
    {
        const auto other = direct(me_, person(u"Cleo"_s));
        const auto second = content_->conversations().put(other);
        const auto a = message(talk_.id, 1, peer_.id, u"word"_s);
        const auto b = message(other.id, 2, peer_.id, u"word"_s);
        const auto c = message(talk_.id, 3, peer_.id, u"word"_s);
        content_->messages().put(number_, c);
        content_->messages().put(number_, a);
        content_->messages().put(second, b);
        QCOMPARE(found(u"word"_s), (QList{c.id, b.id, a.id}));
    }

    void aPageEndsWhereItsStretchDoes()
    {
        for (const auto seq : {1, 2, 3, 7, 8, 9})
            hold(seq);
        const auto newest = content_->newest(talk_.id, 50);
        QCOMPARE(seqs(newest), (QList<qint64>{7, 8, 9}));
        QVERIFY(newest.hasOlder);
        const auto missing = content_->before(talk_.id, 7, 50);
        QVERIFY(missing.messages.isEmpty());
        QVERIFY(missing.hasOlder);
        const auto oldest = content_->before(talk_.id, 4, 2);
        QCOMPARE(seqs(oldest), (QList<qint64>{2, 3}));
        QVERIFY(oldest.hasOlder);
        QVERIFY(!content_->before(talk_.id, 2, 50).hasOlder);
    }

    void aPageUpwardsEndsWhereItsStretchDoes()
    {
        for (const auto seq : {1, 2, 3, 7, 8, 9})
            hold(seq);
        content_->conversations().setSyncedSeq(number_, 9);
        const auto first = content_->after(talk_.id, 1, 1);
        QCOMPARE(seqs(first), (QList<qint64>{2}));
        QVERIFY(first.hasNewer);
        const auto second = content_->after(talk_.id, 2, 50);
        QCOMPARE(seqs(second), (QList<qint64>{3}));
        QVERIFY(second.hasNewer);
        const auto missing = content_->after(talk_.id, 3, 50);
        QVERIFY(missing.messages.isEmpty());
        QVERIFY(missing.hasNewer);
        const auto last = content_->after(talk_.id, 7, 2);
        QCOMPARE(seqs(last), (QList<qint64>{8, 9}));
        QVERIFY(!last.hasNewer);
        QVERIFY(!content_->after(talk_.id, 9, 2).hasNewer);
    }

    void whatIsAroundAPlaceIsOfItsStretch()
    {
        for (const auto seq : {1, 2, 3, 4, 5, 9})
            hold(seq);
        content_->conversations().setSyncedSeq(number_, 9);
        const auto middle = content_->around(talk_.id, 3, 2);
        QCOMPARE(seqs(middle), (QList<qint64>{2, 3, 4}));
        QVERIFY(middle.hasOlder);
        QVERIFY(middle.hasNewer);
        QVERIFY(content_->around(talk_.id, 7, 50).messages.isEmpty());
        const auto end = content_->around(talk_.id, 9, 50);
        QCOMPARE(seqs(end), (QList<qint64>{9}));
        QVERIFY(!end.hasNewer);
    }

    void theFirstUnreadIsTheOthersFirstAfterWhatWasRead()
    {
        for (const auto seq : {4, 5, 6, 7})
            hold(seq, seq == 5 ? me_.id : peer_.id);
        content_->conversations().raiseRead(number_, 4);
        content_->recountUnread(number_);
        QCOMPARE(content_->firstUnread(talk_.id), 6);
        content_->conversations().raiseRead(number_, 7);
        content_->recountUnread(number_);
        QCOMPARE(content_->firstUnread(talk_.id), 0);
    }

    void whatWasSentFromHereShowsThoughOthersAreMissingBelow()
    {
        for (const auto seq : {1, 2, 3})
            hold(seq);
        content_->conversations().setSyncedSeq(number_, 3);
        hold(5);
        QCOMPARE(seqs(content_->newest(talk_.id, 50)), (QList<qint64>{1, 2, 3, 5}));
    }

    void unreadIsCountedWhereAllIsHeld()
    {
        for (int seq = 1; seq <= 6; ++seq)
            hold(seq, seq == 2 ? me_.id : peer_.id);
        content_->conversations().raiseRead(number_, 1);
        content_->recountUnread(number_);
        QCOMPARE(content_->shown(talk_.id)->mine->unreadCount, 4);
        content_->conversations().raiseRead(number_, 6);
        content_->recountUnread(number_);
        QCOMPARE(content_->shown(talk_.id)->mine->unreadCount, 0);
    }

    void aConversationComesBackAsItWasGiven()
    {
        auto group = talk_;
        group.id = newId<ConversationId>();
        group.kind = ConversationKind::Group;
        group.title = u"Hiking 🏔"_s;
        group.members->last().readSeq = std::nullopt;
        group.mine = Membership{Role::Owner, 3, 2, noon(7), 0};
        group.lastSeq = 5;
        for (const auto &member : *group.members)
            content_->people().put(member.user);
        content_->conversations().put(group);
        QCOMPARE(content_->shown(group.id), group);
        QCOMPARE(content_->allShown().size(), 2);
        group.members = std::nullopt;
        content_->conversations().put(group);
        QCOMPARE(content_->shown(group.id), group);
    }

    void clearingKeepsWhatIsUnsent()
    {
        hold(1);
        Outgoing outgoing;
        outgoing.nonce = newId<Nonce>();
        outgoing.conversationId = talk_.id;
        outgoing.body = u"unsent"_s;
        content_->outbox().append(outgoing);
        Draft draft{talk_.id, u"half a"_s, {}, noon()};
        draft.edit = DraftEdit{newId<MessageId>(), u"new words"_s};
        content_->outbox().putDraft(draft);
        content_->clear();
        const auto left = content_->everything();
        QVERIFY(left.conversations.isEmpty());
        QCOMPARE(left.outgoing, QList{outgoing});
        QCOMPARE(left.drafts, QList{draft});
        QVERIFY(found(u"text"_s).isEmpty());
    }

private:
    void hold(qint64 seq, std::optional<UserId> sender = {})
    {
        const auto each = message(talk_.id, seq, sender.value_or(peer_.id));
        content_->messages().put(number_, each);
        content_->stretches().add(number_, seq, seq);
        content_->conversations().raiseLast(number_, seq, each.createdAt);
    }
    QList<MessageId> found(const QString &typed)
    {
        QList<MessageId> ids;
        for (const auto &each : content_->messages().search(indexQuery(typed), 50))
            ids.append(each.id);
        return ids;
    }
    std::pair<int, int> bounds(qint64 conversation, qint64 seq)
    {
        const auto stretch = content_->stretches().around(conversation, seq);
        return stretch ? std::pair(int(stretch->first), int(stretch->last)) : std::pair(0, 0);
    }
    static QList<qint64> seqs(const HistoryPart &part)
    {
        QList<qint64> all;
        for (const auto &each : part.messages)
            all.append(each.seq);
        return all;
    }

    const Profile me_ = person(u"Me"_s);
    const Profile peer_ = person(u"Peer"_s);
    Conversation talk_;
    qint64 number_ = 0;
    std::unique_ptr<QTemporaryDir> directory_;
    std::unique_ptr<StoreContent> content_;
};

QTEST_GUILESS_MAIN(StoreContentTest)
#include "tst_storecontent.moc"
