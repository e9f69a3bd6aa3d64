#include "stage.h"

#include <QDir>
#include <QFile>
#include <QQmlAbstractUrlInterceptor>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// Puts a file of the disk in the place of one of the interface.
class Swap : public QQmlAbstractUrlInterceptor
{
public:
    Swap(QQmlEngine &engine, const QString &name)
        : m_engine(engine)
        , m_name(name)
    {
        m_engine.addUrlInterceptor(this);
    }
    ~Swap() override { m_engine.removeUrlInterceptor(this); }

    void write(const QByteArray &text)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QUrl intercept(const QUrl &url, DataType type) override
    {
        return type == QmlFile && url.path().endsWith(m_name) ? QUrl::fromLocalFile(path()) : url;
    }

private:
    /// In folders that are called as those of the interface.
    QString path() const { return m_directory.path() + m_name; }

    QQmlEngine &m_engine;
    QString m_name;
    QTemporaryDir m_directory;
};

/// A page that breaks leaves the others alone, and can be had again.
class TstErrorBoundary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageThatCannotBeMadeShowsThePanel();
    void aPageThatThrowsShowsThePanel();
    void aListThatThrowsLeavesTheConversation();
    void onlyWhatIsThrownInItsOwnFilesBreaksAPage_data();
    void onlyWhatIsThrownInItsOwnFilesBreaksAPage();
    void aSheetThatCannotBeMadeShowsThePanel();
    void thePanelIsUsedByKeyboard();
};

namespace {

/// As much of the page as the window asks for.
QByteArray messagesView(const QByteArray &focusComposer)
{
    return "import QtQuick\n"
           "FocusScope {\n"
           "    property var page\n"
           "    property var emoji\n"
           "    property bool backShown\n"
           "    property bool readable\n"
           "    signal back\n"
           "    signal detailsWanted\n"
           "    objectName: 'mended'\n"
           "    function focusComposer() { " +
           focusComposer +
           " }\n"
           "}\n";
}

} // namespace

void TstErrorBoundary::aPageThatCannotBeMadeShowsThePanel()
{
    Stage stage;
    Swap swap(stage.engine(), u"/LetsChat/Messages/MessagesView.qml"_s);
    swap.write("import QtQuick\nItem { this is no QML }\n");
    stage.signIn();
    stage.converse();
    QTRY_VERIFY(stage.shows(u"recovery"_s));
    QCOMPARE(stage.clipped(), QStringList());
    QCOMPARE(stage.unnamed(), QStringList());
    QVERIFY(QDir().mkpath(QStringLiteral(LETSCHAT_PICTURES)));
    QVERIFY(stage.picture().save(QStringLiteral(LETSCHAT_PICTURES "/broken.png")));
    // The other pane still works.
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(u"week"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.conversations.currentId, u"c Weekend hike"_s);
    swap.write(messagesView({}));
    stage.click(u"reload"_s);
    QTRY_VERIFY(stage.shows(u"mended"_s));
    QVERIFY(!stage.shows(u"recovery"_s));
}

void TstErrorBoundary::aPageThatThrowsShowsThePanel()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.type(u"half a"_s);
    stage.application.messages.throws = true;
    stage.type(u" "_s);
    QTRY_VERIFY(stage.shows(u"recovery"_s));
    QVERIFY(!stage.shows(u"composer"_s));
    QVERIFY(stage.shows(u"conversations"_s));
    stage.application.messages.throws = false;
    stage.click(u"reload"_s);
    QTRY_VERIFY(stage.shows(u"composer"_s));
    QVERIFY(!stage.shows(u"recovery"_s));
    // Nothing typed is lost, and it can break again.
    QCOMPARE(stage.application.messages.draft(), u"half a "_s);
    stage.application.messages.throws = true;
    stage.item(u"composer"_s)->forceActiveFocus();
    stage.type(u"word"_s);
    QTRY_VERIFY(stage.shows(u"recovery"_s));
}

void TstErrorBoundary::aListThatThrowsLeavesTheConversation()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.application.conversations.throws = true;
    stage.application.conversations.model.insert(0,
                                                 Stage::conversation(u"Zoe"_s, u"Hi"_s, u"Sun"_s));
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.press(Qt::Key_Return);
    QTRY_VERIFY(stage.shows(u"recovery"_s));
    stage.click(u"composer"_s);
    stage.type(u"still here"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.messages.sent, QStringList{u"still here"_s});
    stage.application.conversations.throws = false;
    stage.click(u"reload"_s);
    QTRY_VERIFY(stage.shows(u"conversations"_s));
    QCOMPARE(stage.value<int>(u"conversations"_s, "count"), 4);
}

void TstErrorBoundary::onlyWhatIsThrownInItsOwnFilesBreaksAPage_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("breaks");
    const auto page = u"Messages/Bubble.qml"_s;
    QTest::newRow("thrown") << page << u"TypeError: Cannot read property 'x' of null"_s << true;
    QTest::newRow("thrown by hand") << page << u"Error: so"_s << true;
    QTest::newRow("a loop") << page << u"QML Item: Binding loop detected for property \"y\""_s
                            << false;
    QTest::newRow("a value of another type")
        << page << u"Unable to assign [undefined] to int"_s << false;
    QTest::newRow("in what all share")
        << u"Controls/Label.qml"_s << u"TypeError: Cannot read property 'x' of null"_s << false;
}

void TstErrorBoundary::onlyWhatIsThrownInItsOwnFilesBreaksAPage()
{
    QFETCH(QString, file);
    QFETCH(QString, words);
    QFETCH(bool, breaks);
    Stage stage;
    stage.signIn();
    stage.converse();
    QQmlError warning;
    warning.setUrl(QUrl(u"qrc:/qt/qml/LetsChat/"_s + file));
    warning.setDescription(words);
    Q_EMIT stage.engine().warnings({warning});
    stage.settle();
    QCOMPARE(stage.shows(u"recovery"_s), breaks);
    QCOMPARE(stage.shows(u"composer"_s), !breaks);
    QVERIFY(stage.shows(u"conversations"_s));
}

void TstErrorBoundary::aSheetThatCannotBeMadeShowsThePanel()
{
    Stage stage;
    Swap swap(stage.engine(), u"/LetsChat/App/KeysPage.qml"_s);
    swap.write("import QtQuick\nItem { this is no QML }\n");
    stage.signIn();
    stage.press(Qt::Key_Slash, Qt::ControlModifier);
    QTRY_VERIFY(stage.shows(u"recovery"_s));
    QVERIFY(stage.picture().save(QStringLiteral(LETSCHAT_PICTURES "/broken-sheet.png")));
    QCOMPARE(stage.unnamed(), QStringList());
    stage.press(Qt::Key_Escape);
    QTRY_VERIFY(!stage.shows(u"recovery"_s));
    QVERIFY(stage.item(u"search"_s)->hasActiveFocus());
    QVERIFY(stage.shows(u"conversations"_s));
}

void TstErrorBoundary::thePanelIsUsedByKeyboard()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    stage.application.messages.throws = true;
    stage.type(u"word"_s);
    QTRY_VERIFY(stage.shows(u"recovery"_s));
    QVERIFY(stage.item(u"reload"_s)->hasActiveFocus());
    QVERIFY(stage.value<bool>(u"reload"_s, "visualFocus"));
    stage.application.messages.throws = false;
    stage.press(Qt::Key_Return);
    QTRY_VERIFY(stage.shows(u"composer"_s));
    QTRY_VERIFY(stage.item(u"composer"_s)->hasActiveFocus());
}

QTEST_MAIN(TstErrorBoundary)
#include "tst_errorboundary.moc"
