#include "protocol/codec.h"
#include "protocol/groups.h"
#include "protocol/membership.h"
#include "support/clientsamples.h"
#include "support/modelservercrowd.h"
#include "support/modelserverdevice.h"

#include <QTest>

using namespace letschat;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Syncing with a server in memory: devices end with exactly what it holds.
class ModelServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void devicesThatSyncNowAndThenHoldTheTruth_data() { seeds(); }
    void devicesThatSyncNowAndThenHoldTheTruth()
    {
        QFETCH(quint32, seed);
        ModelServer server(smallLimits());
        ModelCrowd crowd(server, 4, seed);
        std::vector<std::pair<ModelDevice, int>> devices;
        for (const auto &person : crowd.people()) {
            for (const int pace : {2, 20, 100})
                devices.emplace_back(deviceOf(server, person), pace);
        }
        for (int i = 0; i < 400; ++i) {
            crowd.step();
            for (auto &[device, pace] : devices) {
                if (crowd.number(pace) == 0)
                    QCOMPARE(device.sync(), QString());
            }
        }
        for (size_t i = 0; i < devices.size(); ++i) {
            QCOMPARE(devices[i].first.sync(), QString());
            expectCurrent(devices[i].first, server, crowd.people()[qsizetype(i / 3)]);
        }
    }

    void aDeviceThatCatchesUpOneByOneHoldsTheTruth_data() { seeds(); }
    void aDeviceThatCatchesUpOneByOneHoldsTheTruth()
    {
        QFETCH(quint32, seed);
        ModelServer server(smallLimits());
        ModelCrowd crowd(server, 3, seed);
        auto device = deviceOf(server, crowd.people()[0]);
        for (int i = 0; i < 400; ++i) {
            crowd.step();
            if (i % 40 == 0)
                QCOMPARE(device.sync(), QString());
            else if (i % 5 == 0 && !device.held().isEmpty())
                QCOMPARE(device.catchUp(crowd.oneOf(device.held().keys())), QString());
        }
        QCOMPARE(device.sync(), QString());
        expectCurrent(device, server, crowd.people()[0]);
    }

    void aDeviceFarBehindIsReset()
    {
        ModelLimits limits;
        limits.changesBehind = 40;
        ModelServer server(limits);
        const auto [ada, ben, talk] = pair(server);
        auto device = deviceOf(server, ada);
        fill(server, ben, talk, 10);
        QCOMPARE(device.sync(), QString());
        fill(server, ben, talk, 40);
        QCOMPARE(device.sync(), QString());
        QCOMPARE(device.resets(), 0);
        QCOMPARE(device.held()[talk].stretch.size(), 50);
        fill(server, ben, talk, 41);
        QCOMPARE(device.sync(), QString());
        QCOMPARE(device.resets(), 1);
        QCOMPARE(device.held()[talk].stretch.size(), 30);
        expectCurrent(device, server, ada);
    }

    void manyChangesComeInPiecesThatSayHowFarTheyGo()
    {
        ModelServer server;
        const auto [ada, ben, talk] = pair(server);
        fill(server, ben, talk, 1);
        SyncRequest request;
        request.conversations[talk] = {1, 0};
        fill(server, ben, talk, 1200);
        const auto first = server.sync(ada, request);
        QCOMPARE(first->messages.size(), 500);
        QCOMPARE(first->conversations.first().syncedChangeSeq, 501);
        QCOMPARE(first->conversations.first().changeSeq, 1201);
        QVERIFY(first->more);
        request.conversations[talk] = {1001, 0};
        const auto last = server.sync(ada, request);
        QCOMPARE(last->messages.size(), 200);
        QVERIFY(!last->conversations.first().syncedChangeSeq);
        QVERIFY(!last->more);
        request.conversations[talk] = {1201, 0};
        QVERIFY(server.sync(ada, request)->conversations.isEmpty());
    }

    void anUnknownConversationComesWithItsNewestMessages()
    {
        ModelServer server;
        const auto [ada, ben, talk] = pair(server);
        fill(server, ben, talk, 100);
        const auto reply = server.sync(ada, {});
        QCOMPARE(reply->messages, server.history(talk).last(30));
        QVERIFY(!reply->conversations.first().reset);
        SyncRequest only;
        only.only = true;
        QVERIFY(server.sync(ada, only)->conversations.isEmpty());
    }

    void whatOneHasLeftIsGone()
    {
        ModelServer server;
        const auto [ada, ben, talk] = pair(server);
        const auto group = server.makeGroup(u"Group"_s, ben, {ada});
        auto device = deviceOf(server, ada);
        QCOMPARE(device.sync(), QString());
        QVERIFY(device.held().contains(group));
        QVERIFY(server.removeMember(ben, group, ada));
        SyncRequest request;
        request.conversations[group] = device.held()[group].numbers;
        request.conversations[ConversationId(QUuid::createUuid())] = {};
        QCOMPARE(server.sync(ada, request)->gone.size(), 2);
        QCOMPARE(device.sync(), QString());
        QVERIFY(!device.held().contains(group));
    }

    void afterARestoreTheEpochIsAnotherAndNoIdComesTwice()
    {
        ModelServer server(smallLimits());
        ModelCrowd crowd(server, 3, 7);
        auto device = deviceOf(server, crowd.people()[0]);
        for (int i = 0; i < 100; ++i)
            crowd.step();
        const ModelServer backup = server;
        const auto [ada, ben, talk] = pair(server);
        const auto lost = server.send(ada, talk, u"lost"_s)->message;
        QCOMPARE(device.sync(), QString());
        QStringList epochs{server.epoch()};
        for (int i = 0; i < 2; ++i) {
            server = backup;
            server.newEpoch();
            QVERIFY(!epochs.contains(server.epoch()));
            epochs.append(server.epoch());
            QVERIFY(!server.conversation(ada, talk));
            const auto [cleo, dora, other] = pair(server);
            QVERIFY(other != talk);
            QVERIFY(server.send(cleo, other, u"new"_s)->message.id != lost.id);
            QCOMPARE(device.sync(), QString());
            expectCurrent(device, server, crowd.people()[0]);
        }
    }

    void aScheduleRunsTheSameAgain()
    {
        QByteArray runs[2];
        for (auto &run : runs) {
            ModelServer server;
            server.setListener([&](UserId receiver, const Event &event) {
                run += receiver.toByteArray() + encodeEvent(event);
            });
            ModelCrowd crowd(server, 4, 11);
            for (int i = 0; i < 300; ++i)
                crowd.step();
        }
        QVERIFY(runs[0].size() > 10'000);
        QVERIFY(runs[0] == runs[1]);
    }

    void aCallTakesMicroseconds()
    {
        ModelServer server;
        const auto [ada, ben, talk] = pair(server);
        fill(server, ben, talk, 2000);
        SyncRequest held;
        held.conversations[talk] = {1990, 0};
        const client::HttpRequest sync{Method::Post, "/sync", encode(held), {}};
        QBENCHMARK
        {
            QCOMPARE(server.answer(ada, sync).status, 200);
        }
    }

private:
    struct Pair
    {
        UserId ada;
        UserId ben;
        ConversationId talk;
    };

    static Pair pair(ModelServer &server)
    {
        const auto ada = server.addPerson(person(u"Ada"_s));
        const auto ben = server.addPerson(person(u"Ben"_s));
        return {ada, ben, server.openDirect(ada, ben)};
    }
    static void fill(ModelServer &server, UserId sender, ConversationId talk, int count)
    {
        for (int i = 0; i < count; ++i)
            QVERIFY(server.send(sender, talk, QString::number(i)));
    }
    static void seeds()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 10; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    static ModelLimits smallLimits() { return {2, 5, 3, 25, 2}; }

    static ModelDevice deviceOf(ModelServer &server, UserId user)
    {
        return ModelDevice([&server, user](const client::HttpRequest &request) {
            return server.answer(user, request);
        });
    }

    static void expectCurrent(const ModelDevice &device, const ModelServer &server, UserId user)
    {
        const auto rows = server.conversations(user);
        QCOMPARE(device.held().size(), rows.size());
        for (const auto &row : rows) {
            QVERIFY(device.held().contains(row.id));
            auto [shown, numbers, stretch] = device.held()[row.id];
            for (auto &member : *shown.members)
                member.user = device.users()[member.user.id];
            QCOMPARE(encode(shown), encode(row));
            QCOMPARE(numbers, (HeldNumbers{row.changeSeq, row.mine->stateSeq}));
            const auto history = server.history(row.id);
            auto seq = row.lastSeq;
            for (; stretch.contains(seq); --seq)
                QCOMPARE(encode(stretch[seq]), encode(history[seq - 1]));
            QVERIFY(row.lastSeq - seq >= std::min<qint64>(3, row.lastSeq));
            for (const auto &message : history)
                QVERIFY(device.users().contains(message.senderId) || message.seq <= seq);
        }
    }
};

QTEST_GUILESS_MAIN(ModelServerTest)
#include "tst_modelserver.moc"
