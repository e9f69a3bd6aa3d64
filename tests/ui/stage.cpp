#include "stage.h"

#include <QAccessible>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace letschat::ui {

namespace {

QQuickItem *visibleItem(QQuickItem *below, const QString &name)
{
    if (!below->isVisible())
        return nullptr;
    if (below->objectName() == name)
        return below;
    for (auto *child : below->childItems()) {
        if (auto *found = visibleItem(child, name))
            return found;
    }
    return nullptr;
}

void collectClipped(QQuickItem *below, const QRectF &window, QStringList &found)
{
    if (!below->isVisible() || below->inherits("QQuickFlickable"))
        return; // what scrolls may reach out of the window
    const auto text = below->property("text").toString();
    const QRectF place = below->mapRectToScene({0, 0, below->width(), below->height()});
    if (!text.isEmpty() && below->inherits("QQuickText")) {
        const bool elides = below->property("elide").toInt() != Qt::ElideNone;
        if (!elides && below->implicitWidth() > below->width() + 1 &&
            below->property("wrapMode").toInt() == 0)
            found.append(u"too narrow for \"%1\""_s.arg(text));
        if (below->property("contentHeight").toReal() > below->height() + 1)
            found.append(u"too low for \"%1\""_s.arg(text));
        if (!window.adjusted(-1, -1, 1, 1).contains(place))
            found.append(u"out of the window: \"%1\""_s.arg(text));
    }
    for (auto *child : below->childItems())
        collectClipped(child, window, found);
}

void collectUnnamed(QQuickItem *below, QStringList &found)
{
    if (!below->isVisible())
        return;
    const auto *interface = QAccessible::queryAccessibleInterface(below);
    if (below->activeFocusOnTab() && (!interface || interface->text(QAccessible::Name).isEmpty()))
        found.append(QString::fromUtf8(below->metaObject()->className()) + u' ' +
                     below->parentItem()->objectName() +
                     QString::fromUtf8(below->parentItem()->metaObject()->className()) + u' ' +
                     below->objectName());
    for (auto *child : below->childItems())
        collectUnnamed(child, found);
}

// The fonts that the project's own pictures are made with, where they are installed.
void useProjectFont()
{
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    if (QFontDatabase::families().contains(font.family()))
        QGuiApplication::setFont(font);
}

void collectShortened(QQuickItem *below, const QString &beginning, QStringList &found)
{
    if (!below->isVisible())
        return;
    const auto text = below->property("text").toString();
    if (below->property("truncated").toBool() && text.startsWith(beginning))
        found.append(u"shortened: \"%1\""_s.arg(text));
    for (auto *child : below->childItems())
        collectShortened(child, beginning, found);
}

} // namespace

Stage::Stage(QSize size, bool dark)
{
    QObject::connect(&application.conversations, &StagedConversationsPage::opened,
                     &application.messages,
                     [this](const QString &id) { open(id, u"Mara Lindqvist"_s); });
    QObject::connect(&application.messages, &StagedMessagesPage::closed, &application.messages,
                     [this] {
                         application.conversations.currentId.clear();
                         Q_EMIT application.conversations.changed();
                         open({}, {});
                     });
    application.preferences.appearance = dark ? 2 : 1;
    useProjectFont();
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    theme()->setProperty("reducedMotion", true);
    m_engine.setInitialProperties({{u"application"_s, QVariant::fromValue(&application)}});
    m_engine.load(QUrl(u"qrc:/qt/qml/LetsChat/App/Main.qml"_s));
    m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().value(0));
    Q_ASSERT(m_window);
    m_window->resize(size);
    m_window->requestActivate();
    [[maybe_unused]] const bool shown = QTest::qWaitForWindowActive(m_window);
    settle();
}

QObject *Stage::theme()
{
    // By an import, which loads the module. From Qt 6.8 qmlTypeId() knows a type of a module that
    // is not loaded, and this engine then has no singleton of that number.
    QQmlComponent component(&m_engine);
    component.setData("import QtQml; import LetsChat.Theme; QtObject { property var it: Theme }",
                      {});
    const std::unique_ptr<QObject> object(component.create());
    Q_ASSERT_X(object, "Stage", qPrintable(component.errorString()));
    return object->property("it").value<QObject *>();
}

QQuickItem *Stage::item(const QString &objectName) const
{
    auto *found = visibleItem(m_window->contentItem(), objectName);
    if (!found)
        qFatal("Nothing visible is called %s", qPrintable(objectName));
    return found;
}

bool Stage::shows(const QString &objectName) const
{
    return visibleItem(m_window->contentItem(), objectName) != nullptr;
}

