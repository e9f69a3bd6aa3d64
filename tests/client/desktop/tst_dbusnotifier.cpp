#include "desktop/dbusnotifier.h"
#include "support/clientsamples.h"
#include "support/dbusmock.h"

#include <QDBusArgument>
#include <QSignalSpy>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Notifications at a server of the freedesktop.org specification.
class DBusNotifierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        server_ =
            std::make_unique<DBusMock>(service_, u"/org/freedesktop/Notifications"_s, service_);
        notifier_ = std::make_unique<DBusNotifier>();
    }
    void cleanup()
    {
        notifier_.reset();
        server_.reset();
    }

    void theNextOfAConversationTakesThePlaceOfTheOneBefore()
    {
        start(everything_);
        notifier_->show({here_, u"Ben"_s, u"one"_s});
        notifier_->show({there_, u"Cleo"_s, u"two"_s});
        QTRY_COMPARE(shown().size(), 2);
        notifier_->show({here_, u"Ben (2)"_s, u"three"_s});
        QTRY_COMPARE(shown().size(), 3);
        QCOMPARE(shown()[0][1].toUInt(), 0U);
        QCOMPARE(shown()[1][1].toUInt(), 0U);
        QCOMPARE(shown()[2][1].toUInt(), 1U);
        QCOMPARE(shown()[2][3].toString(), u"Ben (2)"_s);
        QCOMPARE(shown()[2][4].toString(), u"three"_s);
    }

    void manyInARowEndInTheNewest()
    {
        start(everything_);
        for (int i = 0; i < 20; ++i)
            notifier_->show({here_, u"Ben"_s, QString::number(i)});
        QTRY_VERIFY(!shown().isEmpty() && shown().last()[4].toString() == u"19"_s);
        QVERIFY(shown().size() <= 2);
        for (int i = 1; i < shown().size(); ++i)
            QCOMPARE(shown()[i][1].toUInt(), 1U);
    }

    void textIsNoMarkup_data()
    {
        QTest::addColumn<QString>("capabilities");
        QTest::addColumn<QString>("body");
        QTest::newRow("markup") << u"body body-markup"_s << u"&lt;b&gt;a &amp; b&lt;/b&gt;"_s;
        QTest::newRow("plain") << u"body"_s << u"<b>a & b</b>"_s;
    }
    void textIsNoMarkup()
    {
        QFETCH(QString, capabilities);
        start(capabilities);
        notifier_->show({here_, u"<i>Ben</i>"_s, u"<b>a & b</b>"_s});
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0][3].toString(), u"<i>Ben</i>"_s);
        QTEST(shown()[0][4].toString(), "body");
    }

    void actionsAreThoseThatTheServerHas_data()
    {
        QTest::addColumn<QString>("capabilities");
        QTest::addColumn<QStringList>("actions");
        QTest::newRow("none") << u"body"_s << QStringList{};
        QTest::newRow("some") << u"actions"_s << QStringList{u"default"_s, u"mark-read"_s};
        QTest::newRow("reply") << u"actions inline-reply"_s
                               << QStringList{u"default"_s, u"mark-read"_s, u"inline-reply"_s};
    }
    void actionsAreThoseThatTheServerHas()
    {
        QFETCH(QString, capabilities);
        start(capabilities);
        notifier_->show({here_, u"Ben"_s, u"one"_s});
        QTRY_COMPARE(shown().size(), 1);
        const auto pairs = qdbus_cast<QStringList>(shown()[0][5]);
        QStringList actions;
        for (int i = 0; i < pairs.size(); i += 2)
            actions.append(pairs[i]);
        QTEST(actions, "actions");
    }

    void whatIsReadIsClosed()
    {
        start(everything_);
        notifier_->show({here_, u"Ben"_s, u"one"_s});
        QTRY_COMPARE(shown().size(), 1);
        QSignalSpy dismissed(notifier_.get(), &Notifier::dismissed);
        notifier_->withdraw(here_);
        QTRY_COMPARE(closed().size(), 1);
        QCOMPARE(closed()[0][0].toUInt(), 1U);
        notifier_->withdraw(here_);
        QTest::qWait(50);
        QCOMPARE(closed().size(), 1);
        QVERIFY(dismissed.isEmpty());
    }

    void whatIsReadWhileTheServerIsAskedIsClosedToo()
    {
        start(everything_);
        notifier_->show({there_, u"Cleo"_s, u"one"_s});
        QTRY_COMPARE(shown().size(), 1);
        notifier_->show({here_, u"Ben"_s, u"one"_s});
        notifier_->withdraw(here_);
        QTRY_COMPARE(closed().size(), 1);
        QCOMPARE(closed()[0][0].toUInt(), 2U);
    }

    void nothingIsLeftBehindByAProgramThatEnds()
    {
        start(everything_);
        notifier_->show({here_, u"Ben"_s, u"one"_s});
        QTRY_COMPARE(shown().size(), 1);
        waitForId();
        notifier_.reset();
        QTRY_COMPARE(closed().size(), 1);
    }

    void aClickOpensWithTheTokenThatCameBefore()
    {
        start(everything_);
        notifier_->show({here_, u"Ben"_s, u"one"_s});
        QTRY_COMPARE(shown().size(), 1);
        waitForId();
        QSignalSpy opened(notifier_.get(), &Notifier::opened);
        server_->emitSignal(u"ActivationToken"_s, u"us"_s, {1U, u"token"_s});
        server_->emitSignal(u"ActionInvoked"_s, u"us"_s, {1U, u"default"_s});
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<ConversationId>(), here_);
        QCOMPARE(opened[0][1].toString(), u"token"_s);
        // Those of other programs.
        server_->emitSignal(u"ActionInvoked"_s, u"us"_s, {7U, u"default"_s});
        QTest::qWait(50);
        QCOMPARE(opened.size(), 1);
    }

    void readAndReplyAreHeard()
    {
        start(everything_);
        notifier_->show({here_, u"Ben"_s, u"one"_s});
        QTRY_COMPARE(shown().size(), 1);
        waitForId();
        QSignalSpy read(notifier_.get(), &Notifier::readMarked);
        QSignalSpy replied(notifier_.get(), &Notifier::replied);
        server_->emitSignal(u"ActionInvoked"_s, u"us"_s, {1U, u"mark-read"_s});
        server_->emitSignal(u"NotificationReplied"_s, u"us"_s, {1U, u"On my way"_s});
        QTRY_COMPARE(replied.size(), 1);
        QCOMPARE(read.size(), 1);
        QCOMPARE(replied[0][1].toString(), u"On my way"_s);
    }

    void whatIsDismissedIsShownAnewTheNextTime()
    {
        start(everything_);
        notifier_->show({here_, u"Ben"_s, u"one"_s});
        QTRY_COMPARE(shown().size(), 1);
        waitForId();
        QSignalSpy dismissed(notifier_.get(), &Notifier::dismissed);
        server_->emitSignal(u"NotificationClosed"_s, u"uu"_s, {1U, 2U});
        QTRY_COMPARE(dismissed.size(), 1);
        notifier_->show({here_, u"Ben"_s, u"two"_s});
        QTRY_COMPARE(shown().size(), 2);
        QCOMPARE(shown()[1][1].toUInt(), 0U);
    }

    void aServerThatComesLateIsFound()
    {
        notifier_->show({here_, u"Ben"_s, u"lost"_s});
        QTest::qWait(100);
        start(everything_);
        notifier_->show({here_, u"Ben"_s, u"seen"_s});
        QTRY_COMPARE(shown().size(), 1);
        server_->stop();
        QSignalSpy dismissed(notifier_.get(), &Notifier::dismissed);
        QTRY_COMPARE(dismissed.size(), 1);
        start(everything_);
        notifier_->show({here_, u"Ben"_s, u"again"_s});
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0][1].toUInt(), 0U);
    }

private:
    void start(const QString &capabilities)
    {
        QVERIFY(server_->start(DBusMock::byTemplate(
            u"notification_daemon"_s, u"{\"capabilities\": \"%1\"}"_s.arg(capabilities))));
    }
    QList<QVariantList> shown() const { return server_->calls(u"Notify"_s); }
    QList<QVariantList> closed() const { return server_->calls(u"CloseNotification"_s); }
    /// The mock has answered its call before it notes the next.
    void waitForId() { QTest::qWait(50); }

    const QString service_ = u"org.freedesktop.Notifications"_s;
    const QString everything_ = u"body body-markup actions inline-reply"_s;
    const ConversationId here_ = newId<ConversationId>();
    const ConversationId there_ = newId<ConversationId>();
    std::unique_ptr<DBusMock> server_;
    std::unique_ptr<DBusNotifier> notifier_;
};

QTEST_GUILESS_MAIN(DBusNotifierTest)
#include "tst_dbusnotifier.moc"
