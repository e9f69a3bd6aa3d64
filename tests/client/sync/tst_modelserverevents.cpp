#include "protocol/codec.h"
#include "support/clientsamples.h"
#include "support/modelservercrowd.h"

#include <QTest>

using namespace letschat;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Someone who only listens, loses nothing, and asks for nothing.
class Listening
{
public:
    struct Known
    {
        Conversation conversation;
        QMap<qint64, Message> messages;
        Membership mine;
    };
    QMap<ConversationId, Known> known;
    QMap<UserId, Profile> users;
    QStringList faults;

    void hear(const Event &event)
    {
        std::visit([this](const auto &one) { take(one); }, event);
    }

private:
    void take(const MessageNew &event)
    {
        if (!count(event.conversationId, event.changeSeq))
            return;
        auto &[conversation, messages, mine] = known[event.conversationId];
        if (event.message.seq != conversation.lastSeq + 1)
            faults.append(u"a hole in the messages"_s);
        conversation.lastSeq = event.message.seq;
        conversation.lastActivityAt = event.message.createdAt;
        moveMark(conversation, event.message.senderId, event.message.seq);
        keep(event.message);
    }
    void take(const MessageUpdated &event)
    {
        if (count(event.conversationId, event.changeSeq))
            keep(event.message);
    }
    void take(const ReadMarkMoved &event)
    {
        if (count(event.conversationId, event.changeSeq))
            moveMark(known[event.conversationId].conversation, event.userId, event.seq);
    }
    void take(const ConversationNew &event)
    {
        if (event.conversation.mine || event.changeSeq != event.conversation.changeSeq)
            faults.append(u"a conversation is not as events have it"_s);
        known[event.conversationId].conversation = event.conversation;
    }
    void take(const ConversationUpdated &event)
    {
        if (count(event.conversationId, event.changeSeq))
            known[event.conversationId].conversation = event.conversation;
    }
    void take(const ConversationGone &event) { known.remove(event.conversationId); }
    void take(const StateChanged &event)
    {
        auto &mine = known[event.conversationId].mine;
        if (event.stateSeq != mine.stateSeq + 1)
            faults.append(u"a hole in the numbers of the state"_s);
        mine.stateSeq = event.stateSeq;
        mine.mutedUntil = event.mutedUntil;
    }
    void take(const UserUpdated &event) { users[event.user.id] = event.user; }
    void take(const auto &) { faults.append(u"an event that no model server sends"_s); }

    bool count(ConversationId id, qint64 changeSeq)
    {
        const bool isNext = known.contains(id) && changeSeq == known[id].conversation.changeSeq + 1;
        if (isNext)
            known[id].conversation.changeSeq = changeSeq;
        else
            faults.append(u"change %1 is not the next"_s.arg(changeSeq));
        return isNext;
    }
    static void moveMark(Conversation &conversation, UserId user, qint64 seq)
    {
        for (auto &member : *conversation.members) {
            if (member.user.id == user)
                member.readSeq = seq;
        }
    }
    void keep(const Message &message)
    {
        auto &[conversation, messages, mine] = known[message.conversationId];
        messages[message.seq] = message;
        if (message.seq == conversation.lastSeq)
            conversation.lastMessage = message;
    }
};

