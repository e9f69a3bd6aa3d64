#include "people/typingnotice.h"
#include "support/clientsamples.h"

#include <QElapsedTimer>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace std::chrono_literals;

/// What others are told of one's own typing.
class TypingNoticeTest : public QObject
{
    Q_OBJECT

    using Told = QList<std::pair<ConversationId, bool>>;

private Q_SLOTS:
    void init() { start({.pace = 1h, .silence = 2h}); }

    void theFirstChangeIsToldAtOnceAndTheNextOnesAreNot()
    {
        for (int i = 0; i < 20; ++i)
            notice_->textChanged(here_, false);
        QCOMPARE(told_, (Told{{here_, true}}));
    }

    void changesThatGoOnAreToldOnceMoreAtTheEndOfThePace()
    {
        start({.pace = 50ms, .silence = 1h});
        QElapsedTimer since;
        since.start();
        notice_->textChanged(here_, false);
        notice_->textChanged(here_, false);
        QTRY_COMPARE(told_, (Told{{here_, true}, {here_, true}}));
        QVERIFY(since.elapsed() >= 50);
        // Nothing has changed since.
        QTest::qWait(100);
        QCOMPARE(told_.size(), 2);
        notice_->textChanged(here_, false);
        QCOMPARE(told_.size(), 3);
    }

    void theEndIsToldOnce_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("cleared") << 0;
        QTest::newRow("sent") << 1;
        QTest::newRow("left") << 2;
    }

    void theEndIsToldOnce()
    {
        QFETCH(int, how);
        const auto end = [&] {
            if (how == 0)
                notice_->textChanged(here_, true);
            else if (how == 1)
                notice_->sent(here_);
            else
                notice_->left(here_);
        };
        end();
        QVERIFY(told_.isEmpty());
        notice_->textChanged(here_, false);
        end();
        end();
        notice_->textChanged(here_, true);
        QCOMPARE(told_, (Told{{here_, true}, {here_, false}}));
    }

    void theEndOfWhatRanOutIsNotTold()
    {
        start({.pace = 1h, .silence = 20ms});
        notice_->textChanged(here_, false);
        QTest::qWait(60);
        notice_->sent(here_);
        QCOMPARE(told_, (Told{{here_, true}}));
    }

    void whatWaitsToBeToldIsForgottenAtTheEnd()
    {
        start({.pace = 50ms, .silence = 1h});
        notice_->textChanged(here_, false);
        notice_->textChanged(here_, false);
        notice_->sent(here_);
        QTest::qWait(100);
        QCOMPARE(told_, (Told{{here_, true}, {here_, false}}));
    }

    void aNewBeginningKeepsThePaceThatTheServerHoldsOneTo()
    {
        start({.pace = 80ms, .silence = 1h});
        QElapsedTimer since;
        since.start();
        notice_->textChanged(here_, false);
        notice_->sent(here_);
        notice_->textChanged(here_, false);
        QTRY_COMPARE(told_, (Told{{here_, true}, {here_, false}, {here_, true}}));
        QVERIFY(since.elapsed() >= 80);
    }

    void anotherConversationEndsTheOneBeforeAndIsToldAtOnce()
    {
        notice_->textChanged(here_, false);
        notice_->textChanged(there_, false);
        QCOMPARE(told_, (Told{{here_, true}, {here_, false}, {there_, true}}));
        notice_->sent(here_);
        notice_->left(here_);
        QCOMPARE(told_.size(), 3);
        notice_->left(there_);
        QCOMPARE(told_.last(), (std::pair{there_, false}));
    }

private:
    void start(const TypingTimings &timings)
    {
        notice_ = std::make_unique<TypingNotice>(timings);
        told_.clear();
        connect(notice_.get(), &TypingNotice::tell, this,
                [this](ConversationId id, bool active) { told_.append({id, active}); });
    }

    const ConversationId here_ = newId<ConversationId>();
    const ConversationId there_ = newId<ConversationId>();
    std::unique_ptr<TypingNotice> notice_;
    Told told_;
};

QTEST_GUILESS_MAIN(TypingNoticeTest)
#include "tst_typingnotice.moc"
