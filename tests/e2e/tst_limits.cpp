// What much of one thing costs whom: protocol.md, 3, and `rate_limits` of operations.md.
#include "support/restclient.h"
#include "support/serverprocess.h"

#include <QTest>
#include <QUuid>

using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

QJsonObject message(const QString &body)
{
    return {{u"nonce"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}, {u"body"_s, body}};
}

} // namespace

class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachSessionHasItsOwnLimits()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--rate-limits"_s, u"on"_s, u"--limit-calls"_s, u"12"_s,
                               u"--limit-messages"_s, u"3"_s}),
                 qPrintable(server.errorOutput()));
        RestClient ada(server.url());
        RestClient grace(server.url());
        QCOMPARE(ada.signUp(u"ada"_s).status, 201);
        const auto id = grace.signUp(u"grace"_s).json[u"user"_s].toObject()[u"id"_s].toString();
        const auto made =
            ada.post(u"/conversations"_s, {{u"kind"_s, u"direct"_s}, {u"user_id"_s, id}});
        const auto path = u"/conversations/%1/messages"_s.arg(made.json[u"id"_s].toString());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(ada.post(path, message(u"again"_s)).status, 201);
        const auto refused = ada.post(path, message(u"and again"_s));
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.code(), u"rate_limited"_s);
        const int wait = refused.fields["retry-after"].toInt();
        QVERIFY2(wait >= 1 && wait <= 60, refused.fields["retry-after"].constData());
        QCOMPARE(grace.post(path, message(u"mine is my own"_s)).status, 201);
        for (int i = 0; i < 7; ++i) // five calls of the twelve are used up
            QCOMPARE(ada.get(u"/users/me"_s).status, 200);
        QCOMPARE(ada.get(u"/users/me"_s).status, 429);
        QCOMPARE(grace.get(u"/users/me"_s).status, 200);
    }

    void switchedOffNothingIsRefused()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--limit-calls"_s, u"1"_s, u"--limit-requests"_s, u"1"_s}),
                 qPrintable(server.errorOutput()));
        RestClient ada(server.url());
        QCOMPARE(ada.signUp(u"ada"_s).status, 201);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(ada.get(u"/users/me"_s).status, 200);
    }
};

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
