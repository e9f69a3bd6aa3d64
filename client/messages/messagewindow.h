#pragma once

#include "messages/historyreach.h"
#include "messages/messagelistmodel.h"
#include "messages/quotedmessages.h"
#include "sync/historyloader.h"

#include <QObject>
#include <qcorotask.h>

namespace letschat::client {

/// Shows a part of one conversation of the store in a MessageListModel, without a hole. It follows
/// the store; older and newer pages are added when they are asked for, and rows far from what is
/// looked at let go. What is unsent shows where the part goes to the newest message. GUI thread.
class MessageWindow : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool hasNewer READ hasNewer NOTIFY reachChanged)
    Q_PROPERTY(bool loadingNewer READ isLoadingNewer NOTIFY reachChanged)
    Q_PROPERTY(double lastSeq READ lastSeq NOTIFY reachChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)

public:
    static constexpr int pageSize = 50;
    static constexpr int usualMostRows = 400;

    MessageWindow(LocalStore &store, HistoryLoader &history, const PeopleStore &people,
                  QObject *parent = nullptr);
    /// How many messages a page has, from the next one on; up to 100.
    void setPageSize(int size) { size_ = size; }
    /// From how many rows on those that are far from what is looked at are let go.
    void setMostRows(int count) { mostRows_ = count; }

    /// Turns to a conversation, where its unread messages begin, else to its end; a null id turns
    /// to none.
    void open(ConversationId id, UserId self);
    ConversationId conversation() const { return id_; }
    MessageListModel &model() { return model_; }
    const MessageListModel &model() const { return model_; }
    /// Messages that others answer, also where they are not in the model.
    const QuotedMessages &quoted() const { return quoted_; }

    const HistoryReach &reach() const { return reach_; }
    bool hasOlder() const { return reach_.hasOlder; }
    bool hasNewer() const { return reach_.hasNewer; }
    /// The first page is on its way.
    bool isLoading() const { return !id_.isNull() && !reach_.hasPage && !failed_; }
    bool isLoadingOlder() const { return reach_.isLoadingOlder; }
    bool isLoadingNewer() const { return reach_.isLoadingNewer; }
    /// Why a part of the history is not there, in words for the user; else empty.
    const QString &error() const { return error_; }
    /// What else to know, in words for the user, until it is dismissed; mostly empty.
    const QString &notice() const { return notice_; }
    Q_INVOKABLE void dismissNotice() { setNotice({}); }
    void setNotice(const QString &notice);
    /// The place of the conversation's newest message, and up to where the user has read.
    qint64 lastSeq() const { return lastSeq_; }
    qint64 readSeq() const { return readSeq_; }

    /// Adds the next older or newer page, unless one is under way or there is none.
    void loadOlder();
    Q_INVOKABLE void loadNewer();
    /// Turns to the part with this message in it; 0 is the newest. placed() tells when it is there;
    /// else error() or notice() tells why not, and what is shown stays.
    void goTo(qint64 seq);
    Q_INVOKABLE void toNewest() { goTo(0); }
    /// Tries again what failed last, as the user asks; or as the server answers again.
    void reload();
    void goOn();
    /// These messages are being looked at.
    Q_INVOKABLE void see(qint64 oldest, qint64 newest);
    /// A message came while nobody looked: the unread begin there, unless they did before. With 0
    /// nothing that was read counts as new any more.
    Q_INVOKABLE void startUnread(qint64 seq);
    /// Of the message in a row of the model: its day in words, and its moment in full.
    Q_INVOKABLE QString dayAt(int row) const;
    Q_INVOKABLE QString momentAt(int row) const;

Q_SIGNALS:
    void reachChanged();
    void errorChanged();
    void noticeChanged();
    /// To be looked at is this row now; -1 is the end. Was it asked for by goTo()?
    void placed(int row, bool isWanted);
    /// Somebody else's message came, shown or not.
    void arrived(const letschat::Message &message);

private:
    /// What is asked for, and can be asked for again where it failed.
    enum class Ask { Part, Older, Newer };

    QCoro::Task<> begin();
    QCoro::Task<> move(qint64 seq);
    QCoro::Task<> readOlder();
    QCoro::Task<> readNewer();
    void showPart(const HistoryPart &part);
    void takePage(const HistoryPart &part, const HistoryReach &reach);
    void letGo();
    void take(const StoreChanges &changes);
    void startAnew();
    void takeMessages(const QList<Message> &messages, qint64 oldest, qint64 newest);
    void tellArrivals(const QList<Message> &messages, qint64 known);
    void take(const Conversation &conversation);
    void showOutgoing();
    void showOperations(MessageId id);
    void show(const Outgoing &outgoing);
    bool isBeyond(const Outgoing &unsent) const;
    void setReach(const HistoryReach &reach);
    void conclude(Ask ask, const std::optional<HistoryFault> &fault);
    void setFailed(std::optional<Ask> ask, const QString &error);
    void forget();

    LocalStore &store_;
    HistoryLoader &history_;
    QuotedMessages quoted_;
    MessageListModel model_;
    ConversationId id_;
    UserId self_;
    /// What is on its way, so that a part of it finds its place when other pages come.
    QHash<Nonce, Outgoing> outgoing_;
    std::optional<Ask> failed_; ///< What failed last.
    QString error_;
    QString notice_;
    int size_ = pageSize;
    int mostRows_ = usualMostRows;
    /// Grows with each other part that is shown, so that a late page is known for that; and with
    /// each wish to see another part.
    quint64 visit_ = 0;
    quint64 wish_ = 0;
    std::optional<qint64> goal_; ///< Where to begin, or to go, until that is reached.
    HistoryReach reach_;
    Sight seen_;
    qint64 lastSeq_ = 0;
    qint64 readSeq_ = 0;
};

} // namespace letschat::client
