#pragma once

#include "core/uuid7.h"
#include "network/apierror.h"
#include "protocol/accounts.h"
#include "protocol/codec.h"
#include "protocol/conversations.h"
#include "support/fakehttpserver.h"

#include <QUuid>

/// Objects of the contract for tests of the client, with as little said as the test needs.
namespace letschat::test {

template <class AnyId>
AnyId newId()
{
    return AnyId(QUuid::createUuid());
}

inline Timestamp noon(int minutes = 0)
{
    return Timestamp(std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) +
                     std::chrono::hours(12) + std::chrono::minutes(minutes));
}

inline Profile person(const QString &name)
{
    Profile profile;
    profile.id = newId<UserId>();
    profile.username = name.toLower();
    profile.displayName = name;
    return profile;
}

inline Message message(ConversationId conversation, qint64 seq, UserId sender,
                       const QString &body = QStringLiteral("text"))
{
    Message message;
    message.id = newId<MessageId>();
    message.conversationId = conversation;
    message.seq = seq;
    message.changeSeq = seq;
    message.senderId = sender;
    message.nonce = newId<Nonce>();
    message.body = body;
    message.createdAt = noon(int(seq));
    return message;
}

inline Conversation direct(const Profile &one, const Profile &other, int minutes = 0)
{
    Conversation conversation;
    conversation.id = newId<ConversationId>();
    conversation.memberCount = 2;
    conversation.members =
        QList<Member>{{one, Role::Member, 0, noon()}, {other, Role::Member, 0, noon()}};
    conversation.createdAt = noon();
    conversation.lastActivityAt = noon(minutes);
    conversation.mine = Membership();
    return conversation;
}

inline SignedIn signedIn(const Profile &who, const QString &suffix = QStringLiteral("1"))
{
    SignedIn answer;
    answer.user = User::of(who);
    answer.sessionId = newId<SessionId>();
    answer.accessToken = QStringLiteral("access-") + suffix;
    answer.refreshToken = QStringLiteral("refresh-") + suffix;
    answer.expiresIn = 900;
    return answer;
}

template <class T>
FakeAnswer answer(const T &value, int status = 200)
{
    return {status, encode(value), "Content-Type: application/json\r\n"};
}

inline FakeAnswer refusal(ProblemCode code, const QByteArray &header = {})
{
    Problem problem;
    problem.code = code;
    return {httpStatus(code), toJson(problem),
            "Content-Type: application/problem+json\r\n" + header};
}

} // namespace letschat::test
