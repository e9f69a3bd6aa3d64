#include "store/storecontent.h"

#include "store/schema.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

constexpr qint64 beyondAll = (qint64(1) << 40) - 1;

void describe(HistoryPart &part)
{
    part.hasOlder = !part.messages.isEmpty() && part.messages.first().seq > 1;
}

} // namespace

StoreContent::StoreContent(const QString &file, UserId owner)
    : sqlite_(file)
    , owner_(owner)
{
    // Before anything is changed in it.
    schemaOf(sqlite_);
    sqlite_.execute(u"PRAGMA journal_mode = WAL"_s);
    sqlite_.execute(u"PRAGMA synchronous = NORMAL"_s);
    sqlite_.execute(u"PRAGMA temp_store = MEMORY"_s);
    sqlite_.execute(u"PRAGMA cache_size = -8192"_s); // 8 MiB
    migrateSchema(sqlite_);
    if (remembered(u"owner"_s).isEmpty())
        remember(u"owner"_s, owner.toString());
    else if (remembered(u"owner"_s) != owner.toString())
        throw SqliteError{{StoreFault::Kind::Foreign, u"the store belongs to another account"_s}};
    // The next sync tells what these did.
    sqlite_.execute(u"DELETE FROM outbox WHERE state = 1"_s);
}

QString StoreContent::remembered(const QString &name)
{
    auto rows = sqlite_.run("SELECT value FROM meta WHERE name = ?", name);
    return rows.next() ? rows.text(0) : QString();
}

void StoreContent::remember(const QString &name, const QString &value)
{
    sqlite_.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value);
}

void StoreContent::recountUnread(qint64 conversation)
{
    const auto known = conversations_.find(conversation);
    if (!known)
        return;
    const auto last = known->lastSeq;
    const auto read = known->mine->readSeq;
    const auto stretch = stretches_.around(conversation, last);
    const bool isWhole = stretch && stretch->first <= read + 1;
    int count = int(std::clamp<qint64>(last - read, 0, known->mine->unreadCount));
    if (read >= last)
        count = 0;
    else if (isWhole)
        count = messages_.unreadAfter(conversation, read, owner_, Membership::maxUnreadCount);
    conversations_.setUnread(conversation, count);
}

void StoreContent::dropHistory(qint64 conversation)
{
    messages_.drop(conversation);
    stretches_.drop(conversation);
    conversations_.setSyncedSeq(conversation, 0);
}

void StoreContent::dropConversation(qint64 conversation)
{
    dropHistory(conversation);
    conversations_.remove(conversation);
}

void StoreContent::clear()
{
    for (const auto *statement :
         {"DELETE FROM messages", "DELETE FROM stretches", "DELETE FROM members",
          "DELETE FROM conversations", "DELETE FROM people",
          "INSERT INTO search (search) VALUES ('delete-all')",
          "DELETE FROM meta WHERE name <> 'owner'",
          // What the server has is told by the new numbers.
          "DELETE FROM outbox WHERE state = 1"})
        sqlite_.execute(QString::fromLatin1(statement));
}

/// Where the stretch ends that grows with each new message. Beyond it may lie what was sent from
/// here and overtook what others wrote.
qint64 StoreContent::endOfStretch(qint64 conversation)
{
    const auto synced = conversations_.syncedSeq(conversation);
    if (synced > 0 && stretches_.around(conversation, synced))
        return synced;
    const auto known = conversations_.find(conversation);
    return known ? known->lastSeq : 0;
}

HistoryPart StoreContent::part(qint64 conversation, qint64 first, qint64 before, int limit)
{
    HistoryPart found;
    found.messages = messages_.page(conversation, first, before, limit);
    describe(found);
    return found;
}

/// Goes on from `after` in its stretch. At the end of the one that grows, all that lies beyond
/// belongs to the part too.
void StoreContent::addNewer(qint64 conversation, HistoryPart &part, qint64 after, int limit)
{
    const auto growing = endOfStretch(conversation);
    const auto end = stretches_.around(conversation, growing);
    const auto lastOfAll = end ? end->last : growing;
    const auto stretch = stretches_.around(conversation, after + 1);
    auto newest = after;
    if (stretch) {
        part.messages += messages_.pageAfter(conversation, after, stretch->last, limit);
        newest = part.messages.isEmpty() ? after : part.messages.last().seq;
    }
    part.hasNewer = newest < lastOfAll;
    if (!part.hasNewer)
        part.messages +=
            messages_.pageAfter(conversation, newest, beyondAll, std::numeric_limits<int>::max());
}

