#include "account/signin.h"
#include "app/application.h"
#include "app/options.h"
#include "app/rehearsal.h"
#include "messages/messagelistmodel.h"
#include "network/socket.h"
#include "support/fakehouse.h"

#include <QImage>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// A rehearsal at a window with just a composer and the messages, with a server in memory.
class RehearsalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }

    void whatIsSaidIsTypedAndWhatIsExpectedIsAwaited()
    {
        const auto ada = person(u"Ada"_s);
        const auto ben = person(u"Ben"_s);
        const QTemporaryDir dir;
        FakeHouse house(ada);
        house.know(ben);
        Options options;
        options.server = house.http().url();
        options.dataDir = dir.path();
        Socket socket;
        Application application(options, socket);
        QQmlApplicationEngine engine;
        engine.addImportPath(u"qrc:/qt/qml"_s);
        engine.setInitialProperties({{u"application"_s, QVariant::fromValue(&application)}});
        engine.load(
            QUrl::fromLocalFile(QStringLiteral(LETSCHAT_SOURCE_DIR "/tests/client/app/Stage.qml")));
        QCOMPARE(engine.rootObjects().size(), 1);
        application.openLink(QUrl(u"letschat://user/ben"_s));
        application.signIn()->signIn(u"ada"_s, u"password"_s);

        using Step = RehearsalScript::Step;
        RehearsalScript script;
        script.steps = {{Step::Kind::Say, u"Grüße an Ben 🤷"_s}, {Step::Kind::Expect, u"Hi Ada"_s}};
        script.picture = dir.filePath(u"stage.png"_s);
        script.exitWhenDone = true;
        const Rehearsal rehearsal(script,
                                  *qobject_cast<QQuickWindow *>(engine.rootObjects().first()));
        // Ben answers what he is told.
        connect(&house.http(), &FakeHttpServer::received, &house, [&] {
            const auto &last = house.http().requests().last();
            if (last.method != "POST" || !last.target.endsWith("/messages"))
                return;
            const auto id = ConversationId::parse(QString::fromLatin1(last.target.mid(22, 36)));
            house.tellOf(house.store(*id, ben.id, u"Hi Ada"_s));
            QCOMPARE(house.messages(*id).first().body, u"Grüße an Ben 🤷"_s);
        });
        QCOMPARE(QCoreApplication::exec(), 0);
        QCOMPARE(QImage(script.picture).size(), QSize(300, 300));
    }

    void aMessageThatIsShownTwiceEndsItBadly()
    {
        QStandardItemModel model;
        for (const auto *nonce : {"one", "two", "one"}) {
            auto *row = new QStandardItem;
            row->setData(QString::fromLatin1(nonce), MessageListModel::NonceRole);
            model.appendRow(row);
        }
        QQuickWindow window;
        QQuickItem view(window.contentItem());
        view.setObjectName(u"messages"_s);
        view.setProperty("model", QVariant::fromValue<QAbstractItemModel *>(&model));
        RehearsalScript script;
        script.steps = {{RehearsalScript::Step::Kind::Expect, u"what nobody says"_s}};
        const Rehearsal rehearsal(script, window);
        // Long before it gives up.
        QTimer::singleShot(Rehearsal::limit / 2, [] { QCoreApplication::exit(2); });
        QCOMPARE(QCoreApplication::exec(), 1);
    }
};

QTEST_MAIN(RehearsalTest)
#include "tst_rehearsal.moc"
