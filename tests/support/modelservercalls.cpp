#include "core/text.h"
#include "protocol/blocks.h"
#include "protocol/groups.h"
#include "support/modelserver.h"
#include "support/modelserverroute.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

/// What a change answers: the thing as it is now, unless the change was refused.
template <class T, class Now>
auto after(const Result<T> &change, const Now &now) -> decltype(now())
{
    if (!change)
        return std::unexpected(change.error());
    return now();
}

/// Where a page of a list goes on: at this entry of the whole.
template <class T>
Result<std::pair<QList<T>, std::optional<QString>>>
cut(const QList<T> &all, const std::optional<QString> &cursor, int limit)
{
    bool isNumber = false;
    const auto first = cursor.value_or(u"0"_s).toLongLong(&isNumber);
    if (!isNumber || first < 0)
        return refuse(ProblemCode::BadRequest, u"This is not a cursor of this list."_s);
    const auto end = first + limit;
    return std::pair(all.mid(first, limit),
                     end < all.size() ? std::optional(QString::number(end)) : std::nullopt);
}

std::optional<Problem> faultOf(const QString &emoji)
{
    if (isOneGrapheme(emoji) && emoji.toUtf8().size() <= maxEmojiBytes)
        return std::nullopt;
    return refuseField(u"emoji"_s, u"invalid_format"_s, u"must be one character"_s).error();
}

void answerPeople(ModelServer &server, UserId caller, ModelRoute &route)
{
    route.on<GetMe>([&](const auto &) { return server.person(caller); });
    route.on<UpdateMe>([&](const auto &call) {
        return after(server.changeProfile(caller, call.body),
                     [&] { return server.person(caller); });
    });
    route.on<ListBlocks>([](const auto &) -> Result<UserList> { return UserList(); });
    route.on<GetUser>([&](const auto &call) { return server.person(call.path.userId); });
    route.on<SearchPeople>(
        [&](const auto &call) -> Result<UserList> { return server.search(caller, call.query); });
}

void answerConversations(ModelServer &server, UserId caller, ModelRoute &route)
{
    route.on<ListConversations>([&](const auto &call) -> Result<ConversationPage> {
        const auto page = cut(server.conversations(caller), call.query.before,
                              call.query.limit.value_or(ConversationListQuery::defaultLimit));
        return page ? Result<ConversationPage>({page->first, page->second})
                    : std::unexpected(page.error());
    });
    bool isNew = false;
    route.on<CreateConversation>(
        [&](const auto &call) -> Result<Conversation> {
            const auto created = server.create(caller, call.body);
            isNew = created && created->isNew;
            return after(created, [&] { return server.conversation(caller, created->id); });
        },
        [&](const auto &) { return isNew ? 201 : 200; });
    route.on<GetConversation>(
        [&](const auto &call) { return server.conversation(caller, call.path.conversationId); });
    route.on<MarkRead>([&](const auto &call) {
        return server.markRead(caller, call.path.conversationId, call.body.seq);
    });
    route.on<Mute>([&](const auto &call) {
        return server.mute(caller, call.path.conversationId, call.body.until);
    });
}

void answerGroups(ModelServer &server, UserId caller, ModelRoute &route)
{
    const auto answer = [&](const Result<void> &change, ConversationId id) {
        return after(change, [&] { return server.conversation(caller, id); });
    };
    route.on<RenameConversation>([&](const auto &call) {
        const auto id = call.path.conversationId;
        return answer(server.rename(caller, id, call.body.title), id);
    });
    route.on<ListMembers>([&](const auto &call) -> Result<MemberPage> {
        const auto members = server.members(caller, call.path.conversationId);
        if (!members)
            return std::unexpected(members.error());
        const auto page = cut(*members, call.query.after,
                              call.query.limit.value_or(MemberListQuery::defaultLimit));
        return page ? Result<MemberPage>({page->first, page->second})
                    : std::unexpected(page.error());
    });
    route.on<AddMembers>([&](const auto &call) {
        const auto id = call.path.conversationId;
        return answer(server.addMembers(caller, id, call.body.userIds), id);
    });
    route.on<ChangeRole>([&](const auto &call) {
        const auto &[id, member] = call.path;
        return answer(server.changeRole(caller, id, member, call.body.role), id);
    });
    route.on<RemoveMember>([&](const auto &call) {
        return server.removeMember(caller, call.path.conversationId, call.path.userId);
    });
}

void answerMessages(ModelServer &server, UserId caller, ModelRoute &route)
{
    bool isNew = false;
    route.on<SendMessage>(
        [&](const auto &call) -> Result<Message> {
            const auto &[nonce, body, replyTo, attachments] = call.body;
            if (attachments && !attachments->isEmpty())
                return refuseField(u"attachment_ids[0]"_s, u"not_found"_s, u"is no attachment"_s);
            if (body.isEmpty())
                return refuseField(u"body"_s, u"too_short"_s, u"must not be empty"_s);
            const auto sent = server.send(caller, call.path.conversationId, body, nonce, replyTo);
            isNew = sent && sent->isNew;
            return after(sent, [&] { return Result<Message>(sent->message); });
        },
        [&](const auto &) { return isNew ? 201 : 200; });
    route.on<GetMessages>([&](const auto &call) {
        return server.page(caller, call.path.conversationId, call.query);
    });
    route.on<EditMessage>(
        [&](const auto &call) { return server.edit(caller, call.path, call.body.body); });
    route.on<DeleteMessage>([&](const auto &call) { return server.remove(caller, call.path); });
    const auto reaction = [&](const ReactionPath &path, auto change) -> Result<void> {
        if (const auto fault = faultOf(path.emoji))
            return std::unexpected(*fault);
        return (server.*change)(caller, MessagePath{path.conversationId, path.messageId},
                                path.emoji);
    };
    route.on<AddReaction>(
        [&](const auto &call) { return reaction(call.path, &ModelServer::react); });
    route.on<RemoveReaction>(
        [&](const auto &call) { return reaction(call.path, &ModelServer::unreact); });
}

} // namespace

client::HttpReply ModelServer::answer(UserId caller, const client::HttpRequest &request)
{
    const Telling telling(*this); // after the answer is made
    ModelRoute route(request);
    if (!state_.people.contains(caller))
        route.refuse(Problem{ProblemCode::Unauthenticated, {}, {}, {}});
    route.on<Sync>([&](const auto &call) { return sync(caller, call.body); });
    answerMessages(*this, caller, route);
    answerConversations(*this, caller, route);
    answerGroups(*this, caller, route);
    answerPeople(*this, caller, route);
    return route.reply();
}

} // namespace letschat::test
