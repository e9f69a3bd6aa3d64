#include "desktopclient.h"

#include "account/signin.h"
#include "app/connection.h"
#include "app/options.h"
#include "messages/messagespage.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace letschat::test {

using namespace client;

void DesktopClientTest::initTestCase()
{
    const auto actions = uR"({"capabilities": "body actions"})"_s;
    QVERIFY(server_.start(DBusMock::byTemplate(u"notification_daemon"_s, actions)));
    QVERIFY(saver_.start(
        DBusMock::bare(u"org.freedesktop.ScreenSaver"_s, u"/org/freedesktop/ScreenSaver"_s)));
    saver_.addMethod(u"GetActive"_s, {}, u"b"_s, u"ret = False"_s);
}

void DesktopClientTest::init()
{
    cleanup();
    house_ = std::make_unique<FakeHouse>(ada_);
    talks_.clear();
    for (const auto &each : {ben_, cleo_, dan_}) {
        house_->know(each);
        talks_.append(direct(ada_, each));
        house_->add(talks_.last());
    }
    Options options;
    options.server = house_->http().url();
    dir_ = std::make_unique<QTemporaryDir>();
    options.dataDir = dir_->path();
    socket_ = std::make_unique<Socket>();
    application_ = std::make_unique<Application>(options, *socket_);
    window_ = std::make_unique<QWindow>();
    application_->signIn()->signIn(u"ada"_s, u"password"_s);
    QTRY_COMPARE(application_->connection()->state(), Connection::Online);
    QTRY_COMPARE(conversations().model()->rowCount(), 3);
    QTRY_VERIFY(!house_->http().requests().isEmpty());
    desktop().start(*window_);
    before_ = server_.calls(u"Notify"_s).size();
    closedBefore_ = server_.calls(u"CloseNotification"_s).size();
}

void DesktopClientTest::cleanup()
{
    application_.reset();
    socket_.reset();
    window_.reset();
    house_.reset();
}

void DesktopClientTest::say(int talk, const QString &body)
{
    house_->tellOf(house_->store(talks_[talk].id, peer(talk).id, body));
}

void DesktopClientTest::look(int talk)
{
    conversations().open(talks_[talk].id.toString());
    desktop().present({});
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
}

void DesktopClientTest::act(const QString &action)
{
    const auto id = uint(server_.calls(u"Notify"_s).size());
    for (uint each = 1; each <= id; ++each)
        server_.emitSignal(u"ActionInvoked"_s, u"us"_s, {each, action});
}

void DesktopClientTest::reply(const QString &text)
{
    const auto id = uint(server_.calls(u"Notify"_s).size());
    server_.emitSignal(u"NotificationReplied"_s, u"us"_s, {id, text});
}

void DesktopClientTest::keepDraft(const QString &text)
{
    conversations().open(talks_[0].id.toString());
    application_->messages()->keepDraft(text);
    conversations().open({});
}

QList<QVariantList> DesktopClientTest::closed() const
{
    return server_.calls(u"CloseNotification"_s).mid(closedBefore_);
}

} // namespace letschat::test
