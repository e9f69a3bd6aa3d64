#include "network/apiclient.h"
#include "protocol/groups.h"
#include "protocol/membership.h"
#include "support/clientsamples.h"
#include "support/modelserver.h"

#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The calls of the contract at a server in memory.
class ModelServerCallsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        server_ = ModelServer();
        ada_ = server_.addPerson(person(u"Ada"_s));
        ben_ = server_.addPerson(person(u"Ben"_s));
        talk_ = server_.openDirect(ada_, ben_);
    }

    void aNonceMeansOneMessageForEver()
    {
        const auto nonce = newId<Nonce>();
        const auto first = send(ada_, nonce, u"once  "_s);
        QCOMPARE(first.status, 201);
        const auto message = *decode<Message>(first.body);
        QCOMPARE(message.body, u"once"_s);
        QCOMPARE(message.nonce, nonce);
        QVERIFY(server_.edit(ada_, {talk_, message.id}, u"edited"_s));
        const auto again = send(ada_, nonce, u"once"_s);
        QCOMPARE(again.status, 200);
        QCOMPARE(decode<Message>(again.body)->body, u"edited"_s);
        expectRefusal(send(ada_, nonce, u"edited"_s), ProblemCode::NonceReused);
        QCOMPARE(send(ben_, nonce, u"mine"_s).status, 201);
        QCOMPARE(server_.history(talk_).size(), 2);
    }

    void sendingMovesTheSendersMark()
    {
        send(ben_, newId<Nonce>(), u"one"_s);
        QCOMPARE(mine(ada_).unreadCount, 1);
        send(ada_, newId<Nonce>(), u"two"_s);
        QCOMPARE(mine(ada_).unreadCount, 0);
        QCOMPARE(mine(ada_).readSeq, 2);
        QCOMPARE(mine(ben_).readSeq, 1);
        QCOMPARE(call<MarkRead>(ben_, {{talk_}, {}, {99}}).status, 204);
        QCOMPARE(mine(ben_).readSeq, 2);
        QCOMPARE(server_.conversation(ada_, talk_)->changeSeq, 3);
    }

    void aDeletedMessageKeepsItsRow()
    {
        send(ada_, newId<Nonce>(), u"text"_s);
        const auto id = server_.history(talk_).first().id;
        QCOMPARE(call<AddReaction>(ben_, {{talk_, id, u"👍🏽"_s}, {}, {}}).status, 204);
        QCOMPARE(server_.history(talk_).first().reactions.first().emoji, u"👍🏽"_s);
        expectRefusal(call<DeleteMessage>(ben_, {{talk_, id}, {}, {}}), ProblemCode::Forbidden);
        QCOMPARE(call<DeleteMessage>(ada_, {{talk_, id}, {}, {}}).status, 204);
        QCOMPARE(call<DeleteMessage>(ada_, {{talk_, id}, {}, {}}).status, 204);
        const auto left = server_.history(talk_).first();
        QCOMPARE(left.body, QString());
        QVERIFY(left.deletedAt && left.reactions.isEmpty());
        QCOMPARE(left.changeSeq, 3);
        QCOMPARE(mine(ben_).unreadCount, 0);
        expectRefusal(call<EditMessage>(ada_, {{talk_, id}, {}, {u"new"_s}}),
                      ProblemCode::Conflict);
        expectRefusal(call<AddReaction>(ada_, {{talk_, id, u"x"_s}, {}, {}}),
                      ProblemCode::Conflict);
    }

    void whoIsRefusedCannotWrite()
    {
        send(ada_, newId<Nonce>(), u"text"_s);
        const auto id = server_.history(talk_).first().id;
        server_.refuseFrom(ada_, talk_);
        expectRefusal(send(ada_, newId<Nonce>(), u"no"_s), ProblemCode::CannotMessage);
        expectRefusal(call<EditMessage>(ada_, {{talk_, id}, {}, {u"no"_s}}),
                      ProblemCode::CannotMessage);
        expectRefusal(call<AddReaction>(ada_, {{talk_, id, u"x"_s}, {}, {}}),
                      ProblemCode::CannotMessage);
        QCOMPARE(call<MarkRead>(ada_, {{talk_}, {}, {1}}).status, 204);
        server_.refuseFrom(ada_, talk_, false);
        QCOMPARE(send(ada_, newId<Nonce>(), u"yes"_s).status, 201);
    }

    void pagesAreStretchesOfTheHistory_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::newRow("newest") << QByteArray("") << 61 << 110;
        QTest::newRow("limit") << QByteArray("?limit=3") << 108 << 110;
        QTest::newRow("before") << QByteArray("?before_seq=61") << 11 << 60;
        QTest::newRow("before few") << QByteArray("?before_seq=11&limit=20") << 1 << 10;
        QTest::newRow("before all") << QByteArray("?before_seq=1") << 1 << 0;
        QTest::newRow("after") << QByteArray("?after_seq=20&limit=10") << 21 << 30;
        QTest::newRow("after all but few") << QByteArray("?after_seq=105") << 106 << 110;
        QTest::newRow("after all") << QByteArray("?after_seq=110") << 111 << 110;
        QTest::newRow("around") << QByteArray("?around_seq=50&limit=11") << 45 << 55;
        QTest::newRow("around the first") << QByteArray("?around_seq=1&limit=11") << 1 << 11;
        QTest::newRow("around the last") << QByteArray("?around_seq=999&limit=11") << 100 << 110;
    }
    void pagesAreStretchesOfTheHistory()
    {
        QFETCH(QByteArray, query);
        QFETCH(int, first);
        QFETCH(int, last);
        for (int i = 1; i <= 110; ++i)
            QVERIFY(server_.send(ada_, talk_, QString::number(i)));
        const auto page = decode<MessagePage>(
            get("/conversations/" + talk_.toByteArray() + "/messages" + query).body);
        QVERIFY(page);
        QCOMPARE(page->messages, server_.history(talk_).mid(first - 1, last - first + 1));
        QCOMPARE(page->hasOlder, first > 1);
        QCOMPARE(page->hasNewer, last < 110);
    }

    void conversationsAreListedByTheirActivity()
    {
        const auto group = server_.makeGroup(u"Group"_s, ada_, {ben_});
        const auto last = server_.makeGroup(u"Last"_s, ada_, {ben_});
        QVERIFY(server_.send(ada_, talk_, u"newest"_s));
        Call<ListConversations> list;
        list.query.limit = 2;
        const auto first = decode<ConversationPage>(call<ListConversations>(ada_, list).body);
        QCOMPARE(ids(*first), (QList<ConversationId>{talk_, last}));
        list.query.before = first->nextCursor;
        const auto rest = decode<ConversationPage>(call<ListConversations>(ada_, list).body);
        QCOMPARE(ids(*rest), (QList<ConversationId>{group}));
        QVERIFY(!rest->nextCursor);
    }

    void aGroupIsMadeOnceForANonce()
    {
        CreateConversationRequest wanted;
        wanted.kind = ConversationKind::Group;
        wanted.title = u"Group"_s;
        wanted.memberIds = {ben_};
        wanted.nonce = newId<Nonce>();
        const auto made = call<CreateConversation>(ada_, {{}, {}, wanted});
        QCOMPARE(made.status, 201);
        const auto again = call<CreateConversation>(ada_, {{}, {}, wanted});
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, made.body);
        wanted.title = u"Other"_s;
        expectRefusal(call<CreateConversation>(ada_, {{}, {}, wanted}), ProblemCode::NonceReused);
        wanted = {};
        wanted.userId = ben_;
        QCOMPARE(call<CreateConversation>(ada_, {{}, {}, wanted}).status, 200);
        wanted.userId = newId<UserId>();
        expectRefusal(call<CreateConversation>(ada_, {{}, {}, wanted}), ProblemCode::NotFound);
    }

    void whatIsWrongIsRefusedAsTheContractSays()
    {
        const auto talk = "/conversations/" + talk_.toByteArray();
        const auto cleo = server_.addPerson(person(u"Cleo"_s));
        expectRefusal(get("/nowhere"), ProblemCode::NotFound);
        expectRefusal(get("/sync"), ProblemCode::MethodNotAllowed);
        expectRefusal(get("/conversations/x"), ProblemCode::BadRequest);
        expectRefusal(get(talk + "/messages?limit=101"), ProblemCode::BadRequest);
        expectRefusal(get(talk + "/messages?before_seq=1&after_seq=1"), ProblemCode::BadRequest);
        expectRefusal(server_.answer(cleo, {Method::Get, talk, {}, {}}), ProblemCode::NotFound);
        expectRefusal(server_.answer(newId<UserId>(), {Method::Get, talk, {}, {}}),
                      ProblemCode::Unauthenticated);
        expectRefusal(server_.answer(ada_, {Method::Post, "/sync", "{", {}}),
                      ProblemCode::MalformedJson);
        expectRefusal(server_.answer(ada_, {Method::Post, "/sync", "{}", {}}),
                      ProblemCode::ValidationFailed);
        expectRefusal(send(ada_, newId<Nonce>(), u" \n"_s), ProblemCode::ValidationFailed);
        expectRefusal(call<RenameConversation>(ada_, {{talk_}, {}, {u"title"_s}}),
                      ProblemCode::Conflict);
    }

    void peopleAreFoundAndChange()
    {
        const auto anna = server_.addPerson(person(u"Anna-Ada"_s));
        const auto found =
            decode<UserList>(call<SearchPeople>(ben_, {{}, {u"aDA"_s, {}}, {}}).body);
        QCOMPARE(found->users.size(), 2);
        QCOMPARE(found->users[0].id, ada_);
        QCOMPARE(found->users[1].id, anna);
        QCOMPARE(call<UpdateMe>(ada_, {{}, {}, {u"Countess"_s, {}}}).status, 200);
        QCOMPARE(decode<User>(call<GetMe>(ada_, {}).body)->displayName, u"Countess"_s);
        QCOMPARE(decode<User>(call<GetUser>(ben_, {{ada_}, {}, {}}).body)->username, u"ada"_s);
        expectRefusal(call<GetUser>(ben_, {{newId<UserId>()}, {}, {}}), ProblemCode::NotFound);
    }

