#include "messages/composition.h"

#include "messages/messagelistmodel.h"
#include "messages/quotedmessages.h"
#include "sync/draftbook.h"

using namespace Qt::StringLiterals;

namespace letschat::client {

Composition::Composition(DraftBook &drafts, const MessageListModel &model,
                         const QuotedMessages &quoted, QObject *parent)
    : QObject(parent)
    , drafts_(drafts)
    , model_(model)
{
    connect(&drafts_, &DraftBook::changed, this, [this](ConversationId id) {
        if (id != conversation_)
            return;
        Q_EMIT changed();
        Q_EMIT textChanged();
    });
    connect(&quoted, &QuotedMessages::changed, this, &Composition::refresh);
    connect(&model_, &MessageListModel::dataChanged, this, &Composition::refresh);
}

void Composition::open(ConversationId conversation)
{
    conversation_ = conversation;
    Q_EMIT changed();
    Q_EMIT textChanged();
    refresh();
}

/// What is answered or edited may have changed, or be known only now.
void Composition::refresh()
{
    if (isEditing() && quote()[u"isDeleted"_s].toBool()) {
        drafts_.endEdit(conversation_);
        Q_EMIT editLost();
    } else if (edited() || replyTo()) {
        Q_EMIT changed();
    }
}

std::optional<DraftEdit> Composition::edit() const
{
    return drafts_.draftOf(conversation_).edit;
}

QString Composition::text() const
{
    const auto draft = drafts_.draftOf(conversation_);
    return draft.edit ? draft.edit->text : draft.text;
}

std::optional<MessageId> Composition::edited() const
{
    const auto held = edit();
    return held ? std::optional(held->message) : std::nullopt;
}

std::optional<MessageId> Composition::replyTo() const
{
    return isEditing() ? std::nullopt : drafts_.draftOf(conversation_).replyTo;
}

QVariantMap Composition::quote() const
{
    const auto id = isEditing() ? edited() : replyTo();
    return id ? model_.quoteOf(*id) : QVariantMap();
}

void Composition::keep(const QString &text)
{
    if (const auto id = edited())
        drafts_.keepEdit(conversation_, DraftEdit{*id, text});
    else
        drafts_.keep(conversation_, text, replyTo());
}

void Composition::finish()
{
    drafts_.forget(conversation_);
    Q_EMIT changed();
    Q_EMIT textChanged();
}

bool Composition::allows(int row, const QString &action) const
{
    return row >= 0 && model_.actionsAt(row, false).contains(action);
}

void Composition::reply(const QString &messageId)
{
    const auto id = MessageId::parse(messageId);
    if (!id || !allows(model_.rowOf(*id), u"reply"_s))
        return;
    const bool wasEditing = isEditing();
    drafts_.keepEdit(conversation_, {});
    drafts_.keep(conversation_, text(), *id);
    Q_EMIT changed();
    if (wasEditing)
        Q_EMIT textChanged();
}

void Composition::edit(const QString &messageId)
{
    const auto id = MessageId::parse(messageId);
    const int row = id ? model_.rowOf(*id) : -1;
    if (allows(row, u"edit"_s))
        begin(row);
}

bool Composition::editNewest()
{
    for (int row = 0; !isEditing() && row < model_.rowCount(); ++row) {
        if (!allows(row, u"edit"_s))
            continue;
        begin(row);
        return true;
    }
    return false;
}

void Composition::begin(int row)
{
    drafts_.keepEdit(conversation_, DraftEdit{model_.row(row).message.id, model_.row(row).body});
    Q_EMIT changed();
    Q_EMIT textChanged();
}

void Composition::cancel()
{
    if (isEditing()) {
        drafts_.keepEdit(conversation_, {});
        Q_EMIT changed();
        Q_EMIT textChanged();
    } else if (replyTo()) {
        drafts_.keep(conversation_, text(), {});
        Q_EMIT changed();
    }
}

} // namespace letschat::client
