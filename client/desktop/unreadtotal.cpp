#include "desktop/unreadtotal.h"

#include "conversations/conversationlistmodel.h"
#include "core/clock.h"

#include <algorithm>

namespace letschat::client {

namespace {

using Model = ConversationListModel;

bool tellsOfUnread(const QList<int> &roles)
{
    return roles.isEmpty() || roles.contains(Model::UnreadCountRole) ||
           roles.contains(Model::IsMutedRole);
}

constexpr std::chrono::milliseconds longest = std::chrono::hours(24);

/// How long a conversation stays muted.
std::chrono::milliseconds untilHeard(const QModelIndex &index)
{
    const auto &model = static_cast<const Model &>(*index.model());
    const auto id = ConversationId::parse(index.data(Model::ConversationIdRole).toString());
    const auto *conversation = id ? model.find(*id) : nullptr;
    if (!conversation || !conversation->mine || !conversation->mine->mutedUntil)
        return longest;
    const auto left = *conversation->mine->mutedUntil - SystemClock().now();
    return std::max(left, std::chrono::milliseconds(0)) + std::chrono::milliseconds(1);
}

} // namespace

UnreadTotal::UnreadTotal(const ConversationListModel &model, QObject *parent)
    : QObject(parent)
    , model_(model)
{
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &UnreadTotal::add);
    const auto later = [this] { soon_.start(0); };
    connect(&model_, &Model::rowsInserted, this, later);
    connect(&model_, &Model::rowsRemoved, this, later);
    connect(&model_, &Model::dataChanged, this,
            [later](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
                if (tellsOfUnread(roles))
                    later();
            });
}

void UnreadTotal::add()
{
    int sum = 0;
    auto next = longest;
    for (int row = 0; row < model_.rowCount(); ++row) {
        const auto index = model_.index(row);
        if (index.data(Model::IsMutedRole).toBool())
            next = std::min(next, untilHeard(index));
        else
            sum += index.data(Model::UnreadCountRole).toInt();
    }
    soon_.start(next);
    if (std::exchange(count_, sum) != sum)
        Q_EMIT changed();
}

} // namespace letschat::client
