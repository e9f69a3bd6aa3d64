#include "bus/envelope.h"
#include "bus/redisnames.h"

#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace Qt::StringLiterals;

namespace {

const QUuid node = QUuid::createUuid();

template <class Said>
Said thereAndBack(const Said &said)
{
    const auto came = decode(encode({node, said}));
    if (!came || came->node != node || !std::holds_alternative<Said>(came->saying))
        qFatal("It came back as something else");
    return std::get<Said>(came->saying);
}

} // namespace

class EnvelopeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatANodeSaysComesAsItWent()
    {
        const UserId user{QUuid::createUuid()};
        const auto event = thereAndBack(EventForUser{"{\"type\":\"sync\"}", {user}});
        QCOMPARE(event.event, QByteArray("{\"type\":\"sync\"}"));
        QCOMPARE(event.pairedWith, QList<UserId>{user});
        const SessionOver over{SessionId{QUuid::createUuid()},
                               Timestamp{std::chrono::milliseconds{1795342530123}}};
        QVERIFY(thereAndBack(over).session == over.session);
        QVERIFY(thereAndBack(over).endedAt == over.endedAt);
        const RateCount count{RateKind::Request, QUuid::createUuid(), -3,
                              std::chrono::milliseconds{59'999}};
        const auto counted = thereAndBack(Counted{{count}}).counts;
        QCOMPARE(counted.size(), 1);
        QCOMPARE(counted[0].kind, count.kind);
        QCOMPARE(counted[0].key, count.key);
        QCOMPARE(counted[0].count, count.count);
        QVERIFY(counted[0].age == count.age);
        thereAndBack(Beat{});
        thereAndBack(Farewell{});
        thereAndBack(EverybodySyncs{});
    }

    void aNodeKnowsItsOwnWordsByTheirBeginning()
    {
        QVERIFY(encode({node, Beat{}}).startsWith(beginningOf(node)));
        QVERIFY(!encode({QUuid::createUuid(), Beat{}}).startsWith(beginningOf(node)));
    }

    // A newer node may say what this one does not know; it must not be taken for something else.
    void whatIsNotKnownIsNothing()
    {
        auto bytes = encode({node, Beat{}});
        bytes.back() = char(200); // the kind
        QVERIFY(!decode(bytes));
        bytes = encode({node, Beat{}});
        bytes.front() = 2; // the version
        QVERIFY(!decode(bytes));
        QVERIFY(!decode({}));
        QVERIFY(!decode("PING"));
    }

    void whatIsCutOrNoiseIsNothing()
    {
        const auto bytes =
            encode({node, EventForUser{"{}", {UserId{QUuid::createUuid()}, UserId{}}}});
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY(!decode(bytes.first(size)));
        auto endless = encode({node, Counted{}});
        endless.replace(endless.size() - 4, 4, "\x7f\xff\xff\xff");
        QVERIFY(!decode(endless));
    }

    void aChannelNamesItsUserAndItsDatabase()
    {
        const RedisNames names(u"3043a177-91a5-4672-a74e-5a56836dea50"_s);
        const UserId user{QUuid::createUuid()};
        QCOMPARE(names.userOf(names.channelOf(user)), user);
        QVERIFY(names.channelOf(user).startsWith("letschat:3043a177:{"));
        QVERIFY(!names.userOf(names.nodesChannel()));
    }
};

QTEST_APPLESS_MAIN(EnvelopeTest)
#include "tst_envelope.moc"
