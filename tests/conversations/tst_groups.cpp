// Groups: who may do what, and what everyone hears of it.
#include "conversations/groupchanges.h"
#include "protocol/codec.h"
#include "support/world.h"

#include <QJsonDocument>
#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::tests;
using namespace Qt::StringLiterals;

class GroupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        world_ = std::make_unique<World>(postgres_.migratedDatabase());
        ada_ = world_->person(u"ada"_s);
        grace_ = world_->person(u"grace"_s);
        joan_ = world_->person(u"joan"_s);
        id_ = world_->group(ada_, {grace_, joan_}).id;
        world_->deliveries.clear();
    }

    void aRepeatedNonceGivesTheSameGroup()
    {
        CreateConversationRequest request;
        request.kind = ConversationKind::Group;
        request.title = u"Trains"_s;
        request.memberIds = QList<UserId>{grace_, joan_, grace_, ada_};
        request.nonce = Nonce{QUuid::createUuid()};
        const auto first = QCoro::waitFor(world_->conversations.create(ada_, request));
        QVERIFY(first->isNew);
        QCOMPARE(first->conversation.memberCount, 3);
        request.memberIds = QList<UserId>{joan_, grace_};
        const auto again = QCoro::waitFor(world_->conversations.create(ada_, request));
        QVERIFY(!again->isNew);
        QCOMPARE(again->conversation.id, first->conversation.id);
        request.title = u"Boats"_s;
        QCOMPARE(QCoro::waitFor(world_->conversations.create(ada_, request)).error().code,
                 ProblemCode::NonceReused);
    }

    void anOwnerWhoLeavesIsFollowedByAnAdminElseAMember()
    {
        QVERIFY(change(ada_, joan_, Role::Admin));
        QVERIFY(remove(ada_, ada_));
        QCOMPARE(roles(joan_), u"member owner"_s); // grace, joan
        QVERIFY(remove(joan_, joan_));
        QCOMPARE(roles(grace_), u"owner"_s);
        QVERIFY(remove(grace_, grace_));
        QCOMPARE(find(grace_).error().code, ProblemCode::NotFound);
    }

    void aNewOwnerMakesTheOldOneAnAdmin()
    {
        QVERIFY(change(ada_, grace_, Role::Owner));
        QCOMPARE(roles(ada_), u"admin owner member"_s);
    }

    void oneCallIsOneChange()
    {
        const auto before = find(ada_)->changeSeq;
        const auto more = QList<UserId>{world_->person(u"ken"_s), world_->person(u"lin"_s), grace_};
        QVERIFY(add(ada_, more));
        QCOMPARE(find(ada_)->changeSeq, before + 1);
        QVERIFY(add(ada_, more)); // all of them are in: nothing changes
        QCOMPARE(find(ada_)->changeSeq, before + 1);
        QCOMPARE(types(), (QStringList{u"conversation.updated"_s, u"conversation.new"_s}));
        QCOMPARE(find(ada_)->memberCount, 5);
    }

    void nobodyIsAddedBesideAnUnknownOne()
    {
        const auto ken = world_->person(u"ken"_s);
        const auto refused = add(ada_, {ken, UserId{QUuid::createUuid()}});
        QCOMPARE(refused.error().errors.front().field, u"user_ids[1]"_s);
        QCOMPARE(find(ada_)->memberCount, 3);
    }

    void aNewMemberHasReadEverything()
    {
        QVERIFY(world_->send(grace_, id_, u"before"_s));
        const auto ken = world_->person(u"ken"_s);
        QVERIFY(add(ada_, {ken}));
        QCOMPARE(find(ken)->mine->unreadCount, 0);
        QVERIFY(world_->send(grace_, id_, u"after"_s));
        QCOMPARE(find(ken)->mine->unreadCount, 1);
    }

    void aBlockHidesReadMarksFromTheTwoAndLeavesNoGap()
    {
        QVERIFY(world_->send(joan_, id_, u"hello"_s));
        block(ada_, grace_);
        world_->deliveries.clear();
        QVERIFY(QCoro::waitFor(world_->memberships.markRead(ada_, id_, 1)));
        QCOMPARE(types(), (QStringList{u"read"_s, u"change"_s}));
        QCOMPARE(QSet<UserId>(world_->deliveries[0].recipients.begin(),
                              world_->deliveries[0].recipients.end()),
                 (QSet<UserId>{ada_, joan_}));
        QCOMPARE(world_->deliveries[1].recipients, QList<UserId>{grace_});
        QVERIFY(!markSeenBy(grace_, ada_));
        QCOMPARE(markSeenBy(joan_, ada_), 1);
        QCOMPARE(markSeenBy(ada_, ada_), 1);
    }

    void anEventShowsEachMemberWhatABlockLets()
    {
        block(ada_, grace_);
        world_->deliveries.clear();
        QVERIFY(QCoro::waitFor(world_->groups.rename(ada_, id_, u"Boats"_s)));
        QHash<UserId, QByteArray> heard;
        for (const auto &delivery : world_->deliveries) {
            for (const auto &user : delivery.recipients)
                heard[user] = delivery.event; // a rename makes no acquaintances
        }
        QCOMPARE(heard.size(), 3);
        QCOMPARE(heard[joan_].count("\"read_seq\":null"), 0);
        QCOMPARE(heard[ada_].count("\"read_seq\":null"), 1);
        QCOMPARE(heard[grace_].count("\"read_seq\":null"), 1);
    }

    void neitherOfABlockedPairCanAddTheOther()
    {
        const auto ken = world_->person(u"ken"_s);
        block(ken, ada_);
        QCOMPARE(add(ada_, {ken}).error().code, ProblemCode::CannotMessage);
        QVERIFY(change(ada_, grace_, Role::Admin));
        QVERIFY(add(grace_, {ken}));
    }

    void readMarksInLargeGroupsAreTheReadersOwn()
    {
        QList<UserId> many;
        for (int i = 0; i < 48; ++i)
            many.append(world_->person(u"person%1"_s.arg(i)));
        QVERIFY(add(ada_, many)); // 51
        QVERIFY(world_->send(grace_, id_, u"hello"_s));
        const auto before = *find(ada_);
        QVERIFY(!before.members);
        world_->deliveries.clear();
        QVERIFY(QCoro::waitFor(world_->memberships.markRead(ada_, id_, 9)));
        const auto after = *find(ada_);
        QCOMPARE(types(), QStringList{u"state"_s});
        QCOMPARE(world_->deliveries[0].recipients, QList<UserId>{ada_});
        QCOMPARE(after.changeSeq, before.changeSeq);
        QCOMPARE(after.mine->stateSeq, before.mine->stateSeq + 1);
        QCOMPARE(after.mine->readSeq, 1);
    }

    void presenceFollowsWhoKnowsWhom()
    {
        const auto ken = world_->person(u"ken"_s);
        QVERIFY(add(ada_, {ken}));
        QCOMPARE(noted(), (QList<Sizes>{{1, 4}}));
        QVERIFY(remove(ada_, ken));
        QCOMPARE(noted(), (QList<Sizes>{{1, 3}}));
        QList<UserId> many;
        for (int i = 0; i < 47; ++i)
            many.append(world_->person(u"person%1"_s.arg(i)));
        many.append(ken);
        QVERIFY(add(ada_, many)); // 51: too many to see each other
        QCOMPARE(noted(), (QList<Sizes>{{51 + 48, 51}}));
        QVERIFY(add(ada_, {world_->person(u"tim"_s)})); // 52: as before
        QCOMPARE(noted(), QList<Sizes>());
        QVERIFY(remove(many[1], many[1])); // 51
        QCOMPARE(noted(), QList<Sizes>());
        QVERIFY(remove(many[0], many[0])); // 50
        QCOMPARE(noted(), (QList<Sizes>{{51, 50}}));
    }

    void anAccountThatEndsLeavesEveryGroup()
    {
        const auto other = world_->group(ada_, {joan_}).id;
        const auto leave = [this](SqlConnection &connection, QList<Delivery> &deliveries) {
            return GroupChanges(connection, deliveries).leaveAll(ada_);
        };
        auto task = [](ChangeWriter &changes, UserId caller,
                       auto job) -> QCoro::Task<Result<void>> {
            auto done = co_await changes.write(caller, job);
            co_return done;
        }(world_->changes, ada_, leave);
        QVERIFY(QCoro::waitFor(std::move(task)));
        QCOMPARE(roles(grace_), u"owner member"_s);
        QCOMPARE(QCoro::waitFor(world_->conversations.find(joan_, other))->mine->role, Role::Owner);
    }

