#include "messages/messagechanges.h"

#include "conversations/messagerow.h"
#include "conversations/receivers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

// Times are the database's own.
constexpr auto updateSql = R"(
    UPDATE messages x
    SET change_seq = ?, body = ?, reactions = ?::jsonb,
        edited_at = CASE WHEN ?::boolean THEN now() ELSE x.edited_at END,
        deleted_at = CASE WHEN ?::boolean THEN now() ELSE x.deleted_at END
    WHERE x.conversation_id = ? AND x.seq = ?
    RETURNING %1)";

std::unexpected<Problem> isDeleted()
{
    return refuse(ProblemCode::Conflict, u"The message was deleted."_s);
}

auto findEmoji(QList<Reaction> &reactions, const QString &emoji)
{
    return std::ranges::find(reactions, emoji, &Reaction::emoji);
}

} // namespace

Result<MessageChanges::Found> MessageChanges::find(UserId caller, const MessagePath &path)
{
    const auto locked = lockConversation(connection_, caller, path.conversationId);
    if (!locked)
        return std::unexpected(locked.error());
    static const QString sql =
        u"SELECT %1 FROM messages x WHERE x.id = ? AND x.conversation_id = ?"_s.arg(
            QLatin1StringView(messageColumns));
    auto rows = connection_.run(sql, path.messageId, path.conversationId);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return refuse(ProblemCode::NotFound, u"There is no such message."_s);
    return Found{*locked, readMessage(*rows, 0)};
}

Result<void> MessageChanges::checkMayWrite(const Found &found)
{
    const auto silenced = isSilenced(connection_, found.conversation.id);
    if (!silenced)
        return std::unexpected(silenced.error());
    if (*silenced)
        return refuse(ProblemCode::CannotMessage, u"This person cannot be messaged."_s);
    return {};
}

Result<Message> MessageChanges::store(const Message &message, Stamp stamp)
{
    static const QString sql =
        QString::fromLatin1(updateSql).arg(QLatin1StringView(messageColumns));
    const auto number = takeChangeSeq(connection_, message.conversationId);
    if (!number)
        return std::unexpected(number.error());
    auto rows = connection_.run(
        sql, *number, message.body, QString::fromUtf8(encode(message.reactions)),
        stamp == Stamp::Edited, stamp == Stamp::Deleted, message.conversationId, message.seq);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return refuse(ProblemCode::Internal);
    auto stored = readMessage(*rows, 0);
    const auto receivers = findReceivers(connection_, message.conversationId);
    if (!receivers)
        return std::unexpected(receivers.error());
    deliveries_.append(
        {receivers->members, encodeEvent(MessageUpdated{stored.conversationId, *number, stored})});
    return stored;
}

Result<Message> MessageChanges::edit(UserId caller, const MessagePath &path, const QString &body)
{
    auto found = find(caller, path);
    if (!found)
        return std::unexpected(found.error());
    auto &message = found->message;
    if (message.senderId != caller)
        return refuse(ProblemCode::Forbidden, u"Only the sender can edit a message."_s);
    if (auto may = checkMayWrite(*found); !may)
        return std::unexpected(may.error());
    if (message.deletedAt)
        return isDeleted();
    if (message.body == body)
        return message;
    message.body = body;
    return store(message, Stamp::Edited);
}

Result<void> MessageChanges::remove(UserId caller, const MessagePath &path)
{
    auto found = find(caller, path);
    if (!found)
        return std::unexpected(found.error());
    auto &message = found->message;
    if (message.senderId != caller && !found->conversation.mayAdminister())
        return refuse(ProblemCode::Forbidden, u"Only the sender can delete a message."_s);
    if (message.deletedAt)
        return {};
    message.body.clear();
    message.reactions.clear();
    auto stored = store(message, Stamp::Deleted);
    return stored ? Result<void>{} : std::unexpected(stored.error());
}

Result<void> MessageChanges::storeReactions(Message message, QList<Reaction> reactions)
{
    message.reactions = std::move(reactions);
    auto stored = store(message, Stamp::None);
    return stored ? Result<void>{} : std::unexpected(stored.error());
}

Result<void> MessageChanges::react(UserId caller, const MessagePath &path, const QString &emoji)
{
    const auto found = find(caller, path);
    if (!found)
        return std::unexpected(found.error());
    if (auto may = checkMayWrite(*found); !may)
        return may;
    if (found->message.deletedAt)
        return isDeleted();
    auto reactions = found->message.reactions;
    auto reaction = findEmoji(reactions, emoji);
    if (reaction != reactions.end() && reaction->userIds.contains(caller))
        return {};
    if (reaction == reactions.end()) {
        if (reactions.size() == maxReactionKinds)
            return refuseField(
                u"emoji"_s, u"too_many"_s,
                u"would be one more than the %1 different ones that a message can have"_s.arg(
                    maxReactionKinds));
        reaction = reactions.insert(reactions.end(), {emoji, {}});
    }
    reaction->userIds.append(caller);
    return storeReactions(found->message, reactions);
}

Result<void> MessageChanges::takeBack(UserId caller, const MessagePath &path, const QString &emoji)
{
    const auto found = find(caller, path);
    if (!found)
        return std::unexpected(found.error());
    if (found->message.deletedAt)
        return isDeleted();
    auto reactions = found->message.reactions;
    const auto reaction = findEmoji(reactions, emoji);
    if (reaction == reactions.end() || reaction->userIds.removeAll(caller) == 0)
        return {};
    if (reaction->userIds.isEmpty())
        reactions.erase(reaction);
    return storeReactions(found->message, reactions);
}

} // namespace letschat::server
