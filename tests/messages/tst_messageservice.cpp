#include "protocol/events.h"
#include "support/world.h"

#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

QString typeOf(const Delivery &delivery)
{
    return std::visit(
        [](const auto &event) {
            return QString::fromLatin1(event.type.data(), qsizetype(event.type.size()));
        },
        decodeEvent(delivery.event)->value());
}

} // namespace

class MessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        world_ = std::make_unique<World>(postgres_.migratedDatabase());
        sql_ = std::make_unique<SqlConnection>(world_->database.url());
        ada_ = world_->person(u"ada"_s);
        grace_ = world_->person(u"grace"_s);
        conversation_ = world_->direct(ada_, grace_).id;
        world_->deliveries.clear();
    }

    void repeatedNonceReturnsTheStoredMessage()
    {
        const Nonce nonce{QUuid::createUuid()};
        const auto first = world_->send(ada_, conversation_, u"hello"_s, nonce).value();
        QVERIFY(first.isNew);
        const auto again = world_->send(ada_, conversation_, u"hello"_s, nonce).value();
        QVERIFY(!again.isNew);
        QCOMPARE(again.message, first.message);
        QCOMPARE(newest().size(), 1);
    }

    void aNonceForSomethingElseIsRefused()
    {
        const Nonce nonce{QUuid::createUuid()};
        const auto first = world_->send(ada_, conversation_, u"hello"_s, nonce).value();
        const auto other = world_->direct(ada_, world_->person(u"eve"_s)).id;
        QCOMPARE(world_->send(ada_, conversation_, u"bye"_s, nonce).error().code,
                 ProblemCode::NonceReused);
        QCOMPARE(world_->send(ada_, other, u"hello"_s, nonce).error().code,
                 ProblemCode::NonceReused);
        QCOMPARE(
            world_->send(ada_, conversation_, u"hello"_s, nonce, first.message.id).error().code,
            ProblemCode::NonceReused);
        QVERIFY(world_->send(grace_, conversation_, u"mine"_s, nonce)->isNew); // another sender's
        QCOMPARE(newest().size(), 2);
    }

    void manyAtOnceGetDenseNumbersAndOneRowForEachNonce()
    {
        World other(world_->database.url()); // another server on the same database
        std::vector<QCoro::Task<Result<StoredMessage>>> tasks;
        for (int i = 0; i < 300; ++i) {
            auto &world = i % 2 ? other : *world_;
            SendMessageRequest request;
            request.nonce = Nonce{QUuid::createUuidV5(QUuid(), QByteArray::number(i / 3))};
            request.body = u"message %1"_s.arg(i / 3);
            tasks.push_back(world.messages.send(ada_, conversation_, request));
        }
        QSet<MessageId> ids;
        int made = 0;
        for (auto &task : tasks) {
            const auto stored = QCoro::waitFor(std::move(task));
            QVERIFY(stored);
            ids.insert(stored->message.id);
            made += stored->isNew;
        }
        QCOMPARE(ids.size(), 100);
        QCOMPARE(made, 100);
        qint64 seq = 0;
        for (const auto &message : newest(100)) {
            QCOMPARE(message.seq, ++seq);
            QCOMPARE(message.changeSeq, seq);
        }
    }

    void eventsComeAfterTheCommitInTheOrderOfTheirNumbers()
    {
        std::vector<QCoro::Task<Result<StoredMessage>>> tasks;
        for (int i = 0; i < 50; ++i) {
            SendMessageRequest request;
            request.nonce = Nonce{QUuid::createUuid()};
            request.body = u"x"_s;
            tasks.push_back(world_->messages.send(i % 2 ? ada_ : grace_, conversation_, request));
        }
        for (auto &task : tasks)
            QVERIFY(QCoro::waitFor(std::move(task)));
        QCOMPARE(world_->deliveries.size(), 51);
        QCOMPARE(typeOf(world_->deliveries[0]), u"conversation.new"_s);
        for (int i = 1; i <= 50; ++i) {
            const auto event = std::get<MessageNew>(**decodeEvent(world_->deliveries[i].event));
            QCOMPARE(event.changeSeq, i);
            QCOMPARE(world_->deliveries[i].recipients.size(), 2);
        }
    }

    void theFirstMessageBringsThePeerTheConversation()
    {
        QVERIFY(world_->send(ada_, conversation_, u"hello"_s));
        QCOMPARE(world_->deliveries.size(), 2);
        QCOMPARE(world_->deliveries[0].recipients, QList{grace_});
        const auto opened = std::get<ConversationNew>(**decodeEvent(world_->deliveries[0].event));
        QCOMPARE(opened.changeSeq, 0);
        QVERIFY(!opened.conversation.mine);
        QVERIFY(!opened.conversation.lastMessage);
        QCOMPARE(opened.conversation.members->size(), 2);
        QVERIFY(world_->send(grace_, conversation_, u"hi"_s));
        QCOMPARE(world_->deliveries.size(), 3);
    }

    void twoMeetWhenTheSecondOfThemWrites()
    {
        QVERIFY(world_->send(ada_, conversation_, u"hello"_s));
        QVERIFY(world_->send(ada_, conversation_, u"hello?"_s));
        QVERIFY(world_->send(grace_, conversation_, u"hi"_s));
        QVERIFY(world_->send(grace_, conversation_, u"there"_s));
        QList<qsizetype> noted;
        for (const auto &delivery : world_->deliveries)
            noted.append(delivery.pairedWith.size());
        QCOMPARE(noted, (QList<qsizetype>{0, 0, 0, 2, 0}));
    }

    void whoMayNotSendIsRefusedAndNothingIsStored()
    {
        const auto eve = world_->person(u"eve"_s);
        QCOMPARE(world_->send(eve, conversation_, u"x"_s).error().code, ProblemCode::NotFound);
        QCOMPARE(world_->send(ada_, ConversationId{QUuid::createUuid()}, u"x"_s).error().code,
                 ProblemCode::NotFound);
        QVERIFY(sql_->run(u"INSERT INTO blocks VALUES (?, ?)"_s, grace_, ada_));
        QCOMPARE(world_->send(ada_, conversation_, u"x"_s).error().code,
                 ProblemCode::CannotMessage);
        QCOMPARE(world_->send(grace_, conversation_, u"x"_s).error().code,
                 ProblemCode::CannotMessage);
        QVERIFY(sql_->run(u"DELETE FROM blocks"_s));
        QVERIFY(world_->send(ada_, conversation_, u"x"_s));
        QCOMPARE(newest().size(), 1);
        QCOMPARE(newest().front().seq, 1);
    }

    void aRepeatIsAnsweredEvenWhenABlockCameBetween()
    {
        const Nonce nonce{QUuid::createUuid()};
        QVERIFY(world_->send(ada_, conversation_, u"x"_s, nonce));
        QVERIFY(sql_->run(u"INSERT INTO blocks VALUES (?, ?)"_s, grace_, ada_));
        QVERIFY(!world_->send(ada_, conversation_, u"x"_s, nonce)->isNew);
    }

    void aReplyStaysInItsConversation()
    {
        const auto other = world_->direct(ada_, world_->person(u"eve"_s)).id;
        const auto here = world_->send(ada_, conversation_, u"x"_s)->message.id;
        const auto there = world_->send(ada_, other, u"x"_s)->message.id;
        QCOMPARE(world_->send(grace_, conversation_, u"y"_s, Nonce{QUuid::createUuid()}, here)
                     ->message.replyTo,
                 here);
        const auto refused =
            world_->send(ada_, conversation_, u"y"_s, Nonce{QUuid::createUuid()}, there);
        QCOMPARE(refused.error().errors.front().field, u"reply_to"_s);
    }

    void hostileTextIsKeptAsItIs()
    {
        const QString text = u"'; DROP TABLE messages; -- \\ \" ? :x $1 %1 {}\n🤷 \u202Eabc"_s;
        QCOMPARE(world_->send(ada_, conversation_, text)->message.body, text);
        QCOMPARE(newest().front().body, text);
        const QString longest = QString(u"🤷"_s).repeated(8192);
        QCOMPARE(world_->send(ada_, conversation_, longest)->message.body, longest);
    }

    void sendingReadsWhatWasThere()
    {
        QVERIFY(world_->send(ada_, conversation_, u"1"_s));
        QVERIFY(world_->send(ada_, conversation_, u"2"_s));
        QVERIFY(world_->send(grace_, conversation_, u"3"_s));
        auto rows = sql_->run(u"SELECT read_seq FROM members ORDER BY user_id = ?"_s, ada_);
        QVERIFY(rows->next());
        QCOMPARE(rows->get<int>(0), 3); // grace
        QVERIFY(rows->next());
        QCOMPARE(rows->get<int>(0), 2);
    }

    void pages_data()
    {
        QTest::addColumn<MessagePageQuery>("query");
        QTest::addColumn<QList<int>>("bounds");
        QTest::addColumn<bool>("hasOlder");
        QTest::addColumn<bool>("hasNewer");
        using Q = MessagePageQuery;
        QTest::newRow("newest") << Q{.limit = 4} << QList{7, 10} << true << false;
        QTest::newRow("all") << Q{.limit = 100} << QList{1, 10} << false << false;
        QTest::newRow("before") << Q{.beforeSeq = 5, .limit = 3} << QList{2, 4} << true << true;
        QTest::newRow("before the first")
            << Q{.beforeSeq = 1, .limit = 3} << QList<int>{} << false << true;
        QTest::newRow("before far")
            << Q{.beforeSeq = 99, .limit = 3} << QList{8, 10} << true << false;
        QTest::newRow("after") << Q{.afterSeq = 8, .limit = 5} << QList{9, 10} << true << false;
        QTest::newRow("after nothing")
            << Q{.afterSeq = 0, .limit = 2} << QList{1, 2} << false << true;
        QTest::newRow("after the last")
            << Q{.afterSeq = 10, .limit = 2} << QList<int>{} << true << false;
        QTest::newRow("after the end of numbers")
            << Q{.afterSeq = std::numeric_limits<qint64>::max(), .limit = 2} << QList<int>{} << true
            << false;
        QTest::newRow("around") << Q{.aroundSeq = 5, .limit = 3} << QList{4, 6} << true << true;
        QTest::newRow("around the first")
            << Q{.aroundSeq = 1, .limit = 4} << QList{1, 4} << false << true;
        QTest::newRow("around the last")
            << Q{.aroundSeq = 10, .limit = 4} << QList{7, 10} << true << false;
    }

    void pages()
    {
        QFETCH(MessagePageQuery, query);
        QFETCH(QList<int>, bounds);
        for (int i = 1; i <= 10; ++i)
            QVERIFY(world_->send(ada_, conversation_, QString::number(i)));
        const auto page =
            QCoro::waitFor(world_->messages.page(grace_, conversation_, query)).value();
        QList<int> got;
        if (!page.messages.isEmpty())
            got = {int(page.messages.front().seq), int(page.messages.back().seq)};
        QCOMPARE(got, bounds);
        QTEST(page.hasOlder, "hasOlder");
        QTEST(page.hasNewer, "hasNewer");
        QVERIFY(std::ranges::is_sorted(page.messages, {}, &Message::seq));
    }

    void aPageHasOnePlace()
    {
        const MessagePageQuery two{.beforeSeq = 1, .afterSeq = 1};
        QCOMPARE(QCoro::waitFor(world_->messages.page(ada_, conversation_, two)).error().code,
                 ProblemCode::BadRequest);
        const auto eve = world_->person(u"eve"_s);
        QCOMPARE(QCoro::waitFor(world_->messages.page(eve, conversation_, {})).error().code,
                 ProblemCode::NotFound);
    }

private:
    QList<Message> newest(int limit = 50)
    {
        MessagePageQuery query;
        query.limit = limit;
        return QCoro::waitFor(world_->messages.page(ada_, conversation_, query))->messages;
    }

    ThrowawayPostgres postgres_;
    std::unique_ptr<World> world_;
    std::unique_ptr<SqlConnection> sql_;
    UserId ada_;
    UserId grace_;
    ConversationId conversation_;
};

QTEST_GUILESS_MAIN(MessagesTest)
#include "tst_messageservice.moc"
