#pragma once

#include "groups/grouprefusal.h"
#include "groups/peoplepicker.h"

#include <QObject>
#include <qcorotask.h>

namespace letschat::client {

class ConversationsPage;
class LocalStore;

/// What the page for a new group talks to. What was typed and chosen stays here until the group is
/// made, however often that fails or the page is closed. GUI thread.
class NewGroup : public QObject
{
    Q_OBJECT
    Q_MOC_INCLUDE("groups/peoplepicker.h")
    Q_PROPERTY(letschat::client::PeoplePicker *picker READ picker CONSTANT)
    Q_PROPERTY(QString title READ title WRITE setTitle NOTIFY titleChanged)
    Q_PROPERTY(QString titleError READ titleError NOTIFY changed)
    Q_PROPERTY(QString peopleError READ peopleError NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)

public:
    /// All must outlive this.
    NewGroup(ApiClient &api, LocalStore &store, PeopleStore &people,
             ConversationsPage &conversations, QObject *parent = nullptr);

    PeoplePicker *picker() { return &picker_; }
    QString title() const { return title_; }
    void setTitle(const QString &title);
    QString titleError() const { return refusal_.title; }
    QString peopleError() const { return refusal_.people; }
    QString error() const { return refusal_.general; }
    bool isBusy() const { return isBusy_; }

    /// Makes the group and opens it, or says what is wrong.
    Q_INVOKABLE void create();
    /// Forgets what was typed and chosen.
    void clear();

Q_SIGNALS:
    void titleChanged();
    void changed();
    void created();

private:
    QCoro::Task<> send(QString title);
    void edited();
    void setRefusal(const GroupRefusal &refusal);

    ApiClient &api_;
    ConversationsPage &conversations_;
    PeoplePicker picker_;
    QString title_;
    GroupRefusal refusal_;
    /// The group as it is filled in now: whether an attempt was carried out that went unanswered,
    /// the same nonce asks again. Null until it is sent.
    Nonce nonce_;
    /// Grows with clear(): an answer for the user before is dropped.
    quint64 life_ = 0;
    bool isBusy_ = false;
};

} // namespace letschat::client
