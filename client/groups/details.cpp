#include "groups/details.h"

#include "account/session.h"
#include "conversations/conversationspage.h"
#include "conversations/groupwords.h"
#include "groups/grouprefusal.h"
#include "groups/memberactions.h"
#include "people/blocklistmodel.h"
#include "people/peoplestore.h"
#include "protocol/groups.h"
#include "store/localstore.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace letschat::client {

Details::Details(ApiClient &api, LocalStore &store, PeopleStore &people, BlockListModel &blocks,
                 ConversationsPage &conversations, const Session &session, const Clock &clock,
                 QObject *parent)
    : QObject(parent)
    , api_(api)
    , people_(people)
    , blocks_(blocks)
    , conversations_(conversations)
    , session_(session)
    , members_(api, people)
    , muting_(api, *conversations.model(), clock)
{
    connect(&store, &LocalStore::changed, this, &Details::take);
    connect(&store, &LocalStore::closed, this, &Details::hide);
    connect(&people_, &PeopleStore::changed, this, &Details::changed);
    connect(&members_, &GroupMembers::changed, this, &Details::changed);
    connect(&blocks_, &BlockListModel::changed, this, &Details::changed);
    const auto tell = [this](const QString &words) {
        if (!id_.isNull())
            end(words);
    };
    connect(&blocks_, &BlockListModel::failed, this, tell);
    connect(&muting_, &Muting::failed, this, tell);
    connect(&conversations_, &ConversationsPage::currentIdChanged, this, [this] {
        if (id_ != conversations_.currentId())
            hide();
    });
    // While its name is still known.
    connect(conversations_.model(), &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this] { openName_ = conversations_.model()->nameOf(conversations_.currentId()); });
}

const Conversation *Details::conversation() const
{
    return conversations_.model()->find(id_);
}

const Profile *Details::profile() const
{
    return people_.find(conversations_.model()->peerOf(id_));
}

QString Details::conversationIdText() const
{
    return id_.isNull() ? QString() : id_.toString();
}

bool Details::isGroup() const
{
    const auto *held = conversation();
    return held && held->kind == ConversationKind::Group;
}

QString Details::name() const
{
    return conversations_.model()->nameOf(id_);
}

QString Details::personIdText() const
{
    const auto peer = conversations_.model()->peerOf(id_);
    return peer.isNull() ? QString() : peer.toString();
}

QString Details::username() const
{
    const auto *known = profile();
    return known ? known->username.value_or(QString()) : QString();
}

QString Details::about() const
{
    const auto *known = profile();
    return known ? known->about : QString();
}

QString Details::summary() const
{
    return subtitleOf(conversation(), conversations_.model()->peerOf(id_), session_.userId(),
                      people_);
}

bool Details::isOnline() const
{
    return people_.isOnline(conversations_.model()->peerOf(id_));
}

bool Details::isDeleted() const
{
    const auto *known = profile();
    return known && known->deleted;
}

bool Details::isBlocked() const
{
    return blocks_.isBlocked(personIdText());
}

QString Details::link() const
{
    const auto name = username();
    return name.isEmpty() ? QString() : u"letschat://user/"_s + name;
}

int Details::memberCount() const
{
    const auto *held = conversation();
    return held ? held->memberCount : 0;
}

bool Details::isAdministrable() const
{
    return isGroup() && mayAdminister(members_.viewerRole());
}

void Details::show()
{
    turnTo(conversations_.currentId());
    const auto *held = conversation();
    if (!held)
        return;
    if (isGroup())
        members_.open(*held, session_.userId());
    else
        fetchPerson(conversations_.model()->peerOf(id_));
}

void Details::hide()
{
    members_.close();
    turnTo({});
}

void Details::turnTo(ConversationId id)
{
    const bool isOther = std::exchange(id_, id) != id;
    ++visit_;
    muting_.turnTo(id);
    isBusy_ = false;
    clearErrors();
    if (isOther)
        Q_EMIT conversationIdChanged();
}

