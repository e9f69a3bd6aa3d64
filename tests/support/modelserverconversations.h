#pragma once

#include "protocol/events.h"
#include "protocol/membership.h"
#include "support/modelserverstate.h"

#include <functional>
#include <memory>

namespace letschat::test {

/// The people and conversations of a ModelServer, and how it tells what happens.
class ModelConversations
{
public:
    /// Hears every event, once for each person whom it concerns, in the order of the changes. It
    /// may call the server; what happens then is told after what is being told. It does not
    /// replace the server.
    using Listener = std::function<void(UserId receiver, const Event &event)>;
    struct Created
    {
        ConversationId id;
        bool isNew = false;
    };

    ModelConversations();

    void setListener(Listener listener) { listener_ = std::move(listener); }
    /// The database becomes another.
    void newEpoch();
    const QString &epoch() const { return state_.epoch; }

    /// A null id becomes a new one.
    UserId addPerson(Profile profile);
    Result<User> person(UserId user) const;
    Result<void> changeProfile(UserId user, const UpdateMeRequest &wanted);
    UserList search(UserId viewer, const PeopleQuery &query) const;

    /// The pair's conversation, which the peer has from its first message on.
    ConversationId openDirect(UserId opener, UserId peer);
    ConversationId makeGroup(const QString &title, UserId owner, const QList<UserId> &members);
    Result<Created> create(UserId caller, const CreateConversationRequest &request);
    /// As it is given, though without messages; people who are not known yet come with it.
    /// All members have it from the beginning, and nobody is told.
    void add(const Conversation &conversation);
    Result<Conversation> conversation(UserId viewer, ConversationId id) const;
    /// Newest activity first.
    QList<Conversation> conversations(UserId viewer) const;
    /// All of them, in the order in which they joined.
    Result<QList<Member>> members(UserId viewer, ConversationId id) const;
    Result<void> markRead(UserId caller, ConversationId id, qint64 seq);
    Result<void> mute(UserId caller, ConversationId id, std::optional<Timestamp> until);
    Result<void> rename(UserId caller, ConversationId id, const QString &title);
    Result<void> addMembers(UserId caller, ConversationId id, const QList<UserId> &users);
    /// Whoever removes themself leaves.
    Result<void> removeMember(UserId caller, ConversationId id, UserId member);
    Result<void> changeRole(UserId caller, ConversationId id, UserId member, Role role);

protected:
    /// While one lives, what happens is gathered; the outermost one lets it out.
    class Telling
    {
    public:
        explicit Telling(ModelConversations &server);
        ~Telling();
        Q_DISABLE_COPY_MOVE(Telling)

    private:
        ModelConversations &server_;
    };

    /// A time that was never given before.
    Timestamp tick();
    template <class AnyId>
    AnyId makeId()
    {
        return AnyId(makeUuid());
    }
    void tell(const QList<UserId> &receivers, const Event &event);
    /// The caller is a member.
    Result<ModelTalk *> talkOf(UserId caller, ConversationId id);
    ModelState state_;

private:
    QUuid makeUuid();
    Result<ModelTalk *> administeredGroup(UserId caller, ConversationId id);
    Result<Created> createDirect(UserId opener, UserId peer);
    Result<Created> createGroup(UserId owner, const CreateConversationRequest &request);
    Result<void> checkPeople(const QString &field, const QList<UserId> &users) const;
    void seat(ModelTalk &talk, const QList<UserId> &users);
    void takeOut(ModelTalk &talk, UserId member);
    void tellUpdated(ModelTalk &talk, const QList<UserId> &except = {});

    Listener listener_;
    /// Shared by all copies: a restored server gives no id anew, and time goes on.
    std::shared_ptr<qint64> ticks_ = std::make_shared<qint64>(0);
    QList<std::pair<UserId, Event>> untold_;
    int tellingDepth_ = 0;
};

} // namespace letschat::test
