#pragma once

#include "app/application.h"
#include "conversations/conversationspage.h"
#include "groups/details.h"
#include "groups/newgroup.h"
#include "messages/messagespage.h"
#include "network/socket.h"
#include "support/fakehouse.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

namespace letschat::test {

/// Ada's whole client without a window, signed in at a server in memory that knows Ben, Cleo and
/// Dora too.
class GroupWorld
{
public:
    GroupWorld();
    ~GroupWorld();

    const Profile ada = person(QStringLiteral("Ada"));
    const Profile ben = person(QStringLiteral("Ben"));
    const Profile cleo = person(QStringLiteral("Cleo"));
    const Profile dora = person(QStringLiteral("Dora"));

    FakeHouse house;
    ModelServer &server() { return house.server(); }

    client::ConversationsPage &conversations() { return *application_->conversations(); }
    client::MessagesPage &messages() { return *application_->messages(); }
    client::NewGroup &newGroup() { return *application_->newGroup(); }
    client::Details &details() { return *application_->details(); }
    client::GroupMembers &members() { return *details().members(); }
    client::Application &application() { return *application_; }

    void signIn();
    /// Opens a conversation and its details.
    void showDetails(ConversationId id);
    /// A column of the members as they are shown.
    QStringList column(int role);
    QStringList names() { return column(client::MemberListModel::NameRole); }
    /// What may be done with someone.
    QStringList actionsFor(const Profile &who);

private:
    QTemporaryDir dir_;
    std::unique_ptr<client::Socket> socket_;
    std::unique_ptr<client::Application> application_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

} // namespace letschat::test
