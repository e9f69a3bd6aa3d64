#pragma once

#include "messages/messagelistmodel.h"
#include "messages/quotedmessages.h"
#include "people/peoplestore.h"
#include "support/clientsamples.h"
#include "support/rowchanges.h"

#include <QAbstractItemModelTester>

namespace letschat::test {

/// The model with a conversation of two, and everything that it tells a view.
class MessageModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    client::Outgoing draft(const QString &body);
    client::Outgoing operation(client::Outgoing::Kind kind, const Message &message);
    Message confirmed(const client::Outgoing &draft, qint64 seq);
    QList<Message> page(qint64 from, qint64 to);
    bool startsUnread(int row) const;
    QStringList rows() const;
    QList<bool> column(int role) const;

    const Profile me_ = person(QStringLiteral("Me"));
    const Profile peer_ = person(QStringLiteral("Peer"));
    const ConversationId conversation_ = newId<ConversationId>();
    qint64 orders_ = 0;
    client::LocalStore store_;
    client::QuotedMessages quoted_{store_};
    std::unique_ptr<client::PeopleStore> people_;
    std::unique_ptr<client::MessageListModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RowChanges> changes_;
};

} // namespace letschat::test
