#pragma once

#include "messages/messagerow.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace letschat::client {

class LocalStore;
class MessageListModel;
class PeopleStore;
struct StoreChanges;

/// Which messages of the open conversation the user chose, and what can be done with all of them.
/// They stay chosen while others come and go and while their own rows are let go; one that is
/// deleted, or that is no more, is chosen no longer. Deleted ones cannot be chosen. GUI thread.
class MessageSelection : public QObject
{
    Q_OBJECT
    /// With 0 nobody is selecting.
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// Whether all of them may be deleted, or discarded where they were not sent.
    Q_PROPERTY(bool removable READ isRemovable NOTIFY changed)

public:
    MessageSelection(MessageListModel &model, LocalStore &store, const PeopleStore &people,
                     QObject *parent = nullptr);

    /// Whether the user may delete what others wrote.
    void setMayDeleteAny(bool mayDelete);
    int count() const { return int(chosen_.size()); }
    bool isRemovable() const;
    /// As they were last seen, the oldest first.
    QList<MessageRow> rows() const;

    /// Chooses the message in a row of the model, or takes that back.
    Q_INVOKABLE void toggle(int row);
    /// Chooses all from the one that was toggled last to this row, in place of those that were
    /// chosen so before. Where that one is not held, this one alone.
    Q_INVOKABLE void extendTo(int row);
    /// Chooses all that the model holds.
    Q_INVOKABLE void selectAll();
    Q_INVOKABLE void clear();
    /// For the clipboard: the text of the only one; of several all texts in the order of the
    /// conversation, each below who wrote it and when.
    Q_INVOKABLE QString text() const;

Q_SIGNALS:
    void changed();

private:
    void put(int row, bool isChosen);
    template <class Predicate>
    void forgetIf(Predicate isOver);
    void refresh(int first, int last);
    void take(const StoreChanges &changes);
    void take(const Message &message);
    bool holds(int row) const;

    MessageListModel &model_;
    const PeopleStore &people_;
    bool mayDeleteAny_ = false;
    QHash<MessageIdentity, MessageRow> chosen_;
    /// The one toggled last, and the other end of what was chosen from there.
    std::optional<MessageRow> anchor_;
    std::optional<MessageRow> reach_;
};

} // namespace letschat::client