private:
    template <class E>
    HttpReply call(UserId caller, const Call<E> &call)
    {
        HttpRequest request{E::method, targetOf(call), {}, {}};
        if constexpr (hasBody<E>)
            request.body = encode(call.body);
        return server_.answer(caller, request);
    }
    HttpReply send(UserId sender, Nonce nonce, const QString &body)
    {
        return call<SendMessage>(sender, {{talk_}, {}, {nonce, body, {}, {}}});
    }
    HttpReply get(const QByteArray &target)
    {
        return server_.answer(ada_, {Method::Get, target, {}, {}});
    }
    Membership mine(UserId user) { return *server_.conversation(user, talk_)->mine; }
    static QList<ConversationId> ids(const ConversationPage &page)
    {
        QList<ConversationId> ids;
        for (const auto &conversation : page.conversations)
            ids.append(conversation.id);
        return ids;
    }
    static void expectRefusal(const HttpReply &reply, ProblemCode code)
    {
        QCOMPARE(reply.status, httpStatus(code));
        QCOMPARE(word(problemFromJson(reply.body, reply.status).code), word(code));
    }

    ModelServer server_;
    UserId ada_;
    UserId ben_;
    ConversationId talk_;
};

QTEST_GUILESS_MAIN(ModelServerCallsTest)
#include "tst_modelservercalls.moc"
