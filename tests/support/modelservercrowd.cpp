#include "support/modelservercrowd.h"

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

/// Some of what people try is not allowed, and that is as it should be.
template <class T>
void attempt(const Result<T> &)
{}

} // namespace

ModelCrowd::ModelCrowd(ModelServer &server, int people, quint32 seed)
    : server_(server)
    , random_(seed)
{
    for (int i = 0; i < people; ++i) {
        Profile profile;
        profile.username = u"person%1"_s.arg(i);
        profile.displayName = u"Person %1"_s.arg(i);
        people_.append(server_.addPerson(profile));
    }
    groups_ = {server_.makeGroup(u"All"_s, people_[0], people_),
               server_.makeGroup(u"Two"_s, people_[1], {people_[2]})};
}

// Not std::uniform_int_distribution, which every library draws in its own way.
int ModelCrowd::number(int bound)
{
    return int(random_() % quint32(bound));
}

std::pair<UserId, ConversationId> ModelCrowd::somebodySomewhere()
{
    if (number(10) < 6) {
        const auto somebody = oneOf(people_);
        return {somebody, oneOf(groups_)};
    }
    const int one = number(int(people_.size()));
    const int other = (one + 1 + number(int(people_.size()) - 1)) % int(people_.size());
    return {people_[one], server_.openDirect(people_[one], people_[other])};
}

std::optional<Message> ModelCrowd::someMessage()
{
    if (sent_.isEmpty())
        return std::nullopt;
    return number(10) < 7 ? oneOf(sent_.last(std::min<qsizetype>(20, sent_.size()))) : oneOf(sent_);
}

void ModelCrowd::step()
{
    const int chance = number(25);
    if (chance < 9)
        send();
    else if (chance < 13)
        edit();
    else if (chance < 18)
        react();
    else if (chance < 22)
        read();
    else
        changeGroup();
}

void ModelCrowd::send()
{
    const auto [somebody, somewhere] = somebodySomewhere();
    const auto body = u"text %1"_s.arg(number(1000));
    const auto other = number(8) == 0 ? someMessage() : std::nullopt;
    const auto replyTo = other ? std::optional(other->id) : std::nullopt;
    const auto sent = server_.send(somebody, somewhere, body, {}, replyTo);
    if (sent)
        sent_.append(sent->message);
}

void ModelCrowd::edit()
{
    const auto message = someMessage();
    if (!message)
        return;
    const auto somebody = number(10) < 8 ? message->senderId : oneOf(people_);
    const MessagePath path{message->conversationId, message->id};
    if (number(4) == 0)
        attempt(server_.remove(somebody, path));
    else
        attempt(server_.edit(somebody, path, u"edited %1"_s.arg(number(3))));
}

void ModelCrowd::react()
{
    const auto message = someMessage();
    if (!message)
        return;
    const MessagePath path{message->conversationId, message->id};
    const auto emoji = oneOf(QStringList{u"👍"_s, u"❤️"_s, u"x"_s});
    if (number(5) < 3)
        attempt(server_.react(oneOf(people_), path, emoji));
    else
        attempt(server_.unreact(oneOf(people_), path, emoji));
}

void ModelCrowd::read()
{
    const auto [somebody, somewhere] = somebodySomewhere();
    const auto last = int(server_.history(somewhere).size());
    if (number(5) > 0)
        attempt(server_.markRead(somebody, somewhere, number(last + 3)));
    else if (number(2) == 0)
        attempt(server_.mute(somebody, somewhere, std::nullopt));
    else
        attempt(server_.mute(somebody, somewhere,
                             std::chrono::sys_days(std::chrono::year(2031) / 1 / 1)));
}

void ModelCrowd::changeGroup()
{
    const auto somebody = oneOf(people_);
    const auto other = number(2) == 0 ? somebody : oneOf(people_);
    const auto group = oneOf(groups_);
    switch (number(6)) {
    case 0:
        attempt(server_.rename(somebody, group, u"title %1"_s.arg(number(1000))));
        break;
    case 1:
    case 2:
        attempt(server_.addMembers(somebody, group, {other, oneOf(people_)}));
        break;
    case 3:
        if (server_.members(other, group).value_or(QList<Member>()).size() > 1)
            attempt(server_.removeMember(somebody, group, other));
        break;
    case 4:
        attempt(server_.changeRole(somebody, group, other, Role(number(3))));
        break;
    default:
        attempt(server_.changeProfile(somebody, {u"name %1"_s.arg(number(1000)), std::nullopt}));
    }
}

} // namespace letschat::test
