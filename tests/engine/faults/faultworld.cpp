#include "engine/faults/faultworld.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <numeric>
#include <ranges>

using namespace Qt::StringLiterals;

namespace letschat::tests {

using namespace client;

namespace {

constexpr int longest = 60'000;

} // namespace

bool FaultWorld::start()
{
    if (!server_.start({u"--log-level"_s, u"error"_s}))
        return false;
    for (const auto &name : {u"ada"_s, u"grace"_s}) {
        const auto account = signUp(name);
        if (!account)
            return false;
        people_.push_back(*account);
    }
    const std::array owners{0, 1, 0};
    const std::array names{u"ada's desk"_s, u"grace's desk"_s, u"ada's phone"_s};
    for (size_t i = 0; i < owners.size(); ++i)
        devices_.push_back(std::make_unique<Device>(names[i], people_[size_t(owners[i])],
                                                    server_.url(),
                                                    dir_.filePath(u"store%1.sqlite"_s.arg(i))));
    return true;
}

std::optional<Account> FaultWorld::signUp(const QString &name)
{
    RestClient client(server_.url());
    const auto password = u"correct horse"_s;
    const auto reply = client.signUp(name, password);
    const auto id = UserId::parse(reply.json[u"user"_s][u"id"_s].toString());
    if (!id)
        return std::nullopt;
    return Account{*id, name, password, QString::fromLatin1(client.token)};
}

void FaultWorld::setLive(bool live)
{
    for (const auto &device : devices_)
        device->engine().setLive(live);
}

bool FaultWorld::beginRound()
{
    written_.clear();
    RestClient client(server_.url());
    const QJsonObject group{{u"kind"_s, u"group"_s},
                            {u"title"_s, u"Round"_s},
                            {u"member_ids"_s, QJsonArray{people_[1].user.toString()}}};
    std::optional<ConversationId> id;
    const auto isMade = [&] {
        client.logIn(people_[0].name, people_[0].password);
        const auto reply = client.post(u"/conversations"_s, group);
        id = ConversationId::parse(reply.json[u"id"_s].toString());
        return id.has_value();
    };
    if (!QTest::qWaitFor(isMade, longest))
        return false;
    conversation_ = *id;
    for (const auto &device : devices_)
        device->open(conversation_);
    return true;
}

void FaultWorld::write(Device &device)
{
    const auto body = u"%1 writes no. %2, with \"quotes\", ünïcode and 🚂"_s.arg(device.name())
                          .arg(++writtenCount_);
    written_.append({device.write(body), &device, body});
}

void FaultWorld::edit(Device &device)
{
    const auto &model = device.window().model();
    for (auto &each : std::views::reverse(written_)) {
        if (each.device != &device || !model.holds(each.nonce))
            continue;
        for (int row = 0; row < std::min(model.rowCount(), 50); ++row) {
            const auto &message = model.row(row).message;
            if (!model.row(row).isConfirmed() || message.nonce != each.nonce)
                continue;
            each.body = u"%1 mends it to no. %2"_s.arg(device.name()).arg(++writtenCount_);
            device.edit(message.id, each.body);
            return;
        }
    }
}

void FaultWorld::answer(Device &device)
{
    const auto &model = device.window().model();
    const auto seq = model.newestSeq();
    if (seq == 0)
        return;
    device.engine().outbox.markRead(conversation_, seq);
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto &message = model.row(row).message;
        if (model.row(row).isConfirmed()) {
            device.react(message.id, u"👍"_s, seq % 3 != 0);
            return;
        }
    }
}

bool FaultWorld::killServer()
{
    ++otherFaults_[u"server killed"_s];
    server_.kill();
    return server_.start({u"--log-level"_s, u"error"_s});
}

bool FaultWorld::killPostgres()
{
    ++otherFaults_[u"PostgreSQL killed"_s];
    // It may be on its way back from the last time.
    return QTest::qWaitFor(
        [this] {
            const auto pid = server_.postgresPid();
            return pid > 0 && ::kill(pid_t(pid), SIGKILL) == 0;
        },
        longest);
}

void FaultWorld::startAgain(Device &device)
{
    ++otherFaults_[u"client started again"_s];
    device.startAgain();
}

bool FaultWorld::waitUntilSent()
{
    const auto isDone = [](const auto &device) { return device->isDone(); };
    return QTest::qWaitFor([&] { return std::ranges::all_of(devices_, isDone); }, longest);
}

int FaultWorld::faultCount() const
{
    int count = 0;
    for (const auto &[name, times] : otherFaults_)
        count += times;
    for (const auto &device : devices_) {
        for (const auto &[kind, times] : device->proxy().counts())
            count += times;
    }
    return count;
}

QString FaultWorld::report() const
{
    auto counts = otherFaults_;
    for (const auto &device : devices_) {
        for (const auto &[kind, times] : device->proxy().counts())
            counts[nameOf(kind)] += times;
    }
    QStringList kinds;
    for (const auto &[name, times] : counts)
        kinds.append(u"%1 %2"_s.arg(name).arg(times));
    return u"%1 faults (%2); %3 texts written; compared %4 times: every device and the server hold"
           " the same"_s.arg(faultCount())
               .arg(kinds.join(u", "_s))
               .arg(writtenCount_)
               .arg(comparisons_);
}

} // namespace letschat::tests
