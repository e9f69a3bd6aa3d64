// What an older release left behind, brought to the schema of today: from each schema that there
// ever was, with people and conversations in it, and looked at with the services of today.
#include "database/migrator.h"
#include "database/upgraded.h"

#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

const Device device{u"Phone"_s, u"192.0.2.9"_s, u"letschat"_s, {}};

int numberOf(const Migration &migration)
{
    return migration.name.section(u'_', 0, 0).toInt();
}

QList<Message> history(World &world, UserId viewer, ConversationId conversation)
{
    QList<Message> messages;
    for (bool hasNewer = true; hasNewer;) {
        MessagePageQuery query;
        query.afterSeq = messages.isEmpty() ? 0 : messages.back().seq;
        const auto page = QCoro::waitFor(world.messages.page(viewer, conversation, query));
        if (!page)
            break;
        messages += page->messages;
        hasNewer = page->hasNewer && !page->messages.isEmpty();
    }
    return messages;
}

SyncReply synced(World &world, UserId user, const SyncRequest &request = {})
{
    return QCoro::waitFor(world.sync.sync(user, request)).value_or(SyncReply());
}

Result<SignedIn> logIn(World &world, const QString &username, const Device &from = device)
{
    const LoginRequest request{username, QString::fromUtf16(Upgraded::password), {}};
    return QCoro::waitFor(world.accounts.login(request, from));
}

} // namespace

class MigrationsTest : public QObject, private Upgraded
{
    Q_OBJECT

private Q_SLOTS:
    void peopleOfEachSchemaAreThere_data() { addSchemas(1); }
    void peopleOfEachSchemaAreThere()
    {
        QFETCH(int, level);
        lookAt(level);
        QCOMPARE(find(OldDatabase::ken(), u"gra"_s), QList{OldDatabase::grace()});
        QCOMPARE(find(OldDatabase::grace(), u"lovelace"_s), QList{OldDatabase::ada()});
        QVERIFY(find(OldDatabase::grace(), u"deleted"_s).isEmpty());
        const auto joan =
            QCoro::waitFor(world_->people.find(OldDatabase::ada(), OldDatabase::joan()));
        QVERIFY(joan && joan->deleted);
        const auto changed = QCoro::waitFor(
            world_->people.update(OldDatabase::ada(), {{}, u"Counts, and is counted"_s}));
        QCOMPARE(changed->displayName, u"Ada Lovelace"_s);
        // A pair that never spoke.
        const auto conversation = world_->direct(OldDatabase::grace(), OldDatabase::ken()).id;
        QCOMPARE(world_->send(OldDatabase::grace(), conversation, u"hello"_s)->message.seq, 1);
    }

    void signInsOfEachSchemaGoOn_data() { addSchemas(1); }
    void signInsOfEachSchemaGoOn()
    {
        QFETCH(int, level);
        lookAt(level);
        QCOMPARE(logIn(*world_, u"grace"_s)->user.id, OldDatabase::grace());
        QCOMPARE(logIn(*world_, u"linus"_s).error().code, ProblemCode::InvalidCredentials);
        QCOMPARE(logIn(*world_, u"ken"_s)->user.id, OldDatabase::ken());
        QCOMPARE(world_->signUp(u"ada"_s).error().code, ProblemCode::UsernameTaken);

        const auto old = refreshToken();
        const auto sessions =
            QCoro::waitFor(world_->sessions.list(OldDatabase::ada(), OldDatabase::session()));
        QCOMPARE(sessions->sessions.size(), 1); // the other one had ended
        const auto refreshed = QCoro::waitFor(world_->sessions.refresh(old));
        QVERIFY(refreshed);
        QCOMPARE(refreshed->sessionId, OldDatabase::session());
        QVERIFY(QCoro::waitFor(world_->sessions.refresh(refreshed->refreshToken.toLatin1())));
        QCOMPARE(QCoro::waitFor(world_->sessions.refresh(old)).error().code,
                 ProblemCode::TokenRevoked); // two were given since
    }

    void locksOfEachSchemaHold_data() { addSchemas(7); }
    void locksOfEachSchemaHold()
    {
        QFETCH(int, level);
        lookAt(level);
        const Device locked{u"Phone"_s, u"192.0.2.7"_s, {}, {}};
        RateLimiter limiter(world_->clock, RateLimits{});
        const AccountService accounts(world_->database, world_->changes, world_->hasher, limiter,
                                      world_->issuer, world_->clock, {}, world_->sessionEnded);
        const LoginRequest request{u"ken"_s, QString::fromUtf16(password), {}};
        QCOMPARE(QCoro::waitFor(accounts.login(request, locked)).error().code,
                 ProblemCode::InvalidCredentials);
        QVERIFY(QCoro::waitFor(accounts.login(request, device))); // from elsewhere
    }

