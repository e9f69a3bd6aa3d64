#include "messagemodeltest.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// What is on its way, and what comes of it.
class OutgoingRowsTest : public MessageModelTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOnItsWayIsShownAsSending()
    {
        model_->show(draft(u"hello"_s));
        QCOMPARE(rows(), (QStringList{u"hello sending"_s}));
    }

    void replyThenEchoIsOneRowInTheSamePlace()
    {
        const auto sent = draft(u"hello"_s);
        model_->show(sent);
        changes_->clear();
        model_->merge(confirmed(sent, 1));
        model_->merge(confirmed(sent, 1));
        QCOMPARE(rows(), (QStringList{u"hello sent"_s}));
        QCOMPARE(changes_->inserted + changes_->removed + changes_->moved, 0);
        QCOMPARE(changes_->changedRows, (QList<int>{0}));
    }

    void echoTwiceThenReplyIsOneRow()
    {
        const auto sent = draft(u"hello"_s);
        model_->show(sent);
        changes_->clear();
        const auto echo = confirmed(sent, 1);
        for (int i = 0; i < 3; ++i)
            model_->merge(echo);
        QCOMPARE(rows(), (QStringList{u"hello sent"_s}));
        QCOMPARE(changes_->inserted + changes_->removed + changes_->moved, 0);
    }

    void whatIsSaidLateOfAConfirmedMessageChangesNothing()
    {
        const auto sent = draft(u"hello"_s);
        model_->merge(confirmed(sent, 1));
        model_->show(sent);
        model_->settle(sent.nonce);
        QCOMPARE(rows(), (QStringList{u"hello sent"_s}));
    }

    void aMessageFromAnotherDeviceOfMineIsOneRowBelowWhatIsOnItsWay()
    {
        model_->show(draft(u"mine"_s));
        changes_->clear();
        model_->merge(message(conversation_, 1, me_.id, u"other device"_s));
        QCOMPARE(rows(), (QStringList{u"mine sending"_s, u"other device sent"_s}));
        QCOMPARE(changes_->inserted, 1);
    }

    void aPeersMessageThatOvertakesIsPassedByOneMove()
    {
        const auto sent = draft(u"mine"_s);
        model_->show(sent);
        model_->merge(message(conversation_, 2, peer_.id, u"theirs"_s));
        changes_->clear();
        model_->merge(confirmed(sent, 1));
        QCOMPARE(rows(), (QStringList{u"theirs sent"_s, u"mine sent"_s}));
        QCOMPARE(changes_->moved, 1);
        QCOMPARE(changes_->inserted + changes_->removed, 0);
    }

    void aNonceOfSomeoneElseIsNoneOfOurs()
    {
        const auto sent = draft(u"mine"_s);
        model_->show(sent);
        auto copied = message(conversation_, 1, peer_.id, u"theirs"_s);
        copied.nonce = sent.nonce;
        model_->merge(copied);
        QCOMPARE(rows(), (QStringList{u"mine sending"_s, u"theirs sent"_s}));
    }

    void aFailedMessageKeepsItsPlaceWhileLaterOnesPass()
    {
        model_->merge(message(conversation_, 1, peer_.id, u"old"_s));
        auto failing = draft(u"failing"_s);
        const auto next = draft(u"next"_s);
        model_->show(failing);
        model_->show(next);
        failing.state = Outgoing::State::Failed;
        failing.aboveSeq = 1;
        failing.refusal = ProblemCode::CannotMessage;
        changes_->clear();
        model_->show(failing);
        model_->merge(confirmed(next, 2));
        QCOMPARE(rows(), (QStringList{u"next sent"_s, u"failing failed"_s, u"old sent"_s}));
        QCOMPARE(changes_->moved + changes_->inserted + changes_->removed, 0);
        QCOMPARE(model_->index(1).data(MessageListModel::FailureReasonRole).toString(),
                 u"You cannot send messages to this person."_s);
    }

    void aRetriedMessageGoesToTheNewestPlaceAndIsConfirmedThere()
    {
        auto failed = draft(u"again"_s);
        failed.state = Outgoing::State::Failed;
        failed.aboveSeq = 1;
        model_->merge(message(conversation_, 1, peer_.id, u"first"_s));
        model_->show(failed);
        model_->merge(message(conversation_, 2, peer_.id, u"second"_s));
        changes_->clear();
        failed.state = Outgoing::State::Waiting;
        failed.aboveSeq = 0;
        failed.order = ++orders_;
        model_->show(failed);
        model_->merge(confirmed(failed, 3));
        QCOMPARE(rows(), (QStringList{u"again sent"_s, u"second sent"_s, u"first sent"_s}));
        QCOMPARE(changes_->moved, 1);
        QCOMPARE(changes_->inserted + changes_->removed, 0);
    }

    void aDiscardedMessageIsOneRemoval()
    {
        const auto sent = draft(u"mine"_s);
        model_->show(sent);
        changes_->clear();
        model_->settle(sent.nonce);
        QCOMPARE(model_->rowCount(), 0);
        QCOMPARE(changes_->removed, 1);
    }

    void whatIsDoneToAMessageShowsUntilItIsSettled()
    {
        const auto all = page(1, 3);
        model_->merge(all);
        auto edit = operation(Outgoing::Kind::Edit, all[1]);
        edit.body = u"new"_s;
        changes_->clear();
        model_->show(edit);
        QCOMPARE(rows(), (QStringList{u"3 sent"_s, u"new sending"_s, u"1 sent"_s}));
        QCOMPARE(changes_->changedRows, (QList<int>{1}));
        edit.state = Outgoing::State::Failed;
        edit.refusal = ProblemCode::CannotMessage;
        model_->show(edit);
        QCOMPARE(rows(), (QStringList{u"3 sent"_s, u"2 failed"_s, u"1 sent"_s}));
        QCOMPARE(model_->index(1).data(MessageListModel::NonceRole).toString(),
                 edit.nonce.toString());
        model_->settle(edit.nonce);
        QCOMPARE(rows(), (QStringList{u"3 sent"_s, u"2 sent"_s, u"1 sent"_s}));
    }

    void aDeletionShowsAtOnceAndOutlivesANewerVersion()
    {
        const auto all = page(1, 1);
        model_->merge(all);
        const auto deletion = operation(Outgoing::Kind::Deletion, all[0]);
        model_->show(deletion);
        auto reacted = all[0];
        reacted.changeSeq = 7;
        reacted.reactions = {{u"👍"_s, {peer_.id}}};
        model_->merge(reacted);
        QVERIFY(model_->index(0).data(MessageListModel::IsDeletedRole).toBool());
        QVERIFY(model_->index(0).data(MessageListModel::ReactionsRole).toList().isEmpty());
    }

    void ownReactionsAreAddedToThoseOfOthersAndTakenBack()
    {
        auto liked = page(1, 1).first();
        liked.reactions = {{u"👍"_s, {peer_.id}}};
        model_->merge(liked);
        auto reaction = operation(Outgoing::Kind::Reaction, liked);
        reaction.body = u"👍"_s;
        model_->show(reaction);
        const auto shown = [&] {
            const auto all = model_->index(0).data(MessageListModel::ReactionsRole).toList();
            return all.isEmpty() ? QVariantMap() : all.first().toMap();
        };
        QCOMPARE(shown()[u"count"_s].toInt(), 2);
        QVERIFY(shown()[u"isOwn"_s].toBool());
        auto removal = operation(Outgoing::Kind::ReactionRemoval, liked);
        removal.body = u"👍"_s;
        model_->show(removal);
        QCOMPARE(shown()[u"count"_s].toInt(), 1);
        QVERIFY(!shown()[u"isOwn"_s].toBool());
    }
};

QTEST_GUILESS_MAIN(OutgoingRowsTest)
#include "tst_outgoingrows.moc"
