// What others do at the server, in a play.
#include "engine/interleavings/play.h"

using namespace Qt::StringLiterals;

namespace letschat::test {

using enum Step::Kind;

/// Mostly the conversation that is open.
ConversationId Play::talkFor(quint32 number) const
{
    const auto other = openTalk_ == group_ ? direct_ : group_;
    return number % 4 == 0 ? other : openTalk_;
}

std::optional<Message> Play::messageFor(ConversationId talk, UserId sender, quint32 number) const
{
    QList<Message> found;
    for (const auto &message : server_.history(talk)) {
        if (sender.isNull() || message.senderId == sender)
            found.append(message);
    }
    return found.isEmpty() ? std::nullopt : std::optional(found[number % quint32(found.size())]);
}

QString Play::emojiFor(quint32 number) const
{
    return number % 2 == 0 ? u"x"_s : u"y"_s;
}

QString Play::nextText(const char *prefix)
{
    return QString::fromLatin1(prefix) + u' ' + QString::number(++texts_);
}

bool Play::takeAtServer(const Step &step)
{
    const auto talk = talkFor(step.b);
    const bool isPeer = step.kind < SecondSends;
    const auto who = isPeer ? peer_ : me_;
    const auto own = messageFor(talk, who, step.a);
    const auto any = messageFor(talk, {}, step.a);
    switch (step.kind) {
    case PeerSends:
    case SecondSends:
        server_.send(who, talk, nextText(isPeer ? "peer" : "second"));
        break;
    case PeerEdits:
    case SecondEdits:
        if (own)
            server_.edit(who, {talk, own->id}, nextText("edited"));
        break;
    case PeerDeletes:
    case SecondDeletes:
        if (own)
            server_.remove(who, {talk, own->id});
        break;
    case PeerReacts:
    case SecondReacts:
        if (any && step.b % 3 != 0)
            server_.react(who, {talk, any->id}, emojiFor(step.b));
        else if (any)
            server_.unreact(who, {talk, any->id}, emojiFor(step.b));
        break;
    case PeerReads:
    case SecondReads:
        server_.markRead(who, talk, qint64(step.a % quint32(server_.history(talk).size() + 1)));
        break;
    case SecondMutes:
        server_.mute(me_, talk,
                     step.a % 2 == 0
                         ? std::nullopt
                         : std::optional(clock_.now() + std::chrono::hours(step.a % 5)));
        break;
    case GroupRenames:
        server_.rename(peer_, group_, nextText("title"));
        break;
    case GroupTakesOut:
        server_.removeMember(peer_, group_, me_);
        break;
    case GroupTakesIn:
        server_.addMembers(peer_, group_, {me_});
        break;
    case ProfileChanges:
        server_.changeProfile(peer_, {nextText("name"), std::nullopt});
        break;
    case RefusalBegins:
    case RefusalEnds:
        server_.refuseFrom(me_, talk, step.kind == RefusalBegins);
        break;
    default:
        return false;
    }
    return true;
}

} // namespace letschat::test