    void messagesOfEachSchemaAreThere_data() { addSchemas(OldDatabase::firstWithMessages); }
    void messagesOfEachSchemaAreThere()
    {
        QFETCH(int, level);
        lookAt(level);
        for (const auto viewer : {OldDatabase::ada(), OldDatabase::grace()}) {
            const auto messages = history(*world_, viewer, OldDatabase::direct());
            QCOMPARE(messages.size(), OldDatabase::directMessages);
            for (const auto &message : messages)
                compareWithOld(message, int(&message - messages.data()) + 1);
        }
        const auto inGroup = history(*world_, OldDatabase::ken(), OldDatabase::group());
        QCOMPARE(inGroup.size(), OldDatabase::groupMessages);
        QCOMPARE(inGroup[1].senderId, OldDatabase::joan());
        QVERIFY(history(*world_, OldDatabase::ken(), OldDatabase::direct()).isEmpty());
        QCOMPARE(number(u"SELECT count(*) FROM members WHERE has_written AND conversation_id "
                        "IN ('%1', '%2')"_s.arg(OldDatabase::direct().toString(),
                                                OldDatabase::group().toString())),
                 4);
    }

    void listsOfEachSchemaAreThere_data() { addSchemas(OldDatabase::firstWithMessages); }
    void listsOfEachSchemaAreThere()
    {
        QFETCH(int, level);
        lookAt(level);
        ConversationListQuery query;
        query.limit = 1;
        const auto newest = QCoro::waitFor(world_->conversations.list(OldDatabase::ada(), query));
        QVERIFY(newest && newest->nextCursor);
        query.before = newest->nextCursor;
        const auto older = QCoro::waitFor(world_->conversations.list(OldDatabase::ada(), query));
        QVERIFY(older && !older->nextCursor);

        const auto &group = newest->conversations.front();
        QCOMPARE(group.id, OldDatabase::group());
        QCOMPARE(group.title, u"Compilers"_s);
        QCOMPARE(group.memberCount, 3);
        QCOMPARE(group.members->size(), 3);
        QCOMPARE(group.lastMessage->body, u"group 3"_s);
        QCOMPARE(group.mine->unreadCount, 2);
        QVERIFY(group.mine->mutedUntil);
        const auto &direct = older->conversations.front();
        QCOMPARE(direct.id, OldDatabase::direct());
        QCOMPARE(direct.mine->unreadCount,
                 OldDatabase::directMessages - OldDatabase::adaRead - 1); // one is deleted
        QCOMPARE(direct.changeSeq, old_.directChanges());

        const auto grace =
            QCoro::waitFor(world_->people.find(OldDatabase::ada(), OldDatabase::grace()));
        QCOMPARE(grace->lastSeenAt,
                 old_.hasSightings() ? parseRfc3339(OldDatabase::seenAt) : std::nullopt);
        const auto blocked = QCoro::waitFor(world_->people.blocks(OldDatabase::ken()));
        QCOMPARE(blocked->users.front().id, OldDatabase::ada());
        QVERIFY(find(OldDatabase::ada(), u"ken"_s).isEmpty());
    }

    void devicesOfEachSchemaSync_data() { addSchemas(OldDatabase::firstWithMessages); }
    void devicesOfEachSchemaSync()
    {
        QFETCH(int, level);
        lookAt(level);
        const auto first = synced(*world_, OldDatabase::ada());
        QCOMPARE(first.epoch, epoch_);
        QCOMPARE(first.conversations.size(), 2);
        QCOMPARE(first.messages.size(), SyncReply::newestMessages + OldDatabase::groupMessages);
        QSet<UserId> known;
        for (const auto &user : first.users)
            known.insert(user.id);
        QVERIFY(known.contains(OldDatabase::grace()) && known.contains(OldDatabase::ken()));
        QVERIFY(known.contains(OldDatabase::joan())); // who wrote in the group, and is gone

        // A device that was there yesterday, and lacks the last two changes.
        SyncRequest request;
        request.usersSince = first.usersSince;
        request.conversations[OldDatabase::direct()] = {old_.directChanges() - 2, 1};
        request.conversations[OldDatabase::group()] = {OldDatabase::groupChanges, 0};
        const auto behind = synced(*world_, OldDatabase::ada(), request);
        QVERIFY(behind.users.isEmpty());
        QList<qint64> changes;
        for (const auto &message : behind.messages)
            changes.append(message.changeSeq);
        QCOMPARE(changes, (QList<qint64>{old_.directChanges() - 1, old_.directChanges()}));
        QVERIFY(QCoro::waitFor(world_->people.update(OldDatabase::grace(), {{}, u"Sails"_s})));
        QCOMPARE(synced(*world_, OldDatabase::ada(), request).users.size(), 1);
    }

