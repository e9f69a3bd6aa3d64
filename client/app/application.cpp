#include "app/application.h"

#include "account/session.h"
#include "account/signin.h"
#include "account/tokenvault.h"
#include "app/connection.h"
#include "app/linkfollower.h"
#include "app/options.h"
#include "app/profiles.h"
#include "app/settings.h"
#include "app/storewords.h"
#include "conversations/conversationspage.h"
#include "desktop/desktop.h"
#include "emoji/emoji.h"
#include "groups/details.h"
#include "groups/newgroup.h"
#include "messages/messagespage.h"
#include "network/socket.h"
#include "people/blocklistmodel.h"
#include "people/peoplestore.h"
#include "people/typingnotice.h"
#include "people/typingstore.h"
#include "settings/preferences.h"
#include "settings/settingspage.h"
#include "store/localstore.h"
#include "sync/draftbook.h"
#include "sync/historyloader.h"
#include "sync/outbox.h"
#include "sync/syncengine.h"

namespace letschat::client {

/// Every part, in the order of who uses whom: each knows only those above it.
struct Application::Parts
{
    Parts(const Options &options, Socket &theSocket)
        : socket(theSocket)
        , directory(options.directory())
        , settings(options.dataDir, options.profile)
        , preferences(directory + QStringLiteral("/settings.ini"))
        , profiles(options)
        , emoji(directory + QStringLiteral("/settings.ini"))
        , link(options.server.isValid() ? options.server : settings.server())
        , vault(link, options.profile)
    {}

