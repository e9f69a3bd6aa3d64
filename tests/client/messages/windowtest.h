#pragma once

#include "support/handhistory.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace letschat::test {

/// What a MessageWindow does with answers that come late, or in another order than was asked for.
/// It begins with the newest page, 91 to 100.
class WindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    client::MessageWindow &window() { return world_->window(); }
    qint64 placedSeq();
    void goTo(qint64 seq);
    void reload();
    void loadOlder();
    void loadNewer();
    /// Where the unread begin only the server has: at 20.
    void openUnread();
    void ask(const QString &what);

    std::unique_ptr<HandHistory> world_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<QSignalSpy> placed_;
};

} // namespace letschat::test