void Stage::signIn()
{
    auto &model = application.conversations.model;
    const QList<QStringList> rows{
        {u"Mara Lindqvist"_s, u"See you at three?"_s, u"14:32"_s},
        {u"Weekend hike"_s, u"Jonas: I can bring the stove"_s, u"14:20"_s},
        {u"Tomás Arroyo"_s, u"Perfect, see you there"_s, u"13:58"_s}};
    for (const auto &row : rows)
        model.append(conversation(row[0], row[1], row[2]));
    application.session.show(StagedSession::SignedIn);
    settle();
}

void Stage::converse(int count)
{
    QList<QVariantMap> rows;
    for (int i = count; i > 0; --i) {
        const bool own = i % 5 == 0 || i % 7 == 3;
        rows.append(message(
            i, own, u"Message %1"_s.arg(i) + u" and some more words"_s.repeated(i % 4 * 3)));
    }
    application.messages.model.append(rows);
    application.messages.history.lastSeq = count;
    Q_EMIT application.messages.history.reachChanged();
    application.conversations.open(u"c Mara Lindqvist"_s);
    settle();
}

void Stage::open(const QString &conversationId, const QString &title)
{
    auto &page = application.messages;
    page.conversationId = conversationId;
    page.title = title;
    page.subtitle = title.isEmpty() ? QString() : u"online"_s;
    page.peerId = title.isEmpty() ? QString() : u"p "_s + title;
    Q_EMIT page.changed();
    Q_EMIT page.conversationIdChanged();
    Q_EMIT page.draftChanged();
}

void Stage::press(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_window, Qt::Key(key), modifiers);
    settle();
}

void Stage::type(const QString &text)
{
    for (const QChar character : text)
        QTest::sendKeyEvent(QTest::Click, m_window, Qt::Key_unknown, QString(character), {});
    settle();
}

void Stage::click(const QString &objectName)
{
    auto *target = item(objectName);
    const auto centre = target->mapToScene({target->width() / 2, target->height() / 2}).toPoint();
    QTest::mouseClick(m_window, Qt::LeftButton, {}, centre);
    settle();
}

void Stage::settle()
{
    for (int round = 0; round < 3; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
        m_window->grabWindow(); // polishes and draws, which is when lists lay out their rows
    }
}

QImage Stage::picture()
{
    settle();
    return m_window->grabWindow();
}

QStringList Stage::clipped() const
{
    QStringList found;
    collectClipped(m_window->contentItem(), QRectF({0, 0}, m_window->size()), found);
    return found;
}

QStringList Stage::shortened(const QString &beginning) const
{
    QStringList found;
    collectShortened(m_window->contentItem(), beginning, found);
    return found;
}

QStringList Stage::unnamed() const
{
    QStringList found;
    collectUnnamed(m_window->contentItem(), found);
    return found;
}

QVariantMap Stage::message(int number, bool own, const QString &body)
{
    return {
        {u"messageId"_s, u"m%1"_s.arg(number)},
        {u"nonce"_s, u"n%1"_s.arg(number)},
        {u"body"_s, body},
        {u"isOwn"_s, own},
        {u"senderId"_s, own ? u"0190-elena"_s : u"p Mara Lindqvist"_s},
        {u"senderName"_s, own ? u"Elena Rossi"_s : u"Mara Lindqvist"_s},
        {u"time"_s,
         u"%1:%2"_s.arg(number / 60 % 24, 2, 10, QChar(u'0')).arg(number % 60, 2, 10, QChar(u'0'))},
        {u"dayText"_s, number % 40 == 1 ? u"Day %1"_s.arg(number / 40) : QString()},
        {u"startsGroup"_s, true},
        {u"endsGroup"_s, true},
        {u"state"_s, u"sent"_s},
        {u"failureReason"_s, QString()},
        {u"isEdited"_s, false},
        {u"isDeleted"_s, false},
        {u"replyTo"_s, QVariantMap()},
        {u"reactions"_s, QVariantList()},
        {u"seq"_s, std::max(number, 0)},
        {u"startsUnread"_s, false},
        {u"selected"_s, false}};
}

QVariantMap Stage::conversation(const QString &name, const QString &preview, const QString &time)
{
    return {{u"conversationId"_s, u"c "_s + name},
            {u"name"_s, name},
            {u"peerId"_s, u"p "_s + name},
            {u"preview"_s, preview},
            {u"previewIsOwn"_s, false},
            {u"time"_s, time},
            {u"unreadCount"_s, 0},
            {u"isOnline"_s, false},
            {u"lastState"_s, QString()},
            {u"isTyping"_s, false},
            {u"typists"_s, QString()},
            {u"draft"_s, QString()},
            {u"isMuted"_s, false}};
}

} // namespace letschat::ui
