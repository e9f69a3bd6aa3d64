#include "bench/samplestore.h"

#include "support/clientsamples.h"

using namespace letschat::test;
using namespace Qt::StringLiterals;

namespace letschat::bench {

namespace {

constexpr int conversations = 100;

} // namespace

User sampleUser()
{
    User user = User::of(person(u"Elena"_s));
    user.displayName = u"Elena Rossi"_s;
    return user;
}

ConversationId fillStore(const QString &file, const User &user, int messages)
{
    client::StoreContent content(file, user.id);
    SampleWriter writer;
    QList<Conversation> all;
    QList<qint64> numbers;
    auto self = person(u"Elena"_s);
    self.id = user.id;
    content.sqlite().execute(u"PRAGMA synchronous = OFF"_s);
    content.sqlite().execute(u"BEGIN"_s);
    for (int i = 0; i < conversations; ++i) {
        all.append(direct(self, person(u"Peer %1"_s.arg(i))));
        numbers.append(content.conversations().put(all.last()));
    }
    QList<qint64> last(conversations, 0);
    for (int i = 0; i < messages; ++i) {
        const int at = i % 2 == 0 ? 0 : 1 + (i / 2) % (conversations - 1);
        const auto sender = i % 5 == 0 ? user.id : all[at].members->last().user.id;
        auto each = message(all[at].id, ++last[at], sender, writer.sentence());
        each.createdAt = noon() + std::chrono::seconds(i);
        content.messages().put(numbers[at], each);
        if (i % 10'000 == 9'999) {
            content.sqlite().execute(u"COMMIT"_s);
            content.sqlite().execute(u"BEGIN"_s);
        }
    }
    for (int i = 0; i < conversations; ++i) {
        content.stretches().add(numbers[i], 1, last[i]);
        content.conversations().raiseLast(numbers[i], last[i],
                                          noon() + std::chrono::seconds(messages - i));
        content.conversations().setSyncedSeq(numbers[i], last[i]);
    }
    content.sqlite().execute(u"COMMIT"_s);
    content.sqlite().execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    return all.first().id;
}

} // namespace letschat::bench
