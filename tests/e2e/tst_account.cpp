// What a person changes about their account, by the client itself at the real server.
#include "account/session.h"
#include "account/signin.h"
#include "app/application.h"
#include "app/connection.h"
#include "app/options.h"
#include "network/socket.h"
#include "people/blocklistmodel.h"
#include "settings/settingspage.h"
#include "support/serverprocess.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;

/// One device of somebody's.
class Seat
{
public:
    explicit Seat(const QUrl &server)
    {
        Options options;
        options.server = server;
        options.dataDir = dir_.path();
        application_ = std::make_unique<Application>(options, socket_);
        for (QAbstractItemModel *model : {static_cast<QAbstractItemModel *>(settings().devices()),
                                          static_cast<QAbstractItemModel *>(&blocks())})
            new QAbstractItemModelTester(
                model, QAbstractItemModelTester::FailureReportingMode::Fatal, model);
    }

    SignIn &signIn() { return *application_->signIn(); }
    client::Session &session() { return *application_->session(); }
    SettingsPage &settings() { return *application_->settings(); }
    BlockListModel &blocks() { return *application_->blocks(); }
    bool isOnline() { return application_->connection()->state() == client::Connection::Online; }
    bool isOut() { return session().state() == client::Session::SignedOut; }

private:
    QTemporaryDir dir_;
    Socket socket_;
    std::unique_ptr<Application> application_;
};

} // namespace

class AccountTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        QVERIFY2(server_.start(), qPrintable(server_.errorOutput()));
    }

    void init()
    {
        const QString suffix = QString::number(++run_);
        adasName_ = u"ada"_s + suffix;
        ada_ = std::make_unique<Seat>(server_.url());
        grace_ = std::make_unique<Seat>(server_.url());
        ada_->signIn().createAccount(adasName_, u"Ada"_s, u"correct horse"_s);
        grace_->signIn().createAccount(u"grace"_s + suffix, u"Grace"_s, u"correct horse"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ada_->isOnline() && grace_->isOnline(), patience);
    }
    void cleanup()
    {
        phone_.reset();
        grace_.reset();
        ada_.reset();
    }

    void aNewNameIsSeenOnEveryDevice()
    {
        signInOnPhone(u"correct horse"_s);
        QSignalSpy saved(ada_->settings().profile(), &ProfilePage::saved);
        ada_->settings().profile()->save(u"Countess"_s, u"Numbers."_s);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
        QCOMPARE(ada_->session().displayName(), u"Countess"_s);
        QTRY_COMPARE_WITH_TIMEOUT(phone_->session().displayName(), u"Countess"_s, patience);
        QCOMPARE(phone_->settings().profile()->about(), u"Numbers."_s);
    }

    void anotherDeviceIsSignedOut()
    {
        signInOnPhone(u"correct horse"_s);
        auto &devices = *ada_->settings().devices();
        devices.load();
        QTRY_COMPARE_WITH_TIMEOUT(devices.others(), 1, patience);
        QVERIFY(devices.index(0).data(DeviceListModel::IsCurrentRole).toBool());
        devices.revoke(devices.index(1).data(DeviceListModel::SessionIdRole).toString());
        QTRY_COMPARE_WITH_TIMEOUT(devices.others(), 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(phone_->isOut(), patience);
        QVERIFY(ada_->isOnline());
        signInOnPhone(u"correct horse"_s);
        devices.load();
        QTRY_COMPARE_WITH_TIMEOUT(devices.others(), 1, patience);
        devices.revokeOthers();
        QTRY_VERIFY_WITH_TIMEOUT(phone_->isOut(), patience);
    }

    void aNewPasswordSignsTheOthersOut()
    {
        signInOnPhone(u"correct horse"_s);
        auto &password = *ada_->settings().password();
        password.change(u"wrong"_s, u"battery staple"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!password.currentError().isEmpty(), patience);
        QVERIFY(!ada_->isOut());
        QSignalSpy changed(&password, &PasswordPage::changed);
        password.change(u"correct horse"_s, u"battery staple"_s);
        QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(phone_->isOut(), patience);
        QVERIFY(ada_->isOnline());
        signInOnPhone(u"battery staple"_s);
    }

    void aBlockIsKnownOnTheNextDeviceToo()
    {
        const auto grace = grace_->session().userIdText();
        QTRY_VERIFY_WITH_TIMEOUT(ada_->blocks().isKnown(), patience);
        QSignalSpy failed(&ada_->blocks(), &BlockListModel::failed);
        ada_->blocks().block(grace);
        QVERIFY(ada_->blocks().isBlocked(grace));
        signInOnPhone(u"correct horse"_s);
        QTRY_VERIFY_WITH_TIMEOUT(phone_->blocks().isBlocked(grace), patience);
        QCOMPARE(phone_->blocks().index(0).data(BlockListModel::DisplayNameRole), u"Grace"_s);
        ada_->blocks().unblock(grace);
        ada_->blocks().load();
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                phone_->blocks().load();
                return !phone_->blocks().isBlocked(grace);
            }(),
            patience);
        QVERIFY(failed.isEmpty());
        QVERIFY(!ada_->blocks().isBlocked(grace));
    }

    void aDeletedAccountIsGone()
    {
        signInOnPhone(u"correct horse"_s);
        auto &password = *ada_->settings().password();
        password.deleteAccount(u"wrong"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!password.currentError().isEmpty(), patience);
        password.deleteAccount(u"correct horse"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ada_->isOut() && phone_->isOut(), patience);
        QSignalSpy failed(&ada_->signIn(), &SignIn::failed);
        ada_->signIn().signIn(adasName_, u"correct horse"_s);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
    }

private:
    void signInOnPhone(const QString &password)
    {
        if (!phone_)
            phone_ = std::make_unique<Seat>(server_.url());
        phone_->signIn().signIn(adasName_, password);
        QTRY_VERIFY_WITH_TIMEOUT(phone_->isOnline(), patience);
    }

    ServerProcess server_;
    int run_ = 0;
    QString adasName_;
    std::unique_ptr<Seat> ada_;
    std::unique_ptr<Seat> grace_;
    std::unique_ptr<Seat> phone_;
};

QTEST_GUILESS_MAIN(AccountTest)
#include "tst_account.moc"
