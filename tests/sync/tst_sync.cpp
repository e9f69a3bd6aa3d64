// What a device missed: a model of a device that holds what replies of /sync told it, beside the
// database's own truth.
#include "support/world.h"
#include "sync/syncassembly.h"

#include <QRandomGenerator>
#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

/// Follows the contract's rules for devices, and nothing else.
struct AwayDevice
{
    std::map<ConversationId, HeldNumbers> numbers;
    QHash<ConversationId, Conversation> conversations;
    QHash<ConversationId, QMap<qint64, Message>> messages;
    QHash<UserId, Profile> people;
    std::optional<QString> usersSince;
    int calls = 0;

    void take(const SyncReply &reply)
    {
        for (const auto &synced : reply.conversations) {
            if (synced.reset)
                messages.remove(synced.id);
            numbers[synced.id] = {synced.syncedChangeSeq.value_or(synced.changeSeq),
                                  synced.mine->stateSeq};
            conversations[synced.id] = synced;
            for (const auto &member : synced.members.value_or(QList<Member>()))
                people[member.user.id] = member.user;
        }
        for (const auto &message : reply.messages)
            messages[message.conversationId][message.seq] = message;
        for (const auto &user : reply.users)
            people[user.id] = user;
        for (const auto &id : reply.gone) {
            numbers.erase(id);
            conversations.remove(id);
            messages.remove(id);
        }
        usersSince = reply.usersSince;
    }

    void syncWith(World &world, UserId user)
    {
        for (bool more = true; more;) {
            SyncRequest request;
            request.conversations = numbers;
            request.usersSince = usersSince;
            const auto reply = QCoro::waitFor(world.sync.sync(user, request));
            QVERIFY(reply);
            QVERIFY(reply->messages.size() <= SyncReply::mostMessages);
            QVERIFY(reply->conversations.size() <= SyncReply::mostConversations);
            take(*reply);
            more = reply->more;
            QVERIFY2(++calls < 1000, "syncing comes to no end");
        }
    }
};

} // namespace

class SyncTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        world_ = std::make_unique<World>(postgres_.migratedDatabase());
        ada_ = world_->person(u"ada"_s);
        grace_ = world_->person(u"grace"_s);
    }

    // Everything that can change does, at random, while a device comes by now and then.
    void aDeviceThatWasAwayEndsWithTheTruth()
    {
        const auto seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        const QList<UserId> people{ada_, grace_, world_->person(u"joan"_s),
                                   world_->person(u"ken"_s)};
        QList<ConversationId> ids;
        for (const auto &peer : people.mid(1))
            ids.append(world_->direct(ada_, peer).id);
        for (int i = 0; i < 3; ++i)
            ids.append(world_->group(grace_, people).id);
        AwayDevice device;
        for (int step = 0; step < 250; ++step) {
            changeSomething(random, people, ids);
            if (random.bounded(20) == 0)
                device.syncWith(*world_, ada_);
        }
        device.syncWith(*world_, ada_);
        compareWithTruth(device, QByteArray("seed ") + QByteArray::number(seed));
    }

    void manyMessagesComeInSeveralReplies()
    {
        const auto id = world_->direct(ada_, grace_).id;
        AwayDevice device;
        QVERIFY(world_->send(grace_, id, u"first"_s));
        device.syncWith(*world_, ada_);
        write(id, grace_, 1300);
        device.calls = 0;
        device.syncWith(*world_, ada_);
        QCOMPARE(device.calls, 3);
        QCOMPARE(device.messages[id].size(), 1301);
        QCOMPARE(device.numbers[id].changeSeq, 1301);
    }

    void aConversationThatIsNotHeldComesWithItsNewestThirty()
    {
        const auto id = world_->direct(ada_, grace_).id;
        write(id, grace_, 100);
        AwayDevice device;
        device.syncWith(*world_, ada_);
        QCOMPARE(device.messages[id].size(), 30);
        QCOMPARE(device.messages[id].firstKey(), 71);
    }

    void aDeviceThatIsFarBehindStartsAnew()
    {
        const auto id = world_->direct(ada_, grace_).id;
        QVERIFY(world_->send(grace_, id, u"first"_s));
        AwayDevice device;
        device.syncWith(*world_, ada_);
        write(id, grace_, 5000);
        SyncRequest request;
        request.conversations = device.numbers;
        auto reply = QCoro::waitFor(world_->sync.sync(ada_, request));
        QVERIFY(!reply->conversations.front().reset); // 5,000 behind
        QCOMPARE(reply->messages.size(), 500);
        write(id, grace_, 1);
        reply = QCoro::waitFor(world_->sync.sync(ada_, request));
        QVERIFY(reply->conversations.front().reset);
        QCOMPARE(reply->messages.size(), 30);
        QVERIFY(!reply->conversations.front().syncedChangeSeq);
        QVERIFY(!reply->more);
    }

    void onlyLeavesOutWhatWasNotNamed()
    {
        const auto id = world_->direct(ada_, grace_).id;
        QVERIFY(world_->send(grace_, id, u"hello"_s));
        const auto other = world_->group(ada_, {grace_}).id;
        SyncRequest request;
        request.conversations[id] = {0, 0};
        request.only = true;
        const auto reply = QCoro::waitFor(world_->sync.sync(ada_, request));
        QCOMPARE(reply->conversations.size(), 1);
        QCOMPARE(reply->conversations.front().id, id);
        request.only = false;
        QCOMPARE(QCoro::waitFor(world_->sync.sync(ada_, request))->conversations.size(), 2);
        request.conversations[other] = {0, 0};
        QCOMPARE(QCoro::waitFor(world_->sync.sync(ada_, request))->conversations.size(), 1);
    }

    void whatIsNotOnesOwnIsGone()
    {
        const auto strangers = world_->group(grace_, {}).id;
        SyncRequest request;
        request.conversations[strangers] = {1, 1};
        const auto reply = QCoro::waitFor(world_->sync.sync(ada_, request));
        QCOMPARE(reply->gone, QList<ConversationId>{strangers});
        QVERIFY(reply->conversations.isEmpty());
    }

    void moreThanAHundredConversationsComeInSeveralReplies()
    {
        for (int i = 0; i < 210; ++i)
            world_->group(ada_, {grace_}, u"Group %1"_s.arg(i));
        AwayDevice device;
        device.syncWith(*world_, grace_);
        QCOMPARE(device.calls, 3);
        QCOMPARE(device.conversations.size(), 210);
    }

    void aSenderWhoLeftIsStillKnownByTheNewName()
    {
        const auto joan = world_->person(u"joan"_s);
        const auto id = world_->group(ada_, {grace_, joan}).id;
        QVERIFY(world_->send(joan, id, u"farewell"_s));
        AwayDevice device;
        device.syncWith(*world_, grace_);
        QVERIFY(QCoro::waitFor(world_->groups.remove(joan, MemberPath{id, joan})));
        SqlConnection connection(world_->database.url());
        QVERIFY(connection.run(u"UPDATE users SET display_name = 'Jo' WHERE id = ?"_s, joan));
        device.syncWith(*world_, grace_);
        QCOMPARE(device.people[joan].displayName, u"Jo"_s);
    }

    void theNumberOfStatementsDoesNotDependOnWhatWasMissed()
    {
        for (int i = 0; i < 120; ++i)
            write(world_->group(ada_, {grace_}).id, ada_, 20);
        SqlConnection connection(world_->database.url());
        const auto before = connection.statements();
        SyncRepository repository(connection);
        SyncRequest request;
        const auto reply = SyncAssembly(repository, grace_, request).make();
        QVERIFY(reply && reply->more && !reply->messages.isEmpty());
        QVERIFY2(connection.statements() - before <= 8,
                 qPrintable(QString::number(connection.statements() - before)));
    }

