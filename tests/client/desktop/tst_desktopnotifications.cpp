#include "app/connection.h"
#include "desktopclient.h"
#include "messages/messagespage.h"
#include "people/blocklistmodel.h"
#include "settings/preferences.h"

#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// What notifications are shown, and what follows from them.
class DesktopNotificationsTest : public DesktopClientTest
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageRaisesANotificationThatOpensItsConversation()
    {
        say(0, u"Hello\nAda"_s);
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0][3].toString(), u"Ben"_s);
        QCOMPARE(shown()[0][4].toString(), u"Hello Ada"_s);
        act(u"default"_s);
        QTRY_COMPARE(conversations().currentId(), talks_[0].id);
        QVERIFY(window_->isVisible());
    }

    void theConversationInFrontIsSilentAndTheOthersAreNot()
    {
        look(0);
        say(0);
        say(1);
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0][3].toString(), u"Cleo"_s);
    }

    void whatIsReadOnAnotherDeviceIsTakenAway()
    {
        say(0);
        QTRY_COMPARE(shown().size(), 1);
        QVERIFY(house_->server().markRead(ada_.id, talks_[0].id, 1));
        QTRY_COMPARE(closed().size(), 1);
        QTRY_COMPARE(desktop().unread(), 0);
    }

    void aNotificationCanMarkAsRead()
    {
        say(0);
        say(0);
        QTRY_COMPARE(desktop().unread(), 2);
        QTRY_VERIFY(!shown().isEmpty());
        act(u"mark-read"_s);
        QTRY_COMPARE(desktop().unread(), 0);
        QTRY_COMPARE(closed().size(), 1);
        QTRY_COMPARE(house_->conversation(talks_[0].id).mine->readSeq, 2);
    }

    void aReplyIsSentBesideWhatIsBeingWritten()
    {
        keepDraft(u"half a thought"_s);
        say(0);
        QTRY_COMPARE(shown().size(), 1);
        reply(u"On my way"_s);
        QTRY_COMPARE(house_->messages(talks_[0].id).size(), 2);
        const auto row =
            conversations().model()->index(conversations().model()->rowOf(talks_[0].id));
        QTRY_COMPARE(row.data(ConversationListModel::LastStateRole).toString(), u"sent"_s);
        QCOMPARE(row.data(ConversationListModel::DraftRole).toString(), u"half a thought"_s);
        conversations().open(talks_[0].id.toString());
        QCOMPARE(application_->messages()->draft(), u"half a thought"_s);
    }

    void aReplyThatIsTooLongWaitsInTheComposer()
    {
        keepDraft(u"half a thought"_s);
        say(0);
        QTRY_COMPARE(shown().size(), 1);
        const QString tooLong(messageBodyRule.max + 1, u'x');
        reply(tooLong);
        QTRY_COMPARE(conversations().currentId(), talks_[0].id);
        QCOMPARE(application_->messages()->draft(), u"half a thought\n"_s + tooLong);
        QCOMPARE(house_->messages(talks_[0].id).size(), 1);
        // Whoever shows it already hears of more.
        const QSignalSpy changed(application_->messages(), &MessagesPage::draftChanged);
        reply(tooLong);
        QTRY_COMPARE(changed.size(), 1);
    }

    void aReplyThatIsTooLongIsToldOfBehindAnEdit()
    {
        house_->tellOf(house_->store(talks_[0].id, ada_.id, u"helo"_s));
        say(0);
        QTRY_COMPARE(shown().size(), 1);
        conversations().open(talks_[0].id.toString());
        auto &page = *application_->messages();
        QTRY_COMPARE(page.model()->rowCount(), 2);
        QVERIFY(page.composition()->editNewest());
        conversations().open({});
        const QString tooLong(messageBodyRule.max + 1, u'x');
        reply(tooLong);
        QTRY_COMPARE(conversations().currentId(), talks_[0].id);
        QTRY_VERIFY(page.history()->notice().contains(u"finished editing"_s));
        QCOMPARE(page.draft(), u"helo"_s);
        page.composition()->cancel();
        QCOMPARE(page.draft(), tooLong);
    }

    void whatWasMissedInManyPlacesIsOneSum()
    {
        house_->cutSocket();
        QTRY_VERIFY(application_->connection()->state() != Connection::Online);
        for (int talk = 0; talk < 3; ++talk) {
            for (int i = 0; i < 4; ++i)
                house_->store(talks_[talk].id, peer(talk).id, u"missed"_s);
        }
        house_->letSocketIn();
        QTRY_COMPARE_WITH_TIMEOUT(shown().size(), 1, 15'000);
        QCOMPARE(shown()[0][4].toString(), u"12 new messages in 3 conversations"_s);
        say(0, u"after it"_s);
        QTRY_VERIFY(shown().size() > 1);
        QCOMPARE(shown()[1][3].toString(), u"Ben (5)"_s);
    }

    void silenceIsKept_data()
    {
        QTest::addColumn<QByteArray>("property");
        QTest::addColumn<bool>("value");
        QTest::newRow("off") << QByteArray("notifications") << false;
        QTest::newRow("do not disturb") << QByteArray("doNotDisturb") << true;
    }

    void silenceIsKept()
    {
        QFETCH(QByteArray, property);
        QFETCH(bool, value);
        application_->preferences()->setProperty(property, value);
        say(0);
        QTRY_COMPARE(desktop().unread(), 1);
        application_->preferences()->setProperty(property, !value);
        say(1);
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0][3].toString(), u"Cleo"_s);
    }

    void whomTheUserBlocksIsSilent()
    {
        QTRY_VERIFY(application_->blocks()->isKnown());
        application_->blocks()->block(ben_.id.toString());
        say(0);
        say(1);
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0][3].toString(), u"Cleo"_s);
    }

    void withoutPreviewsNothingOfTheTextIsTold()
    {
        application_->preferences()->setPreviews(false);
        say(0, u"a secret"_s);
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0][3].toString(), u"Ben"_s);
        QCOMPARE(shown()[0][4].toString(), u"New message"_s);
    }
};

QTEST_MAIN(DesktopNotificationsTest)
#include "tst_desktopnotifications.moc"
