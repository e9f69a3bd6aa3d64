#include "messagemodeltest.h"

using namespace Qt::StringLiterals;

namespace letschat::test {

using namespace client;

void MessageModelTest::init()
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

void MessageModelTest::cleanup()
{
    changes_.reset();
    tester_.reset();
    model_.reset();
}

Outgoing MessageModelTest::draft(const QString &body)
{
    Outgoing draft;
    draft.nonce = newId<Nonce>();
    draft.conversationId = conversation_;
    draft.body = body;
    draft.writtenAt = noon();
    draft.order = ++orders_;
    return draft;
}

Outgoing MessageModelTest::operation(Outgoing::Kind kind, const Message &message)
{
    auto operation = draft({});
    operation.kind = kind;
    operation.target = message.id;
    return operation;
}

Message MessageModelTest::confirmed(const Outgoing &draft, qint64 seq)
{
    auto stored = message(conversation_, seq, me_.id, draft.body);
    stored.id = MessageId(draft.nonce.value());
    stored.nonce = draft.nonce;
    return stored;
}

QList<Message> MessageModelTest::page(qint64 from, qint64 to)
{
    QList<Message> messages;
    for (auto seq = from; seq <= to; ++seq)
        messages.append(message(conversation_, seq, peer_.id, QString::number(seq)));
    return messages;
}

bool MessageModelTest::startsUnread(int row) const
{
    return model_->index(row).data(MessageListModel::StartsUnreadRole).toBool();
}

QStringList MessageModelTest::rows() const
{
    QStringList rows;
    for (int row = 0; row < model_->rowCount(); ++row)
        rows.append(model_->index(row).data(MessageListModel::BodyRole).toString() + u' ' +
                    model_->index(row).data(MessageListModel::StateRole).toString());
    return rows;
}

QList<bool> MessageModelTest::column(int role) const
{
    QList<bool> values;
    for (int row = 0; row < model_->rowCount(); ++row)
        values.append(model_->index(row).data(role).toBool());
    return values;
}

} // namespace letschat::test
