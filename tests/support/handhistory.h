#pragma once

#include "support/clientsamples.h"
#include "support/device.h"
#include "support/modelserver.h"

#include <QTemporaryDir>

namespace letschat::test {

/// Ada's device in long groups of Ben's, of which it holds the newest page at first. A request
/// is answered when the test says so; the store is done with all at once, but in order.
class HandHistory
{
public:
    static constexpr int pageSize = 10;
    static constexpr int count = 100;

    HandHistory();
    ~HandHistory();
    Q_DISABLE_COPY_MOVE(HandHistory)

    const Profile ada = person(QStringLiteral("Ada"));
    const Profile ben = person(QStringLiteral("Ben"));
    ModelServer server;
    ConversationId talk;
    ConversationId other;
    /// In this one she has read no further than this.
    static constexpr qint64 readSeq = 19;
    ConversationId unread;

    Device &device() { return *device_; }
    client::MessageWindow &window() { return device_->window; }
    client::MessageListModel &model() { return device_->model(); }
    client::HistoryLoader &history() { return device_->history; }
    client::LocalStore &store() { return *disk_.store; }

    /// Turns to a conversation, whose first page the store has.
    void open(ConversationId id);
    /// What the store was asked for is done, and told.
    void work() { disk_.lane.runAll(); }
    /// How many requests wait for their answers, in the order of asking.
    qsizetype asked() const { return disk_.link.flights().size(); }
    /// What one of them wants of the history.
    QByteArray target(int at) const { return disk_.link.flights()[at]->request.target; }
    /// The server answers this one, as of now or of when serve() was called; or nobody does.
    void serve(int at);
    void answer(int at = 0);
    void breakOff(int at = 0);
    /// Ben takes Ada out and in again: her device drops the history, and hears of it at once.
    void dropTalk();
    /// The model shows these messages, without a hole.
    bool shows(qint64 oldest, qint64 newest) const;

private:
    QTemporaryDir directory_;
    Disk disk_;
    TickingClock clock_;
    std::unique_ptr<Device> device_;
};

} // namespace letschat::test
