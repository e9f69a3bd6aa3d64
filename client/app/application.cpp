#include "app/application.h"

#include "account/session.h"
#include "account/signin.h"
#include "account/tokenvault.h"
#include "app/connection.h"
#include "app/linkfollower.h"
#include "app/options.h"
#include "app/settings.h"
#include "conversations/conversationspage.h"
#include "messages/messagespage.h"
#include "network/socket.h"
#include "people/peoplestore.h"
#include "sync/outbox.h"
#include "sync/syncengine.h"

namespace letschat::client {

/// Every part, in the order of who uses whom: each knows only those above it.
struct Application::Parts
{
    Parts(const Options &options, Socket &theSocket)
        : socket(theSocket)
        , settings(options.dataDir, options.profile)
        , link(options.server.isValid() ? options.server : settings.server())
        , vault(link, options.profile)
    {}

    Socket &socket;
    Settings settings;
    SystemClock clock;
    HttpLink link;
    ApiClient open{link};
    TokenVault vault;
    Session session{open, vault};
    SignIn signIn{link, open, session};
    ApiClient api{link, session};
    PeopleStore people;
    Outbox outbox{api, clock};
    SyncEngine sync{socket, people};
    ConversationsPage conversations{api, sync, people, outbox, session};
    MessagesPage messages{api, sync, outbox, conversations, people, session};
    Connection connection{socket, session, outbox};
    LinkFollower links{api, conversations, session};
};

Application::Application(const Options &options, Socket &socket, QObject *parent)
    : QObject(parent)
    , parts_(std::make_unique<Parts>(options, socket))
{
    auto &parts = *parts_;
    connect(&parts.session, &Session::stateChanged, this, &Application::followSession);
    connect(&parts.session, &Session::renewed, &parts.socket, &Socket::reauthenticate);
    connect(&parts.socket, &Socket::sessionEnded, &parts.session, &Session::end);
    connect(&parts.socket, &Socket::stateChanged, this, [this] {
        if (parts_->socket.state() == Socket::State::Online)
            parts_->outbox.wake();
    });
    // After the pages, which have it in their models by then.
    connect(&parts.sync, &SyncEngine::messageReceived, this, [this](const Message &message) {
        if (message.senderId == parts_->session.userId())
            parts_->outbox.confirm(message);
    });
}

Application::~Application()
{
    disconnect(&parts_->socket, nullptr, this, nullptr);
    parts_->socket.close();
}

Session *Application::session() const
{
    return &parts_->session;
}

SignIn *Application::signIn() const
{
    return &parts_->signIn;
}

ConversationsPage *Application::conversations() const
{
    return &parts_->conversations;
}

MessagesPage *Application::messages() const
{
    return &parts_->messages;
}

Connection *Application::connection() const
{
    return &parts_->connection;
}

void Application::start()
{
    if (parts_->link.server().isValid())
        parts_->session.restore();
}

void Application::openLink(const QUrl &link)
{
    parts_->links.follow(link);
}

void Application::followSession()
{
    auto &parts = *parts_;
    switch (parts.session.state()) {
    case Session::SignedIn:
        parts.settings.setServer(parts.link.server());
        parts.socket.open(parts.link.server(), parts.session);
        parts.conversations.reload();
        break;
    case Session::SignedOut:
        parts.socket.close();
        parts.outbox.clear();
        parts.conversations.clear();
        parts.sync.clear();
        parts.people.clear();
        break;
    case Session::Restoring:
        break;
    }
}

} // namespace letschat::client
