#include "account/session.h"
#include "account/signin.h"
#include "account/tokenvault.h"
#include "people/peoplestore.h"
#include "settings/settingspage.h"
#include "support/fakeaccount.h"
#include "support/fakehouse.h"
#include "support/rowchanges.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

namespace {

/// The client as far as the settings need it.
struct Parts
{
    explicit Parts(const QUrl &server)
        : link(server)
    {}

    HttpLink link;
    ApiClient open{link};
    TokenVault vault{link, u"profile"_s};
    client::Session session{open, vault};
    SignIn signIn{link, open, session};
    ApiClient api{link, session};
    PeopleStore people;
    SettingsPage page{api, link, session, people, u"/somewhere"_s};
};

} // namespace

/// The settings of Ada, signed in at a server in memory.
class SettingsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }
    void init()
    {
        house_ = std::make_unique<FakeHouse>(ada_);
        parts_ = std::make_unique<Parts>(house_->http().url());
        tester_ = std::make_unique<QAbstractItemModelTester>(
            &devices(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        changes_ = std::make_unique<RowChanges>(devices());
        parts_->signIn.signIn(u"ada"_s, u"password"_s);
        QTRY_COMPARE(parts_->session.state(), client::Session::SignedIn);
    }
    void cleanup()
    {
        changes_.reset();
        tester_.reset();
        parts_.reset();
        house_.reset();
    }

    void theProfileIsThatOfTheSession()
    {
        QCOMPARE(profile().displayName(), u"Ada"_s);
        QCOMPARE(profile().username(), u"ada"_s);
        QCOMPARE(profile().link(), u"letschat://user/ada"_s);
        QCOMPARE(parts_->page.version(), QStringLiteral(LETSCHAT_VERSION));
        QCOMPARE(parts_->page.server(), house_->http().url().toString());
    }

    void aNewNameReachesServerSessionAndPeople()
    {
        QSignalSpy saved(&profile(), &ProfilePage::saved);
        profile().save(u" Countess "_s, u"Numbers."_s);
        QVERIFY(profile().isBusy());
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!profile().isBusy());
        QCOMPARE(house_->server().person(ada_.id)->displayName, u"Countess"_s);
        QCOMPARE(parts_->session.displayName(), u"Countess"_s);
        QCOMPARE(profile().about(), u"Numbers."_s);
        QCOMPARE(parts_->people.displayName(ada_.id), u"Countess"_s);
    }

    void onlyWhatDiffersIsSent()
    {
        QSignalSpy saved(&profile(), &ProfilePage::saved);
        profile().save(u"Ada"_s, {});
        QCOMPARE(saved.count(), 1);
        profile().save(u"Ada"_s, u"New"_s);
        QTRY_COMPARE(saved.count(), 2);
        const auto body = house_->http().requests().last().body;
        QVERIFY(body.value(u"display_name"_s).isNull() ||
                body.value(u"display_name"_s).isUndefined());
        QCOMPARE(body.value(u"about"_s).toString(), u"New"_s);
    }

    void whatTheContractForbidsIsNotSent()
    {
        const auto before = house_->http().requests().size();
        profile().save(u"  "_s, QString(281, u'x'));
        QVERIFY(!profile().displayNameError().isEmpty());
        QVERIFY(!profile().aboutError().isEmpty());
        QVERIFY(profile().checkDisplayName(QString(64, u'x')));
        QVERIFY(profile().displayNameError().isEmpty());
        QVERIFY(!profile().checkDisplayName(QString(65, u'x')));
        QCOMPARE(house_->http().requests().size(), before);
    }

    void aServerThatIsAwayIsSaid()
    {
        house_->http().stopListening();
        profile().save(u"Countess"_s, {});
        QTRY_VERIFY(!profile().error().isEmpty());
        QVERIFY(!profile().isBusy());
        QCOMPARE(profile().displayName(), u"Ada"_s);
        profile().clearErrors();
        QVERIFY(profile().error().isEmpty());
    }

    void thePasswordIsChangedAndTheOthersAreOut()
    {
        account().addDevice(u"Laptop"_s, noon(5));
        QSignalSpy changed(&password(), &PasswordPage::changed);
        password().change(u"wrong"_s, u"new words"_s);
        QTRY_VERIFY(!password().currentError().isEmpty());
        QVERIFY(password().newError().isEmpty());
        QCOMPARE(parts_->session.state(), client::Session::SignedIn);
        password().change(u"password"_s, u"new words"_s);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(account().password, u"new words"_s);
        QCOMPARE(account().sessions.size(), 1);
        QVERIFY(password().currentError().isEmpty());
    }

    void aNewPasswordHasToBeOne()
    {
        const auto before = house_->http().requests().size();
        password().change({}, u"short"_s);
        QVERIFY(!password().currentError().isEmpty());
        QVERIFY(!password().newError().isEmpty());
        QVERIFY(!password().checkNew(u"short"_s));
        QVERIFY(password().checkNew({}));
        QCOMPARE(house_->http().requests().size(), before);
    }

    void deletingTheAccountNeedsThePasswordAndEndsTheSession()
    {
        password().deleteAccount({});
        QVERIFY(!password().currentError().isEmpty());
        password().deleteAccount(u"wrong"_s);
        QTRY_VERIFY(!password().isBusy());
        QVERIFY(!password().currentError().isEmpty());
        QVERIFY(!account().isDeleted);
        password().deleteAccount(u"password"_s);
        QTRY_COMPARE(parts_->session.state(), client::Session::SignedOut);
        QVERIFY(account().isDeleted);
        QVERIFY(password().currentError().isEmpty());
    }

    void devicesAreListedThisOneFirst()
    {
        account().addDevice(u"Laptop"_s, noon(5));
        account().addDevice(u"Phone"_s, noon(9));
        devices().load();
        QVERIFY(devices().isLoading());
        QTRY_VERIFY(devices().isKnown());
        QCOMPARE(names(), (QStringList{u"LetsChat on this"_s, u"Phone"_s, u"Laptop"_s}));
        QVERIFY(devices().index(0).data(DeviceListModel::IsCurrentRole).toBool());
        QCOMPARE(devices().others(), 2);
        account().sessions[1].lastUsedAt = noon(20);
        changes_->clear();
        devices().load();
        QTRY_COMPARE(names(), (QStringList{u"LetsChat on this"_s, u"Laptop"_s, u"Phone"_s}));
        QCOMPARE(changes_->moved, 1);
        QCOMPARE(changes_->inserted + changes_->removed, 0);
    }

    void aDeviceIsSignedOut()
    {
        const auto id = account().addDevice(u"Laptop"_s, noon(5));
        account().addDevice(u"Phone"_s, noon(9));
        loadDevices();
        devices().revoke(id.toString());
        QVERIFY(devices().index(2).data(DeviceListModel::IsEndingRole).toBool());
        QTRY_COMPARE(names(), (QStringList{u"LetsChat on this"_s, u"Phone"_s}));
        QCOMPARE(account().sessions.size(), 2);
        devices().revokeOthers();
        QTRY_COMPARE(devices().others(), 0);
        QCOMPARE(account().sessions.size(), 1);
    }

    void aDeviceThatIsGoneAlreadyGoesTooAndThisOneStays()
    {
        const auto id = account().addDevice(u"Laptop"_s, noon(5));
        loadDevices();
        account().sessions.removeLast();
        devices().revoke(devices().index(0).data(DeviceListModel::SessionIdRole).toString());
        devices().revoke(id.toString());
        QTRY_COMPARE(names(), QStringList{u"LetsChat on this"_s});
        QCOMPARE(account().sessions.size(), 1);
    }

    void aRefusalIsSaidAndTheDeviceStays()
    {
        const auto id = account().addDevice(u"Laptop"_s, noon(5));
        loadDevices();
        account().refusal = ProblemCode::Unavailable;
        QSignalSpy failed(&devices(), &DeviceListModel::failed);
        devices().revoke(id.toString());
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(devices().others(), 1);
        QVERIFY(!devices().index(1).data(DeviceListModel::IsEndingRole).toBool());
        devices().load();
        QTRY_VERIFY(!devices().error().isEmpty());
        QVERIFY(devices().isKnown());
    }

    void nothingIsLeftForAnotherUser()
    {
        loadDevices();
        profile().checkDisplayName({});
        devices().load();
        profile().save(u"Late"_s, {});
        parts_->session.signOut();
        QTest::qWait(50);
        QCOMPARE(devices().count(), 0);
        QVERIFY(!devices().isKnown() && !devices().isLoading());
        QVERIFY(profile().displayNameError().isEmpty() && !profile().isBusy());
        QCOMPARE(profile().displayName(), QString());
    }

    void itMayDieWhileItAsks()
    {
        devices().load();
        profile().save(u"Countess"_s, {});
        password().change(u"password"_s, u"new words"_s);
        changes_.reset();
        tester_.reset();
        parts_.reset();
        QTest::qWait(50);
    }

private:
    ProfilePage &profile() { return *parts_->page.profile(); }
    PasswordPage &password() { return *parts_->page.password(); }
    DeviceListModel &devices() { return *parts_->page.devices(); }
    FakeAccount &account() { return house_->account(); }
    void loadDevices()
    {
        devices().load();
        QTRY_VERIFY(devices().isKnown());
    }
    QStringList names()
    {
        QStringList names;
        for (int row = 0; row < devices().rowCount(); ++row)
            names.append(devices().index(row).data().toString());
        return names;
    }

    const Profile ada_ = person(u"Ada"_s);
    std::unique_ptr<FakeHouse> house_;
    std::unique_ptr<Parts> parts_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RowChanges> changes_;
};

QTEST_GUILESS_MAIN(SettingsPageTest)
#include "tst_settingspage.moc"