HistoryPart StoreContent::newest(ConversationId conversation, int limit)
{
    const auto number = conversations_.numberOf(conversation);
    if (!number)
        return {};
    const auto stretch = stretches_.around(*number, endOfStretch(*number));
    return part(*number, stretch ? stretch->first : 1, beyondAll, limit);
}

HistoryPart StoreContent::before(ConversationId conversation, qint64 seq, int limit)
{
    const auto number = conversations_.numberOf(conversation);
    const auto stretch = number ? stretches_.around(*number, seq - 1) : std::nullopt;
    if (!stretch)
        return {{}, seq > 1};
    return part(*number, stretch->first, seq, limit);
}

HistoryPart StoreContent::after(ConversationId conversation, qint64 seq, int limit)
{
    HistoryPart found;
    if (const auto number = conversations_.numberOf(conversation)) {
        addNewer(*number, found, seq, limit);
        describe(found);
    }
    return found;
}

HistoryPart StoreContent::around(ConversationId conversation, qint64 seq, int limit)
{
    const auto number = conversations_.numberOf(conversation);
    const auto stretch = number ? stretches_.around(*number, seq) : std::nullopt;
    if (!stretch)
        return {{}, true, true};
    HistoryPart found;
    found.messages = messages_.page(*number, stretch->first, seq, std::max(1, limit / 2));
    addNewer(*number, found, seq - 1, limit);
    describe(found);
    return found;
}

qint64 StoreContent::firstUnread(ConversationId conversation)
{
    const auto number = conversations_.numberOf(conversation);
    const auto known = number ? conversations_.find(*number) : std::nullopt;
    if (!known || known->mine->unreadCount == 0 || known->lastSeq <= known->mine->readSeq)
        return 0;
    const auto read = known->mine->readSeq;
    const auto stretch = stretches_.around(*number, read + 1);
    if (!stretch)
        return read + 1;
    const auto first = messages_.firstUnreadAfter(*number, read, owner_);
    const bool isLater = first == 0 || first > stretch->last;
    if (first == 0 && stretch->last >= known->lastSeq)
        return 0;
    return isLater ? stretch->last + 1 : first;
}

HistoryPart StoreContent::since(ConversationId conversation, qint64 first)
{
    const auto number = conversations_.numberOf(conversation);
    return number ? part(*number, first, beyondAll, std::numeric_limits<int>::max())
                  : HistoryPart();
}

void StoreContent::complete(Conversation &conversation, qint64 number,
                            const std::function<std::optional<Profile>(UserId)> &profileOf)
{
    const auto last = messages_.page(number, conversation.lastSeq, conversation.lastSeq + 1, 1);
    if (!last.isEmpty())
        conversation.lastMessage = last.first();
    if (!conversation.members)
        return;
    for (auto &member : *conversation.members) {
        if (const auto profile = profileOf(member.user.id))
            member.user = *profile;
    }
}

std::optional<Conversation> StoreContent::shown(ConversationId conversation)
{
    const auto number = conversations_.numberOf(conversation);
    auto found = number ? conversations_.find(*number) : std::nullopt;
    if (found)
        complete(*found, *number, [this](UserId id) { return people_.find(id); });
    return found;
}

QList<Conversation> StoreContent::allShown()
{
    QHash<UserId, Profile> people;
    for (const auto &profile : people_.all())
        people[profile.id] = profile;
    const auto profileOf = [&](UserId id) {
        const auto found = people.constFind(id);
        return found == people.cend() ? std::nullopt : std::optional(*found);
    };
    auto found = conversations_.all();
    for (auto &conversation : found)
        complete(conversation, conversations_.numberOf(conversation.id).value_or(0), profileOf);
    return found;
}

StoreChanges StoreContent::everything()
{
    StoreChanges all;
    all.people = people_.all();
    all.conversations = allShown();
    all.outgoing = outbox_.all();
    all.drafts = outbox_.drafts();
    return all;
}

} // namespace letschat::client
