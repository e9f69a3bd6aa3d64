#include "engine/faults/device.h"

#include <QTest>

using namespace std::chrono_literals;

namespace letschat::tests {

using namespace client;

Device::Device(const QString &name, const Account &account, const QUrl &server, const QString &file)
    : name_(name)
    , account_(account)
    , file_(file)
    , proxy_(server)
    , tokens_(server, account)
{
    hurry_.setInterval(4ms);
    connect(&hurry_, &QTimer::timeout, this, [this] { engine_->hurry(); });
    startAgain();
    engine_->setLive(true);
    setHurrying(true);
}

Device::~Device() = default;

void Device::open(ConversationId conversation)
{
    conversation_ = conversation;
    window_->open(conversation, account_.user);
}

Nonce Device::write(const QString &body)
{
    const auto nonce = engine_->outbox.send(conversation_, body);
    given_.insert(nonce);
    return nonce;
}

void Device::edit(MessageId message, const QString &body)
{
    given_.insert(engine_->outbox.edit(conversation_, message, body));
}

void Device::react(MessageId message, const QString &emoji, bool on)
{
    given_.insert(engine_->outbox.react(conversation_, message, emoji, on));
}

qsizetype Device::unsent() const
{
    return given_.size() + engine_->outbox.outgoing(conversation_).size();
}

void Device::noteStored()
{
    for (const auto &each : engine_->outbox.outgoing(conversation_))
        given_.remove(each.nonce);
}

void Device::startAgain()
{
    const bool isLive = engine_ && engine_->isLive();
    window_.reset();
    engine_.reset();
    engine_ = std::make_unique<Engine>(proxy_.url(), tokens_, account_.user, file_);
    connect(&engine_->outbox, &Outbox::changed, this, &Device::noteStored);
    window_ = std::make_unique<MessageWindow>(engine_->store, engine_->history, engine_->people);
    window_->open(conversation_, account_.user);
    if (isLive)
        engine_->setLive(true);
}

void Device::setHurrying(bool hurrying)
{
    if (hurrying)
        hurry_.start();
    else
        hurry_.stop();
}

std::optional<qint64> Device::heldChange()
{
    const auto look = [id = conversation_](StoreContent &content) {
        const auto number = content.conversations().numberOf(id);
        return number ? content.conversations().held(*number).changeSeq : -1;
    };
    const auto held = readNow(engine_->store, look).value_or(-1);
    return held < 0 ? std::nullopt : std::optional(held);
}

bool Device::scrollToTheBeginning()
{
    if (!QTest::qWaitFor([this] { return !window_->isLoading(); }, 10'000))
        return false;
    window_->toNewest();
    if (!QTest::qWaitFor([this] { return !window_->hasNewer(); }, 10'000))
        return false;
    while (window_->hasOlder()) {
        window_->loadOlder();
        if (!QTest::qWaitFor([this] { return !window_->isLoadingOlder(); }, 10'000))
            return false;
        if (!window_->error().isEmpty())
            return false;
    }
    return true;
}

} // namespace letschat::tests
