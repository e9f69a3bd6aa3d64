#include "talktest.h"

#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Answers to messages of Ben's, and edits of one's own.
class CompositionTest : public TalkTest
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsSentWithWhatItAnswers()
    {
        const auto asked = house_->store(talk_.id, ben_.id, u"three?"_s);
        open(talk_.id);
        page().keepDraft(u"ye"_s);
        writing().reply(asked.id.toString());
        QCOMPARE(writing().quote()[u"body"_s].toString(), u"three?"_s);
        QCOMPARE(writing().quote()[u"senderName"_s].toString(), u"Ben"_s);
        QCOMPARE(page().draft(), u"ye"_s);
        page().keepDraft(u"yes"_s);
        QVERIFY(!writing().quote().isEmpty());
        QVERIFY(page().send(u"yes"_s));
        QVERIFY(writing().quote().isEmpty());
        QCOMPARE(page().draft(), QString());
        QTRY_COMPARE(house_->messages(talk_.id).size(), 2);
        QCOMPARE(house_->messages(talk_.id).last().replyTo, asked.id);
        QTRY_COMPARE(role(0, MessageListModel::ReplyToRole).toMap()[u"place"_s].toInt(), 1);
    }

    void anAnswerThatIsGivenUpLeavesTheText()
    {
        const auto asked = house_->store(talk_.id, ben_.id, u"three?"_s);
        open(talk_.id);
        page().keepDraft(u"yes"_s);
        writing().reply(asked.id.toString());
        writing().cancel();
        QVERIFY(writing().quote().isEmpty());
        QCOMPARE(page().draft(), u"yes"_s);
        page().send(u"yes"_s);
        QTRY_COMPARE(house_->messages(talk_.id).size(), 2);
        QVERIFY(!house_->messages(talk_.id).last().replyTo);
    }

    void eachConversationKeepsWhatItAnswers()
    {
        const auto asked = house_->store(talk_.id, ben_.id, u"three?"_s);
        open(talk_.id);
        writing().reply(asked.id.toString());
        application_->conversations()->open({});
        QVERIFY(writing().quote().isEmpty());
        application_->conversations()->open(talk_.id.toString());
        QTRY_COMPARE(writing().quote()[u"body"_s].toString(), u"three?"_s);
    }

    void anEditIsSavedAndGivesTheDraftBack()
    {
        const auto own = house_->store(talk_.id, ada_.id, u"helo"_s);
        house_->store(talk_.id, ben_.id, u"hi"_s);
        open(talk_.id);
        page().keepDraft(u"half a thought"_s);
        QSignalSpy typing(&page(), &MessagesPage::typed);
        QVERIFY(writing().editNewest());
        QVERIFY(!writing().editNewest());
        QVERIFY(writing().isEditing());
        QCOMPARE(page().draft(), u"helo"_s);
        page().keepDraft(u"hello"_s);
        QCOMPARE(typing.size(), 0);
        QCOMPARE(page().draft(), u"hello"_s);
        QVERIFY(page().send(u"hello "_s));
        QVERIFY(!writing().isEditing());
        QCOMPARE(page().draft(), u"half a thought"_s);
        QTRY_COMPARE(house_->messages(talk_.id).first().body, u"hello"_s);
        QTRY_VERIFY(role(1, MessageListModel::IsEditedRole).toBool());
        QCOMPARE(house_->messages(talk_.id).size(), 2);
    }

    void anEditThatChangesNothingIsNotSent()
    {
        house_->store(talk_.id, ada_.id, u"hello"_s);
        open(talk_.id);
        const auto before = house_->http().requests().size();
        QVERIFY(writing().editNewest());
        QVERIFY(page().send(u"hello"_s));
        QVERIFY(!writing().isEditing());
        QTest::qWait(50);
        QCOMPARE(house_->http().requests().size(), before);
    }

    void anEditWaitsForTheReturnToItsConversationAsTheDraftBehindItDoes()
    {
        house_->store(talk_.id, ada_.id, u"helo"_s);
        open(talk_.id);
        page().keepDraft(u"half a thought"_s);
        QVERIFY(writing().editNewest());
        page().keepDraft(u"hello"_s);
        application_->conversations()->open({});
        QVERIFY(!writing().isEditing());
        QCOMPARE(page().draft(), QString());
        application_->conversations()->open(talk_.id.toString());
        QVERIFY(writing().isEditing());
        QCOMPARE(page().draft(), u"hello"_s);
        QTRY_COMPARE(writing().quote()[u"body"_s].toString(), u"helo"_s);
        QVERIFY(page().send(u"hello"_s));
        QCOMPARE(page().draft(), u"half a thought"_s);
        QTRY_COMPARE(house_->messages(talk_.id).first().body, u"hello"_s);
        application_->conversations()->open({});
        application_->conversations()->open(talk_.id.toString());
        QVERIFY(!writing().isEditing());
        QCOMPARE(page().draft(), u"half a thought"_s);
    }

    void anEditEndsWithItsMessageAndItsWordsStay_data()
    {
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("while it is open") << true;
        QTest::newRow("before one comes back") << false;
    }

    void anEditEndsWithItsMessageAndItsWordsStay()
    {
        QFETCH(const bool, isOpen);
        const auto own = house_->store(talk_.id, ada_.id, u"helo"_s);
        open(talk_.id);
        page().keepDraft(u"half a thought"_s);
        QVERIFY(writing().editNewest());
        page().keepDraft(u"hello"_s);
        if (!isOpen)
            application_->conversations()->open({});
        QVERIFY(house_->server().remove(ada_.id, {talk_.id, own.id}));
        if (!isOpen) {
            const auto row = application_->conversations()->model()->index(0);
            QTRY_VERIFY(row.data(ConversationListModel::PreviewRole)
                            .toString()
                            .contains(u"Message deleted"_s));
            application_->conversations()->open(talk_.id.toString());
        }
        QTRY_VERIFY(!writing().isEditing());
        QCOMPARE(page().draft(), u"half a thought\nhello"_s);
        QTRY_VERIFY(page().history()->notice().contains(u"deleted"_s));
        QVERIFY(page().send(page().draft()));
        QTRY_COMPARE(house_->messages(talk_.id).size(), 2);
    }

private:
    Composition &writing() { return *page().composition(); }
};

QTEST_GUILESS_MAIN(CompositionTest)
#include "tst_composition.moc"
