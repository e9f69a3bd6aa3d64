#include "messages/messagespage.h"

#include "account/session.h"
#include "conversations/conversationspage.h"
#include "conversations/groupwords.h"
#include "core/text.h"
#include "people/peoplestore.h"
#include "people/typingstore.h"
#include "sync/draftbook.h"
#include "sync/outbox.h"

namespace letschat::client {

MessagesPage::MessagesPage(LocalStore &store, HistoryLoader &history, Outbox &outbox,
                           DraftBook &drafts, ConversationsPage &conversations, PeopleStore &people,
                           TypingStore &typing, BlockListModel &blocks, const Session &session,
                           QObject *parent)
    : QObject(parent)
    , outbox_(outbox)
    , conversations_(conversations)
    , people_(people)
    , typing_(typing)
    , barrier_(conversations, people, blocks)
    , session_(session)
    , window_(store, history, people)
    , selection_(window_.model(), store, people)
    , composition_(drafts, window_.model(), window_.quoted())
{
    connect(&conversations_, &ConversationsPage::currentIdChanged, this, &MessagesPage::follow);
    connect(&people_, &PeopleStore::changed, this, &MessagesPage::headerChanged);
    connect(&typing_, &TypingStore::changed, this, &MessagesPage::headerChanged);
    connect(&window_, &MessageWindow::reachChanged, this, &MessagesPage::hasOlderChanged);
    connect(&window_, &MessageWindow::reachChanged, this, &MessagesPage::loadingChanged);
    connect(&window_, &MessageWindow::reachChanged, this, &MessagesPage::loadingOlderChanged);
    connect(&window_, &MessageWindow::arrived, this, [this](const Message &message) {
        Q_EMIT arrived(message.seq,
                       tr("%1 wrote: %2").arg(people_.displayName(message.senderId), message.body));
    });
    connect(&window_, &MessageWindow::errorChanged, this, &MessagesPage::errorChanged);
    connect(&composition_, &Composition::editLost, &window_, [this] {
        window_.setNotice(
            tr("The message you were editing was deleted. What you wrote is a draft now."));
    });
    connect(&drafts, &DraftBook::added, this, [this](ConversationId id) {
        if (id == conversationId() && composition_.isEditing())
            window_.setNotice(tr("Your reply could not be sent as it is. It waits here until you "
                                 "have finished editing."));
    });
    connect(&composition_, &Composition::textChanged, this, &MessagesPage::draftChanged);
    connect(conversations_.model(), &ConversationListModel::dataChanged, this,
            &MessagesPage::unreadChanged);
    connect(conversations_.model(), &ConversationListModel::dataChanged, this,
            [this](const QModelIndex &row) {
                const auto id = row.data(ConversationListModel::ConversationIdRole).toString();
                if (id != conversationIdText())
                    return;
                selection_.setMayDeleteAny(moderates());
                Q_EMIT headerChanged();
            });
    connect(&outbox_, &Outbox::notTaken, this, [this](const Outgoing &outgoing) {
        const bool isText =
            outgoing.kind == Outgoing::Kind::Message || outgoing.kind == Outgoing::Kind::Edit;
        if (isText && outgoing.conversationId == conversationId())
            Q_EMIT notSent(outgoing.body);
    });
}

QString MessagesPage::conversationIdText() const
{
    return conversationId().isNull() ? QString() : conversationId().toString();
}

QString MessagesPage::title() const
{
    return conversations_.model()->nameOf(conversationId());
}

QString MessagesPage::subtitle() const
{
    const auto *model = conversations_.model();
    const auto peer = model->peerOf(conversationId());
    const auto typists = typing_.typingIn(conversationId());
    if (!typists.isEmpty())
        return typingText(typists, !peer.isNull(), people_);
    return subtitleOf(model->find(conversationId()), peer, session_.userId(), people_);
}

bool MessagesPage::isTyping() const
{
    return !typing_.typingIn(conversationId()).isEmpty();
}

QString MessagesPage::peerIdText() const
{
    const auto peer = conversations_.model()->peerOf(conversationId());
    return peer.isNull() ? QString() : peer.toString();
}

QString MessagesPage::error() const
{
    return window_.error();
}

int MessagesPage::unreadCount() const
{
    return conversations_.model()->unreadCount(conversationId());
}

/// The text as it may be sent; nothing where it may not.
std::optional<QString> MessagesPage::cleaned(const QString &text) const
{
    auto body = text;
    if (conversationId().isNull() || hasForbiddenCharacters(body) || messageBodyRule.apply(body))
        return std::nullopt;
    return body;
}

bool MessagesPage::send(const QString &text)
{
    const auto body = cleaned(text);
    if (!body)
        return false;
    if (const auto edited = composition_.edited()) {
        const int at = window_.model().rowOf(*edited);
        if (at < 0 || window_.model().row(at).body != *body)
            outbox_.edit(conversationId(), *edited, *body);
        composition_.cancel();
        return true;
    }
    outbox_.send(conversationId(), *body, composition_.replyTo());
    window_.toNewest();
    composition_.finish();
    Q_EMIT sent(conversationId());
    return true;
}

QStringList MessagesPage::actionsAt(int row) const
{
    if (row < 0 || row >= window_.model().rowCount())
        return {};
    return window_.model().actionsAt(row, moderates());
}

/// Whether one may delete what others wrote.
bool MessagesPage::moderates() const
{
    const auto *conversation = conversations_.model()->find(conversationId());
    return conversation && conversation->kind == ConversationKind::Group && conversation->mine &&
           conversation->mine->role != Role::Member;
}

void MessagesPage::remove(const QString &messageId)
{
    if (const auto id = MessageId::parse(messageId))
        outbox_.remove(conversationId(), *id);
}

void MessagesPage::removeSelected()
{
    if (!selection_.isRemovable())
        return;
    const auto rows = selection_.rows();
    selection_.clear();
    for (const auto &row : rows) {
        if (row.isConfirmed())
            outbox_.remove(conversationId(), row.message.id);
        else
            outbox_.discard(row.failed);
    }
}

void MessagesPage::react(const QString &messageId, const QString &emoji, bool on)
{
    if (const auto id = MessageId::parse(messageId); id && isOneGrapheme(emoji))
        outbox_.react(conversationId(), *id, emoji, on);
}

void MessagesPage::retry(const QString &nonce)
{
    if (const auto known = Nonce::parse(nonce))
        outbox_.retry(*known);
}

void MessagesPage::discard(const QString &nonce)
{
    if (const auto known = Nonce::parse(nonce))
        outbox_.discard(*known);
}

void MessagesPage::keepDraft(const QString &text)
{
    if (conversationId().isNull() || text == draft())
        return;
    composition_.keep(text);
    if (!composition_.isEditing())
        Q_EMIT typed(conversationId(), text.isEmpty());
}

void MessagesPage::markRead(qint64 place)
{
    if (place > window_.readSeq() && !conversationId().isNull())
        outbox_.markRead(conversationId(), place);
}

void MessagesPage::close()
{
    conversations_.open({});
}

int MessagesPage::bodyLength(const QString &text) const
{
    return int(codePoints(withoutTrailingSpace(text)));
}

/// Turns to the conversation that is open now.
void MessagesPage::follow()
{
    if (!conversationId().isNull())
        Q_EMIT left(conversationId());
    selection_.clear();
    window_.open(conversations_.currentId(), session_.userId());
    selection_.setMayDeleteAny(moderates());
    Q_EMIT conversationIdChanged();
    Q_EMIT headerChanged();
    Q_EMIT unreadChanged();
    composition_.open(conversationId());
}

} // namespace letschat::client
