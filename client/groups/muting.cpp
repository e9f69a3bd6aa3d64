#include "groups/muting.h"

#include "conversations/conversationlistmodel.h"
#include "conversations/mutes.h"
#include "conversations/timewords.h"
#include "protocol/membership.h"

#include <QPointer>

namespace letschat::client {

Muting::Muting(ApiClient &api, const ConversationListModel &conversations, const Clock &clock,
               QObject *parent)
    : QObject(parent)
    , api_(api)
    , conversations_(conversations)
    , clock_(clock)
{
    connect(&conversations_, &ConversationListModel::dataChanged, this,
            [this](const QModelIndex &row, const QModelIndex &, const QList<int> &roles) {
                // By itself, when its time has come.
                if (roles.contains(ConversationListModel::IsMutedRole) &&
                    conversations_.idAt(row.row()) == id_)
                    Q_EMIT changed();
            });
}

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
    return isMutedAt(clock_.now(), until());
}

QString Muting::text() const
{
    if (!isMuted() || *until() >= mutedForGood)
        return {};
    const auto end = *until();
    return isSameDay(end, clock_.now()) ? tr("Until %1").arg(clockText(end))
                                        : tr("Until %1, %2").arg(dayText(end), clockText(end));
}

void Muting::mute(bool muted)
{
    send(muted ? Until(mutedForGood) : Until());
}

void Muting::muteFor(int minutes)
{
    send(clock_.now() + std::chrono::minutes(minutes));
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
