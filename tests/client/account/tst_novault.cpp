#include "account/session.h"
#include "account/tokenvault.h"
#include "support/clientsamples.h"

#include <QTest>

using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The same where no password store answers: on a bare window manager, in a container.
class NoVaultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }

    void theSessionHoldsForThisRunAndSaysSo()
    {
        HttpLink link(QUrl(u"https://chat.example"_s));
        ApiClient open(link);
        TokenVault vault(link, u"ada"_s);
        Session session(open, vault);
        QCOMPARE(session.vaultWarning(), QString());
        QCoro::waitFor(session.begin(signedIn(person(u"Ada"_s))));
        QCOMPARE(session.state(), Session::SignedIn);
        QVERIFY(!vault.isWorking());
        QVERIFY(!session.vaultWarning().isEmpty());
    }

    void restoringLeadsToThePage()
    {
        HttpLink link(QUrl(u"https://chat.example"_s));
        ApiClient open(link);
        TokenVault vault(link, u"ada"_s);
        Session session(open, vault);
        session.restore();
        QTRY_COMPARE(session.state(), Session::SignedOut);
    }
};

QTEST_GUILESS_MAIN(NoVaultTest)
#include "tst_novault.moc"
