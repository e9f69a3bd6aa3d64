#include "messages/barrier.h"

#include "conversations/conversationspage.h"
#include "people/blocklistmodel.h"
#include "people/peoplestore.h"

namespace letschat::client {

Barrier::Barrier(ConversationsPage &conversations, PeopleStore &people, BlockListModel &blocks,
                 QObject *parent)
    : QObject(parent)
    , conversations_(conversations)
    , people_(people)
    , blocks_(blocks)
{
    connect(&conversations_, &ConversationsPage::currentIdChanged, this, &Barrier::changed);
    connect(&people_, &PeopleStore::profileChanged, this, [this](UserId id) {
        if (id == peer())
            Q_EMIT changed();
    });
    connect(&blocks_, &BlockListModel::changed, this, &Barrier::changed);
}

UserId Barrier::peer() const
{
    return conversations_.model()->peerOf(conversations_.currentId());
}

bool Barrier::isBlocked() const
{
    return !peer().isNull() && blocks_.isBlocked(peer().toString());
}

QString Barrier::reason() const
{
    const auto *profile = people_.find(peer());
    if (profile && profile->deleted)
        return tr("This account was deleted.");
    return isBlocked() ? tr("You blocked %1.").arg(people_.displayName(peer())) : QString();
}

void Barrier::unblock()
{
    blocks_.unblock(peer().toString());
}

} // namespace letschat::client
