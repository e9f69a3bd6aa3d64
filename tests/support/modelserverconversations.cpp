#include "support/modelserverconversations.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

constexpr Timestamp firstTick = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2);

std::unexpected<Problem> noSuchConversation()
{
    return refuse(ProblemCode::NotFound, u"There is no such conversation."_s);
}

} // namespace

ModelConversations::Telling::Telling(ModelConversations &server)
    : server_(server)
{
    ++server_.tellingDepth_;
}

// Still counted while it lets out: what a listener does meanwhile waits for its turn.
ModelConversations::Telling::~Telling()
{
    while (server_.tellingDepth_ == 1 && !server_.untold_.isEmpty()) {
        const auto [receiver, event] = server_.untold_.takeFirst();
        server_.listener_(receiver, event);
    }
    --server_.tellingDepth_;
}

ModelConversations::ModelConversations()
{
    newEpoch();
}

void ModelConversations::newEpoch()
{
    state_.epoch = makeUuid().toString(QUuid::WithoutBraces);
}

Timestamp ModelConversations::tick()
{
    return firstTick + std::chrono::milliseconds(++*ticks_);
}

// Version 7, and so in the order of the time, of which each tick is given once.
QUuid ModelConversations::makeUuid()
{
    const auto msecs = quint64(tick().time_since_epoch().count());
    return QUuid(uint(msecs >> 16), ushort(msecs & 0xffff), 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);
}

void ModelConversations::tell(const QList<UserId> &receivers, const Event &event)
{
    Q_ASSERT(tellingDepth_ > 0);
    if (!listener_)
        return;
    for (const auto &receiver : receivers)
        untold_.append({receiver, event});
}

Result<ModelTalk *> ModelConversations::talkOf(UserId caller, ConversationId id)
{
    const auto talk = state_.talks.find(id);
    if (talk == state_.talks.end() || !talk->isVisibleTo(caller))
        return noSuchConversation();
    return &*talk;
}

void ModelConversations::add(const Conversation &conversation)
{
    ModelTalk talk;
    talk.id = conversation.id;
    talk.kind = conversation.kind;
    talk.title = conversation.title;
    talk.changeSeq = conversation.changeSeq;
    talk.createdAt = conversation.createdAt;
    talk.lastActivityAt = conversation.lastActivityAt;
    for (const auto &member : conversation.members.value_or(QList<Member>())) {
        if (!state_.people.contains(member.user.id))
            addPerson(member.user);
        talk.seats.append({member.user.id, member.role, true, 0, member.joinedAt, std::nullopt, 0});
    }
    state_.talks[talk.id] = talk;
    *ticks_ = std::max<qint64>(*ticks_, (talk.lastActivityAt - firstTick).count());
}

Result<Conversation> ModelConversations::conversation(UserId viewer, ConversationId id) const
{
    const auto talk = state_.talks.constFind(id);
    if (talk == state_.talks.constEnd() || !talk->isVisibleTo(viewer))
        return noSuchConversation();
    return state_.seenBy(viewer, *talk);
}

QList<Conversation> ModelConversations::conversations(UserId viewer) const
{
    QList<Conversation> found;
    for (const auto *talk : state_.talksOf(viewer))
        found.append(state_.seenBy(viewer, *talk));
    return found;
}

Result<QList<Member>> ModelConversations::members(UserId viewer, ConversationId id) const
{
    const auto talk = state_.talks.constFind(id);
    if (talk == state_.talks.constEnd() || !talk->isVisibleTo(viewer))
        return noSuchConversation();
    return state_.members(*talk);
}

ConversationId ModelConversations::openDirect(UserId opener, UserId peer)
{
    return createDirect(opener, peer).value().id;
}

Result<ModelConversations::Created> ModelConversations::createDirect(UserId opener, UserId peer)
{
    const Telling telling(*this);
    if (opener == peer)
        return refuseField(u"user_id"_s, u"invalid_value"_s, u"must be another person"_s);
    if (!state_.people.contains(peer))
        return refuse(ProblemCode::NotFound, u"There is no such person."_s);
    auto talk = std::ranges::find_if(state_.talks, [&](const ModelTalk &each) {
        return !each.isGroup() && each.seatOf(opener) && each.seatOf(peer);
    });
    const bool isNew = talk == state_.talks.end();
    if (isNew) {
        const auto id = makeId<ConversationId>();
        talk = state_.talks.insert(id, ModelTalk());
        talk->id = id;
        talk->createdAt = talk->lastActivityAt = tick();
        seat(*talk, {opener, peer});
        for (auto &seat : talk->seats)
            seat.hasOpened = false;
    }
    const bool isNews = !talk->isVisibleTo(opener);
    talk->seatOf(opener)->hasOpened = true;
    if (isNews) // for the opener's other devices; the peer hears with a message
        tell({opener}, ConversationNew{talk->id, talk->changeSeq, state_.shared(*talk)});
    return Created{talk->id, isNew};
}

Result<ModelConversations::Created>
ModelConversations::create(UserId caller, const CreateConversationRequest &request)
{
    const auto missing = [](const QString &field) {
        return refuseField(field, u"required"_s, u"is missing"_s);
    };
    if (request.kind == ConversationKind::Group) {
        if (!request.title)
            return missing(u"title"_s);
        return request.memberIds ? createGroup(caller, request) : missing(u"member_ids"_s);
    }
    return request.userId ? createDirect(caller, *request.userId) : missing(u"user_id"_s);
}

Result<void> ModelConversations::markRead(UserId caller, ConversationId id, qint64 seq)
{
    const Telling telling(*this);
    const auto talk = talkOf(caller, id);
    if (!talk)
        return std::unexpected(talk.error());
    auto &seat = *(*talk)->seatOf(caller);
    const auto mark = std::min(seq, (*talk)->lastSeq());
    if (mark <= seat.readSeq)
        return {};
    seat.readSeq = mark;
    if ((*talk)->isSmall())
        tell((*talk)->members(), ReadMarkMoved{id, ++(*talk)->changeSeq, caller, mark});
    else
        tell({caller}, StateChanged{id, ++seat.stateSeq, mark, seat.mutedUntil});
    return {};
}

Result<void> ModelConversations::mute(UserId caller, ConversationId id,
                                      std::optional<Timestamp> until)
{
    const Telling telling(*this);
    const auto talk = talkOf(caller, id);
    if (!talk)
        return std::unexpected(talk.error());
    auto &seat = *(*talk)->seatOf(caller);
    if (seat.mutedUntil == until)
        return {};
    seat.mutedUntil = until;
    tell({caller}, StateChanged{id, ++seat.stateSeq, seat.readSeq, until});
    return {};
}

} // namespace letschat::test
