#include "messages/messagelistmodel.h"
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
        model_ = std::make_unique<MessageListModel>(*people_);
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

    void aDraftIsShownAtOnceAsSending()
    {
        model_->showDraft(draft(u"hello"_s));
        QCOMPARE(rows(), (QStringList{u"hello sending"_s}));
    }

    void replyThenEchoIsOneRowInTheSamePlace()
    {
        const auto sent = draft(u"hello"_s);
        model_->showDraft(sent);
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
        model_->showDraft(sent);
        changes_->clear();
        const auto echo = confirmed(sent, 1);
        for (int i = 0; i < 3; ++i)
            model_->merge(echo);
        QCOMPARE(rows(), (QStringList{u"hello sent"_s}));
        QCOMPARE(changes_->inserted + changes_->removed + changes_->moved, 0);
    }

    void aLateDraftOfAConfirmedMessageChangesNothing()
    {
        const auto sent = draft(u"hello"_s);
        model_->merge(confirmed(sent, 1));
        model_->showDraft(sent);
        model_->removeDraft(sent.nonce);
        QCOMPARE(rows(), (QStringList{u"hello sent"_s}));
    }

    void aMessageFromAnotherDeviceOfMineIsOneRowBelowWhatIsOnItsWay()
    {
        model_->showDraft(draft(u"mine"_s));
        changes_->clear();
        model_->merge(message(conversation_, 1, me_.id, u"other device"_s));
        QCOMPARE(rows(), (QStringList{u"mine sending"_s, u"other device sent"_s}));
        QCOMPARE(changes_->inserted, 1);
    }

    void aPeersMessageThatOvertakesIsPassedByOneMove()
    {
        const auto sent = draft(u"mine"_s);
        model_->showDraft(sent);
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
        model_->showDraft(sent);
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
        model_->showDraft(failing);
        model_->showDraft(next);
        failing.state = Draft::State::Failed;
        failing.failureReason = u"why"_s;
        changes_->clear();
        model_->showDraft(failing);
        model_->merge(confirmed(next, 2));
        QCOMPARE(rows(), (QStringList{u"next sent"_s, u"failing failed"_s, u"old sent"_s}));
        QCOMPARE(changes_->moved + changes_->inserted + changes_->removed, 0);
        QCOMPARE(model_->index(1).data(MessageListModel::FailureReasonRole).toString(), u"why"_s);
    }

    void aRetriedMessageGoesToTheNewestPlaceAndIsConfirmedThere()
    {
        auto failed = draft(u"again"_s);
        failed.state = Draft::State::Failed;
        model_->merge(message(conversation_, 1, peer_.id, u"first"_s));
        model_->showDraft(failed);
        model_->merge(message(conversation_, 2, peer_.id, u"second"_s));
        changes_->clear();
        failed.state = Draft::State::Sending;
        failed.order = ++orders_;
        model_->showDraft(failed);
        model_->merge(confirmed(failed, 3));
        QCOMPARE(rows(), (QStringList{u"again sent"_s, u"second sent"_s, u"first sent"_s}));
        QCOMPARE(changes_->moved, 1);
        QCOMPARE(changes_->inserted + changes_->removed, 0);
    }

    void aDiscardedMessageIsOneRemoval()
    {
        const auto sent = draft(u"mine"_s);
        model_->showDraft(sent);
        changes_->clear();
        model_->removeDraft(sent.nonce);
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
        QCOMPARE(changes_->changedRows, (QList<int>{49}));
        QCOMPARE(model_->oldestSeq(), 1);
        QCOMPARE(model_->joinedSeq(), 100);
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

    void aHoleIsKnownAndFilledInItsPlace()
    {
        model_->merge(page(1, 3));
        model_->merge(page(7, 9));
        QCOMPARE(model_->joinedSeq(), 3);
        changes_->clear();
        model_->merge(page(4, 6));
        QCOMPARE(model_->joinedSeq(), 9);
        QCOMPARE(changes_->lastInserted, std::pair(3, 5));
        model_->dropBelow(5);
        QCOMPARE(model_->oldestSeq(), 5);
    }

    void aPageAroundWhatIsHeldComesInStretches()
    {
        const auto all = page(1, 9);
        model_->merge(all.sliced(3, 1));
        model_->merge(all.sliced(6, 1));
        changes_->clear();
        model_->merge(all);
        QCOMPARE(model_->rowCount(), 9);
        QCOMPARE(model_->joinedSeq(), 9);
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
    Draft draft(const QString &body)
    {
        Draft draft;
        draft.nonce = newId<Nonce>();
        draft.conversationId = conversation_;
        draft.body = body;
        draft.writtenAt = noon();
        draft.order = ++orders_;
        return draft;
    }
    Message confirmed(const Draft &draft, qint64 seq)
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
    std::unique_ptr<PeopleStore> people_;
    std::unique_ptr<MessageListModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RowChanges> changes_;
};

QTEST_GUILESS_MAIN(MessageListModelTest)
#include "tst_messagelistmodel.moc"
