#pragma once

#include "app/application.h"
#include "app/options.h"
#include "conversations/conversationspage.h"
#include "messages/messagespage.h"
#include "network/socket.h"
#include "support/fakehouse.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

namespace letschat::test {

/// The whole client without a window, for Ada, at a server in memory that has a conversation of
/// hers with Ben. She is not signed in yet.
class TalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }

protected Q_SLOTS:
    void init();
    void cleanup();

protected:
    client::MessagesPage &page() { return *application_->messages(); }
    client::ConversationsPage &conversations() { return *application_->conversations(); }
    void signIn();
    /// Signs in, and opens a conversation that the server has.
    void open(ConversationId id);
    /// A role of a row of the open conversation, or of all of its rows.
    QVariant role(int row, int role) { return page().model()->index(row).data(role); }
    QStringList column(int role);
    /// The open conversation is shown without a hole.
    bool isWhole();
    /// How often the server was asked for what is around this place.
    qsizetype askedAround(qint64 seq) const;

    const Profile ada_ = person(QStringLiteral("Ada"));
    const Profile ben_ = person(QStringLiteral("Ben"));
    Conversation talk_;
    client::Options options_;
    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<FakeHouse> house_;
    std::unique_ptr<client::Socket> socket_;
    std::unique_ptr<client::Application> application_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

} // namespace letschat::test
