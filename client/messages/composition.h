#pragma once

#include "store/records.h"

#include <QObject>
#include <QVariantMap>

#include <optional>

namespace letschat::client {

class DraftBook;
class MessageListModel;
class QuotedMessages;

/// What is being written in the open conversation: a message, perhaps an answer to another one, or
/// new words for an own one. Each conversation keeps its own, until one comes back to it; an edit
/// gives the draft behind it back when it ends, and becomes one when its message is deleted. GUI
/// thread.
class Composition : public QObject
{
    Q_OBJECT
    /// Whether new words for an own message are written.
    Q_PROPERTY(bool editing READ isEditing NOTIFY changed)
    /// What is answered or edited, like the model's role `replyTo`; empty when neither.
    Q_PROPERTY(QVariantMap quote READ quote NOTIFY changed)

public:
    Composition(DraftBook &drafts, const MessageListModel &model, const QuotedMessages &quoted,
                QObject *parent = nullptr);

    /// Turns to a conversation, and to what was being written there.
    void open(ConversationId conversation);
    bool isEditing() const { return edit().has_value(); }
    QVariantMap quote() const;
    /// What the composer is to show.
    QString text() const;
    std::optional<MessageId> edited() const;
    /// Which message is answered.
    std::optional<MessageId> replyTo() const;
    /// The text in the composer is this now.
    void keep(const QString &text);
    /// The draft was sent.
    void finish();

    /// Begins an answer. Nothing happens where the message may not be answered.
    Q_INVOKABLE void reply(const QString &messageId);
    /// Begins to edit a message. Nothing happens where it may not be edited.
    Q_INVOKABLE void edit(const QString &messageId);
    /// Begins to edit the newest message that may be; false when there is none, and while one is
    /// being edited.
    Q_INVOKABLE bool editNewest();
    /// Gives up the edit, else the answer; the text of the draft stays.
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    void changed();
    /// Not by keep().
    void textChanged();
    /// What was edited was deleted: the words are in the draft.
    void editLost();

private:
    std::optional<DraftEdit> edit() const;
    bool allows(int row, const QString &action) const;
    void begin(int row);
    void refresh();

    DraftBook &drafts_;
    const MessageListModel &model_;
    ConversationId conversation_;
};

} // namespace letschat::client
