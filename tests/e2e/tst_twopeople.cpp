// Two people and three devices: real client engines against the real server and its real database.
#include "account/session.h"
#include "account/signin.h"
#include "app/application.h"
#include "app/connection.h"
#include "app/options.h"
#include "conversations/conversationlistmodel.h"
#include "conversations/conversationspage.h"
#include "messages/messagelistmodel.h"
#include "messages/messagespage.h"
#include "network/socket.h"
#include "people/peoplesearchmodel.h"
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

/// One device: a client with a data directory of its own.
class Device
{
public:
    explicit Device(const QUrl &server)
    {
        Options options;
        options.server = server;
        options.dataDir = dir_.path();
        application_ = std::make_unique<Application>(options, socket_);
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }

    Application &app() { return *application_; }
    MessageListModel *model() { return application_->messages()->model(); }
    bool isOnline() const
    {
        return application_->connection()->state() == client::Connection::Online;
    }

    void createAccount(const QString &name)
    {
        app().signIn()->createAccount(name, name.toUpper(), u"correct horse"_s);
    }
    void signIn(const QString &name) { app().signIn()->signIn(name, u"correct horse"_s); }

    /// Newest first, as the model has them.
    QStringList column(const char *role)
    {
        QStringList values;
        const int number = model()->roleNames().key(role);
        for (int row = 0; row < model()->rowCount(); ++row)
            values.append(model()->index(row, 0).data(number).toString());
        return values;
    }
    QStringList bodies() { return column("body"); }
    bool allSent()
    {
        return column("state").count(u"sending"_s) + column("state").count(u"failed"_s) == 0;
    }

    int unread()
    {
        auto *list = app().conversations()->model();
        return list->rowCount() == 0
                   ? -1
                   : list->index(0, 0).data(list->roleNames().key("unreadCount")).toInt();
    }
    void openFirst()
    {
        auto *list = app().conversations()->model();
        app().conversations()->open(
            list->index(0, 0).data(list->roleNames().key("conversationId")).toString());
    }

private:
    QTemporaryDir dir_;
    Socket socket_;
    std::unique_ptr<Application> application_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

} // namespace

class TwoPeopleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS",
                "unix:path=/nowhere"); // no keyring: tokens for this run
        QVERIFY2(server_.start(), qPrintable(server_.errorOutput()));
    }

    void init()
    {
        const QString suffix = QString::number(++run_);
        adasName_ = u"ada"_s + suffix;
        gracesName_ = u"grace"_s + suffix;
        ada_ = std::make_unique<Device>(server_.url());
        grace_ = std::make_unique<Device>(server_.url());
        adasPhone_ = std::make_unique<Device>(server_.url());
        ada_->createAccount(adasName_);
        grace_->createAccount(gracesName_);
        QTRY_VERIFY_WITH_TIMEOUT(ada_->isOnline() && grace_->isOnline(), patience);
        adasPhone_->signIn(adasName_);
        QTRY_VERIFY_WITH_TIMEOUT(adasPhone_->isOnline(), patience);
        ada_->app().conversations()->openDirect(grace_->app().session()->userIdText());
        QTRY_COMPARE_WITH_TIMEOUT(ada_->app().messages()->title(), gracesName_.toUpper(), patience);
    }
    void cleanup()
    {
        ada_.reset();
        grace_.reset();
        adasPhone_.reset();
    }

    void wordsGoBothWaysAndToTheThirdDevice()
    {
        QVERIFY(ada_->app().messages()->send(u"Did the train get in?"_s));
        QTRY_COMPARE_WITH_TIMEOUT(grace_->unread(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(adasPhone_->unread(), 0, patience);
        grace_->openFirst();
        adasPhone_->openFirst();
        QTRY_COMPARE_WITH_TIMEOUT(grace_->bodies(), QStringList{u"Did the train get in?"_s},
                                  patience);
        QVERIFY(grace_->app().messages()->send(u"On time, for once 🤷"_s));
        const QStringList all{u"On time, for once 🤷"_s, u"Did the train get in?"_s};
        for (auto *device : {ada_.get(), grace_.get(), adasPhone_.get()}) {
            QTRY_COMPARE_WITH_TIMEOUT(device->bodies(), all, patience);
            QTRY_VERIFY_WITH_TIMEOUT(device->allSent(), patience);
        }
        QCOMPARE(ada_->column("isOwn"), (QStringList{u"false"_s, u"true"_s}));
        QCOMPARE(adasPhone_->column("isOwn"), (QStringList{u"false"_s, u"true"_s}));
        QCOMPARE(ada_->column("messageId"), grace_->column("messageId"));
    }

    void manyWordsAtOnceKeepTheirOrderEverywhere()
    {
        QVERIFY(ada_->app().messages()->send(u"first"_s));
        QTRY_COMPARE_WITH_TIMEOUT(grace_->unread(), 1, patience);
        grace_->openFirst();
        for (int i = 0; i < 30; ++i) {
            QVERIFY(ada_->app().messages()->send(u"ada %1"_s.arg(i)));
            QVERIFY(grace_->app().messages()->send(u"grace %1"_s.arg(i)));
        }
        QTRY_VERIFY_WITH_TIMEOUT(ada_->bodies().size() == 61 && grace_->bodies().size() == 61,
                                 patience);
        QTRY_VERIFY_WITH_TIMEOUT(ada_->allSent() && grace_->allSent(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(ada_->bodies(), grace_->bodies(), patience);
        QStringList adas = ada_->bodies().filter(u"ada "_s);
        for (int i = 0; i < 30; ++i)
            QCOMPARE(adas.takeLast(), u"ada %1"_s.arg(i));
    }

    void peopleAreFoundByName()
    {
        auto *people = ada_->app().conversations()->people();
        people->setProperty("query", gracesName_);
        QTRY_COMPARE_WITH_TIMEOUT(people->rowCount(), 1, patience);
    }

    void refusalsStandBesideTheirField()
    {
        Device stranger(server_.url());
        stranger.createAccount(adasName_);
        QTRY_VERIFY_WITH_TIMEOUT(!stranger.app().signIn()->usernameError().isEmpty(), patience);
        stranger.app().signIn()->signIn(adasName_, u"wrong password"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!stranger.app().signIn()->generalError().isEmpty() ||
                                     !stranger.app().signIn()->passwordError().isEmpty(),
                                 patience);
        QCOMPARE(stranger.app().session()->state(), Session::SignedOut);
    }

    void aKilledServerLosesNothingThatItAnswered()
    {
        QVERIFY(ada_->app().messages()->send(u"0"_s));
        QTRY_COMPARE_WITH_TIMEOUT(grace_->unread(), 1, patience);
        grace_->openFirst();
        QStringList sent{u"0"_s};
        for (int kill = 0; kill < 3; ++kill) {
            for (int i = 0; i < 20; ++i) {
                sent.prepend(QString::number(sent.size()));
                QVERIFY(ada_->app().messages()->send(sent.front()));
            }
            QTest::qWait(15 * (kill + 1)); // in the middle of sending: not a moment to wait for
            server_.kill();
            QVERIFY2(server_.start(), qPrintable(server_.errorOutput()));
        }
        QTRY_VERIFY_WITH_TIMEOUT(ada_->isOnline() && grace_->isOnline(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(ada_->allSent(), 60'000);
        QCOMPARE(ada_->bodies(), sent);
        QTRY_COMPARE_WITH_TIMEOUT(grace_->bodies().size(), sent.size(), 60'000);
        QCOMPARE(grace_->bodies(), sent);
        adasPhone_->openFirst();
        QTRY_VERIFY_WITH_TIMEOUT(adasPhone_->bodies().size() >= 50, patience);
        adasPhone_->app().messages()->loadOlder();
        QTRY_COMPARE_WITH_TIMEOUT(adasPhone_->bodies(), sent, patience);
    }

private:
    ServerProcess server_;
    int run_ = 0;
    QString adasName_;
    QString gracesName_;
    std::unique_ptr<Device> ada_;
    std::unique_ptr<Device> grace_;
    std::unique_ptr<Device> adasPhone_;
};

QTEST_GUILESS_MAIN(TwoPeopleTest)
#include "tst_twopeople.moc"
