#include "support/world.h"

#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::tests;
using namespace Qt::StringLiterals;

class ConversationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        world_ = std::make_unique<World>(postgres_.migratedDatabase());
        ada_ = world_->person(u"ada"_s);
        grace_ = world_->person(u"grace"_s);
    }

    void aPairHasOneConversationWhoeverAsks()
    {
        const auto first = create(ada_, grace_);
        QVERIFY(first->isNew);
        QVERIFY(!create(ada_, grace_)->isNew);
        const auto second = create(grace_, ada_);
        QVERIFY(!second->isNew);
        QCOMPARE(second->conversation.id, first->conversation.id);
        QCOMPARE(second->conversation.members->size(), 2);
    }

    void aPairHasOneConversationWhenManyAskAtOnce()
    {
        World other(world_->database.url());
        std::vector<QCoro::Task<Result<ConversationService::Created>>> tasks;
        for (int i = 0; i < 20; ++i) {
            const auto &service = i % 2 ? other.conversations : world_->conversations;
            CreateConversationRequest request;
            request.userId = i % 3 ? ada_ : grace_;
            tasks.push_back(service.create(i % 3 ? grace_ : ada_, request));
        }
        QSet<ConversationId> ids;
        int made = 0;
        for (auto &task : tasks) {
            const auto created = QCoro::waitFor(std::move(task));
            QVERIFY(created);
            ids.insert(created->conversation.id);
            made += created->isNew;
        }
        QCOMPARE(ids.size(), 1);
        QCOMPARE(made, 1);
    }

    void nobodyElseHearsOfAnEmptyConversation()
    {
        const auto id = create(ada_, grace_)->conversation.id;
        QCOMPARE(list(ada_).size(), 1);
        QCOMPARE(list(grace_).size(), 0);
        QCOMPARE(find(grace_, id).error().code, ProblemCode::NotFound);
        QVERIFY(world_->send(ada_, id, u"hello"_s));
        QCOMPARE(list(grace_).size(), 1);
        QCOMPARE(find(grace_, id)->mine->unreadCount, 1);
        QCOMPARE(find(ada_, id)->mine->unreadCount, 0);
    }

    void strangersAreToldThatThereIsNothing()
    {
        const auto stranger = world_->person(u"eve"_s);
        const auto id = create(ada_, grace_)->conversation.id;
        QVERIFY(world_->send(ada_, id, u"hello"_s));
        const auto theirs = find(stranger, id);
        const auto nobodys = find(stranger, ConversationId{QUuid::createUuid()});
        QCOMPARE(theirs.error().code, ProblemCode::NotFound);
        QCOMPARE(theirs.error(), nobodys.error());
    }

    void oneselfAndUnknownPeopleAreRefused()
    {
        QCOMPARE(create(ada_, ada_).error().code, ProblemCode::ValidationFailed);
        QCOMPARE(create(ada_, ada_).error().errors.front().field, u"user_id"_s);
        QCOMPARE(create(ada_, UserId{QUuid::createUuid()}).error().code, ProblemCode::NotFound);
        QCOMPARE(list(ada_).size(), 0);
    }

    void theListIsByActivityAndPagesWithoutLossOrRepeat()
    {
        QList<ConversationId> made;
        for (int i = 0; i < 7; ++i)
            made.append(create(ada_, world_->person(u"person%1"_s.arg(i)))->conversation.id);
        QTest::qSleep(2); // activity is told apart by milliseconds
        QVERIFY(world_->send(ada_, made[2], u"newest"_s));
        QCOMPARE(list(ada_).front().id, made[2]);
        QList<ConversationId> paged;
        ConversationListQuery query;
        query.limit = 3;
        do {
            const auto page = QCoro::waitFor(world_->conversations.list(ada_, query)).value();
            QVERIFY(page.conversations.size() <= 3);
            for (const auto &conversation : page.conversations)
                paged.append(conversation.id);
            query.before = page.nextCursor;
        } while (query.before);
        QList<ConversationId> whole;
        for (const auto &conversation : list(ada_))
            whole.append(conversation.id);
        QCOMPARE(paged, whole);
        QCOMPARE(QSet<ConversationId>(paged.begin(), paged.end()).size(), 7);
    }

    void aBadCursorIsABadRequest()
    {
        ConversationListQuery query;
        query.before = u"nonsense"_s;
        QCOMPARE(QCoro::waitFor(world_->conversations.list(ada_, query)).error().code,
                 ProblemCode::BadRequest);
    }

private:
    Result<ConversationService::Created> create(UserId caller, UserId peer)
    {
        CreateConversationRequest request;
        request.userId = peer;
        return QCoro::waitFor(world_->conversations.create(caller, request));
    }
    QList<Conversation> list(UserId caller)
    {
        return QCoro::waitFor(world_->conversations.list(caller, {}))->conversations;
    }
    Result<Conversation> find(UserId caller, ConversationId id)
    {
        return QCoro::waitFor(world_->conversations.find(caller, id));
    }

    ThrowawayPostgres postgres_;
    std::unique_ptr<World> world_;
    UserId ada_;
    UserId grace_;
};

QTEST_GUILESS_MAIN(ConversationsTest)
#include "tst_conversations.moc"
