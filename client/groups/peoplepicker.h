#pragma once

#include "groups/chosenpeoplemodel.h"
#include "people/peoplesearchmodel.h"

#include <QObject>

namespace letschat::client {

/// Chooses people: found by what is typed, picked one by one. Those who are taken cannot be picked.
/// GUI thread.
class PeoplePicker : public QObject
{
    Q_OBJECT
    Q_PROPERTY(letschat::client::PeopleSearchModel *search READ search CONSTANT)
    Q_PROPERTY(letschat::client::ChosenPeopleModel *chosen READ chosen CONSTANT)
    Q_PROPERTY(QStringList chosenIds READ chosenIds NOTIFY changed)
    Q_PROPERTY(QStringList takenIds READ takenIds NOTIFY takenChanged)

public:
    /// Both must outlive this.
    PeoplePicker(ApiClient &api, PeopleStore &people, QObject *parent = nullptr);

    PeopleSearchModel *search() { return &search_; }
    ChosenPeopleModel *chosen() { return &chosen_; }
    QStringList chosenIds() const;
    QStringList takenIds() const;
    void setTaken(const QSet<UserId> &ids);

    /// Picks someone, or drops them where they were picked.
    Q_INVOKABLE void toggle(const QString &userId);
    Q_INVOKABLE void removeLast();
    /// Nobody is picked, and nothing searched for.
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();
    void takenChanged();

private:
    PeopleSearchModel search_;
    ChosenPeopleModel chosen_;
    QSet<UserId> taken_;
};

} // namespace letschat::client
