#include "messages/messagelistmodel.h"
#include "messages/quotedmessages.h"
#include "people/peoplestore.h"
#include "support/clientsamples.h"
#include "support/rowchanges.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The model with a conversation of two, and everything that it tells a view.
class MessageListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        people_ = std::make_unique<PeopleStore>();
        people_->remember(me_);
        people_->remember(peer_);
        model_ = std::make_unique<MessageListModel>(*people_, quoted_);
        model_->setOwnId(me_.id);
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model_.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        changes_ = std::make_unique<RowChanges>(*model_);
    }
    void cleanup()
    {
        changes_.reset();
        tester_.reset();
        model_.reset();
    }

    void theUnreadBeginAtOneRow()
    {
        model_->merge(page(1, 3));
        changes_->clear();
        model_->setUnreadFrom(2);
        QVERIFY(startsUnread(1));
        QCOMPARE(changes_->changedRows, (QList<int>{1}));
        model_->setUnreadFrom(3);
        QVERIFY(startsUnread(0));
        QVERIFY(!startsUnread(1));
        model_->clear();
        QCOMPARE(model_->unreadFrom(), 0);
    }

    void anEndGoesInOneStretch()
    {
        model_->merge(page(1, 9));
        model_->show(draft(u"unsent"_s));
        model_->dropNewer(6);
        model_->dropOlder(3);
        QCOMPARE(model_->newestSeq(), 6);
        QCOMPARE(model_->oldestSeq(), 3);
        QCOMPARE(model_->rowCount(), 4);
        QCOMPARE(model_->rowAt(5), 1);
        QCOMPARE(model_->rowAt(7), -1);
    }

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

    void anOlderPageIsAppendedAsOneStretch()
    {
        model_->merge(page(51, 100));
        changes_->clear();
        model_->merge(page(1, 50));
        QCOMPARE(model_->rowCount(), 100);
        QCOMPARE(changes_->inserted, 1);
        QCOMPARE(changes_->lastInserted, std::pair(50, 99));
        // What ends a group there is known only now.
        QCOMPARE(changes_->changedRows, (QList<int>{49, 50}));
        QCOMPARE(model_->oldestSeq(), 1);
    }

    void aPageThatOverlapsBringsOnlyWhatIsNew()
    {
        const auto all = page(1, 30);
        model_->merge(all.first(20));
        changes_->clear();
        model_->merge(all.last(20));
        QCOMPARE(model_->rowCount(), 30);
        QCOMPARE(changes_->inserted, 1);
        QCOMPARE(changes_->lastInserted, std::pair(0, 9));
    }

    void aHoleIsFilledInItsPlace()
    {
        model_->merge(page(1, 3));
        model_->merge(page(7, 9));
        changes_->clear();
        model_->merge(page(4, 6));
        QCOMPARE(changes_->lastInserted, std::pair(3, 5));
        QCOMPARE(model_->oldestSeq(), 1);
        QCOMPARE(model_->newestSeq(), 9);
    }

    void aDroppedHistoryLeavesWhatIsUnsent()
    {
        auto failing = draft(u"failing"_s);
        failing.state = Outgoing::State::Failed;
        failing.aboveSeq = 5;
        model_->merge(page(1, 9));
        model_->show(failing);
        model_->show(draft(u"mine"_s));
        model_->dropConfirmed();
        QCOMPARE(rows(), (QStringList{u"mine sending"_s, u"failing failed"_s}));
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

    void readMarksTouchOnlyTheRowsBetween()
    {
        auto all = page(1, 6);
        for (auto &each : all)
            each.senderId = each.seq % 2 == 0 ? me_.id : peer_.id;
        model_->merge(all);
        model_->setReadUpTo(2);
        changes_->clear();
        model_->setReadUpTo(4);
        QCOMPARE(changes_->changedRows, (QList<int>{2}));
        QCOMPARE(rows(), (QStringList{u"6 sent"_s, u"5 sent"_s, u"4 read"_s, u"3 sent"_s,
                                      u"2 read"_s, u"1 sent"_s}));
    }

    void aPageAroundWhatIsHeldComesInStretches()
    {
        const auto all = page(1, 9);
        model_->merge(all.sliced(3, 1));
        model_->merge(all.sliced(6, 1));
        changes_->clear();
        model_->merge(all);
        QCOMPARE(model_->rowCount(), 9);
        QCOMPARE(changes_->inserted, 3);
    }

    void groupsEndAtAnotherSenderAnotherDayAndAfterFiveMinutes()
    {
        auto all = page(1, 5);
        all[0].createdAt = noon(-24 * 60);
        all[1].createdAt = noon(0);
        all[2].createdAt = noon(5);
        all[3].createdAt = noon(11);
        all[4].createdAt = noon(12);
        all[4].senderId = me_.id;
        model_->merge(all);
        QCOMPARE(column(MessageListModel::StartsGroupRole), (QList<bool>{1, 1, 0, 1, 1}));
        QCOMPARE(column(MessageListModel::EndsGroupRole), (QList<bool>{1, 1, 1, 0, 1}));
        QVERIFY(!model_->index(3).data(MessageListModel::DayTextRole).toString().isEmpty());
        QVERIFY(model_->index(2).data(MessageListModel::DayTextRole).toString().isEmpty());
        QVERIFY(!model_->index(4).data(MessageListModel::DayTextRole).toString().isEmpty());
    }

private:
    Outgoing draft(const QString &body)
    {
        Outgoing draft;
        draft.nonce = newId<Nonce>();
        draft.conversationId = conversation_;
        draft.body = body;
        draft.writtenAt = noon();
        draft.order = ++orders_;
        return draft;
    }
    Outgoing operation(Outgoing::Kind kind, const Message &message)
    {
        auto operation = draft({});
        operation.kind = kind;
        operation.target = message.id;
        return operation;
    }
    Message confirmed(const Outgoing &draft, qint64 seq)
    {
        auto stored = message(conversation_, seq, me_.id, draft.body);
        stored.id = MessageId(draft.nonce.value());
        stored.nonce = draft.nonce;
        return stored;
    }
    QList<Message> page(qint64 from, qint64 to)
    {
        QList<Message> messages;
        for (auto seq = from; seq <= to; ++seq)
            messages.append(message(conversation_, seq, peer_.id, QString::number(seq)));
        return messages;
    }
    bool startsUnread(int row) const
    {
        return model_->index(row).data(MessageListModel::StartsUnreadRole).toBool();
    }
    QStringList rows() const
    {
        QStringList rows;
        for (int row = 0; row < model_->rowCount(); ++row)
            rows.append(model_->index(row).data(MessageListModel::BodyRole).toString() + u' ' +
                        model_->index(row).data(MessageListModel::StateRole).toString());
        return rows;
    }
    QList<bool> column(int role) const
    {
        QList<bool> values;
        for (int row = 0; row < model_->rowCount(); ++row)
            values.append(model_->index(row).data(role).toBool());
        return values;
    }

    const Profile me_ = person(u"Me"_s);
    const Profile peer_ = person(u"Peer"_s);
    const ConversationId conversation_ = newId<ConversationId>();
    qint64 orders_ = 0;
    LocalStore store_;
    QuotedMessages quoted_{store_};
    std::unique_ptr<PeopleStore> people_;
    std::unique_ptr<MessageListModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RowChanges> changes_;
};

QTEST_GUILESS_MAIN(MessageListModelTest)
#include "tst_messagelistmodel.moc"
