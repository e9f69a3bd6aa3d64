#include "account/session.h"
#include "account/signin.h"
#include "app/application.h"
#include "app/connection.h"
#include "app/options.h"
#include "conversations/conversationspage.h"
#include "emoji/emoji.h"
#include "messages/messagespage.h"
#include "network/socket.h"
#include "support/fakehouse.h"
#include "support/rowchanges.h"

#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The whole client without a window, signed in at a server in memory, with a conversation of Ada's
/// with Ben.
class ApplicationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }
    void init()
    {
        house_ = std::make_unique<FakeHouse>(ada_);
        house_->know(ben_);
        talk_ = direct(ada_, ben_);
        house_->add(talk_);
        Options options;
        options.server = house_->http().url();
        dir_ = std::make_unique<QTemporaryDir>();
        options.dataDir = dir_->path();
        socket_ = std::make_unique<Socket>();
        application_ = std::make_unique<Application>(options, *socket_);
        tester_ = std::make_unique<QAbstractItemModelTester>(
            messages().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        changes_ = std::make_unique<RowChanges>(*messages().model());
    }
    void cleanup()
    {
        changes_.reset();
        tester_.reset();
        application_.reset();
        socket_.reset();
        house_.reset();
    }

    void signingInBringsListAndSocket()
    {
        signIn();
        QCOMPARE(application_->connection()->text(), QString());
        QTRY_COMPARE(conversations().model()->rowCount(), 1);
        QCOMPARE(conversations().model()->nameOf(talk_.id), u"Ben"_s);
    }

    void aConversationLoadsOlderPagesToItsBeginning()
    {
        fill(120);
        QVERIFY(house_->server().markRead(ada_.id, talk_.id, 120));
        openTalk();
        // What comes with the first sync.
        QTRY_COMPARE(bodies().size(), 30);
        QCOMPARE(bodies().first(), u"120"_s);
        QVERIFY(messages().hasOlder());
        for (int wanted : {80, 120}) {
            messages().loadOlder();
            messages().loadOlder();
            QTRY_COMPARE(bodies().size(), wanted);
        }
        QTRY_VERIFY(!messages().hasOlder());
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
        QVERIFY(messages().send(u"hello  \n"_s));
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
            QVERIFY(messages().send(QString::fromLatin1(text)));
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
        QVERIFY(messages().unreadCount() > 0);
        messages().markRead(messages().model()->newestSeq());
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
        QCOMPARE(messages().model()->oldestSeq(), 1);
        QCOMPARE(messages().model()->newestSeq(), 5 + missed);
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
        messages().loadOlder();
        QTRY_VERIFY(!messages().error().isEmpty());
        house_->letSocketIn();
        house_->http().listenAgain();
        application_->connection()->retryNow();
        QTRY_COMPARE_WITH_TIMEOUT(bodies().size(), 80, 15'000);
        QCOMPARE(messages().error(), QString());
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

    void aLinkOpensTheConversationWithThatPerson()
    {
        const auto dora = person(u"Dora"_s);
        house_->know(dora);
        application_->openLink(QUrl(u"letschat://user/dora"_s));
        signIn();
        QTRY_COMPARE(messages().title(), u"Dora"_s);
        QCOMPARE(messages().peerIdText(), dora.id.toString());
    }

    void aLinkThatLeadsNowhereIsToldOfInWords_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("words");
        QTest::newRow("nobody") << u"letschat://user/nobody"_s << u"Nobody here has the username"_s;
        QTest::newRow("oneself") << u"letschat://user/ada"_s << u"yourself"_s;
        for (const auto *broken : {"letschat://user/", "letschat://user", "letschat://room/ben",
                                   "letschat:", "letschat://%%", "LETSCHAT://user/a b\nc"})
            QTest::newRow(broken) << QString::fromLatin1(broken) << u"leads nowhere"_s;
    }
    void aLinkThatLeadsNowhereIsToldOfInWords()
    {
        QFETCH(QString, link);
        QFETCH(QString, words);
        QVERIFY(!Options::linkFrom(link).isEmpty());
        signIn();
        application_->openLink(Options::linkFrom(link));
        QTRY_VERIFY2(application_->notice().contains(words), qPrintable(application_->notice()));
        QVERIFY(messages().conversationIdText().isEmpty());
    }

    void signingOutLeavesNothingBehind()
    {
        fill(3);
        openTalk();
        QTRY_COMPARE(bodies().size(), 3);
        application_->session()->signOut();
        QCOMPARE(bodies().size(), 0);
        QCOMPARE(conversations().model()->rowCount(), 0);
        QCOMPARE(conversations().currentIdText(), QString());
        QCOMPARE(socket_->state(), Socket::State::Offline);
    }

    void signingOutRemovesWhatIsStoredWhereThatIsChosen()
    {
        const auto stores = [this] {
            QStringList found;
            QDirIterator each(dir_->path(), {u"*.sqlite*"_s}, QDir::Files,
                              QDirIterator::Subdirectories);
            while (each.hasNext())
                found.append(each.next());
            return found;
        };
        fill(3);
        openTalk();
        QTRY_COMPARE(bodies().size(), 3);
        QVERIFY(!stores().isEmpty());
        application_->emoji()->use(u"😀"_s);
        application_->session()->signOut(true);
        QTRY_COMPARE(stores(), QStringList());
        QCOMPARE(application_->notice(), QString());
        application_->emoji()->model()->open();
        QCOMPARE(application_->emoji()->model()->group(), EmojiModel::Smileys);
    }

    void whatCouldNotBeRemovedIsToldOnceSignedOut()
    {
        openTalk();
        const auto stubborn =
            dir_->path() + u"/default/"_s + ada_.id.toString() + u".sqlite.damaged-1"_s;
        QVERIFY(QDir().mkpath(stubborn + u"/full"_s));
        application_->session()->signOut(true);
        QTRY_VERIFY2(application_->notice().contains(stubborn), qPrintable(application_->notice()));
        application_->dismissNotice();
        QCOMPARE(application_->notice(), QString());
    }

    void theClientMayDieWithEverythingUnderWay()
    {
        fill(100);
        openTalk();
        house_->losesReplies = true;
        house_->echo = FakeHouse::Echo::Never;
        messages().send(u"lost"_s);
        messages().loadOlder();
        conversations().reload();
        conversations().people()->setQuery(u"ben"_s);
        changes_.reset();
        tester_.reset();
        application_.reset();
    }

private:
    MessagesPage &messages() { return *application_->messages(); }
    ConversationsPage &conversations() { return *application_->conversations(); }

    void signIn()
    {
        application_->signIn()->signIn(u"ada"_s, u"password"_s);
        QTRY_COMPARE(application_->connection()->state(), Connection::Online);
    }
    void openTalk()
    {
        signIn();
        QTRY_COMPARE(conversations().model()->rowCount(), 1);
        QTRY_VERIFY(!conversations().isLoading());
        conversations().open(talk_.id.toString());
        QTRY_VERIFY(!messages().isLoading());
        requestsAfterOpening_ = house_->http().requests().size();
    }
    void fill(int count)
    {
        for (int i = 0; i < count; ++i)
            house_->store(talk_.id, ben_.id,
                          QString::number(house_->messages(talk_.id).size() + 1));
    }
    QStringList column(int role)
    {
        QStringList column;
        const auto *model = messages().model();
        for (int row = 0; row < model->rowCount(); ++row)
            column.append(model->index(row).data(role).toString());
        return column;
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

    const Profile ada_ = person(u"Ada"_s);
    const Profile ben_ = person(u"Ben"_s);
    std::unique_ptr<QTemporaryDir> dir_;
    Conversation talk_;
    qsizetype requestsAfterOpening_ = 0;
    std::unique_ptr<FakeHouse> house_;
    std::unique_ptr<Socket> socket_;
    std::unique_ptr<Application> application_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RowChanges> changes_;
};

QTEST_GUILESS_MAIN(ApplicationTest)
#include "tst_application.moc"
