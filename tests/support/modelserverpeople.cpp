#include "support/modelserverconversations.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

// Exact matches come first, then those at the beginning, then those inside.
std::optional<int> rankOf(const Profile &profile, const QString &text)
{
    std::optional<int> best;
    for (const auto &name : {profile.username.value_or(QString()), profile.displayName}) {
        if (const auto at = name.indexOf(text, 0, Qt::CaseInsensitive); at >= 0) {
            const int rank = at > 0 ? 2 : name.size() > text.size() ? 1 : 0;
            best = std::min(best.value_or(rank), rank);
        }
    }
    return best;
}

} // namespace

UserId ModelConversations::addPerson(Profile profile)
{
    if (profile.id.isNull())
        profile.id = makeId<UserId>();
    state_.people[profile.id] = {profile, ++state_.peopleChanges};
    return profile.id;
}

Result<User> ModelConversations::person(UserId user) const
{
    const auto person = state_.people.constFind(user);
    if (person == state_.people.constEnd())
        return refuse(ProblemCode::NotFound, u"There is no such person."_s);
    return User::of(person->profile);
}

Result<void> ModelConversations::changeProfile(UserId user, const UpdateMeRequest &wanted)
{
    const Telling telling(*this);
    auto &person = state_.people[user];
    auto changed = person.profile;
    changed.displayName = wanted.displayName.value_or(changed.displayName);
    changed.about = wanted.about.value_or(changed.about);
    if (changed == person.profile)
        return {};
    person = {changed, ++state_.peopleChanges};
    QSet<UserId> audience{user};
    for (const auto &talk : std::as_const(state_.talks)) {
        for (const auto &seat : talk.seats) {
            if (talk.seatOf(user) && talk.isVisibleTo(seat.user))
                audience.insert(seat.user);
        }
    }
    auto told = audience.values();
    std::sort(told.begin(), told.end());
    tell(told, UserUpdated{changed});
    return {};
}

UserList ModelConversations::search(UserId viewer, const PeopleQuery &query) const
{
    QList<std::tuple<int, QString, UserId>> ranked;
    for (const auto &[profile, number] : state_.people) {
        const auto rank = rankOf(profile, query.query);
        if (rank && profile.id != viewer && !profile.deleted)
            ranked.append({*rank, profile.displayName.toLower(), profile.id});
    }
    std::ranges::sort(ranked);
    UserList found;
    const auto limit = query.limit.value_or(PeopleQuery::defaultLimit);
    for (const auto &[rank, name, id] : ranked.first(std::min<qsizetype>(limit, ranked.size())))
        found.users.append(User::of(state_.people[id].profile));
    return found;
}

} // namespace letschat::test
