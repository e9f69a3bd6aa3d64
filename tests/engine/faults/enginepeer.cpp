// enginepeer SERVER TOKEN USER-ID STORE CONVERSATION-ID TEXT…: the real engine over a store sends
// the texts that the store does not have yet, and what lies unsent in it, then ends with 0. Prints
// a line for each text that is stored ("stored TEXT"), and one where the store was found damaged
// ("damaged"), which ends it with 3.
#include "engine/faults/engine.h"

#include <QCoreApplication>

#include <cstdio>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::tests;

namespace {

class GivenToken final : public TokenSource
{
public:
    explicit GivenToken(const QString &token)
        : token_(token)
    {}

    QString accessToken() const override { return token_; }
    QCoro::Task<Renewal> renew() override { co_return Renewal::Unanswered; }

private:
    QString token_;
};

class Peer : public QObject
{
public:
    Peer(Engine &engine, ConversationId conversation, const QStringList &texts)
        : engine_(engine)
        , conversation_(conversation)
        , texts_(texts)
    {
        connect(&engine_.store, &LocalStore::opened, this, [](const StoreOpening &opening) {
            if (opening.setAside.isEmpty())
                return;
            say(QStringLiteral("damaged"));
            QCoreApplication::exit(3);
        });
        connect(&engine_.outbox, &Outbox::changed, this, &Peer::look);
        connect(&engine_.sync, &SyncEngine::caughtUp, this, [this] {
            isCaughtUp_ = true;
            look();
        });
        connect(&hurry_, &QTimer::timeout, &engine_, &Engine::hurry);
        hurry_.start(std::chrono::milliseconds(10));
        engine_.setLive(true);
        begin();
    }

private:
    static void say(const QString &line)
    {
        std::printf("%s\n", qPrintable(line));
        std::fflush(stdout);
    }

    /// Sends what the store has neither sent nor unsent.
    QCoro::Task<> begin()
    {
        const auto look = [id = conversation_](StoreContent &content) {
            QStringList known;
            for (const auto &each : content.outbox().inConversation(id))
                known.append(each.body);
            for (const auto &each : content.since(id, 1).messages)
                known.append(each.body);
            return known;
        };
        auto looking = engine_.store.read(look);
        const auto known = co_await looking;
        for (const auto &text : std::as_const(texts_)) {
            if (!known || !known->contains(text))
                unstored_[engine_.outbox.send(conversation_, text)] = text;
        }
        hasBegun_ = true;
        this->look();
    }

    void look()
    {
        for (const auto &each : engine_.outbox.outgoing(conversation_)) {
            if (const auto text = unstored_.take(each.nonce); !text.isEmpty())
                say(QStringLiteral("stored ") + text);
        }
        const bool isSent =
            hasBegun_ && unstored_.isEmpty() && engine_.outbox.outgoing(conversation_).isEmpty();
        if (!isSent || !isCaughtUp_ || engine_.sync.isSyncing())
            return;
        // Once more, for what came to the server in the meantime.
        if (!std::exchange(isEnding_, true))
            engine_.sync.sync();
        else
            end();
    }

    QCoro::Task<> end()
    {
        const auto look = [id = conversation_](StoreContent &content) {
            return content.since(id, 1).messages;
        };
        auto looking = engine_.store.read(look);
        const auto held = co_await looking;
        for (const auto &each : held.value_or(QList<Message>()))
            say(QStringLiteral("holds ") + each.body);
        QCoreApplication::quit();
    }

    Engine &engine_;
    ConversationId conversation_;
    QStringList texts_;
    QHash<Nonce, QString> unstored_;
    QTimer hurry_;
    bool hasBegun_ = false;
    bool isCaughtUp_ = false;
    bool isEnding_ = false;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const auto user = UserId::parse(arguments.value(3));
    const auto conversation = ConversationId::parse(arguments.value(5));
    if (!user || !conversation)
        return 2;
    GivenToken token(arguments[2]);
    Engine engine(QUrl(arguments[1]), token, *user, arguments[4]);
    const Peer peer(engine, *conversation, arguments.mid(6));
    return QCoreApplication::exec();
}
