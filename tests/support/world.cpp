#include "support/world.h"

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace letschat::tests {

using namespace server;

World::World(const QString &databaseUrl)
    : database(databaseUrl, 2)
{
    if (sodium_init() < 0)
        qFatal("No libsodium");
    if (!hasher.prepare())
        qFatal("No memory for a hash");
}

Result<SignedIn> World::signUp(const QString &username, const QString &password)
{
    RegisterRequest request;
    request.username = username;
    request.displayName = username + u" of the tests"_s;
    request.password = password;
    clock.advance(std::chrono::milliseconds{1}); // ids in the order of the calls
    return QCoro::waitFor(accounts.registerUser(request, {}));
}

Conversation World::direct(UserId opener, UserId peer)
{
    CreateConversationRequest request;
    request.userId = peer;
    return QCoro::waitFor(conversations.create(opener, request)).value().conversation;
}

Conversation World::group(UserId owner, const QList<UserId> &members, const QString &title)
{
    CreateConversationRequest request;
    request.kind = ConversationKind::Group;
    request.title = title;
    request.memberIds = members;
    return QCoro::waitFor(conversations.create(owner, request)).value().conversation;
}

Result<StoredMessage> World::send(UserId sender, ConversationId conversation, const QString &body,
                                  Nonce nonce, std::optional<MessageId> replyTo)
{
    SendMessageRequest request;
    request.nonce = nonce;
    request.body = body;
    request.replyTo = replyTo;
    return QCoro::waitFor(messages.send(sender, conversation, request));
}

} // namespace letschat::tests
