#include "network/eventsource.h"
#include "people/typingstore.h"
#include "support/clientsamples.h"

#include <QElapsedTimer>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace std::chrono_literals;

/// Who is seen to type.
class TypingStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { start({.silence = 1h}); }

    void whoTypesIsListedInTheOrderInWhichTheyBegan()
    {
        type(here_, ben_);
        type(here_, ada_);
        type(there_, cleo_);
        QCOMPARE(typing_->typingIn(here_), (QList<UserId>{ben_, ada_}));
        QCOMPARE(typing_->typingIn(there_), (QList<UserId>{cleo_}));
        QCOMPARE(changes_, (QList<ConversationId>{here_, here_, there_}));
    }

    void onlyAnotherListIsAChange()
    {
        type(here_, ben_);
        type(here_, ada_);
        changes_.clear();
        type(here_, ben_);
        type(here_, cleo_, false);
        type(there_, ben_, false);
        Q_EMIT events_.received(MessageNew{here_, 1, message(here_, 1, cleo_)});
        Q_EMIT events_.received(PresenceChanged{cleo_, false, {}});
        Q_EMIT events_.received(PresenceChanged{ben_, true, {}});
        Q_EMIT events_.received(ConversationGone{there_});
        QVERIFY(changes_.isEmpty());
        QCOMPARE(typing_->typingIn(here_), (QList<UserId>{ben_, ada_}));
    }

    void whoeverStopsIsGone()
    {
        type(here_, ben_);
        type(here_, ada_);
        type(here_, ben_, false);
        QCOMPARE(typing_->typingIn(here_), (QList<UserId>{ada_}));
        QCOMPARE(changes_.size(), 3);
    }

    void theirMessageEndsItInThatConversation()
    {
        type(here_, ben_);
        type(here_, ada_);
        type(there_, ben_);
        changes_.clear();
        Q_EMIT events_.received(MessageNew{here_, 1, message(here_, 1, ben_)});
        QCOMPARE(typing_->typingIn(here_), (QList<UserId>{ada_}));
        QCOMPARE(typing_->typingIn(there_), (QList<UserId>{ben_}));
        QCOMPARE(changes_, (QList<ConversationId>{here_}));
    }

    void goingOfflineEndsItEverywhere()
    {
        type(here_, ben_);
        type(there_, ben_);
        type(there_, ada_);
        changes_.clear();
        Q_EMIT events_.received(PresenceChanged{ben_, false, noon()});
        QVERIFY(typing_->typingIn(here_).isEmpty());
        QCOMPARE(typing_->typingIn(there_), (QList<UserId>{ada_}));
        QCOMPARE(QSet<ConversationId>(changes_.begin(), changes_.end()),
                 (QSet<ConversationId>{here_, there_}));
        QCOMPARE(changes_.size(), 2);
    }

    void aConversationThatIsGoneHasNobodyTyping()
    {
        type(here_, ben_);
        Q_EMIT events_.received(ConversationGone{here_});
        QVERIFY(typing_->typingIn(here_).isEmpty());
        QCOMPARE(changes_.size(), 2);
    }

    void silenceEndsIt()
    {
        start({.silence = 50ms});
        QElapsedTimer since;
        since.start();
        type(here_, ben_);
        type(there_, ada_);
        QTRY_VERIFY(typing_->typingIn(here_).isEmpty() && typing_->typingIn(there_).isEmpty());
        QVERIFY(since.elapsed() >= 50);
        QCOMPARE(changes_.size(), 4);
    }

    void whoeverGoesOnTypingStays()
    {
        start({.silence = 100ms});
        QElapsedTimer since;
        type(here_, ben_);
        QTest::qWait(50);
        since.start();
        type(here_, ben_);
        QTRY_VERIFY(typing_->typingIn(here_).isEmpty());
        QVERIFY(since.elapsed() >= 100);
    }

    void eachEndsAfterTheirOwnSilence()
    {
        start({.silence = 100ms});
        QElapsedTimer since;
        type(here_, ben_);
        QTest::qWait(60);
        since.start();
        type(here_, ada_);
        QTRY_VERIFY(typing_->typingIn(here_).isEmpty());
        QVERIFY(since.elapsed() >= 100);
    }

    void clearingEndsAll()
    {
        type(here_, ben_);
        type(there_, ada_);
        changes_.clear();
        typing_->clear();
        QVERIFY(typing_->typingIn(here_).isEmpty());
        QCOMPARE(changes_.size(), 2);
        typing_->clear();
        QCOMPARE(changes_.size(), 2);
    }

    void whoeverHearsOfAChangeMayChangeIt()
    {
        type(here_, ben_);
        type(there_, ben_);
        connect(typing_.get(), &TypingStore::changed, this, [this] { typing_->clear(); });
        Q_EMIT events_.received(PresenceChanged{ben_, false, {}});
        type(here_, ada_);
        QVERIFY(typing_->typingIn(here_).isEmpty());
    }

private:
    void start(const TypingTimings &timings)
    {
        typing_ = std::make_unique<TypingStore>(timings);
        typing_->follow(events_);
        changes_.clear();
        connect(typing_.get(), &TypingStore::changed, this,
                [this](ConversationId id) { changes_.append(id); });
    }
    void type(ConversationId conversation, UserId user, bool active = true)
    {
        Q_EMIT events_.received(TypingChanged{conversation, user, active});
    }

    const UserId ada_ = newId<UserId>();
    const UserId ben_ = newId<UserId>();
    const UserId cleo_ = newId<UserId>();
    const ConversationId here_ = newId<ConversationId>();
    const ConversationId there_ = newId<ConversationId>();
    EventSource events_;
    std::unique_ptr<TypingStore> typing_;
    QList<ConversationId> changes_;
};

QTEST_GUILESS_MAIN(TypingStoreTest)
#include "tst_typingstore.moc"
