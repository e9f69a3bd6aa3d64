#include "messages/messageselection.h"

#include "conversations/timewords.h"
#include "messages/messagelistmodel.h"
#include "people/peoplestore.h"
#include "store/localstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

MessageSelection::MessageSelection(MessageListModel &model, LocalStore &store,
                                   const PeopleStore &people, QObject *parent)
    : QObject(parent)
    , model_(model)
    , people_(people)
{
    connect(&model_, &MessageListModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                // What was done to a message changes its whole row.
                if (roles.isEmpty())
                    refresh(first.row(), last.row());
            });
    connect(&store, &LocalStore::changed, this,
            qOverload<const StoreChanges &>(&MessageSelection::take));
    connect(&store, &LocalStore::closed, this, &MessageSelection::clear);
}

void MessageSelection::setMayDeleteAny(bool mayDelete)
{
    if (std::exchange(mayDeleteAny_, mayDelete) != mayDelete)
        Q_EMIT changed();
}

bool MessageSelection::isRemovable() const
{
    return !chosen_.isEmpty() && std::ranges::all_of(chosen_, [this](const MessageRow &each) {
        return each.isRemovable(model_.ownId(), mayDeleteAny_);
    });
}

QList<MessageRow> MessageSelection::rows() const
{
    auto rows = chosen_.values();
    std::ranges::sort(rows, {}, &MessageRow::key);
    return rows;
}

void MessageSelection::toggle(int row)
{
    if (!holds(row))
        return;
    const auto message = model_.row(row);
    put(row, !chosen_.contains(message.identity()));
    anchor_ = message;
    reach_.reset();
    Q_EMIT changed();
}

void MessageSelection::extendTo(int row)
{
    if (!holds(row))
        return;
    const auto message = model_.row(row);
    if (!anchor_ || model_.rowOf(*anchor_) < 0)
        anchor_ = message;
    const int anchor = model_.rowOf(*anchor_);
    if (const int before = reach_ ? model_.rowOf(*reach_) : -1; before >= 0) {
        for (int at = std::min(anchor, before); at <= std::max(anchor, before); ++at) {
            if (at < std::min(anchor, row) || at > std::max(anchor, row))
                put(at, false);
        }
    }
    for (int at = std::min(anchor, row); at <= std::max(anchor, row); ++at)
        put(at, true);
    reach_ = message;
    Q_EMIT changed();
}

void MessageSelection::selectAll()
{
    for (int at = 0; at < model_.rowCount(); ++at)
        put(at, true);
    Q_EMIT changed();
}

void MessageSelection::clear()
{
    anchor_.reset();
    reach_.reset();
    forgetIf([](const MessageRow &) { return true; });
}

QString MessageSelection::text() const
{
    const auto all = rows();
    if (all.size() == 1)
        return all.first().body;
    QStringList parts;
    for (const auto &each : all) {
        //: Above the text of a message that is copied with others: who wrote it, and when
        const auto head =
            tr("%1, [%2]")
                .arg(people_.displayName(each.message.senderId), stampText(each.message.createdAt));
        parts.append(head + u'\n' + each.body);
    }
    return parts.join(u"\n\n"_s);
}

void MessageSelection::put(int row, bool isChosen)
{
    const auto message = model_.row(row);
    if (isChosen && !message.isSelectable())
        return;
    if (isChosen)
        chosen_[message.identity()] = message;
    else
        chosen_.remove(message.identity());
    model_.setSelected(message, isChosen);
}

template <class Predicate>
void MessageSelection::forgetIf(Predicate isOver)
{
    const auto all = chosen_.values();
    for (const auto &each : all) {
        if (isOver(each)) {
            chosen_.remove(each.identity());
            model_.setSelected(each, false);
        }
    }
    if (chosen_.size() != all.size())
        Q_EMIT changed();
}

/// These rows may not be as they were.
void MessageSelection::refresh(int first, int last)
{
    bool isChanged = false;
    for (int at = first; at <= last && !chosen_.isEmpty(); ++at) {
        const auto held = chosen_.find(model_.row(at).identity());
        if (held == chosen_.end())
            continue;
        *held = model_.row(at);
        isChanged = true;
    }
    if (!isChanged)
        return;
    forgetIf([](const MessageRow &each) { return !each.isSelectable(); });
    Q_EMIT changed();
}

/// What the model shows, it has told: the rest is about messages whose rows it has let go, and
/// about those that are no more.
void MessageSelection::take(const StoreChanges &changes)
{
    if (chosen_.isEmpty())
        return;
    for (const auto &each : changes.messages)
        take(each);
    forgetIf([&](const MessageRow &each) {
        const auto &conversation = each.message.conversationId;
        const bool isDropped = changes.isCleared || changes.gone.contains(conversation) ||
                               changes.reset.contains(conversation) ||
                               changes.dropped.contains(each.message.id);
        const bool isSettled = std::ranges::any_of(
            changes.settled, [&](const auto &one) { return one.nonce == each.message.nonce; });
        return !each.isSelectable() || (each.isConfirmed() ? isDropped : isSettled);
    });
}

void MessageSelection::take(const Message &message)
{
    auto row = MessageRow::of(message);
    const auto held = chosen_.find(row.identity());
    if (held == chosen_.end() || message.changeSeq <= held->message.changeSeq)
        return;
    row.operations = held->operations;
    row.compose(model_.ownId());
    *held = row;
    Q_EMIT changed();
}

bool MessageSelection::holds(int row) const
{
    return row >= 0 && row < model_.rowCount();
}

} // namespace letschat::client
