// What FaultWorld compares: the server, what was written, and what each device holds.
#include "engine/faults/faultworld.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::tests {

using namespace client;

namespace {

constexpr int longestWait = 60'000;

QString place(const QString &where, const QString &what)
{
    return where + u": "_s + what;
}

/// The first at which two histories differ.
QString difference(const QString &where, const QList<Message> &held, const QList<Message> &wanted)
{
    for (qsizetype i = 0; i < std::min(held.size(), wanted.size()); ++i) {
        if (held[i] != wanted[i])
            return place(where, u"message %1 is seq %2, change %3, '%4'; the server has seq %5, "
                                "change %6, '%7'"_s.arg(i)
                                    .arg(held[i].seq)
                                    .arg(held[i].changeSeq)
                                    .arg(held[i].body)
                                    .arg(wanted[i].seq)
                                    .arg(wanted[i].changeSeq)
                                    .arg(wanted[i].body));
    }
    if (held.size() != wanted.size())
        return place(where,
                     u"holds %1 messages; the server has %2"_s.arg(held.size()).arg(wanted.size()));
    return {};
}

} // namespace

/// Until the server answers: its database may be on its way back.
RestReply FaultWorld::ask(RestClient &client, const QString &path)
{
    RestReply reply;
    (void)QTest::qWaitFor(
        [&] {
            reply = client.get(path);
            return reply.status == 200;
        },
        longestWait);
    return reply;
}

std::optional<Conversation> FaultWorld::conversationFor(const Account &account)
{
    RestClient client(server_.url());
    const auto isIn = [&] { return client.logIn(account.name, account.password).status == 200; };
    if (!QTest::qWaitFor(isIn, longestWait))
        return std::nullopt;
    const auto reply = ask(client, u"/conversations/"_s + conversation_.toString());
    const auto found = decode<Conversation>(reply.bytes);
    return found ? std::optional(*found) : std::nullopt;
}

QString FaultWorld::waitForAll()
{
    setLive(true);
    if (!waitUntilSent()) {
        QString stuck;
        for (const auto &device : devices_) {
            for (const auto &each : device->engine().outbox.outgoing(conversation_))
                stuck += u" [%1, state %2: %3]"_s.arg(device->name())
                             .arg(int(each.state))
                             .arg(each.body);
        }
        return u"not everything is sent:"_s + stuck;
    }
    const auto conversation = conversationFor(people_[0]);
    if (!conversation)
        return u"the server does not tell of the conversation"_s;
    for (const auto &device : devices_) {
        const auto isThere = [&] { return device->heldChange() == conversation->changeSeq; };
        if (!QTest::qWaitFor(isThere, longestWait))
            return place(device->name(),
                         u"stays at change %1 of %2"_s.arg(device->heldChange().value_or(-1))
                             .arg(conversation->changeSeq));
    }
    return {};
}

QString FaultWorld::settle()
{
    for (const auto &device : devices_)
        device->proxy().lift();
    if (auto fault = waitForAll(); !fault.isEmpty())
        return fault;
    const auto messages = serverMessages();
    if (!messages)
        return u"the server does not give its messages"_s;
    ++comparisons_;
    if (auto fault = compareWithWritten(*messages); !fault.isEmpty())
        return fault;
    for (const auto &device : devices_) {
        if (!device->scrollToTheBeginning())
            return place(device->name(), u"cannot scroll to the beginning"_s);
        for (const auto &fault : {compareStore(*device, *messages),
                                  compareWindow(*device, *messages), comparePlace(*device)}) {
            if (!fault.isEmpty())
                return fault;
        }
    }
    return {};
}

std::optional<QList<Message>> FaultWorld::serverMessages()
{
    RestClient client(server_.url());
    client.logIn(people_[0].name, people_[0].password);
    QList<Message> all;
    while (true) {
        const auto last = all.isEmpty() ? 0 : all.last().seq;
        const auto reply = ask(client, u"/conversations/%1/messages?limit=100&after_seq=%2"_s
                                           .arg(conversation_.toString())
                                           .arg(last));
        const auto page = decode<MessagePage>(reply.bytes);
        if (!page)
            return std::nullopt;
        all += page->messages;
        if (page->messages.isEmpty() || !page->hasNewer)
            return all;
    }
}

QString FaultWorld::compareWithWritten(const QList<Message> &messages) const
{
    QHash<Nonce, Written> wanted;
    QHash<const Device *, QList<Nonce>> orders;
    for (const auto &each : written_) {
        wanted[each.nonce] = each;
        orders[each.device].append(each.nonce);
    }
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const auto &message = messages[i];
        if (message.seq != i + 1)
            return u"the server has seq %1 at place %2"_s.arg(message.seq).arg(i + 1);
        if (!wanted.contains(message.nonce))
            return u"the server has '%1' twice, or nobody wrote it"_s.arg(message.body);
        const auto written = wanted.take(message.nonce);
        if (message.body != written.body)
            return u"the server has '%1' where '%2' was written"_s.arg(message.body, written.body);
        if (orders[written.device].takeFirst() != message.nonce)
            return u"'%1' is not in the order of writing"_s.arg(message.body);
    }
    if (!wanted.isEmpty())
        return u"the server lacks %1 texts, among them '%2'"_s.arg(wanted.size())
            .arg(wanted.cbegin()->body);
    return {};
}

QString FaultWorld::compareStore(Device &device, const QList<Message> &messages)
{
    const auto look = [id = conversation_](StoreContent &content) {
        return content.since(id, 1).messages;
    };
    const auto held = readNow(device.engine().store, look);
    if (!held)
        return place(device.name(), held.error().detail);
    return difference(place(device.name(), u"store"_s), *held, messages);
}

QString FaultWorld::compareWindow(Device &device, const QList<Message> &messages) const
{
    QList<Message> shown;
    const auto &model = device.window().model();
    for (int row = model.rowCount() - 1; row >= 0; --row)
        shown.append(model.row(row).message);
    return difference(place(device.name(), u"window"_s), shown, messages);
}

/// What is read, and what is not.
QString FaultWorld::comparePlace(Device &device)
{
    const auto wanted = conversationFor(device.account());
    const auto look = [id = conversation_](StoreContent &content) { return content.shown(id); };
    const auto held = readNow(device.engine().store, look);
    if (!wanted || !held || !*held)
        return place(device.name(), u"does not hold the conversation"_s);
    const auto &mine = *(*held)->mine;
    if (mine.readSeq != wanted->mine->readSeq || mine.unreadCount != wanted->mine->unreadCount)
        return place(device.name(),
                     u"has read up to %1, %2 unread; the server says %3 and %4"_s.arg(mine.readSeq)
                         .arg(mine.unreadCount)
                         .arg(wanted->mine->readSeq)
                         .arg(wanted->mine->unreadCount));
    return {};
}

} // namespace letschat::tests
