// A group of three people: real client engines against the real server and its real database.
#include "account/session.h"
#include "account/signin.h"
#include "app/application.h"
#include "app/connection.h"
#include "app/options.h"
#include "conversations/conversationspage.h"
#include "groups/details.h"
#include "groups/newgroup.h"
#include "messages/messagespage.h"
#include "network/socket.h"
#include "support/serverprocess.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;

/// Someone with a client of their own.
class Participant
{
public:
    Participant(const QUrl &server, const QString &name)
    {
        Options options;
        options.server = server;
        options.dataDir = dir_.path();
        application_ = std::make_unique<Application>(options, socket_);
        tester_ = std::make_unique<QAbstractItemModelTester>(
            members().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        application_->signIn()->createAccount(name, name, u"correct horse"_s);
    }

    Application &app() { return *application_; }
    ConversationsPage &list() { return *application_->conversations(); }
    Details &details() { return *application_->details(); }
    GroupMembers &members() { return *details().members(); }
    QString id() const { return application_->session()->userIdText(); }
    bool isOnline() const { return application_->connection()->state() == Connection::Online; }

    /// What their only conversation is called; empty where they have none.
    QString title() { return list().model()->index(0).data().toString(); }
    void openDetails()
    {
        list().open(
            list().model()->index(0).data(ConversationListModel::ConversationIdRole).toString());
        details().show();
    }
    /// `name standing`, each, by name: those of a new group joined at the same moment.
    QStringList seated()
    {
        QStringList rows;
        auto *model = members().model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const auto index = model->index(row, 0);
            rows.append(QString(index.data().toString() + u' ' +
                                index.data(MemberListModel::StandingRole).toString())
                            .trimmed());
        }
        rows.sort();
        return rows;
    }

private:
    QTemporaryDir dir_;
    Socket socket_;
    std::unique_ptr<Application> application_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

} // namespace

class GroupTogetherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS",
                "unix:path=/nowhere"); // no keyring: tokens for this run
        QVERIFY2(server_.start(), qPrintable(server_.errorOutput()));
    }

    void whatOneDoesTheOthersSeeLive()
    {
        Participant ada(server_.url(), u"ada"_s);
        Participant ben(server_.url(), u"ben"_s);
        Participant cleo(server_.url(), u"cleo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ada.isOnline() && ben.isOnline() && cleo.isOnline(), patience);

        auto &group = *ada.app().newGroup();
        group.setTitle(u"Hike"_s);
        group.picker()->toggle(ben.id());
        group.create();
        QTRY_COMPARE_WITH_TIMEOUT(ada.app().messages()->title(), u"Hike"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(ben.title(), u"Hike"_s, patience);
        QVERIFY(cleo.title().isEmpty());

        ada.openDetails();
        ben.openDetails();
        QCOMPARE(ben.seated(), (QStringList{u"ada owner"_s, u"ben"_s}));
        QVERIFY(ada.details().isAdministrable() && !ben.details().isAdministrable());
        QTRY_COMPARE_WITH_TIMEOUT(ben.details().summary(), u"2 members, 2 online"_s, patience);

        ada.details().rename(u"Walk"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ben.details().name(), u"Walk"_s, patience);

        ada.members().picker()->toggle(cleo.id());
        ada.members().add();
        QTRY_COMPARE_WITH_TIMEOUT(cleo.title(), u"Walk"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(ben.seated().size(), 3, patience);

        QTRY_VERIFY_WITH_TIMEOUT(!ada.members().isBusy(), patience);
        ada.members().makeAdmin(ben.id());
        QTRY_VERIFY_WITH_TIMEOUT(ben.details().isAdministrable(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(ada.seated()[1], u"ben admin"_s, patience);

        ben.members().remove(cleo.id());
        QTRY_VERIFY_WITH_TIMEOUT(cleo.title().isEmpty(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(ada.seated().size(), 2, patience);

        ada.details().muting()->mute(true);
        QTRY_VERIFY_WITH_TIMEOUT(
            ada.list().model()->index(0).data(ConversationListModel::IsMutedRole).toBool(),
            patience);

        ada.details().leave();
        QTRY_VERIFY_WITH_TIMEOUT(ada.title().isEmpty(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(ben.seated(), QStringList{u"ben owner"_s}, patience);
        QCOMPARE(ben.details().error(), QString());
    }

private:
    ServerProcess server_;
};

QTEST_GUILESS_MAIN(GroupTogetherTest)
#include "tst_grouptogether.moc"
