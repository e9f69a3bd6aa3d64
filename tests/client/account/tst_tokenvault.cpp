#include "account/tokenvault.h"
#include "network/httplink.h"

#include <QTest>

using namespace letschat::client;
using namespace Qt::StringLiterals;

/// The vault against the Secret Service of this session; see tests/support/with-secret-service.
class TokenVaultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsStoredAtFirst()
    {
        TokenVault vault(link_, u"new"_s);
        QCOMPARE(QCoro::waitFor(vault.read()), QString());
        QVERIFY(vault.isWorking());
    }

    void aStoredTokenIsReadByALaterRun()
    {
        {
            TokenVault vault(link_, u"ada"_s);
            QVERIFY(QCoro::waitFor(vault.write(u"first"_s)));
            QVERIFY(QCoro::waitFor(vault.write(u"second"_s)));
        }
        TokenVault later(link_, u"ada"_s);
        QCOMPARE(QCoro::waitFor(later.read()), u"second"_s);
    }

    void profilesAndServersAreKeptApart()
    {
        TokenVault ada(link_, u"ada"_s);
        QVERIFY(QCoro::waitFor(ada.write(u"of ada"_s)));
        TokenVault grace(link_, u"grace"_s);
        QCOMPARE(QCoro::waitFor(grace.read()), QString());
        const HttpLink other(QUrl(u"https://other.example"_s));
        TokenVault elsewhere(other, u"ada"_s);
        QCOMPARE(QCoro::waitFor(elsewhere.read()), QString());
    }

    void aRemovedTokenIsGone()
    {
        TokenVault vault(link_, u"ada"_s);
        QVERIFY(QCoro::waitFor(vault.write(u"token"_s)));
        vault.remove();
        QTRY_COMPARE(QCoro::waitFor(vault.read()), QString());
    }

    void whatIsRemovedRightAfterItWasWrittenIsGone()
    {
        TokenVault vault(link_, u"grace"_s);
        auto writing = vault.write(u"token"_s);
        vault.remove();
        QVERIFY(QCoro::waitFor(writing));
        QCOMPARE(QCoro::waitFor(vault.read()), QString());
    }

    void theVaultMayDieWhileItReads()
    {
        auto vault = std::make_unique<TokenVault>(link_, u"ada"_s);
        auto reading = vault->read();
        vault.reset();
        QVERIFY(reading.isReady());
    }

private:
    const HttpLink link_{QUrl(u"https://chat.example"_s)};
};

QTEST_GUILESS_MAIN(TokenVaultTest)
#include "tst_tokenvault.moc"
