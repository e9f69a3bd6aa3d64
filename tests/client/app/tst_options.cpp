#include "app/options.h"

#include <QTest>

using namespace letschat::client;
using namespace Qt::StringLiterals;

class OptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("LETSCHAT_CLIENT_SERVER"); }

    void theCommandLineGoesBeforeTheEnvironment()
    {
        qputenv("LETSCHAT_CLIENT_SERVER", "one.example");
        QCOMPARE(Options::parse({u"letschat"_s})->server, QUrl(u"https://one.example"_s));
        QCOMPARE(Options::parse({u"letschat"_s, u"--server"_s, u"two.example"_s})->server,
                 QUrl(u"https://two.example"_s));
    }

    void whatIsSaidAndExpectedKeepsItsOrder()
    {
        const auto options =
            Options::parse({u"letschat"_s, u"--expect"_s, u"a"_s, u"--say"_s, u"b"_s, u"--expect"_s,
                            u"c"_s, u"--exit-when-done"_s, u"letschat://user/ada"_s});
        QVERIFY(options.has_value());
        QString steps;
        for (const auto &step : options->rehearsal.steps)
            steps += (step.kind == RehearsalScript::Step::Kind::Say ? u'!' : u'?') + step.text;
        QCOMPARE(steps, u"?a!b?c"_s);
        QVERIFY(options->rehearsal.exitWhenDone);
        QCOMPARE(options->link, QUrl(u"letschat://user/ada"_s));
    }

    void helpListsWhatThereIs()
    {
        for (const auto &flag : {u"-h"_s, u"--help"_s}) {
            const auto options = Options::parse({u"letschat"_s, flag});
            QVERIFY(!options.has_value());
            QVERIFY(!options.error().isRefusal);
            for (const auto &name : {u"--server"_s, u"--profile"_s, u"--data-dir"_s, u"[link]"_s})
                QVERIFY(options.error().text.contains(name));
            QVERIFY(!options.error().text.contains(u"help-all"_s));
        }
    }

    void aLinkIsTakenHoweverBroken()
    {
        for (const auto &link : {u"letschat://user/ada"_s, u"letschat:"_s, u"letschat://%%"_s}) {
            const auto options = Options::parse({u"letschat"_s, link});
            QVERIFY(options.has_value());
            QVERIFY(!options->link.isEmpty());
        }
    }

    void wrongArgumentsAreRefusedInASentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("profile") << QStringList{u"--profile"_s, u"../other"_s};
        QTest::newRow("server") << QStringList{u"--server"_s, u"ftp://x"_s};
        QTest::newRow("link") << QStringList{u"https://example.org"_s};
        QTest::newRow("unknown") << QStringList{u"--colour"_s};
    }
    void wrongArgumentsAreRefusedInASentence()
    {
        QFETCH(QStringList, arguments);
        const auto options = Options::parse(QStringList{u"letschat"_s} + arguments);
        QVERIFY(!options.has_value());
        QVERIFY(options.error().isRefusal);
        QVERIFY(!options.error().text.contains(u'\n'));
    }
};

QTEST_GUILESS_MAIN(OptionsTest)
#include "tst_options.moc"
