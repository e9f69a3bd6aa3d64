#include "conversations/groupwords.h"

#include "conversations/timewords.h"
#include "people/peoplestore.h"

#include <QCoreApplication>

#include <algorithm>

namespace letschat::client {

namespace {

/// Its context is where translators find these words.
struct ConversationWords
{
    Q_DECLARE_TR_FUNCTIONS(ConversationWords)

public:
    static QString ofMembers(const Conversation &group, UserId self, const PeopleStore &people);
};

QString ConversationWords::ofMembers(const Conversation &group, UserId self,
                                     const PeopleStore &people)
{
    const auto members =
        group.memberCount == 1 ? tr("1 member") : tr("%n members", nullptr, int(group.memberCount));
    const auto listed = group.members.value_or(QList<Member>());
    const auto others = std::ranges::count_if(listed, [&](const Member &member) {
        return member.user.id != self && people.isOnline(member.user.id);
    });
    // Whoever reads this is online too, but alone that is no news.
    return others == 0 ? members : tr("%1, %L2 online").arg(members).arg(others + 1);
}

} // namespace

QString typistsText(const QList<UserId> &typists, bool isDirect, const PeopleStore &people)
{
    if (typists.isEmpty())
        return {};
    if (isDirect)
        return ConversationWords::tr("typing");
    const auto first = people.displayName(typists[0]);
    if (typists.size() == 1)
        return ConversationWords::tr("%1 is typing").arg(first);
    if (typists.size() == 2)
        return ConversationWords::tr("%1 and %2 are typing")
            .arg(first, people.displayName(typists[1]));
    return ConversationWords::tr("%n people are typing", nullptr, int(typists.size()));
}

QString typingText(const QList<UserId> &typists, bool isDirect, const PeopleStore &people)
{
    const auto words = typistsText(typists, isDirect, people);
    //: Somebody is typing, as something that goes on
    return words.isEmpty() ? words : ConversationWords::tr("%1…").arg(words);
}

QString authoredText(const QString &author, const QString &words)
{
    if (author.isEmpty() || words.isEmpty())
        return words;
    //: Who wrote it, before what was written
    return ConversationWords::tr("%1: %2").arg(author, words);
}

QString subtitleOf(const Conversation *conversation, UserId peer, UserId self,
                   const PeopleStore &people)
{
    if (!conversation)
        return {};
    if (conversation->kind == ConversationKind::Group)
        return ConversationWords::ofMembers(*conversation, self, people);
    if (people.isOnline(peer))
        return ConversationWords::tr("online");
    const auto seen = people.lastSeen(peer);
    return seen ? ConversationWords::tr("last seen %1").arg(lastSeenText(*seen)) : QString();
}

} // namespace letschat::client
