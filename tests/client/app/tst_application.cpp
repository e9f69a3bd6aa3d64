#include "account/session.h"
#include "account/signin.h"
#include "app/connection.h"
#include "emoji/emoji.h"
#include "talktest.h"

#include <QDirIterator>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The whole client: signing in and out, and links that lead to people.
class ApplicationTest : public TalkTest
{
    Q_OBJECT

private Q_SLOTS:
    void signingInBringsListAndSocket()
    {
        signIn();
        QCOMPARE(application_->connection()->text(), QString());
        QTRY_COMPARE(conversations().model()->rowCount(), 1);
        QCOMPARE(conversations().model()->nameOf(talk_.id), u"Ben"_s);
    }

    void aLinkOpensTheConversationWithThatPerson()
    {
        const auto dora = person(u"Dora"_s);
        house_->know(dora);
        application_->openLink(QUrl(u"letschat://user/dora"_s));
        signIn();
        QTRY_COMPARE(page().title(), u"Dora"_s);
        QCOMPARE(page().peerIdText(), dora.id.toString());
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
        QVERIFY(page().conversationIdText().isEmpty());
    }

    void signingOutLeavesNothingBehind()
    {
        fill(3);
        open(talk_.id);
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
        open(talk_.id);
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
        open(talk_.id);
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
        open(talk_.id);
        house_->losesReplies = true;
        house_->echo = FakeHouse::Echo::Never;
        page().send(u"lost"_s);
        page().loadOlder();
        conversations().reload();
        conversations().people()->setQuery(u"ben"_s);
        tester_.reset();
        application_.reset();
    }

private:
    void fill(int count)
    {
        for (int i = 0; i < count; ++i)
            house_->store(talk_.id, ben_.id,
                          QString::number(house_->messages(talk_.id).size() + 1));
    }
    QStringList bodies() { return column(MessageListModel::BodyRole); }
};

QTEST_GUILESS_MAIN(ApplicationTest)
#include "tst_application.moc"
