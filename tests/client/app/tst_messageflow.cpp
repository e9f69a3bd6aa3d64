#include "app/connection.h"
#include "support/rowchanges.h"
#include "talktest.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// How messages come and go, live, late and after a while away.
class MessageFlowTest : public TalkTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TalkTest::init();
        changes_ = std::make_unique<RowChanges>(*page().model());
    }
    void cleanup()
    {
        changes_.reset();
        TalkTest::cleanup();
    }

    void aConversationLoadsOlderPagesToItsBeginning()
    {
        fill(120);
        QVERIFY(house_->server().markRead(ada_.id, talk_.id, 120));
        openTalk();
        // What comes with the first sync.
        QTRY_COMPARE(bodies().size(), 30);
        QCOMPARE(bodies().first(), u"120"_s);
        QVERIFY(page().hasOlder());
        for (int wanted : {80, 120}) {
            page().loadOlder();
            page().loadOlder();
            QTRY_COMPARE(bodies().size(), wanted);
        }
        QTRY_VERIFY(!page().hasOlder());
        QCOMPARE(bodies().last(), u"1"_s);
        QCOMPARE(house_->http().requests().size(), requestsAfterOpening_ + 2);
    }

    void aSentMessageIsOneRowWhateverComesFirst_data()
    {
        QTest::addColumn<FakeHouse::Echo>("echo");
        QTest::addColumn<bool>("losesReplies");
        QTest::newRow("reply, then echo") << FakeHouse::Echo::AfterReply << false;
        QTest::newRow("echo, then reply") << FakeHouse::Echo::BeforeReply << false;
        QTest::newRow("reply only") << FakeHouse::Echo::Never << false;
        QTest::newRow("echo only") << FakeHouse::Echo::BeforeReply << true;
    }

    void aSentMessageIsOneRowWhateverComesFirst()
    {
        QFETCH(FakeHouse::Echo, echo);
        QFETCH(bool, losesReplies);
        fill(3);
        openTalk();
        QTRY_COMPARE(bodies().size(), 3);
        house_->echo = echo;
        house_->losesReplies = losesReplies;
        changes_->clear();
        QVERIFY(page().send(u"hello  \n"_s));
        QTRY_COMPARE(bodies().first(), u"hello"_s);
        QTRY_COMPARE(states().first(), u"sent"_s);
        QTest::qWait(50);
        QCOMPARE(bodies(), (QStringList{u"hello"_s, u"3"_s, u"2"_s, u"1"_s}));
        QCOMPARE(changes_->inserted, 1);
        QCOMPARE(changes_->moved + changes_->removed, 0);
        QCOMPARE(lastState(), u"sent"_s);
    }

    void whatIsWrittenOfflineGoesOutInOrderOnceBack()
    {
        openTalk();
        house_->cutSocket();
        house_->http().stopListening();
        QTRY_COMPARE(application_->connection()->state(), Connection::Offline);
        for (const auto *text : {"one", "two", "three"})
            QVERIFY(page().send(QString::fromLatin1(text)));
        QTRY_COMPARE(application_->connection()->text(),
                     u"Offline. 3 messages will be sent when you are back."_s);
        house_->letSocketIn();
        house_->http().listenAgain();
        application_->connection()->retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(house_->messages(talk_.id).size(), 3, 15'000);
        QTRY_COMPARE(states(), (QStringList{u"sent"_s, u"sent"_s, u"sent"_s}));
        QCOMPARE(bodies(), (QStringList{u"three"_s, u"two"_s, u"one"_s}));
    }

    void whatOthersWriteArrivesLive()
    {
        openTalk();
        QVERIFY(house_->server().send(ben_.id, talk_.id, u"hi"_s));
        QTRY_COMPARE(bodies(), (QStringList{u"hi"_s}));
        const auto index = conversations().model()->index(0);
        QCOMPARE(index.data(ConversationListModel::PreviewRole).toString(), u"hi"_s);
        QTRY_COMPARE(index.data(ConversationListModel::UnreadCountRole).toInt(), 1);
        QVERIFY(page().unreadCount() > 0);
        page().markRead(page().model()->newestSeq());
        QTRY_COMPARE(index.data(ConversationListModel::UnreadCountRole).toInt(), 0);
        QTRY_COMPARE(house_->http().count("PUT", "/api/v1/conversations/" + talk_.id.toByteArray() +
                                                     "/read"),
                     1);
    }

    void anEventThatWasMissedIsFetched()
    {
        openTalk();
        house_->store(talk_.id, ben_.id, u"missed"_s);
        house_->tellOf(house_->store(talk_.id, ben_.id, u"seen"_s));
        QTRY_COMPARE(bodies(), (QStringList{u"seen"_s, u"missed"_s}));
    }

    void whatWasMissedWhileAwayIsJoinedWithoutAHole_data()
    {
        QTest::addColumn<int>("missed");
        QTest::newRow("within a page") << 20;
        QTest::newRow("more than a page") << 130;
    }

    void whatWasMissedWhileAwayIsJoinedWithoutAHole()
    {
        QFETCH(int, missed);
        fill(5);
        openTalk();
        QTRY_COMPARE(bodies().size(), 5);
        house_->cutSocket();
        QTRY_VERIFY(application_->connection()->state() != Connection::Online);
        fill(missed);
        house_->letSocketIn();
        QTRY_COMPARE_WITH_TIMEOUT(bodies().size(), 5 + missed, 15'000);
        QCOMPARE(page().model()->oldestSeq(), 1);
        QCOMPARE(page().model()->newestSeq(), 5 + missed);
    }

    void whatWasMissedCanBeAskedForInOneCall()
    {
        fill(2);
        HttpLink link(house_->http().url());
        auto asking = link.send({Method::Post, "/sync", R"({"conversations":{}})", {}});
        const auto reply = decode<SyncReply>(QCoro::waitFor(asking).body);
        QVERIFY(reply);
        QCOMPARE(reply->messages, house_->messages(talk_.id));
        QCOMPARE(reply->epoch, house_->server().epoch());
    }

    void anOlderPageThatFailedComesOnceTheServerIsBack()
    {
        fill(100);
        QVERIFY(house_->server().markRead(ada_.id, talk_.id, 100));
        openTalk();
        QTRY_COMPARE(bodies().size(), 30);
        house_->cutSocket();
        house_->http().stopListening();
        QTRY_COMPARE(application_->connection()->state(), Connection::Offline);
        page().loadOlder();
        QTRY_VERIFY(!page().error().isEmpty());
        house_->letSocketIn();
        house_->http().listenAgain();
        application_->connection()->retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(bodies().size(), 80, 15'000);
        QCOMPARE(page().error(), QString());
    }

    void aMessageOfAnUnknownConversationBringsTheConversation()
    {
        signIn();
        QTRY_COMPARE(conversations().model()->rowCount(), 1);
        const auto other = direct(ada_, person(u"Cleo"_s));
        house_->add(other);
        house_->tellOf(house_->store(other.id, other.members->last().user.id, u"new here"_s));
        QTRY_COMPARE(conversations().model()->rowCount(), 2);
        QCOMPARE(conversations().model()->nameOf(other.id), u"Cleo"_s);
    }

private:
    void openTalk()
    {
        open(talk_.id);
        requestsAfterOpening_ = house_->http().requests().size();
    }
    void fill(int count)
    {
        for (int i = 0; i < count; ++i)
            house_->store(talk_.id, ben_.id,
                          QString::number(house_->messages(talk_.id).size() + 1));
    }
    QStringList bodies() { return column(MessageListModel::BodyRole); }
    QStringList states() { return column(MessageListModel::StateRole); }
    QString lastState()
    {
        return conversations()
            .model()
            ->index(0)
            .data(ConversationListModel::LastStateRole)
            .toString();
    }

    qsizetype requestsAfterOpening_ = 0;
    std::unique_ptr<RowChanges> changes_;
};

QTEST_GUILESS_MAIN(MessageFlowTest)
#include "tst_messageflow.moc"