    Socket &socket;
    QString directory;
    Settings settings;
    Preferences preferences;
    Profiles profiles;
    Emoji emoji;
    SystemClock clock;
    HttpLink link;
    ApiClient open{link};
    TokenVault vault;
    Session session{open, vault};
    SignIn signIn{link, open, session};
    ApiClient api{link, session};
    LocalStore store;
    /// Whose store is open.
    UserId owner;
    PeopleStore people;
    BlockListModel blocks{api, people};
    TypingStore typing;
    TypingNotice typingNotice;
    DraftBook drafts{store, clock};
    Outbox outbox{api, store, clock};
    HistoryLoader history{api, store};
    SyncEngine sync{api, store, history};
    ConversationsPage conversations{
        api, sync, people, outbox, {store, session, people, typing, outbox, drafts, clock}};
    MessagesPage messages{store,  history, outbox, drafts, conversations,
                          people, typing,  blocks, session};
    SettingsPage settingsPage{api, link, session, people, directory};
    NewGroup newGroup{api, store, people, conversations};
    Details details{api, store, people, blocks, conversations, session, clock};
    Connection connection{socket, session, outbox};
    LinkFollower links{api, conversations, session};
    Desktop desktop{{store, sync, outbox, drafts, conversations, session, people, preferences,
                     [this](UserId id) { return blocks.isBlocked(id.toString()); }},
                    preferences};
};

Application::Application(const Options &options, Socket &socket, QObject *parent)
    : QObject(parent)
    , parts_(std::make_unique<Parts>(options, socket))
{
    join();
}

/// Who hears of what.
void Application::join()
{
    auto &parts = *parts_;
    parts.people.follow(parts.store);
    parts.people.follow(parts.socket);
    parts.typing.follow(parts.socket);
    parts.blocks.follow(parts.socket);
    connect(&parts.socket, &Socket::received, &parts.sync, &SyncEngine::receive);
    connect(&parts.sync, &SyncEngine::caughtUp, &parts.messages, &MessagesPage::goOn);
    connect(&parts.conversations, &ConversationsPage::placeWanted, &parts.messages,
            [this](ConversationId, qint64 place) { parts_->messages.goTo(place); });
    connect(&parts.session, &Session::stateChanged, this, &Application::followSession);
    connect(&parts.session, &Session::removalWanted, &parts.store, &LocalStore::remove);
    connect(&parts.session, &Session::removalWanted, &parts.emoji, &Emoji::forget);
    connect(&parts.session, &Session::userChanged, this, [this] {
        if (parts_->session.state() == Session::SignedIn)
            parts_->settings.setAccount(parts_->session.user());
    });
    parts.socket.on<UserUpdated>(
        this, [this](const UserUpdated &event) { parts_->session.takeProfile(event.user); });
    connect(&parts.session, &Session::renewed, &parts.socket, &Socket::reauthenticate);
    connect(&parts.socket, &Socket::sessionEnded, &parts.session, &Session::end);
    connect(&parts.socket, &Socket::stateChanged, this, [this] {
        if (parts_->socket.state() == Socket::State::Online)
            parts_->outbox.wake();
        else
            parts_->people.forgetPresence();
    });
    connect(&parts.store, &LocalStore::closed, &parts.typing, &TypingStore::clear);
    connect(&parts.store, &LocalStore::opened, this,
            [this](const StoreOpening &opening) { tell(inWords(opening, parts_->directory)); });
    connect(&parts.store, &LocalStore::failed, this,
            [this](const StoreFault &fault) { tell(inWords(fault, parts_->directory)); });
    connect(&parts.store, &LocalStore::removalFailed, this,
            [this](const QStringList &files) { tell(removalFailureInWords(files)); });
    connect(&parts.links, &LinkFollower::failed, this, &Application::tell);
    connect(&parts.details, &Details::removedFrom, this, [this](const QString &title) {
        tell(tr("You are no longer a member of “%1”.").arg(title));
    });
    connect(&parts.details, &Details::failed, this, &Application::tell);
    connect(&parts.messages, &MessagesPage::typed, &parts.typingNotice, &TypingNotice::textChanged);
    connect(&parts.messages, &MessagesPage::sent, &parts.typingNotice, &TypingNotice::sent);
    connect(&parts.messages, &MessagesPage::left, &parts.typingNotice, &TypingNotice::left);
    connect(&parts.typingNotice, &TypingNotice::tell, &parts.socket, &Socket::sendTyping);
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

NewGroup *Application::newGroup() const
{
    return &parts_->newGroup;
}

Details *Application::details() const
{
    return &parts_->details;
}

BlockListModel *Application::blocks() const
{
    return &parts_->blocks;
}

Preferences *Application::preferences() const
{
    return &parts_->preferences;
}

Profiles *Application::profiles() const
{
    return &parts_->profiles;
}

Emoji *Application::emoji() const
{
    return &parts_->emoji;
}

SettingsPage *Application::settings() const
{
    return &parts_->settingsPage;
}

Connection *Application::connection() const
{
    return &parts_->connection;
}

Desktop *Application::desktop() const
{
    return &parts_->desktop;
}

void Application::start()
{
    if (parts_->link.server().isValid())
        parts_->session.restore(parts_->settings.account());
}

void Application::openLink(const QUrl &link)
{
    parts_->links.follow(link);
}

void Application::followSession()
{
    auto &parts = *parts_;
    switch (parts.session.state()) {
    case Session::Restoring:
        openStore();
        break;
    case Session::SignedIn:
        openStore();
        parts.settings.setServer(parts.link.server());
        parts.settings.setAccount(parts.session.user());
        parts.socket.open(parts.link.server(), parts.session);
        parts.outbox.setActive(true);
        break;
    case Session::SignedOut:
        parts.outbox.setActive(false);
        parts.socket.close();
        parts.blocks.clear();
        parts.store.close();
        parts.owner = {};
        parts.settings.forgetAccount();
        // It was for who was here.
        dismissNotice();
        break;
    }
}

/// Yesterday's history is there before the server answers, where it is known whose it is.
void Application::openStore()
{
    auto &parts = *parts_;
    const auto user = parts.session.userId();
    if (user.isNull() || user == parts.owner)
        return;
    parts.owner = user;
    parts.store.open(parts.directory + u'/' + user.toString() + QStringLiteral(".sqlite"), user);
}

void Application::dismissNotice()
{
    setNotice({});
}

void Application::tell(const QString &words)
{
    if (!words.isEmpty())
        setNotice(words);
}

void Application::setNotice(const QString &notice)
{
    if (std::exchange(notice_, notice) != notice)
        Q_EMIT noticeChanged();
}

} // namespace letschat::client
