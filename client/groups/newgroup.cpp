#include "groups/newgroup.h"

#include "conversations/conversationspage.h"
#include "core/uuid7.h"
#include "protocol/conversations.h"
#include "store/localstore.h"

#include <QPointer>

namespace letschat::client {

NewGroup::NewGroup(ApiClient &api, LocalStore &store, PeopleStore &people,
                   ConversationsPage &conversations, QObject *parent)
    : QObject(parent)
    , api_(api)
    , conversations_(conversations)
    , picker_(api, people)
{
    connect(&picker_, &PeoplePicker::changed, this, &NewGroup::edited);
    connect(&store, &LocalStore::closed, this, &NewGroup::clear);
}

void NewGroup::setTitle(const QString &title)
{
    if (title_ == title)
        return;
    title_ = title;
    edited();
    Q_EMIT titleChanged();
}

/// It is another group now, and what was wrong may be right.
void NewGroup::edited()
{
    nonce_ = {};
    setRefusal({});
}

void NewGroup::create()
{
    if (isBusy_)
        return;
    GroupRefusal refusal;
    refusal.title = titleFault(title_);
    if (picker_.chosen()->ids().isEmpty())
        refusal.people = tr("Choose at least one person.");
    setRefusal(refusal);
    if (!refusal.title.isEmpty() || !refusal.people.isEmpty())
        return;
    auto title = title_;
    titleRule.apply(title);
    send(title);
}

QCoro::Task<> NewGroup::send(QString title)
{
    const QPointer<NewGroup> self(this);
    const auto life = life_;
    if (nonce_.isNull())
        nonce_ = Nonce(QUuid::createUuid());
    Call<CreateConversation> call;
    call.body.kind = ConversationKind::Group;
    call.body.title = title;
    call.body.memberIds = picker_.chosen()->ids();
    call.body.nonce = nonce_;
    isBusy_ = true;
    Q_EMIT changed();
    auto asking = api_.call<CreateConversation>(call);
    const auto answer = co_await asking;
    if (!self || life != life_)
        co_return;
    isBusy_ = false;
    if (!answer) {
        setRefusal(groupRefusal(answer.error()));
        co_return;
    }
    conversations_.openNew(*answer);
    clear();
    Q_EMIT created();
}

void NewGroup::clear()
{
    ++life_;
    isBusy_ = false;
    picker_.clear();
    setTitle({});
    setRefusal({});
}

void NewGroup::setRefusal(const GroupRefusal &refusal)
{
    refusal_ = refusal;
    Q_EMIT changed();
}

} // namespace letschat::client