/// What a server in memory tells, and when.
class ModelServerEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        server_ = ModelServer();
        told_.clear();
        server_.setListener([this](UserId receiver, const Event &event) {
            told_[receiver] += QString::fromUtf8(
                QByteArray(std::visit([](const auto &one) { return one.type.data(); }, event)));
            last_ = event;
        });
    }

    void whoMissesNoEventHoldsTheTruth_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 10; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void whoMissesNoEventHoldsTheTruth()
    {
        QFETCH(quint32, seed);
        QMap<UserId, Listening> listeners;
        server_.setListener([&](UserId receiver, const Event &event) {
            listeners[receiver].hear(*decodeEvent(encodeEvent(event)).value());
        });
        ModelCrowd crowd(server_, 4, seed);
        for (int i = 0; i < 500; ++i)
            crowd.step();
        for (const auto &person : crowd.people()) {
            auto &listening = listeners[person];
            QCOMPARE(listening.faults, QStringList());
            const auto rows = server_.conversations(person);
            QCOMPARE(listening.known.size(), rows.size());
            for (const auto &row : rows)
                expectCurrent(listening, row);
        }
    }

    void thePeerHearsWithTheFirstMessage()
    {
        const auto talk = server_.openDirect(ada_(), ben_());
        QCOMPARE(told_.take(ada), u"conversation.new"_s);
        QCOMPARE(told_.value(ben), QString());
        QVERIFY(!server_.conversation(ben, talk));
        QVERIFY(!server_.markRead(ben, talk, 1));
        QVERIFY(server_.send(ada, talk, u"hi"_s));
        QCOMPARE(told_.take(ada), u"message.new"_s);
        QCOMPARE(told_.take(ben), u"conversation.newmessage.new"_s);
        QCOMPARE(server_.openDirect(ben, ada), talk);
        QVERIFY(told_.isEmpty());
    }

    void whatChangesNothingHasNoNumberAndNoEvent()
    {
        const auto group = server_.makeGroup(u"Group"_s, ada_(), {ben_()});
        const auto message = server_.send(ada, group, u"text"_s)->message;
        const MessagePath path{group, message.id};
        QVERIFY(server_.react(ben, path, u"x"_s));
        QVERIFY(server_.markRead(ben, group, 1));
        const auto before = *server_.conversation(ada, group);
        told_.clear();
        QVERIFY(!server_.send(ada, group, u"text"_s, message.nonce)->isNew);
        QVERIFY(server_.edit(ada, path, u"text"_s));
        QVERIFY(server_.react(ben, path, u"x"_s));
        QVERIFY(server_.unreact(ada, path, u"x"_s));
        QVERIFY(server_.markRead(ben, group, 9));
        QVERIFY(server_.markRead(ada, group, 1)); // moved by sending
        QVERIFY(server_.mute(ada, group, std::nullopt));
        QVERIFY(server_.rename(ada, group, u"Group"_s));
        QVERIFY(server_.addMembers(ada, group, {ben, ada}));
        QVERIFY(server_.changeRole(ada, group, ben, Role::Member));
        QVERIFY(told_.isEmpty());
        QCOMPARE(encode(*server_.conversation(ada, group)), encode(before));
    }

    void readMarksAreSharedInGroupsOfUpToFifty()
    {
        QList<UserId> others;
        for (int i = 0; i < 49; ++i)
            others.append(server_.addPerson(person(u"P"_s)));
        const auto group = server_.makeGroup(u"Fifty"_s, ada_(), others);
        QVERIFY(server_.send(others[0], group, u"text"_s));
        told_.clear();
        QVERIFY(server_.markRead(ada, group, 1));
        QCOMPARE(told_.size(), 50);
        QCOMPARE(std::get<ReadMarkMoved>(last_), (ReadMarkMoved{group, 2, ada, 1}));
        QVERIFY(server_.addMembers(ada, group, {ben_()}));
        QVERIFY(!server_.conversation(ada, group)->members);
        told_.clear();
        QVERIFY(server_.markRead(others[1], group, 1));
        QCOMPARE(told_.size(), 1);
        QCOMPARE(std::get<StateChanged>(last_), (StateChanged{group, 1, 1, {}}));
        QCOMPARE(server_.conversation(ada, group)->changeSeq, 3);
    }

    void whoeverLeavesHearsNoMore()
    {
        const auto group = server_.makeGroup(u"Group"_s, ada_(), {ben_()});
        told_.clear();
        QVERIFY(server_.removeMember(ada, group, ada));
        QCOMPARE(told_.take(ada), u"conversation.gone"_s);
        QCOMPARE(told_.take(ben), u"conversation.updated"_s);
        QCOMPARE(server_.conversation(ben, group)->mine->role, Role::Owner);
        QVERIFY(server_.send(ben, group, u"alone"_s));
        QVERIFY(!told_.contains(ada));
        QVERIFY(!server_.send(ada, group, u"still here"_s));
        QVERIFY(server_.addMembers(ben, group, {ada}));
        QCOMPARE(told_.take(ada), u"conversation.new"_s);
        QCOMPARE(server_.conversation(ada, group)->mine->readSeq, 1);
    }

    void whatAListenerDoesIsToldAfterwards()
    {
        const auto talk = server_.openDirect(ada_(), ben_());
        QStringList heard;
        server_.setListener([&](UserId receiver, const Event &event) {
            const auto *message = std::get_if<MessageNew>(&event);
            if (!message)
                return;
            heard.append(message->message.body + (receiver == ada ? u" ada"_s : u" ben"_s));
            if (message->message.seq == 1 && heard.size() == 1)
                QVERIFY(server_.send(ben, talk, u"answer"_s));
        });
        QVERIFY(server_.send(ada, talk, u"question"_s));
        QCOMPARE(heard, (QStringList{u"question ada"_s, u"question ben"_s, u"answer ada"_s,
                                     u"answer ben"_s}));
    }

private:
    UserId ada_() { return ada = server_.addPerson(person(u"Ada"_s)); }
    UserId ben_() { return ben = server_.addPerson(person(u"Ben"_s)); }

    // Of a conversation that someone was added to, only the newer messages were told.
    void expectCurrent(Listening &listening, Conversation row)
    {
        QVERIFY(listening.known.contains(row.id));
        auto &[conversation, messages, mine] = listening.known[row.id];
        QCOMPARE(mine.stateSeq, row.mine->stateSeq);
        QCOMPARE(mine.mutedUntil, row.mine->mutedUntil);
        for (auto *each : {&conversation, &row}) {
            for (auto &member : *each->members)
                member.user = listening.users.value(member.user.id, member.user);
        }
        row.mine.reset();
        QCOMPARE(encode(conversation), encode(row));
        for (const auto &message : messages)
            QCOMPARE(encode(message), encode(server_.history(row.id)[message.seq - 1]));
    }

    ModelServer server_;
    UserId ada;
    UserId ben;
    QMap<UserId, QString> told_;
    Event last_;
};

QTEST_GUILESS_MAIN(ModelServerEventsTest)
#include "tst_modelserverevents.moc"
