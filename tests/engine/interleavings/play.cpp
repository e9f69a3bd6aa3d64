#include "engine/interleavings/play.h"

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

ModelLimits limitsOf(const Schedule &schedule)
{
    ModelLimits limits;
    limits.syncMessages = schedule.syncMessages;
    limits.newestMessages = schedule.newestMessages;
    limits.changesBehind = schedule.changesBehind;
    limits.syncConversations = schedule.syncMessages % 4 == 0 ? 1 : 2;
    return limits;
}

} // namespace

Play::Play(Disk &disk, const Schedule &schedule, const Manner &manner)
    : disk_(disk)
    , schedule_(schedule)
    , manner_(manner)
    , server_(limitsOf(schedule))
{
    makeServer();
    makeDevice();
    watchRequests();
    disk_.lane.runAll();
}

Play::~Play()
{
    QObject::disconnect(&disk_.link, nullptr, &context_, nullptr);
    dropDevice();
    disk_.lane.runAll();
    disk_.link.breakAll();
    disk_.lane.runAll();
    disk_.empty();
}

void Play::fail(const QString &fault)
{
    if (fault_.isEmpty())
        fault_ = fault;
}

void Play::tell(const QString &what)
{
    if (manner_.isTold)
        told_.append(what);
}

void Play::makeServer()
{
    clock_.restart();
    const auto person = [this](const QString &name) {
        Profile profile;
        profile.username = name;
        profile.displayName = name;
        return server_.addPerson(profile);
    };
    me_ = person(u"me"_s);
    peer_ = person(u"peer"_s);
    third_ = person(u"third"_s);
    direct_ = server_.openDirect(me_, peer_);
    group_ = server_.makeGroup(u"Group"_s, peer_, {me_, third_});
    writeHistory(direct_, schedule_.firstHistory);
    writeHistory(group_, schedule_.secondHistory);
    server_.setListener([this](UserId receiver, const Event &event) {
        if (receiver == me_ && isConnected_)
            events_.push_back(event);
    });
}

void Play::writeHistory(ConversationId conversation, int count)
{
    for (int i = 0; i < count; ++i) {
        const auto sent = server_.send(i % 3 == 1 ? me_ : peer_, conversation, nextText("old"));
        if (i % 4 == 2)
            server_.react(peer_, {conversation, sent->message.id}, u"x"_s);
        if (i % 5 == 3)
            server_.edit(sent->message.senderId, {conversation, sent->message.id}, nextText("old"));
    }
}

void Play::makeDevice()
{
    disk_.open(me_);
    // Before the window hears of it.
    QObject::connect(disk_.store.get(), &client::LocalStore::changed, &context_,
                     [this](const client::StoreChanges &changes) {
                         mirror_->mayRemoveMany = changes.isCleared || !changes.gone.isEmpty() ||
                                                  !changes.reset.isEmpty();
                     });
    device_ = std::make_unique<Device>(disk_, clock_, me_, schedule_.pageSize);
    mirror_ = std::make_unique<RowMirror>(device_->model(),
                                          [this](const QString &fault) { fail(fault); });
    mirror_->mayInsertMany = [this] {
        const auto &reach = device_->window.reach();
        return reach.isLoadingOlder || reach.isLoadingNewer || reach.isMoving;
    };
    mirror_->isReplaced = [this] { return device_->window.reach().isMoving; };
    mirror_->mostRows = schedule_.mostRows;
    device_->window.setMostRows(schedule_.mostRows);
    if (manner_.isThorough)
        tester_ = std::make_unique<QAbstractItemModelTester>(
            &device_->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    open(openTalk_.isNull() ? direct_ : openTalk_);
}

void Play::dropDevice()
{
    if (disk_.store)
        QObject::disconnect(disk_.store.get(), nullptr, &context_, nullptr);
    tester_.reset();
    mirror_.reset();
    device_.reset();
}

/// Of what the user does in a conversation, the server must never have two things at once to put
/// into an order of its own.
void Play::watchRequests()
{
    QObject::connect(
        &disk_.link, &HandLink::started, &context_, [this](const client::HttpRequest &request) {
            const auto queue = queueOf(request);
            if (queue.isEmpty())
                return;
            for (const auto &flight : disk_.link.flights()) {
                const bool isHarmless = flight->reply || ledger_.isSentAlready(flight->request);
                if (queueOf(flight->request) == queue && !isHarmless)
                    fail(u"two things of one conversation are on their way at once"_s);
            }
        });
}

QString Play::run()
{
    if (schedule_.isCaughtUp) {
        connectSocket();
        comeToRest();
    }
    for (const auto &step : schedule_.steps) {
        if (!fault_.isEmpty())
            return fault_;
        tell(nameOf(step.kind));
        take(step);
        mirror_->mayRemoveMany = false;
        mirror_->checkRows();
        checkSettled();
    }
    mirror_->checkContent();
    tell(u"all comes to rest"_s);
    comeToRest();
    if (fault_.isEmpty())
        checkEnd();
    return fault_;
}

/// What is known to be at the server is not on its way any more: both become so at once.
void Play::checkSettled()
{
    const auto &model = device_->model();
    for (const auto &each : device_->outbox.outgoing(openTalk_)) {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.row(row).isConfirmed() && model.row(row).message.nonce == each.nonce)
                fail(u"'%1' is at the server, and in the outbox"_s.arg(each.body));
        }
    }
}

