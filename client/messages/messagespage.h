#pragma once

#include "messages/barrier.h"
#include "messages/composition.h"
#include "messages/messageselection.h"
#include "messages/messagewindow.h"

#include <QObject>

namespace letschat::client {

class ConversationsPage;
class DraftBook;
class Outbox;
class Session;
class TypingStore;

/// What the page of the open conversation talks to. Which one is open, ConversationsPage says.
class MessagesPage : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString conversationId READ conversationIdText NOTIFY conversationIdChanged)
    Q_PROPERTY(QString title READ title NOTIFY headerChanged)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY headerChanged)
    Q_PROPERTY(bool typing READ isTyping NOTIFY headerChanged)
    Q_PROPERTY(QString peerId READ peerIdText NOTIFY headerChanged)
    Q_PROPERTY(letschat::client::MessageListModel *model READ model CONSTANT)
    Q_PROPERTY(bool hasOlder READ hasOlder NOTIFY hasOlderChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(bool loadingOlder READ isLoadingOlder NOTIFY loadingOlderChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)
    Q_PROPERTY(int unreadCount READ unreadCount NOTIFY unreadChanged)
    Q_PROPERTY(letschat::client::MessageWindow *history READ history CONSTANT)
    Q_PROPERTY(QString draft READ draft NOTIFY draftChanged)
    Q_PROPERTY(letschat::client::Composition *composition READ composition CONSTANT)
    Q_PROPERTY(int maxBodyLength READ maxBodyLength CONSTANT)
    Q_PROPERTY(letschat::client::Barrier *barrier READ barrier CONSTANT)
    Q_PROPERTY(letschat::client::MessageSelection *selection READ selection CONSTANT)

public:
    MessagesPage(LocalStore &store, HistoryLoader &history, Outbox &outbox, DraftBook &drafts,
                 ConversationsPage &conversations, PeopleStore &people, TypingStore &typing,
                 BlockListModel &blocks, const Session &session, QObject *parent = nullptr);

    ConversationId conversationId() const { return window_.conversation(); }
    QString conversationIdText() const;
    QString title() const;
    /// Who types, else "online" or when the other person was last seen; empty where that is not
    /// known.
    QString subtitle() const;
    bool isTyping() const;
    QString peerIdText() const;
    MessageListModel *model() { return &window_.model(); }
    bool hasOlder() const { return window_.hasOlder(); }
    bool isLoading() const { return window_.isLoading(); }
    bool isLoadingOlder() const { return window_.isLoadingOlder(); }
    /// Words for the user when a page could not be fetched; else empty.
    QString error() const;
    int unreadCount() const;
    /// Which part of the conversation is shown.
    MessageWindow *history() { return &window_; }
    /// What the composer is to show: what was typed and not sent, or what is being edited.
    QString draft() const { return composition_.text(); }
    Composition *composition() { return &composition_; }
    /// In Unicode code points (protocol.md, 2).
    int maxBodyLength() const { return messageBodyRule.max; }

    Barrier *barrier() { return &barrier_; }
    MessageSelection *selection() { return &selection_; }

    /// Puts a message on its way, or what was edited: its row is there as soon as it is stored.
    /// White space at its end is dropped; nothing happens, and false is returned, when nothing is
    /// left or it is too long.
    Q_INVOKABLE bool send(const QString &text);
    /// What can be done with the message in a row of the model, in the order of its menu, of:
    /// retry, react, reply, copy, edit, select, delete, discard. Empty where there is no such row.
    Q_INVOKABLE QStringList actionsAt(int row) const;
    Q_INVOKABLE void remove(const QString &messageId);
    /// Deletes what is selected, and discards of it what was not sent. Nothing happens where that
    /// may not be done with all of it.
    Q_INVOKABLE void removeSelected();
    Q_INVOKABLE void react(const QString &messageId, const QString &emoji, bool on);
    Q_INVOKABLE void retry(const QString &nonce);
    Q_INVOKABLE void discard(const QString &nonce);
    /// The text in the composer is this now.
    Q_INVOKABLE void keepDraft(const QString &text);
    /// Everything down to this place was on screen.
    Q_INVOKABLE void markRead(qint64 place);
    /// Shows the message at this place, its `seq`, and what is around it; also right after its
    /// conversation was opened.
    Q_INVOKABLE void goTo(qint64 place) { window_.goTo(place); }
    /// Appends the next older page, unless one is under way or there is none.
    Q_INVOKABLE void loadOlder() { window_.loadOlder(); }
    /// Tries again what failed.
    Q_INVOKABLE void reload() { window_.reload(); }
    /// The server answers again: what failed is tried by itself.
    void goOn() { window_.goOn(); }
    Q_INVOKABLE void close();
    /// In Unicode code points, as the limit counts.
    Q_INVOKABLE int bodyLength(const QString &text) const;

Q_SIGNALS:
    void conversationIdChanged();
    void headerChanged();
    void hasOlderChanged();
    void loadingChanged();
    void loadingOlderChanged();
    void errorChanged();
    void unreadChanged();
    /// Not by keepDraft().
    void draftChanged();
    /// The text in the composer changed, or was sent.
    void typed(letschat::ConversationId conversation, bool isEmpty);
    void sent(letschat::ConversationId conversation);
    void left(letschat::ConversationId conversation);
    /// The store did not take it, so it was not sent: the text is to be kept.
    void notSent(const QString &text);
    /// Somebody else's message, in words for who does not see it.
    void arrived(qint64 place, const QString &words);

private:
    void follow();
    bool moderates() const;
    std::optional<QString> cleaned(const QString &text) const;

    Outbox &outbox_;
    ConversationsPage &conversations_;
    PeopleStore &people_;
    TypingStore &typing_;
    Barrier barrier_;
    const Session &session_;
    MessageWindow window_;
    MessageSelection selection_;
    Composition composition_;
};

} // namespace letschat::client