void Details::clearErrors()
{
    error_.clear();
    titleError_.clear();
    Q_EMIT changed();
}

void Details::take(const StoreChanges &changes)
{
    // The page of conversations has closed it by now, which has hidden this.
    const auto name = std::exchange(openName_, {});
    if (!changes.isCleared && !changes.gone.isEmpty() && !name.isEmpty() &&
        conversations_.currentId().isNull() && !changes.gone.contains(leaving_))
        Q_EMIT removedFrom(name);
    // Once told: one may come back, and be taken out.
    if (changes.gone.contains(leaving_))
        leaving_ = {};
    for (const auto &each : changes.conversations) {
        if (each.id != id_)
            continue;
        muting_.take(each);
        if (isGroup())
            members_.take(each);
        Q_EMIT changed();
    }
}

/// What the store does not have: when they were last seen, and words about oneself that changed.
QCoro::Task<> Details::fetchPerson(UserId id)
{
    const QPointer<Details> self(this);
    const auto shown = id_;
    Call<GetUser> call;
    call.path.userId = id;
    auto asking = api_.call<GetUser>(call);
    const auto answer = co_await asking;
    if (self && shown == id_ && answer)
        people_.remember(*answer);
}

void Details::rename(const QString &title)
{
    if (isBusy_ || id_.isNull())
        return;
    clearErrors();
    titleError_ = titleFault(title);
    auto wanted = title;
    titleRule.apply(wanted);
    if (titleError_.isEmpty() && wanted == name())
        Q_EMIT renamed();
    else if (titleError_.isEmpty())
        sendTitle(wanted);
    Q_EMIT changed();
}

QCoro::Task<> Details::sendTitle(QString title)
{
    const QPointer<Details> self(this);
    const auto id = id_;
    const auto visit = visit_;
    isBusy_ = true;
    Call<RenameConversation> call;
    call.path.conversationId = id;
    call.body.title = title;
    auto asking = api_.call<RenameConversation>(call);
    const auto answer = co_await asking;
    if (!self)
        co_return;
    if (visit != visit_) {
        const auto name = conversations_.model()->nameOf(id);
        // An answer that was lost may have been a yes, of which the event told.
        if (!answer && conversations_.model()->holds(id) && name != title)
            Q_EMIT failed(
                tr("The group is still called “%1”. %2").arg(name, groupWords(answer.error())));
        co_return;
    }
    titleError_ = answer ? QString() : groupWords(answer.error());
    end({});
    if (answer)
        Q_EMIT renamed();
}

void Details::leave()
{
    if (isBusy_ || !isGroup())
        return;
    clearErrors();
    isBusy_ = true;
    Q_EMIT changed();
    sendLeaving();
}

QCoro::Task<> Details::sendLeaving()
{
    const QPointer<Details> self(this);
    const auto id = id_;
    const auto visit = visit_;
    const auto title = name();
    leaving_ = id;
    Call<RemoveMember> call;
    call.path = {id, session_.userId()};
    auto asking = api_.call<RemoveMember>(call);
    const auto answer = co_await asking;
    // The event that takes it from this device may have come first.
    if (!self)
        co_return;
    if (!answer && leaving_ == id)
        leaving_ = {};
    if (answer && id == id_)
        conversations_.open({});
    else if (!answer && visit == visit_)
        end(groupWords(answer.error()));
    else if (!answer && conversations_.model()->holds(id))
        Q_EMIT failed(
            tr("You are still a member of “%1”. %2").arg(title, groupWords(answer.error())));
}

void Details::setBlocked(bool blocked)
{
    clearErrors();
    if (blocked)
        blocks_.block(personIdText());
    else
        blocks_.unblock(personIdText());
}

void Details::end(const QString &error)
{
    isBusy_ = false;
    error_ = error;
    Q_EMIT changed();
}

} // namespace letschat::client