void Play::take(const Step &step)
{
    if (!takeAtServer(step) && !takeAsUser(step) && !takeBetween(step))
        takeInside(step);
}

void Play::open(ConversationId id)
{
    openTalk_ = id;
    mirror_->mayRemoveMany = true;
    device_->open(id);
}

void Play::crash()
{
    ledger_.noteCrash(disk_.lane);
    mirror_->checkContent();
    dropDevice();
    cutSocket();
    disk_.crash();
    makeDevice();
}

/// The server stops for it: what is on its way is lost.
void Play::restore()
{
    if (!backup_)
        return;
    const auto before = server_;
    server_ = *backup_;
    server_.newEpoch();
    ledger_.noteRestored(before, server_);
    cutSocket();
    disk_.link.breakAll();
}

void Play::connectSocket()
{
    if (isConnected_)
        return;
    isConnected_ = true;
    owesHint_ = false;
    AuthOk ok;
    ok.userId = me_;
    ok.epoch = server_.epoch();
    events_.push_back(ok);
}

void Play::cutSocket()
{
    events_.clear();
    heard_.clear();
    isConnected_ = false;
    owesHint_ = false;
}

void Play::missMuch(const Step &step)
{
    cutSocket();
    for (quint32 count = step.a % 8; count > 0; --count)
        takeAtServer(
            {Step::Kind(quint32(Step::Kind::PeerSends) + count % 4), step.a / count, step.b});
    connectSocket();
}

void Play::deliverEvent()
{
    if (events_.empty())
        return;
    const auto event = events_.front();
    events_.pop_front();
    heard_.append(event);
    device_->hear(event);
}

client::HttpReply Play::answer(const client::HttpRequest &request)
{
    const auto reply = server_.answer(me_, request);
    tell(u"  %1 %2 %3"_s.arg(reply.status)
             .arg(QString::fromUtf8(request.target), QString::fromUtf8(request.body)));
    if (reply.status >= 200 && reply.status < 300)
        ledger_.noteCarriedOut(request);
    return reply;
}

void Play::answerAll(bool withPages)
{
    // Not what follows from it: each round is a step.
    const auto flights = disk_.link.flights();
    for (const auto &flight : flights) {
        const auto at = int(disk_.link.flights().indexOf(flight));
        if (at < 0)
            continue;
        disk_.link.serve(at, [this](const auto &request) { return answer(request); });
        if (withPages || flight->request.method != Method::Get)
            disk_.link.deliver(at);
    }
}

bool Play::deliverAll(bool withPages)
{
    const bool isAny = !disk_.lane.isEmpty() || !disk_.link.flights().isEmpty() || !events_.empty();
    disk_.lane.runAll();
    answerAll(withPages);
    disk_.lane.runAll();
    while (!events_.empty())
        deliverEvent();
    mirror_->checkRows();
    return isAny;
}

void Play::comeToRest()
{
    connectSocket();
    if (std::exchange(owesHint_, false))
        events_.push_back(SyncHint());
    for (int round = 0; round < 500 && fault_.isEmpty(); ++round) {
        if (deliverAll())
            continue;
        // Nothing is under way but what a timer of the engine waits for.
        device_->sync.fillGaps();
        device_->outbox.wake();
        if (std::exchange(device_->owesSync, false))
            device_->sync.sync();
        if (disk_.lane.isEmpty() && disk_.link.flights().isEmpty())
            return;
    }
    fail(u"the device does not come to rest"_s);
}

} // namespace letschat::test
