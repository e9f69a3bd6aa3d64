#include "support/handhistory.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

namespace {

using Given = std::shared_ptr<std::optional<HistoryLoader::Answer>>;

QCoro::Task<> take(QCoro::Task<HistoryLoader::Answer> asking, Given given)
{
    *given = co_await asking;
}

} // namespace

/// Pages that are on their way while what they are of is dropped.
class HistoryLoaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { world_ = std::make_unique<HandHistory>(); }
    void cleanup() { world_.reset(); }

    void aPageIsFetchedOnceAndHeldFromThenOn()
    {
        const auto first = before(world_->talk, 91);
        QCOMPARE(world_->asked(), 1);
        QVERIFY(!*first);
        world_->answer();
        QVERIFY(isPage(first, 81));
        QVERIFY(isPage(before(world_->talk, 91), 81));
        QCOMPARE(world_->asked(), 0);
    }

    void aPageOfWhatWasDroppedIsNotStoredButAskedForAnew()
    {
        const auto page = before(world_->talk, 91);
        world_->serve(0);
        world_->history().noteDropped(world_->talk);
        world_->answer();
        QVERIFY(!*page);
        QCOMPARE(world_->asked(), 1);
        QVERIFY(!holds(81));
        world_->answer();
        QVERIFY(isPage(page, 81));
        QVERIFY(holds(81));
    }

    /// However often it is dropped while one answer waits, that is one more request; and each later
    /// answer may be stale as well.
    void droppedTwiceWhileAnAnswerWaitsItIsAskedForOnceMore()
    {
        const auto page = before(world_->talk, 91);
        for (int round = 0; round < 3; ++round) {
            world_->history().noteDropped(world_->talk);
            world_->history().noteDropped(world_->talk);
            QCOMPARE(world_->asked(), 1);
            world_->answer();
            QVERIFY(!*page && !holds(81));
        }
        QCOMPARE(world_->asked(), 1);
        world_->answer();
        QCOMPARE(world_->asked(), 0);
        QVERIFY(isPage(page, 81));
    }

    void whatWasDroppedBeforeTheAskingIsNotStale()
    {
        world_->history().noteDropped(world_->talk);
        const auto page = before(world_->talk, 91);
        world_->answer();
        QVERIFY(isPage(page, 81));
    }

    void onlyTheConversationThatWasDroppedIsAskedForAnew()
    {
        const auto older = before(world_->talk, 91);
        const auto middle = around(world_->talk, 50);
        const auto apart = before(world_->other, 91);
        QCOMPARE(world_->asked(), 3);
        world_->history().noteDropped(world_->talk);
        world_->answer(2);
        QVERIFY(isPage(apart, 81));
        world_->answer(1);
        world_->answer(0);
        QVERIFY(!*older && !*middle);
        QCOMPARE(world_->asked(), 2);
        world_->answer();
        world_->answer();
        QVERIFY(isPage(older, 81) && isPage(middle, 45));
    }

    void allAreStaleWhenTheStoreIsCleared()
    {
        const auto page = before(world_->talk, 91);
        const auto apart = before(world_->other, 91);
        clearStore();
        world_->answer();
        world_->answer();
        QVERIFY(!*page && !*apart);
        QCOMPARE(world_->asked(), 2);
        QVERIFY(world_->target(0) != world_->target(1));
    }

    /// As when the user is taken out of a group, and in again, while the page is on its way. What
    /// was edited meanwhile is in the page that is stored.
    void aPageFromBeforeOneWasTakenOutDoesNotComeBack()
    {
        const auto page = before(world_->talk, 91);
        world_->serve(0);
        world_->dropTalk();
        const auto edited = world_->server.history(world_->talk)[84];
        QVERIFY(world_->server.edit(world_->ben.id, {world_->talk, edited.id}, u"new"_s));
        world_->answer();
        QVERIFY(!*page);
        while (world_->asked() > 0)
            world_->answer();
        QVERIFY(*page && !(*page)->fault);
        for (const auto &message : std::as_const((*page)->part.messages))
            QVERIFY(message.seq != edited.seq || message.body == u"new"_s);
        QVERIFY(isPage(before(world_->talk, 91), 81));
    }

    void whatTheServerDoesNotGiveTheSecondTimeIsAFault()
    {
        const auto page = before(world_->talk, 91);
        world_->history().noteDropped(world_->talk);
        world_->answer();
        world_->breakOff();
        QVERIFY(*page && (*page)->fault);
        QCOMPARE(world_->asked(), 0);
    }

    void anAnswerThatComesAfterTheStoreWasClosedIsForNobody()
    {
        const auto page = before(world_->talk, 91);
        world_->history().noteDropped(world_->talk);
        world_->store().close();
        world_->work();
        world_->answer();
        QCOMPARE(world_->asked(), 0);
        QVERIFY(*page && (*page)->part.messages.isEmpty());
    }

private:
    Given ask(QCoro::Task<HistoryLoader::Answer> asking)
    {
        auto given = std::make_shared<std::optional<HistoryLoader::Answer>>();
        take(std::move(asking), given);
        world_->work();
        return given;
    }
    Given before(ConversationId id, qint64 seq)
    {
        return ask(world_->history().before(id, seq, HandHistory::pageSize));
    }
    Given around(ConversationId id, qint64 seq)
    {
        return ask(world_->history().around(id, seq, HandHistory::pageSize));
    }
    /// A whole page that begins there.
    static bool isPage(const Given &given, qint64 oldest)
    {
        return *given && !(*given)->fault && (*given)->part.messages.size() >= 10 &&
               (*given)->part.messages.first().seq == oldest;
    }
    /// The store holds the message at this place of the talk.
    bool holds(qint64 seq)
    {
        bool isHeld = false;
        const auto look = [&isHeld, id = world_->talk, seq](StoreContent &content) {
            const auto part = content.before(id, seq + 1, 1);
            isHeld = !part.messages.isEmpty() && part.messages.first().seq == seq;
            return true;
        };
        (void)world_->store().read(look);
        world_->work();
        return isHeld;
    }
    void clearStore()
    {
        const auto job = [](StoreContent &content, StoreChanges &changes) {
            content.clear();
            changes.isCleared = true;
            return true;
        };
        (void)world_->store().write(job);
        world_->work();
    }

    std::unique_ptr<HandHistory> world_;
};

QTEST_GUILESS_MAIN(HistoryLoaderTest)
#include "tst_historyloader.moc"
