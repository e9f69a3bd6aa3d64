#include "desktop/unreadtotal.h"

#include "conversations/conversationlistmodel.h"

namespace letschat::client {

namespace {

using Model = ConversationListModel;

bool tellsOfUnread(const QList<int> &roles)
{
    return roles.isEmpty() || roles.contains(Model::UnreadCountRole) ||
           roles.contains(Model::IsMutedRole);
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
    for (int row = 0; row < model_.rowCount(); ++row) {
        const auto index = model_.index(row);
        if (!index.data(Model::IsMutedRole).toBool())
            sum += index.data(Model::UnreadCountRole).toInt();
    }
    if (std::exchange(count_, sum) != sum)
        Q_EMIT changed();
}

} // namespace letschat::client
