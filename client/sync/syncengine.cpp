#include "sync/syncengine.h"

#include "network/socket.h"
#include "people/peoplestore.h"

namespace letschat::client {

SyncEngine::SyncEngine(Socket &socket, PeopleStore &people, QObject *parent)
    : QObject(parent)
    , people_(people)
{
    patience_.setSingleShot(true);
    patience_.setInterval(patience);
    connect(&patience_, &QTimer::timeout, this, &SyncEngine::giveUpWaiting);
    connect(&socket, &Socket::received, this, &SyncEngine::receive);
}

void SyncEngine::receive(const Event &event)
{
    struct Reader
    {
        SyncEngine &engine;

        void operator()(const AuthOk &ok) { engine.take(ok); }
        void operator()(const MessageNew &event) { engine.take(event); }
        void operator()(const ConversationNew &event) { engine.take(event); }
        void operator()(const MessageUpdated &event) { engine.take(event); }
        void operator()(const ConversationUpdated &event) { engine.take(event); }
        void operator()(const ConversationGone &event)
        {
            Q_EMIT engine.conversationWentStale(event.conversationId);
        }
        void operator()(const ReadMarkMoved &event)
        {
            engine.follow(event.conversationId, event.changeSeq);
        }
        void operator()(const HiddenChange &event)
        {
            engine.follow(event.conversationId, event.changeSeq);
        }
        void operator()(const StateChanged &event)
        {
            Q_EMIT engine.conversationWentStale(event.conversationId);
        }
        void operator()(const PresenceChanged &event)
        {
            engine.people_.setOnline(event.userId, event.online);
        }
        void operator()(const TypingChanged &) {}
        void operator()(const UserUpdated &event) { engine.people_.remember(event.user); }
        void operator()(const SyncHint &) { Q_EMIT engine.wentStale(); }
        void operator()(const Pong &) {}
        void operator()(const SocketError &error)
        {
            qWarning("the server did not understand a frame: %s", qPrintable(error.detail));
        }
    };
    std::visit(Reader{*this}, event);
}

void SyncEngine::take(const AuthOk &ok)
{
    people_.setOnline(ok.online);
    Q_EMIT wentStale();
}

void SyncEngine::take(const MessageNew &event)
{
    Q_EMIT messageReceived(event.message);
    follow(event.conversationId, event.changeSeq);
}

void SyncEngine::take(const ConversationNew &event)
{
    Q_EMIT conversationReceived(event.conversation);
    // The event lacks the user's own state in it.
    Q_EMIT conversationWentStale(event.conversationId);
}

void SyncEngine::take(const MessageUpdated &event)
{
    Q_EMIT messageChanged(event.message);
    follow(event.conversationId, event.changeSeq);
}

void SyncEngine::take(const ConversationUpdated &event)
{
    Q_EMIT conversationReceived(event.conversation);
    Q_EMIT conversationWentStale(event.conversationId);
}

void SyncEngine::Progress::add(qint64 changeSeq)
{
    if (changeSeq > held)
        ahead.insert(changeSeq);
    while (ahead.remove(held + 1))
        ++held;
}

void SyncEngine::follow(ConversationId conversation, qint64 changeSeq)
{
    const auto progress = progress_.find(conversation);
    if (progress == progress_.end()) {
        Q_EMIT conversationWentStale(conversation);
        return;
    }
    progress->add(changeSeq);
    if (!progress->ahead.isEmpty() && !patience_.isActive())
        patience_.start();
}

void SyncEngine::hold(ConversationId conversation, qint64 changeSeq)
{
    auto &progress = progress_[conversation];
    progress.held = std::max(progress.held, changeSeq);
    progress.ahead.removeIf([&](qint64 number) { return number <= progress.held; });
    progress.add(progress.held);
}

void SyncEngine::giveUpWaiting()
{
    QList<ConversationId> stale;
    for (auto each = progress_.cbegin(); each != progress_.cend(); ++each) {
        if (!each->ahead.isEmpty())
            stale.append(each.key());
    }
    for (const auto &conversation : stale)
        Q_EMIT conversationWentStale(conversation);
}

void SyncEngine::clear()
{
    patience_.stop();
    progress_.clear();
}

} // namespace letschat::client
