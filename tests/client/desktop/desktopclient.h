#pragma once

#include "app/application.h"
#include "conversations/conversationspage.h"
#include "desktop/desktop.h"
#include "network/socket.h"
#include "support/dbusmock.h"
#include "support/fakehouse.h"

#include <QTemporaryDir>
#include <QWindow>

namespace letschat::test {

/// The client in the middle of a desktop: what comes from others reaches notifications, badge and
/// the lock's rules.
class DesktopClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

public Q_SLOTS:
    void hearBadge(const QString &, const QVariantMap &properties) { badge_ = properties; }

protected:
    client::Desktop &desktop() { return *application_->desktop(); }
    client::ConversationsPage &conversations() { return *application_->conversations(); }
    Profile peer(int talk) const { return QList{ben_, cleo_, dan_}[talk]; }
    void say(int talk, const QString &body = QStringLiteral("Hi"));
    /// Somebody sits before this conversation.
    void look(int talk);
    /// As if the newest notification was clicked.
    void act(const QString &action);
    /// As if the newest notification was answered.
    void reply(const QString &text);
    void keepDraft(const QString &text);
    QList<QVariantList> shown() const
    {
        return server_.calls(QStringLiteral("Notify")).mid(before_);
    }
    QList<QVariantList> closed() const;

    const QString service_ = QStringLiteral("org.freedesktop.Notifications");
    const QString saverService_ = QStringLiteral("org.freedesktop.ScreenSaver");
    const QString watcherService_ = QStringLiteral("org.kde.StatusNotifierWatcher");
    DBusMock server_{service_, QStringLiteral("/org/freedesktop/Notifications"), service_};
    DBusMock saver_{saverService_, QStringLiteral("/org/freedesktop/ScreenSaver"), saverService_};
    const Profile ada_ = person(QStringLiteral("Ada"));
    const Profile ben_ = person(QStringLiteral("Ben"));
    const Profile cleo_ = person(QStringLiteral("Cleo"));
    const Profile dan_ = person(QStringLiteral("Dan"));
    QList<Conversation> talks_;
    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<FakeHouse> house_;
    std::unique_ptr<client::Socket> socket_;
    std::unique_ptr<client::Application> application_;
    std::unique_ptr<QWindow> window_;
    qsizetype before_ = 0;
    qsizetype closedBefore_ = 0;
    QVariantMap badge_;
};

} // namespace letschat::test