private:
    void changeSomething(QRandomGenerator &random, const QList<UserId> &people,
                         const QList<ConversationId> &ids)
    {
        const auto who = people[random.bounded(people.size())];
        const auto id = ids[random.bounded(ids.size())];
        const auto page = QCoro::waitFor(world_->messages.page(who, id, {}));
        if (!page)
            return; // not a member
        const auto text = QString::number(random.generate());
        const int action = page->messages.isEmpty() ? 0 : random.bounded(9);
        const auto message = page->messages.isEmpty()
                                 ? Message()
                                 : page->messages[random.bounded(page->messages.size())];
        const MessagePath path{id, message.id};
        if (action < 3)
            (void)world_->send(who, id, text);
        else if (action == 3)
            (void)QCoro::waitFor(world_->messages.edit(message.senderId, path, text));
        else if (action == 4)
            (void)QCoro::waitFor(world_->messages.remove(message.senderId, path));
        else if (action == 5)
            (void)QCoro::waitFor(
                world_->messages.react(who, ReactionPath{id, message.id, u"👍"_s}));
        else if (action == 6)
            (void)QCoro::waitFor(world_->memberships.markRead(who, id, message.seq));
        else if (action == 7)
            (void)QCoro::waitFor(world_->memberships.mute(who, id, world_->clock.now()));
        else
            changeGroup(random, who, id, people, text);
    }

    void changeGroup(QRandomGenerator &random, UserId who, ConversationId id,
                     const QList<UserId> &people, const QString &text)
    {
        const auto other = people[random.bounded(people.size())];
        if (random.bounded(3) == 0)
            (void)QCoro::waitFor(world_->groups.rename(who, id, text));
        else if (random.bounded(2) == 0)
            (void)QCoro::waitFor(world_->groups.add(who, id, {other}));
        else if (other != who)
            (void)QCoro::waitFor(world_->groups.remove(who, MemberPath{id, other}));
    }

    void compareWithTruth(const AwayDevice &device, const QByteArray &seed)
    {
        ConversationListQuery query;
        query.limit = 100;
        const auto list = QCoro::waitFor(world_->conversations.list(ada_, query));
        QCOMPARE(device.conversations.size(), list->conversations.size());
        for (const auto &conversation : list->conversations) {
            QVERIFY2(device.conversations[conversation.id] == conversation, seed);
            MessagePageQuery all;
            all.limit = 100;
            const auto held = device.messages.value(conversation.id);
            const auto page = *QCoro::waitFor(world_->messages.page(ada_, conversation.id, all));
            for (const auto &message : page.messages) {
                if (message.seq >= (held.isEmpty() ? 0 : held.firstKey()))
                    QVERIFY2(held.value(message.seq) == message, seed);
            }
        }
    }

    /// Messages straight into the tables, as if each had been sent.
    void write(ConversationId id, UserId sender, int count)
    {
        SqlConnection connection(world_->database.url());
        const auto sql = uR"(
            INSERT INTO messages (conversation_id, seq, id, change_seq, sender_id, nonce,
                                  request_hash, body)
            SELECT c.id, c.last_seq + n, gen_random_uuid(), c.change_seq + n, '%2',
                   gen_random_uuid(), '', 'text ' || n
            FROM conversations c, generate_series(1, %3) n WHERE c.id = '%1';
            UPDATE conversations SET last_seq = last_seq + %3, change_seq = change_seq + %3
            WHERE id = '%1')"_s.arg(id.toString(), sender.toString())
                             .arg(count);
        QVERIFY(connection.runScript(sql));
    }

    ThrowawayPostgres postgres_;
    std::unique_ptr<World> world_;
    UserId ada_;
    UserId grace_;
};

QTEST_GUILESS_MAIN(SyncTest)
#include "tst_sync.moc"
