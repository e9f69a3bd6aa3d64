#pragma once

#include "groups/groupmembers.h"
#include "groups/muting.h"
#include "store/storechanges.h"

#include <QObject>

namespace letschat::client {

class BlockListModel;
class ConversationsPage;
class LocalStore;
class Session;

/// What the page with the details of the open conversation talks to: who or what it is, and what
/// the user can do about it. GUI thread.
class Details : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString conversationId READ conversationIdText NOTIFY conversationIdChanged)
    Q_PROPERTY(bool group READ isGroup NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString personId READ personIdText NOTIFY changed)
    Q_PROPERTY(QString username READ username NOTIFY changed)
    Q_PROPERTY(QString about READ about NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(bool online READ isOnline NOTIFY changed)
    Q_PROPERTY(bool deleted READ isDeleted NOTIFY changed)
    Q_PROPERTY(bool blocked READ isBlocked NOTIFY changed)
    Q_PROPERTY(QString link READ link NOTIFY changed)
    Q_PROPERTY(int memberCount READ memberCount NOTIFY changed)
    Q_PROPERTY(bool administrable READ isAdministrable NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)
    Q_PROPERTY(QString titleError READ titleError NOTIFY changed)
    Q_PROPERTY(letschat::client::GroupMembers *members READ members CONSTANT)
    Q_PROPERTY(letschat::client::Muting *muting READ muting CONSTANT)

public:
    /// All must outlive this.
    Details(ApiClient &api, LocalStore &store, PeopleStore &people, BlockListModel &blocks,
            ConversationsPage &conversations, const Session &session, const Clock &clock,
            QObject *parent = nullptr);

    QString conversationIdText() const;
    bool isGroup() const;
    QString name() const;
    /// Empty for a group.
    QString personIdText() const;
    QString username() const;
    QString about() const;
    /// Presence of a person; how many members, and how many of them are online.
    QString summary() const;
    bool isOnline() const;
    bool isDeleted() const;
    /// The user blocks this person.
    bool isBlocked() const;
    /// `letschat://user/NAME`; empty for a group.
    QString link() const;
    int memberCount() const;
    /// The user may rename the group and add people.
    bool isAdministrable() const;
    bool isBusy() const { return isBusy_; }
    /// Words for the user when something was refused; else empty.
    QString error() const { return error_; }
    QString titleError() const { return titleError_; }
    GroupMembers *members() { return &members_; }
    Muting *muting() { return &muting_; }

    /// Turns to the conversation that is open, and asks the server for what the store has not.
    Q_INVOKABLE void show();
    Q_INVOKABLE void hide();
    /// renamed() tells when it is done.
    Q_INVOKABLE void rename(const QString &title);
    /// Leaves the group, which is gone from this device then.
    Q_INVOKABLE void leave();
    Q_INVOKABLE void setBlocked(bool blocked);
    Q_INVOKABLE void clearErrors();

Q_SIGNALS:
    /// To none, where it is gone.
    void conversationIdChanged();
    void changed();
    void renamed();
    /// The group that was open, called so, is gone, and it was not left here.
    void removedFrom(const QString &title);
    /// What was asked of a group failed, in words for the user; its details are no longer open.
    void failed(const QString &words);

private:
    const Conversation *conversation() const;
    const Profile *profile() const;
    void take(const StoreChanges &changes);
    void turnTo(ConversationId id);
    QCoro::Task<> fetchPerson(UserId id);
    QCoro::Task<> sendTitle(QString title);
    QCoro::Task<> sendLeaving();
    void end(const QString &error);

    ApiClient &api_;
    PeopleStore &people_;
    BlockListModel &blocks_;
    ConversationsPage &conversations_;
    const Session &session_;
    GroupMembers members_;
    Muting muting_;
    ConversationId id_;
    /// Of the open conversation, to be told when it is gone.
    QString openName_;
    /// The user is leaving it.
    ConversationId leaving_;
    QString error_;
    QString titleError_;
    /// Grows with each turn: an answer for the page that was open before is known for that.
    quint64 visit_ = 0;
    bool isBusy_ = false;
};

} // namespace letschat::client