private:
    Result<Conversation> find(UserId viewer)
    {
        return QCoro::waitFor(world_->conversations.find(viewer, id_));
    }
    Result<Conversation> add(UserId caller, const QList<UserId> &users)
    {
        return QCoro::waitFor(world_->groups.add(caller, id_, users));
    }
    Result<Conversation> change(UserId caller, UserId member, Role role)
    {
        return QCoro::waitFor(world_->groups.changeRole(caller, MemberPath{id_, member}, role));
    }
    Result<void> remove(UserId caller, UserId member)
    {
        return QCoro::waitFor(world_->groups.remove(caller, MemberPath{id_, member}));
    }
    void block(UserId blocker, UserId blocked)
    {
        SqlConnection connection(world_->database.url());
        QVERIFY(connection.run(u"INSERT INTO blocks VALUES (?, ?)"_s, blocker, blocked));
    }
    /// In the order of joining, which for those who came together is that of their ids.
    QString roles(UserId viewer)
    {
        QStringList words;
        const auto conversation = *find(viewer);
        for (const auto &member : *conversation.members)
            words.append(QString::fromLatin1(encode(member.role)).remove(u'"'));
        return words.join(u' ');
    }
    std::optional<qint64> markSeenBy(UserId viewer, UserId whose)
    {
        const auto conversation = *find(viewer);
        for (const auto &member : *conversation.members) {
            if (member.user.id == whose)
                return member.readSeq;
        }
        return std::nullopt;
    }
    /// Of how many with how many the deliveries since the last call leave in doubt who sees whom.
    using Sizes = std::pair<qsizetype, qsizetype>;
    QList<Sizes> noted()
    {
        QList<Sizes> noted;
        for (const auto &delivery : std::exchange(world_->deliveries, {})) {
            if (!delivery.pairedWith.isEmpty())
                noted.append({delivery.recipients.size(), delivery.pairedWith.size()});
        }
        return noted;
    }
    QStringList types()
    {
        QStringList types;
        for (const auto &delivery : world_->deliveries) {
            if (!delivery.event.isEmpty())
                types.append(QJsonDocument::fromJson(delivery.event)[u"type"].toString());
        }
        return types;
    }

    ThrowawayPostgres postgres_;
    std::unique_ptr<World> world_;
    UserId ada_;
    UserId grace_;
    UserId joan_;
    ConversationId id_;
};

QTEST_GUILESS_MAIN(GroupsTest)
#include "tst_groups.moc"
