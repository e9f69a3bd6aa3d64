#include "account/session.h"
#include "account/signin.h"
#include "app/application.h"
#include "app/connection.h"
#include "app/options.h"
#include "conversations/conversationspage.h"
#include "messages/messagespage.h"
#include "network/socket.h"
#include "support/fakehouse.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// What the list can be asked for, of Ada's, who talks with Ben, Cleo and Dan, the newest.
class ConversationsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }
    void init()
    {
        house_ = std::make_unique<FakeHouse>(ada_);
        talks_.clear();
        for (const auto &peer : {ben_, cleo_, dan_}) {
            house_->know(peer);
            talks_.append(direct(ada_, peer, int(talks_.size())));
            house_->add(talks_.last());
        }
        Options options;
        options.server = house_->http().url();
        dir_ = std::make_unique<QTemporaryDir>();
        options.dataDir = dir_->path();
        socket_ = std::make_unique<Socket>();
        application_ = std::make_unique<Application>(options, *socket_);
        application_->signIn()->signIn(u"ada"_s, u"password"_s);
        QTRY_COMPARE(application_->connection()->state(), Connection::Online);
        QTRY_COMPARE(page().model()->rowCount(), 3);
    }
    void cleanup()
    {
        application_.reset();
        socket_.reset();
        house_.reset();
    }

    void theNextConversationIsTheNextRow()
    {
        const auto names = rowNames();
        page().openNext(1, false);
        QCOMPARE(openName(), names[0]);
        page().openNext(1, false);
        page().openNext(1, false);
        QCOMPARE(openName(), names[2]);
        page().openNext(1, false);
        QCOMPARE(openName(), names[2]);
        page().openNext(-1, false);
        QCOMPARE(openName(), names[1]);
        page().open({});
        page().openNext(-1, false);
        QCOMPARE(openName(), names[2]);
    }

    void theNextUnreadOneIsFoundAroundTheEnds()
    {
        QVERIFY(house_->server().send(ben_.id, talks_[0].id, u"hi"_s));
        QTRY_COMPARE(page().model()->unreadCount(talks_[0].id), 1);
        QCOMPARE(rowNames().first(), u"Ben"_s);
        page().openNext(1, false);
        page().openNext(1, true);
        QCOMPARE(openName(), u"Ben"_s);
        page().openNext(1, false);
        page().openNext(1, true);
        QCOMPARE(openName(), u"Ben"_s);
        page().openNext(1, false);
        page().openNext(-1, true);
        QCOMPARE(openName(), u"Ben"_s);
    }

    void aConversationOpensAtAPlace()
    {
        QSignalSpy wanted(&page(), &ConversationsPage::placeWanted);
        page().openAt(talks_[1].id.toString(), 7);
        QCOMPARE(openName(), u"Cleo"_s);
        QCOMPARE(application_->messages()->conversationId(), talks_[1].id);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<ConversationId>(), talks_[1].id);
        QCOMPARE(wanted[0][1].toLongLong(), 7);
        page().openAt(u"nothing"_s, 7);
        QCOMPARE(wanted.size(), 1);
    }

    void aConversationIsMarkedAsReadFromTheList()
    {
        QVERIFY(house_->server().send(ben_.id, talks_[0].id, u"hi"_s));
        QTRY_COMPARE(page().model()->unreadCount(talks_[0].id), 1);
        page().markRead(talks_[0].id.toString());
        QTRY_COMPARE(page().model()->unreadCount(talks_[0].id), 0);
        QTRY_COMPARE(calls("read"), 1);
        page().markRead(talks_[0].id.toString());
        page().markRead(u"nothing"_s);
        QTest::qWait(50);
        QCOMPARE(calls("read"), 1);
    }

    void aConversationIsMutedAndUnmuted()
    {
        page().mute(talks_[0].id.toString(), true);
        QTRY_VERIFY(isMuted(talks_[0].id));
        QVERIFY(!isMuted(talks_[1].id));
        page().mute(talks_[0].id.toString(), false);
        QTRY_VERIFY(!isMuted(talks_[0].id));
        QCOMPARE(page().error(), QString());
    }

    void aMuteThatFailsIsSaid()
    {
        house_->http().stopListening();
        page().mute(talks_[0].id.toString(), true);
        QTRY_VERIFY(!page().error().isEmpty());
    }

    void messagesAreFoundByWhatIsInThem()
    {
        QVERIFY(house_->server().send(ben_.id, talks_[0].id, u"the blue door"_s));
        auto *found = page().messages();
        QTRY_COMPARE(page().model()->unreadCount(talks_[0].id), 1);
        found->setQuery(u"blu"_s);
        QTRY_COMPARE(found->rowCount(), 1);
        QCOMPARE(found->index(0).data(MessageSearchModel::NameRole).toString(), u"Ben"_s);
        application_->session()->signOut();
        QCOMPARE(found->rowCount(), 0);
    }

private:
    ConversationsPage &page() { return *application_->conversations(); }
    QString openName() { return page().model()->nameOf(page().currentId()); }
    QStringList rowNames()
    {
        QStringList names;
        for (int row = 0; row < page().model()->rowCount(); ++row)
            names.append(page().model()->nameOf(page().model()->idAt(row)));
        return names;
    }
    bool isMuted(ConversationId id)
    {
        auto *model = page().model();
        return model->index(model->rowOf(id)).data(ConversationListModel::IsMutedRole).toBool();
    }
    int calls(const QByteArray &what)
    {
        return int(house_->http().count("PUT", "/api/v1/conversations/" +
                                                   talks_[0].id.toByteArray() + '/' + what));
    }

    const Profile ada_ = person(u"Ada"_s);
    const Profile ben_ = person(u"Ben"_s);
    const Profile cleo_ = person(u"Cleo"_s);
    const Profile dan_ = person(u"Dan"_s);
    QList<Conversation> talks_;
    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<FakeHouse> house_;
    std::unique_ptr<Socket> socket_;
    std::unique_ptr<Application> application_;
};

QTEST_GUILESS_MAIN(ConversationsPageTest)
#include "tst_conversationspage.moc"
