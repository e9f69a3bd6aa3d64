#pragma once

#include "accounts/accountservice.h"
#include "accounts/sessionservice.h"
#include "bus/localbus.h"
#include "conversations/conversationservice.h"
#include "conversations/groupservice.h"
#include "conversations/membershipservice.h"
#include "messages/messageservice.h"
#include "people/peopleservice.h"
#include "support/throwawaypostgres.h"
#include "sync/syncservice.h"

#include <QCoroTask>

namespace letschat::tests {

/// A clock that stands where a test sets it.
class SetClock final : public Clock
{
public:
    Timestamp now() const override { return now_; }
    void advance(std::chrono::milliseconds by) { now_ += by; }

private:
    Timestamp now_ = SystemClock().now();
};

/// The services of the server on a fresh database, with people in it.
class World
{
public:
    explicit World(const QString &databaseUrl);

    Result<SignedIn> signUp(const QString &username,
                            const QString &password = QStringLiteral("12345678"));
    UserId person(const QString &username) { return signUp(username).value().user.id; }
    Conversation direct(UserId opener, UserId peer);
    Conversation group(UserId owner, const QList<UserId> &members,
                       const QString &title = QStringLiteral("Group"));
    Result<server::StoredMessage> send(UserId sender, ConversationId conversation,
                                       const QString &body,
                                       Nonce nonce = Nonce{QUuid::createUuid()},
                                       std::optional<MessageId> replyTo = std::nullopt);

    SetClock clock;
    server::Database database;
    server::PasswordHasher hasher{{1, 8192}};
    server::TokenSigner signer{{{QStringLiteral("k"), QByteArray(32, 'k')}}};
    QList<SessionId> ended;
    server::BusListener heard()
    {
        server::BusListener listener;
        listener.deliver = [this](const auto &delivery) { deliveries.append(delivery); };
        return listener;
    }
    QList<server::Delivery> deliveries; ///< written by the writer's thread; read after an answer
    server::LocalBus bus{heard()};
    server::MessageWriter writer{database.writer(), bus};
    server::ChangeWriter changes{database.writer(), bus};
    server::RateLimiter limiter{clock, server::RateLimits::none()};
    server::SessionEnded sessionEnded = [this](SessionId id, Timestamp) { ended.append(id); };
    server::Presence presence{database, bus, clock};
    server::TokenIssuer issuer{signer, clock,
                               [this](UserId user) { return presence.isOnline(user); }};
    server::AccountService accounts{database, changes, hasher, limiter,
                                    issuer,   clock,   {},     sessionEnded};
    server::SessionService sessions{database, limiter, signer, issuer, clock, sessionEnded};
    server::PeopleService people{database, changes, presence};
    server::ConversationService conversations{database, changes, clock};
    server::GroupService groups{database, changes};
    server::MembershipService memberships{changes};
    server::MessageService messages{database, writer, changes, clock};
    server::SyncService sync{database};
};

} // namespace letschat::tests
