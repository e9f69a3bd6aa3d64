#include "conversations/timewords.h"
#include "messages/messagelistmodel.h"
#include "messages/messageselection.h"
#include "messages/quotedmessages.h"
#include "people/peoplestore.h"
#include "support/clientsamples.h"
#include "support/rowchanges.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Choosing among messages of a conversation of two, of which every other is one's own: row 0 is
/// the newest, number 9.
class MessageSelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        people_ = std::make_unique<PeopleStore>();
        people_->remember(me_);
        people_->remember(peer_);
        store_ = std::make_unique<LocalStore>();
        quoted_ = std::make_unique<QuotedMessages>(*store_);
        model_ = std::make_unique<MessageListModel>(*people_, *quoted_);
        model_->setOwnId(me_.id);
        selection_ = std::make_unique<MessageSelection>(*model_, *store_, *people_);
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model_.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        all_ = page(1, 9);
        model_->merge(all_);
        changes_ = std::make_unique<RowChanges>(*model_);
    }
    void cleanup()
    {
        changes_.reset();
        tester_.reset();
        selection_.reset();
        model_.reset();
        quoted_.reset();
        store_.reset();
    }

    void togglingTouchesItsOwnRowAlone()
    {
        const QSignalSpy told(selection_.get(), &MessageSelection::changed);
        selection_->toggle(3);
        QCOMPARE(changes_->changedRows, (QList<int>{3}));
        QCOMPARE(selected(), (QList<int>{3}));
        QCOMPARE(selection_->count(), 1);
        selection_->toggle(3);
        QCOMPARE(changes_->changedRows, (QList<int>{3, 3}));
        QCOMPARE(selection_->count(), 0);
        QCOMPARE(told.size(), 2);
        selection_->toggle(-1);
        selection_->toggle(9);
        selection_->extendTo(9);
        QCOMPARE(selection_->count(), 0);
    }

    void aRangeGoesFromTheOneToggledLastAndReplacesTheOneBefore()
    {
        selection_->toggle(8);
        selection_->toggle(4);
        selection_->extendTo(2);
        QCOMPARE(selected(), (QList<int>{2, 3, 4, 8}));
        changes_->clear();
        selection_->extendTo(5);
        QCOMPARE(selected(), (QList<int>{4, 5, 8}));
        std::ranges::sort(changes_->changedRows);
        QCOMPARE(changes_->changedRows, (QList<int>{2, 3, 5}));
        selection_->toggle(0);
        selection_->extendTo(1);
        QCOMPARE(selected(), (QList<int>{0, 1, 4, 5, 8}));
    }

    void aRangeWithoutABeginningIsOne()
    {
        selection_->extendTo(4);
        QCOMPARE(selected(), (QList<int>{4}));
        selection_->extendTo(6);
        QCOMPARE(selected(), (QList<int>{4, 5, 6}));
        selection_->clear();
        selection_->extendTo(2);
        QCOMPARE(selected(), (QList<int>{2}));
    }

    void allAreSelectedAndNoneAgain()
    {
        selection_->toggle(4);
        changes_->clear();
        selection_->selectAll();
        QCOMPARE(selection_->count(), 9);
        QCOMPARE(changes_->changedRows.size(), 8);
        selection_->clear();
        QCOMPARE(selected(), QList<int>());
        QCOMPARE(selection_->count(), 0);
    }

    void itStaysWithItsMessagesWhateverComesAndGoes()
    {
        selection_->toggle(0);
        selection_->toggle(8);
        model_->merge(page(10, 12));
        QCOMPARE(selected(), (QList<int>{3, 11}));
        model_->drop(all_[4].id);
        QCOMPARE(selected(), (QList<int>{3, 10}));
        model_->show(draft(u"on its way"_s));
        QCOMPARE(selected(), (QList<int>{4, 11}));
    }

    void whatIsLetGoStaysSelectedAndIsSoWhenItComesBack()
    {
        selection_->toggle(8);
        selection_->toggle(0);
        model_->dropOlder(5);
        QCOMPARE(selected(), (QList<int>{0}));
        QCOMPARE(selection_->count(), 2);
        QVERIFY(selection_->text().contains(u"\n1\n"_s));
        tell({changed(all_[0], u"one"_s)});
        QVERIFY(selection_->text().contains(u"\none\n"_s));
        model_->merge(all_.first(4));
        QCOMPARE(selected(), (QList<int>{0, 8}));
        selection_->clear();
        QCOMPARE(selected(), QList<int>());
    }

    void anAnchorThatWasLetGoBeginsNoRange()
    {
        selection_->toggle(8);
        model_->dropOlder(5);
        selection_->extendTo(2);
        QCOMPARE(selected(), (QList<int>{2}));
        QCOMPARE(selection_->count(), 2);
    }

    void editsAreCopiedAsTheyAreNow()
    {
        selection_->toggle(2);
        model_->merge(changed(all_[6], u"seven"_s));
        QCOMPARE(selection_->text(), u"seven"_s);
        QCOMPARE(selection_->count(), 1);
    }

    void whatIsDeletedIsSelectedNoLonger()
    {
        selection_->toggle(2);
        selection_->toggle(4);
        model_->merge(deleted(all_[6]));
        QCOMPARE(selected(), (QList<int>{4}));
        QCOMPARE(selection_->count(), 1);
        selection_->toggle(2);
        QCOMPARE(selection_->count(), 1);
        selection_->extendTo(1);
        QCOMPARE(selected(), (QList<int>{1, 4}));
        model_->dropOlder(6);
        tell({deleted(all_[4])});
        QCOMPARE(selection_->count(), 1);
    }

    void aDroppedHistoryTakesItsMessagesAlong()
    {
        model_->show(draft(u"mine"_s));
        selection_->toggle(0);
        selection_->toggle(1);
        selection_->toggle(2);
        StoreChanges changes;
        changes.dropped = {all_[8].id};
        Q_EMIT store_->changed(changes);
        QCOMPARE(selection_->count(), 2);
        changes.dropped.clear();
        changes.reset = {newId<ConversationId>()};
        Q_EMIT store_->changed(changes);
        QCOMPARE(selection_->count(), 2);
        changes.reset = {conversation_};
        Q_EMIT store_->changed(changes);
        QCOMPARE(selected(), (QList<int>{0}));
        Q_EMIT store_->closed();
        QCOMPARE(selection_->count(), 0);
    }

    void oneThatIsSentStaysSelectedThroughItsConfirmation()
    {
        const auto sent = draft(u"mine"_s);
        model_->show(sent);
        selection_->toggle(0);
        QVERIFY(!selection_->isRemovable());
        model_->merge(confirmed(sent, 10));
        tell({confirmed(sent, 10)}, {sent.nonce});
        QCOMPARE(selected(), (QList<int>{0}));
        QCOMPARE(selection_->count(), 1);
        QVERIFY(selection_->isRemovable());
        QCOMPARE(selection_->rows().first().message.seq, 10);
        selection_->extendTo(1);
        QCOMPARE(selected(), (QList<int>{0, 1}));
    }

    void oneThatFailedCanBeDiscardedAndIsGoneThen()
    {
        auto failed = draft(u"mine"_s);
        failed.state = Outgoing::State::Failed;
        failed.aboveSeq = 9;
        model_->show(failed);
        selection_->toggle(0);
        selection_->toggle(2);
        QVERIFY(selection_->isRemovable());
        model_->settle(failed.nonce);
        tell({}, {failed.nonce});
        QCOMPARE(selection_->count(), 1);
        QCOMPARE(selected(), (QList<int>{1}));
    }

    void onlyOnesOwnCanBeDeletedUnlessOneModerates()
    {
        QVERIFY(!selection_->isRemovable());
        selection_->toggle(1);
        selection_->toggle(3);
        QVERIFY(selection_->isRemovable());
        selection_->toggle(2);
        QVERIFY(!selection_->isRemovable());
        const QSignalSpy told(selection_.get(), &MessageSelection::changed);
        selection_->setMayDeleteAny(true);
        QCOMPARE(told.size(), 1);
        QVERIFY(selection_->isRemovable());
    }

    void severalAreCopiedInTheirOrderWithNameAndTime()
    {
        selection_->toggle(1);
        selection_->toggle(4);
        QCOMPARE(selection_->text(),
                 u"Peer, [%1]\n5\n\nMe, [%2]\n8"_s.arg(stampText(all_[4].createdAt),
                                                       stampText(all_[7].createdAt)));
        QVERIFY(stampText(noon()).contains(u"26"_s));
        selection_->toggle(1);
        QCOMPARE(selection_->text(), u"5"_s);
    }

