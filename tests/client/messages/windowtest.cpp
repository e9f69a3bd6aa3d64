#include "windowtest.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace letschat::test {

using namespace client;

void WindowTest::init()
{
    world_ = std::make_unique<HandHistory>();
    tester_ = std::make_unique<QAbstractItemModelTester>(
        &world_->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    world_->open(world_->talk);
    QVERIFY(world_->shows(91, 100));
    placed_ = std::make_unique<QSignalSpy>(&window(), &MessageWindow::placed);
}

void WindowTest::cleanup()
{
    placed_.reset();
    tester_.reset();
    world_.reset();
}

qint64 WindowTest::placedSeq()
{
    const int row = placed_->last().first().toInt();
    return row < 0 ? 0 : world_->model().row(row).message.seq;
}

void WindowTest::goTo(qint64 seq)
{
    window().goTo(seq);
    world_->work();
}

void WindowTest::reload()
{
    window().reload();
    world_->work();
}

void WindowTest::loadOlder()
{
    window().loadOlder();
    world_->work();
    while (world_->asked() > 0)
        world_->answer();
}

void WindowTest::loadNewer()
{
    window().loadNewer();
    world_->work();
    while (world_->asked() > 0)
        world_->answer();
}

void WindowTest::openUnread()
{
    world_->open(world_->unread);
    placed_->clear();
}

void WindowTest::ask(const QString &what)
{
    if (what == u"newer"_s) {
        goTo(50);
        world_->answer();
        window().loadNewer();
    } else if (what == u"older"_s) {
        window().loadOlder();
    } else if (what == u"goal"_s) {
        window().goTo(20);
    } else {
        openUnread();
    }
    world_->work();
}

} // namespace letschat::test
