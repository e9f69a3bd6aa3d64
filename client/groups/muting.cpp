#include "groups/muting.h"

#include "conversations/conversationlistmodel.h"
#include "conversations/timewords.h"
#include "core/clock.h"
#include "protocol/membership.h"

#include <QPointer>

namespace letschat::client {

namespace {

/// What never ends by itself, as a moment that the contract can write.
constexpr Timestamp never = std::chrono::sys_days(std::chrono::year(9999) / 1 / 1);

} // namespace

Muting::Muting(ApiClient &api, const ConversationListModel &conversations, QObject *parent)
    : QObject(parent)
    , api_(api)
    , conversations_(conversations)
{}

void Muting::turnTo(ConversationId id)
{
    id_ = id;
    wanted_.reset();
    Q_EMIT changed();
}

void Muting::take(const Conversation &conversation)
{
    if (conversation.mine && wanted_ == std::optional<Until>(conversation.mine->mutedUntil))
        wanted_.reset();
    Q_EMIT changed();
}

Muting::Until Muting::until() const
{
    if (wanted_)
        return *wanted_;
    const auto *held = conversations_.find(id_);
    return held && held->mine ? held->mine->mutedUntil : std::nullopt;
}

bool Muting::isMuted() const
{
    const auto end = until();
    return end && *end > SystemClock().now();
}

QString Muting::text() const
{
    if (!isMuted() || *until() >= never)
        return {};
    const auto end = *until();
    return isSameDay(end, SystemClock().now())
               ? tr("Until %1").arg(clockText(end))
               : tr("Until %1, %2").arg(dayText(end), clockText(end));
}

void Muting::mute(bool muted)
{
    send(muted ? Until(never) : Until());
}

void Muting::muteFor(int minutes)
{
    send(SystemClock().now() + std::chrono::minutes(minutes));
}

QCoro::Task<> Muting::send(Until until)
{
    const QPointer<Muting> self(this);
    const auto id = id_;
    wanted_ = until;
    Q_EMIT changed();
    Call<Mute> call;
    call.path.conversationId = id;
    call.body.until = until;
    auto asking = api_.call<Mute>(call);
    const auto answer = co_await asking;
    if (!self || id != id_ || answer || wanted_ != std::optional<Until>(until))
        co_return;
    wanted_.reset();
    Q_EMIT changed();
    Q_EMIT failed(plainWords(answer.error()));
}

} // namespace letschat::client