private:
    QList<Message> page(qint64 from, qint64 to)
    {
        QList<Message> messages;
        for (auto seq = from; seq <= to; ++seq)
            messages.append(message(conversation_, seq, seq % 2 == 0 ? me_.id : peer_.id,
                                    QString::number(seq)));
        return messages;
    }
    Outgoing draft(const QString &body)
    {
        Outgoing draft;
        draft.nonce = newId<Nonce>();
        draft.conversationId = conversation_;
        draft.body = body;
        draft.writtenAt = noon();
        draft.order = 1;
        return draft;
    }
    Message confirmed(const Outgoing &draft, qint64 seq)
    {
        auto stored = message(conversation_, seq, me_.id, draft.body);
        stored.id = MessageId(draft.nonce.value());
        stored.nonce = draft.nonce;
        return stored;
    }
    static Message changed(Message message, const QString &body)
    {
        message.body = body;
        message.changeSeq += 100;
        message.editedAt = noon();
        return message;
    }
    static Message deleted(Message message)
    {
        message = changed(message, {});
        message.deletedAt = noon();
        return message;
    }
    void tell(const QList<Message> &messages, const QList<Nonce> &settled = {})
    {
        StoreChanges changes;
        changes.messages = messages;
        for (const auto &nonce : settled)
            changes.settled.append({conversation_, nonce});
        Q_EMIT store_->changed(changes);
    }
    QList<int> selected() const
    {
        QList<int> rows;
        for (int row = 0; row < model_->rowCount(); ++row) {
            if (model_->index(row).data(MessageListModel::SelectedRole).toBool())
                rows.append(row);
        }
        return rows;
    }

    const Profile me_ = person(u"Me"_s);
    const Profile peer_ = person(u"Peer"_s);
    const ConversationId conversation_ = newId<ConversationId>();
    QList<Message> all_;
    std::unique_ptr<PeopleStore> people_;
    std::unique_ptr<LocalStore> store_;
    std::unique_ptr<QuotedMessages> quoted_;
    std::unique_ptr<MessageListModel> model_;
    std::unique_ptr<MessageSelection> selection_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RowChanges> changes_;
};

QTEST_GUILESS_MAIN(MessageSelectionTest)
#include "tst_messageselection.moc"