    void conversationsOfEachSchemaGoOnWithoutAHole_data()
    {
        addSchemas(OldDatabase::firstWithMessages);
    }
    void conversationsOfEachSchemaGoOnWithoutAHole()
    {
        QFETCH(int, level);
        upgrade(level);
        const auto direct = OldDatabase::direct();
        qint64 change = old_.directChanges();
        const auto sent = world_->send(OldDatabase::ada(), direct, u"after the upgrade"_s);
        QCOMPARE(sent->message.seq, OldDatabase::directMessages + 1);
        QCOMPARE(sent->message.changeSeq, ++change);
        const auto edited = QCoro::waitFor(world_->messages.edit(
            OldDatabase::ada(), {direct, OldDatabase::directMessage(1)}, u"edited late"_s));
        QCOMPARE(edited->changeSeq, ++change);
        QVERIFY(QCoro::waitFor(world_->messages.react(
            OldDatabase::grace(), {direct, OldDatabase::directMessage(1), u"🎉"_s})));
        QVERIFY(QCoro::waitFor(
            world_->messages.remove(OldDatabase::ada(), {direct, OldDatabase::directMessage(9)})));
        change += 2;
        QCOMPARE(
            QCoro::waitFor(world_->conversations.find(OldDatabase::grace(), direct))->changeSeq,
            change);
        // The nonce is known still, though its message was edited.
        const auto again = world_->send(OldDatabase::ada(), direct, OldDatabase::directBody(1),
                                        OldDatabase::directNonce(1));
        QVERIFY(again && !again->isNew);
        QCOMPARE(again->message.id, OldDatabase::directMessage(1));
        QCOMPARE(world_->send(OldDatabase::ken(), OldDatabase::group(), u"too"_s)->message.seq,
                 OldDatabase::groupMessages + 1);
        QCOMPARE(number(u"SELECT count(*) FROM messages x JOIN conversations c ON c.id = "
                        "x.conversation_id WHERE x.change_seq > c.change_seq"_s),
                 0);
        QCOMPARE(number(u"SELECT count(*) FROM members m JOIN conversations c ON c.id = "
                        "m.conversation_id WHERE m.active_on <> "
                        "(c.last_activity_at AT TIME ZONE 'UTC')::date"_s),
                 0);
    }

private:
    static void addSchemas(int first)
    {
        QTest::addColumn<int>("level");
        for (const auto &migration : Migrator::compiledIn()) {
            if (numberOf(migration) >= first)
                QTest::newRow(qPrintable(migration.name)) << numberOf(migration);
        }
    }

    QList<UserId> find(UserId viewer, const QString &text)
    {
        QList<UserId> ids;
        const auto found = QCoro::waitFor(world_->people.search(viewer, {text, {}}));
        for (const auto &user : found.value_or(UserList()).users)
            ids.append(user.id);
        return ids;
    }

    void compareWithOld(const Message &message, int seq)
    {
        const bool isAdas = seq % 2 == 1 && seq < OldDatabase::adaRead;
        QCOMPARE(message.seq, seq);
        QCOMPARE(message.id, OldDatabase::directMessage(seq));
        QCOMPARE(message.nonce, OldDatabase::directNonce(seq));
        QCOMPARE(message.body, OldDatabase::directBody(seq));
        QCOMPARE(message.senderId, isAdas ? OldDatabase::ada() : OldDatabase::grace());
        QCOMPARE(message.editedAt.has_value(), seq == OldDatabase::edited);
        QCOMPARE(message.deletedAt.has_value(), seq == OldDatabase::deleted);
        QCOMPARE(message.replyTo.has_value(), seq == 3);
        QCOMPARE(message.reactions.size(), old_.hasReactions() && seq == OldDatabase::reactedTo);
        QCOMPARE(message.createdAt, OldDatabase::firstAt + std::chrono::minutes(seq));
    }
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"
