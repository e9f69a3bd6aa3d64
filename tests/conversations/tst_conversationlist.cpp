// The list of conversations is one statement, and costs what it shows, not what was ever written.
#include "conversations/conversationrepository.h"
#include "support/world.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

// A viewer with %1 direct conversations of %2 messages each, the last three unread; the last
// activity of each lies %4 before that of the one before.
constexpr auto fillSql = R"(
    INSERT INTO users (id, username, display_name)
    SELECT md5('peer' || i)::uuid, 'peer' || i, 'Peer ' || i FROM generate_series(1, %1) i;
    INSERT INTO conversations (id, kind, direct_low, direct_high, member_count, last_seq, change_seq,
                               last_activity_at)
    SELECT md5('conversation' || i)::uuid, 'direct', least('%3'::uuid, md5('peer' || i)::uuid),
           greatest('%3'::uuid, md5('peer' || i)::uuid), 2, %2, %2, now() - i * interval '%4'
    FROM generate_series(1, %1) i;
    INSERT INTO members (conversation_id, user_id, read_seq)
    SELECT md5('conversation' || i)::uuid, who.id, %2 - 3
    FROM generate_series(1, %1) i, LATERAL (VALUES ('%3'::uuid), (md5('peer' || i)::uuid)) who (id);
    INSERT INTO messages (conversation_id, seq, id, change_seq, sender_id, nonce, request_hash, body)
    SELECT md5('conversation' || i)::uuid, n, md5(i || '/' || n)::uuid, n, md5('peer' || i)::uuid,
           md5(i || '/' || n)::uuid, '', 'text'
    FROM generate_series(1, %1) i, generate_series(1, %2) n;
    ANALYZE;)";

constexpr auto explainSql = R"(
    CREATE OR REPLACE FUNCTION explain(statement text) RETURNS json LANGUAGE plpgsql AS $$
    DECLARE plan json;
    BEGIN
        EXECUTE 'EXPLAIN (ANALYZE, FORMAT JSON) ' || statement INTO plan;
        RETURN plan;
    END $$)";

/// What PostgreSQL did with one kind of table, over all nodes of a plan.
struct Work
{
    qint64 rows = 0;
    QStringList scans;
};

void collect(const QJsonObject &node, const QString &table, Work &work)
{
    if (node[u"Relation Name"].toString() == table) {
        work.scans.append(node[u"Node Type"].toString());
        const auto loops = node[u"Actual Loops"].toInteger();
        work.rows += loops * (node[u"Actual Rows"].toInteger() +
                              node[u"Rows Removed by Filter"].toInteger());
    }
    for (const auto &child : node[u"Plans"].toArray())
        collect(child.toObject(), table, work);
}

} // namespace

class ConversationListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsOneStatementForOneConversationAndForAThousand()
    {
        for (const int count : {1, 1000}) {
            fill(count, 4);
            SqlConnection connection(world_->database.url());
            const auto before = connection.statements();
            QCOMPARE(ConversationRepository(connection).list(viewer_, 100, std::nullopt)->size(),
                     std::min(count, 100));
            QCOMPARE(connection.statements() - before, 1);
        }
    }

    void itsCostDoesNotGrowWithHistory()
    {
        fill(5, 10);
        const auto brief = work(u"messages"_s);
        fill(5, 10'000);
        const auto endless = work(u"messages"_s);
        QVERIFY2(!endless.scans.isEmpty(), "the plan does not say what became of the messages");
        for (const auto &scan : endless.scans)
            QVERIFY2(scan.startsWith("Index"_L1), qPrintable(scan));
        for (const auto &scan : unreadWork().scans)
            QVERIFY2(scan.startsWith("Index"_L1), qPrintable(scan));
        QVERIFY2(unreadWork().rows <= 5 * (1000 + 1), "more was read than is counted");
        QVERIFY2(endless.rows <= brief.rows, qPrintable(u"%1 rows of a brief history, %2 of an "
                                                        "endless one"_s.arg(brief.rows)
                                                            .arg(endless.rows)));
    }

    void itsCostDoesNotGrowWithTheConversationsBehindThePage()
    {
        fill(300, 1, u"5 hours"_s);
        const auto some = work(u"conversations"_s);
        fill(3000, 1, u"5 hours"_s);
        const auto many = work(u"conversations"_s);
        QVERIFY2(many.rows <= some.rows + 10, qPrintable(u"%1 rows where there are 300, %2 where "
                                                         "there are 3,000"_s.arg(some.rows)
                                                             .arg(many.rows)));
    }

    void pagesGoOnOverTheDays_data()
    {
        QTest::addColumn<QString>("spacing");
        for (const auto *spacing : {"1 minute", "7 hours", "26 hours", "0 minutes"})
            QTest::newRow(spacing) << QString::fromLatin1(spacing);
    }

    void pagesGoOnOverTheDays()
    {
        QFETCH(const QString, spacing);
        fill(50, 1, spacing);
        SqlConnection connection(world_->database.url());
        // A day later for one, by a message; and one that somebody asked for in vain.
        QVERIFY(connection.runScript(
            u"UPDATE conversations SET last_activity_at = "
            "last_activity_at + interval '1 day' "
            "WHERE id = md5('conversation9')::uuid; "
            "UPDATE conversations SET last_seq = 0 "
            "WHERE id = md5('conversation7')::uuid; "
            "UPDATE members SET opened = user_id <> '%1' "
            "WHERE conversation_id = md5('conversation7')::uuid"_s.arg(viewer_.toString())));
        const auto all = readIds<ConversationId>(
            connection.run(u"SELECT id FROM conversations WHERE id <> md5('conversation7')::uuid "
                           "ORDER BY last_activity_at DESC, id DESC"_s));
        QList<ConversationId> listed;
        std::optional<ActivityCursor> before;
        while (true) {
            const auto page = ConversationRepository(connection).list(viewer_, 7, before);
            QVERIFY(page);
            for (const auto &conversation : *page)
                listed.append(conversation.id);
            if (page->size() < 7)
                break;
            const auto &last = page->back();
            before = ActivityCursor{last.lastActivityAt.time_since_epoch().count(), last.id};
        }
        QCOMPARE(listed, *all);
    }

    void theUnreadCountStopsAtAThousand()
    {
        fill(1, 3000);
        SqlConnection connection(world_->database.url());
        QVERIFY(connection.runScript(u"UPDATE members SET read_seq = 0"_s));
        const auto list = ConversationRepository(connection).list(viewer_, 100, std::nullopt);
        QCOMPARE(list->front().mine->unreadCount, 1000);
    }

private:
    void fill(int conversations, int length, const QString &spacing = u"1 minute"_s)
    {
        world_ = std::make_unique<World>(postgres_.migratedDatabase());
        viewer_ = world_->person(u"viewer"_s);
        SqlConnection connection(world_->database.url());
        const auto filled = connection.runScript(QString::fromLatin1(fillSql)
                                                     .arg(conversations)
                                                     .arg(length)
                                                     .arg(viewer_.toString(), spacing));
        QVERIFY(filled);
    }

    /// The same where nothing was ever read.
    Work unreadWork()
    {
        SqlConnection connection(world_->database.url());
        (void)connection.runScript(u"UPDATE members SET read_seq = 0"_s);
        return work(u"messages"_s);
    }

    Work work(const QString &table)
    {
        // EXPLAIN cannot be prepared, so a function runs it, on the statement with its values in
        // it.
        SqlConnection connection(world_->database.url());
        auto [sql, values] = ConversationRepository::listStatement(viewer_, 100, std::nullopt);
        for (const auto &value : values)
            sql.replace(sql.indexOf(u'?'), 1, u"'%1'"_s.arg(QString::fromLatin1(*value)));
        if (!connection.runScript(QLatin1StringView(explainSql)))
            return {};
        auto rows = connection.run(u"SELECT explain(?)"_s, sql);
        if (!rows || !rows->next())
            return {};
        const auto plans = QJsonDocument::fromJson(rows->get<QString>(0).toUtf8()).array();
        Work work;
        collect(plans[0][u"Plan"].toObject(), table, work);
        return work;
    }

    ThrowawayPostgres postgres_;
    std::unique_ptr<World> world_;
    UserId viewer_;
};

QTEST_GUILESS_MAIN(ConversationListTest)
#include "tst_conversationlist.moc"
