#include "talktest.h"

#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// What Ada can do with the messages of her conversations with Ben, alone and in a group of his.
class MessagesPageTest : public TalkTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatMayNotBeDoneDoesNothing()
    {
        const auto theirs = house_->store(talk_.id, ben_.id, u"three?"_s);
        open(talk_.id);
        writing().edit(theirs.id.toString());
        writing().reply(newId<MessageId>().toString());
        writing().reply(u"nonsense"_s);
        QVERIFY(!writing().editNewest());
        QVERIFY(!writing().isEditing() && writing().quote().isEmpty());
        QCOMPARE(page().actionsAt(-1), QStringList());
        QCOMPARE(page().actionsAt(1), QStringList());
    }

    void whatCanBeDoneDependsOnWhoseItIs()
    {
        house_->store(talk_.id, ada_.id, u"own"_s);
        const auto theirs = house_->store(talk_.id, ben_.id, u"theirs"_s);
        open(talk_.id);
        QCOMPARE(actions(0), u"react reply copy select"_s);
        QCOMPARE(actions(1), u"react reply copy edit select delete"_s);
        QVERIFY(house_->server().remove(ben_.id, {talk_.id, theirs.id}));
        QTRY_COMPARE(actions(0), QString());
    }

    void whoRunsAGroupMayDeleteWhatOthersWrote_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("owner") << Role::Owner << u"react reply copy select delete"_s;
        QTest::newRow("admin") << Role::Admin << u"react reply copy select delete"_s;
        QTest::newRow("member") << Role::Member << u"react reply copy select"_s;
    }

    void whoRunsAGroupMayDeleteWhatOthersWrote()
    {
        QFETCH(Role, role);
        QFETCH(QString, wanted);
        auto group = direct(ada_, ben_);
        group.kind = ConversationKind::Group;
        group.title = u"Hike"_s;
        group.members->first().role = role;
        group.mine->role = role;
        house_->add(group);
        house_->store(group.id, ben_.id, u"theirs"_s);
        open(group.id);
        QCOMPARE(actions(0), wanted);
        page().selection()->toggle(0);
        QCOMPARE(page().selection()->isRemovable(), role != Role::Member);
    }

    void aRefusedChangeIsToldAndCanBeTriedAgainOrDiscarded()
    {
        house_->store(talk_.id, ada_.id, u"helo"_s);
        open(talk_.id);
        house_->server().refuseFrom(ada_.id, talk_.id);
        QVERIFY(writing().editNewest());
        QVERIFY(page().send(u"hello"_s));
        QTRY_COMPARE(role(0, MessageListModel::FailureReasonRole).toString(),
                     u"Not changed. You cannot send messages to this person."_s);
        QCOMPARE(role(0, Qt::DisplayRole).toString(), u"helo"_s);
        QCOMPARE(actions(0), u"retry react reply copy edit select delete discard"_s);
        house_->server().refuseFrom(ada_.id, talk_.id, false);
        page().retry(role(0, MessageListModel::NonceRole).toString());
        QTRY_COMPARE(house_->messages(talk_.id).first().body, u"hello"_s);
        house_->server().refuseFrom(ada_.id, talk_.id);
        page().react(role(0, MessageListModel::MessageIdRole).toString(), u"👍"_s, true);
        QTRY_VERIFY(role(0, MessageListModel::FailureReasonRole)
                        .toString()
                        .startsWith(u"Your reaction was not added."_s));
        page().discard(role(0, MessageListModel::NonceRole).toString());
        QTRY_COMPARE(role(0, MessageListModel::FailureReasonRole).toString(), QString());
        QCOMPARE(actions(0), u"react reply copy edit select delete"_s);
    }

    void aMessageThatFailedIsRetriedCopiedOrDeleted()
    {
        house_->server().refuseFrom(ada_.id, talk_.id);
        open(talk_.id);
        page().send(u"hello"_s);
        QTRY_COMPARE(actions(0), u"retry copy select discard"_s);
    }

    void whatIsSelectedIsDeletedOrDiscardedAtOnce()
    {
        house_->store(talk_.id, ada_.id, u"own"_s);
        house_->store(talk_.id, ben_.id, u"theirs"_s);
        house_->store(talk_.id, ada_.id, u"own too"_s);
        open(talk_.id);
        auto &selection = *page().selection();
        for (const int row : {0, 1, 2})
            selection.toggle(row);
        QCOMPARE(selection.text().count(u"Ada, ["_s), 2);
        page().removeSelected();
        QCOMPARE(selection.count(), 3);
        selection.toggle(1);
        QVERIFY(selection.isRemovable());
        page().removeSelected();
        QCOMPARE(selection.count(), 0);
        QTRY_VERIFY(house_->messages(talk_.id).first().deletedAt);
        QTRY_VERIFY(house_->messages(talk_.id).last().deletedAt);
        QVERIFY(!house_->messages(talk_.id)[1].deletedAt);
        house_->server().refuseFrom(ada_.id, talk_.id);
        page().send(u"unsent"_s);
        QTRY_COMPARE(actions(0), u"retry copy select discard"_s);
        selection.toggle(0);
        QVERIFY(selection.isRemovable());
        page().removeSelected();
        QTRY_COMPARE(page().model()->rowCount(), 3);
        QCOMPARE(selection.count(), 0);
    }

    void aSelectionEndsWithItsConversation()
    {
        house_->store(talk_.id, ben_.id, u"theirs"_s);
        open(talk_.id);
        auto &selection = *page().selection();
        const QSignalSpy told(&selection, &MessageSelection::changed);
        selection.toggle(0);
        QCOMPARE(selection.count(), 1);
        page().close();
        QCOMPARE(selection.count(), 0);
        QCOMPARE(told.size(), 2);
        application_->conversations()->open(talk_.id.toString());
        QTRY_COMPARE(page().model()->rowCount(), 1);
        QVERIFY(!role(0, MessageListModel::SelectedRole).toBool());
    }

    void anAnswerFarBelowIsShownWithWhatTheStoreHolds()
    {
        // Her own, so that nothing is unread: the newest are shown.
        for (int i = 1; i <= 120; ++i)
            house_->store(talk_.id, ada_.id, QString::number(i));
        const auto all = house_->messages(talk_.id);
        for (const int place : {60, 1})
            QVERIFY(house_->server().send(ada_.id, talk_.id, u"answer"_s, {}, all[place - 1].id));
        open(talk_.id);
        QTRY_COMPARE(page().model()->rowCount(), 30);
        QCOMPARE(quotedPlace(1), 0);
        page().loadOlder();
        QTRY_COMPARE(page().model()->rowCount(), 80);
        QCOMPARE(quotedPlace(1), 60);
        // Only the newest are in the window then.
        application_->conversations()->open({});
        application_->conversations()->open(talk_.id.toString());
        QTRY_COMPARE(page().model()->rowCount(), 50);
        QTRY_COMPARE(quotedPlace(1), 60);
        QCOMPARE(role(1, MessageListModel::ReplyToRole).toMap()[u"body"_s].toString(), u"60"_s);
        // What nobody has fetched is not known.
        QTest::qWait(50);
        QCOMPARE(quotedPlace(0), 0);
        QSignalSpy changes(page().model(), &QAbstractItemModel::dataChanged);
        QVERIFY(house_->server().remove(ada_.id, {talk_.id, all[59].id}));
        QTRY_VERIFY(role(1, MessageListModel::ReplyToRole).toMap()[u"isDeleted"_s].toBool());
        QVERIFY(!changes.isEmpty());
    }

    void anAnswerFollowsWhatIsDoneToWhatItAnswers()
    {
        const auto asked = house_->store(talk_.id, ada_.id, u"three?"_s);
        QVERIFY(house_->server().send(ben_.id, talk_.id, u"yes"_s, {}, asked.id));
        open(talk_.id);
        QCOMPARE(role(0, MessageListModel::ReplyToRole).toMap()[u"senderName"_s].toString(),
                 u"You"_s);
        QSignalSpy changes(page().model(), &QAbstractItemModel::dataChanged);
        page().remove(asked.id.toString());
        QTRY_VERIFY(role(0, MessageListModel::ReplyToRole).toMap()[u"isDeleted"_s].toBool());
        const bool told = std::ranges::any_of(changes, [](const QVariantList &each) {
            return each[0].toModelIndex().row() == 0 &&
                   each[2].value<QList<int>>().contains(MessageListModel::ReplyToRole);
        });
        QVERIFY(told);
    }

    void whoReactedIsNamed()
    {
        const auto asked = house_->store(talk_.id, ada_.id, u"three?"_s);
        QVERIFY(house_->server().react(ben_.id, {talk_.id, asked.id}, u"👍"_s));
        open(talk_.id);
        const auto who = [this] {
            const auto all = role(0, MessageListModel::ReactionsRole).toList();
            return all.isEmpty() ? QString() : all.first().toMap()[u"who"_s].toString();
        };
        QTRY_COMPARE(who(), u"Ben"_s);
        page().react(asked.id.toString(), u"👍"_s, true);
        QTRY_COMPARE(who(), u"You, Ben"_s);
    }

private:
    Composition &writing() { return *page().composition(); }
    QString actions(int row) { return page().actionsAt(row).join(u' '); }
    int quotedPlace(int row)
    {
        return role(row, MessageListModel::ReplyToRole).toMap()[u"place"_s].toInt();
    }
};

QTEST_GUILESS_MAIN(MessagesPageTest)
#include "tst_messagespage.moc"
