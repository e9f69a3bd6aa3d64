#include "groups/groupmembers.h"

#include "groups/grouprefusal.h"
#include "people/peoplestore.h"
#include "protocol/groups.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace letschat::client {

GroupMembers::GroupMembers(ApiClient &api, PeopleStore &people, QObject *parent)
    : QObject(parent)
    , api_(api)
    , people_(people)
    , all_(people)
    , picker_(api, people)
{
    filtered_.setSourceModel(&all_);
    filtered_.setFilterRole(MemberListModel::SearchTextRole);
    filtered_.setFilterCaseSensitivity(Qt::CaseInsensitive);
    stale_.setSingleShot(true);
    stale_.setInterval(gathering);
    connect(&stale_, &QTimer::timeout, this, &GroupMembers::reload);
}

void GroupMembers::open(const Conversation &group, UserId viewer)
{
    close();
    group_ = group;
    viewer_ = viewer;
    if (isListed()) {
        show(*group_.members);
    } else {
        show({});
        load({}, {});
    }
}

void GroupMembers::take(const Conversation &group)
{
    const auto before = std::exchange(group_, group);
    if (isListed()) {
        ++loading_;
        isLoading_ = false;
        stale_.stop();
        cursor_.reset();
        return show(*group_.members);
    }
    // Other changes than messages are not told apart: it is fetched once too often at worst.
    const bool isOther = before.changeSeq != group.changeSeq && before.lastSeq == group.lastSeq;
    if (before.members || before.memberCount != group.memberCount || isOther)
        stale_.start();
}

void GroupMembers::close()
{
    ++loading_;
    ++visit_;
    stale_.stop();
    group_ = {};
    viewer_ = {};
    cursor_.reset();
    fetched_.clear();
    wanted_ = pageSize;
    all_.clear();
    picker_.clear();
    isLoading_ = false;
    isBusy_ = false;
    loadError_.clear();
    error_.clear();
    addError_.clear();
    setFilter({});
    Q_EMIT changed();
}

void GroupMembers::setFilter(const QString &filter)
{
    if (filter_ == filter)
        return;
    filter_ = filter;
    filtered_.setFilterFixedString(filter_.trimmed());
    if (!filter_.isEmpty())
        loadMore();
    Q_EMIT filterChanged();
}

void GroupMembers::loadMore()
{
    if (!cursor_ || isLoading_)
        return;
    wanted_ += pageSize;
    load(fetched_, cursor_);
}

void GroupMembers::reload()
{
    if (!group_.id.isNull() && !isListed())
        load({}, {});
}

/// Page by page, until there are as many as are wanted; all of them while they are filtered. What
/// is shown already stays until there are as many again.
QCoro::Task<> GroupMembers::load(QList<Member> known, std::optional<QString> after)
{
    const QPointer<GroupMembers> self(this);
    const auto loading = ++loading_;
    isLoading_ = true;
    loadError_.clear();
    Q_EMIT changed();
    do {
        Call<ListMembers> call;
        call.path.conversationId = group_.id;
        call.query.limit = pageSize;
        call.query.after = after;
        auto asking = api_.call<ListMembers>(call);
        const auto answer = co_await asking;
        if (!self || loading != loading_)
            co_return;
        if (!answer) {
            loadError_ = plainWords(answer.error());
            break;
        }
        known += answer->members;
        after = answer->nextCursor;
        if (known.size() >= all_.rowCount() || !after) {
            cursor_ = after;
            fetched_ = known;
            show(known);
        }
    } while (after && (known.size() < wanted_ || !filter_.isEmpty()));
    isLoading_ = false;
    Q_EMIT changed();
}

void GroupMembers::show(const QList<Member> &members)
{
    auto role = group_.mine ? group_.mine->role : Role::Member;
    QSet<UserId> ids;
    for (const auto &member : members) {
        people_.remember(member.user);
        ids.insert(member.user.id);
        if (member.user.id == viewer_)
            role = member.role;
    }
    all_.setViewer(viewer_, role);
    all_.show(members);
    picker_.setTaken(ids);
    Q_EMIT changed();
}

void GroupMembers::add()
{
    const auto people = picker_.chosen()->ids();
    if (isBusy_ || people.isEmpty())
        return;
    begin();
    sendAdding(people);
}

void GroupMembers::changeRole(const QString &userId, Role role)
{
    const auto user = UserId::parse(userId);
    if (isBusy_ || !user)
        return;
    begin();
    sendRole(*user, role);
}

void GroupMembers::remove(const QString &userId)
{
    const auto user = UserId::parse(userId);
    if (isBusy_ || !user)
        return;
    begin();
    sendRemoval(*user);
}

QCoro::Task<> GroupMembers::sendAdding(QList<UserId> people)
{
    const QPointer<GroupMembers> self(this);
    const auto visit = visit_;
    Call<AddMembers> call;
    call.path.conversationId = group_.id;
    call.body.userIds = people;
    auto asking = api_.call<AddMembers>(call);
    const auto answer = co_await asking;
    if (!self || visit != visit_)
        co_return;
    addError_ = answer ? QString() : groupWords(answer.error());
    end({});
    if (!answer)
        co_return;
    picker_.clear();
    Q_EMIT added();
}

QCoro::Task<> GroupMembers::sendRole(UserId user, Role role)
{
    const QPointer<GroupMembers> self(this);
    const auto visit = visit_;
    Call<ChangeRole> call;
    call.path = {group_.id, user};
    call.body.role = role;
    auto asking = api_.call<ChangeRole>(call);
    const auto answer = co_await asking;
    if (self && visit == visit_)
        end(answer ? QString() : groupWords(answer.error()));
}

QCoro::Task<> GroupMembers::sendRemoval(UserId user)
{
    const QPointer<GroupMembers> self(this);
    const auto visit = visit_;
    Call<RemoveMember> call;
    call.path = {group_.id, user};
    auto asking = api_.call<RemoveMember>(call);
    const auto answer = co_await asking;
    if (self && visit == visit_)
        end(answer ? QString() : groupWords(answer.error()));
}

void GroupMembers::begin()
{
    isBusy_ = true;
    error_.clear();
    addError_.clear();
    Q_EMIT changed();
}

/// What was changed comes with the event, to this device as to all others.
void GroupMembers::end(const QString &error)
{
    isBusy_ = false;
    error_ = error;
    Q_EMIT changed();
}

} // namespace letschat::client
