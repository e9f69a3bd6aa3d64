#include "controls/initials.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QMetaProperty>
#include <QPalette>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QTest>
#include <QVariant>

#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

// WCAG 2.1, "relative luminance" and "contrast ratio".
double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

const QStringList surfaces{u"surface"_s, u"sidebar"_s,  u"field"_s,
                           u"hover"_s,   u"selected"_s, u"peerBubble"_s};
const QStringList texts{u"text"_s, u"textMuted"_s, u"accentText"_s, u"dangerText"_s};
const QList<QPair<QString, QString>> ownPairs{
    {u"accentContrast"_s, u"accent"_s},  {u"accentContrast"_s, u"accentHover"_s},
    {u"dangerContrast"_s, u"danger"_s},  {u"ownText"_s, u"ownBubble"_s},
    {u"ownTextMuted"_s, u"ownBubble"_s}, {u"text"_s, u"selection"_s},
    {u"ownText"_s, u"ownSelection"_s},   {u"surface"_s, u"text"_s}};
// No text lies on these.
const QStringList shapesOnly{u"line"_s,   u"skeleton"_s, u"scrim"_s,     u"shadow"_s,
                             u"online"_s, u"waiting"_s,  u"avatarText"_s};

} // namespace

class TstTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTextStandsOutFromEverySurface_data();
    void everyTextStandsOutFromEverySurface();
    void initialsStandOutFromEveryAvatar();
    void namesStandOutFromEverySurface();
    void initialsAreOfTheFirstAndLastWord();
    void everyColorIsHeldToSomething();
    void theSystemDecidesUntilSomebodyDoes();
    void textIsNotDrawnWithTheFontOfEmoji();

private:
    QObject *colors(bool dark);

    QQmlEngine engine_;
    std::unique_ptr<QObject> holder_;
    QObject *theme_ = nullptr;
};

void TstTheme::initTestCase()
{
    engine_.addImportPath(u"qrc:/qt/qml"_s);
    QQmlComponent component(&engine_);
    component.setData("import QtQml; import LetsChat.Theme; QtObject { property var it: Theme }",
                      {});
    holder_.reset(component.create());
    QVERIFY2(holder_, qPrintable(component.errorString()));
    theme_ = holder_->property("it").value<QObject *>();
    QVERIFY(theme_);
}

QObject *TstTheme::colors(bool dark)
{
    theme_->setProperty("appearance", dark ? 2 : 1);
    return theme_->property("colors").value<QObject *>();
}

void TstTheme::everyTextStandsOutFromEverySurface_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TstTheme::everyTextStandsOutFromEverySurface()
{
    QFETCH(bool, dark);
    auto *set = colors(dark);
    auto pairs = ownPairs;
    for (const auto &text : texts) {
        for (const auto &surface : surfaces)
            pairs.append({text, surface});
    }
    QStringList faint;
    for (const auto &[text, surface] : std::as_const(pairs)) {
        const auto ratio = contrast(set->property(text.toUtf8()).value<QColor>(),
                                    set->property(surface.toUtf8()).value<QColor>());
        if (ratio < 4.5)
            faint.append(u"%1 on %2: %3"_s.arg(text, surface).arg(ratio, 0, 'f', 2));
    }
    QCOMPARE(faint, QStringList());
}

void TstTheme::initialsStandOutFromEveryAvatar()
{
    auto *set = colors(false);
    const auto initials = set->property("avatarText").value<QColor>();
    const auto avatars = set->property("avatars").value<QList<QColor>>();
    QVERIFY(avatars.size() >= 8);
    for (const auto &avatar : avatars)
        QVERIFY2(contrast(initials, avatar) >= 4.5, qPrintable(avatar.name()));
}

void TstTheme::namesStandOutFromEverySurface()
{
    QStringList faint;
    for (const bool dark : {false, true}) {
        auto *set = colors(dark);
        const auto names = set->property("names").value<QList<QColor>>();
        QCOMPARE(names.size(), set->property("avatars").value<QList<QColor>>().size());
        for (const auto &name : names) {
            for (const auto &surface : surfaces) {
                const auto ratio = contrast(name, set->property(surface.toUtf8()).value<QColor>());
                if (ratio < 4.5)
                    faint.append(u"%1 on %2: %3"_s.arg(name.name(), surface).arg(ratio));
            }
        }
    }
    QCOMPARE(faint, QStringList());
}

void TstTheme::initialsAreOfTheFirstAndLastWord()
{
    const QList<QPair<QString, QString>> names{
        {u"Mara Lindqvist"_s, u"ML"_s},
        {u" ada  von  byron "_s, u"AB"_s},
        {u"Priya"_s, u"P"_s},
        {QString(), u"?"_s},
        {u"😀 Smile"_s, u"😀S"_s},
        {u"👩‍👩‍👧‍👦 x"_s, u"👩‍👩‍👧‍👦X"_s}};
    for (const auto &[name, initials] : names)
        QCOMPARE(letschat::controls::Initials::of(name), initials);
}

void TstTheme::everyColorIsHeldToSomething()
{
    auto *set = colors(false);
    QStringList unheld;
    const auto *meta = set->metaObject();
    for (int i = QObject::staticMetaObject.propertyCount(); i < meta->propertyCount(); ++i) {
        const auto name = QString::fromUtf8(meta->property(i).name());
        bool held = name == u"avatars" || name == u"names" || surfaces.contains(name) ||
                    texts.contains(name) || shapesOnly.contains(name);
        for (const auto &[text, surface] : ownPairs)
            held = held || name == text || name == surface;
        if (!held)
            unheld.append(name);
    }
    QCOMPARE(unheld, QStringList());
}

/// "Sans Serif" names no font: what stands for it has to come before that of emoji.
void TstTheme::textIsNotDrawnWithTheFontOfEmoji()
{
    const auto before = QGuiApplication::font();
    QFont alias = before;
    alias.setFamily(u"Sans Serif"_s);
    const auto wanted = QFontInfo(alias).family();
    QGuiApplication::setFont(alias);
    QCoreApplication::processEvents();
    QCOMPARE(theme_->property("fontFamily").toString(), wanted);
    QCOMPARE(QFontInfo(QGuiApplication::font()).family(), wanted);
    QVERIFY(QFontMetrics(QGuiApplication::font()).horizontalAdvance(u"12:30"_s) <
            QFontMetrics(QFont(theme_->property("emojiFamily").toString(), alias.pointSize()))
                .horizontalAdvance(u"12:30"_s));
    QGuiApplication::setFont(before);
}

void TstTheme::theSystemDecidesUntilSomebodyDoes()
{
    theme_->setProperty("appearance", 0);
    QPalette dark;
    dark.setColor(QPalette::Window, Qt::black);
    dark.setColor(QPalette::WindowText, Qt::white);
    QGuiApplication::setPalette(dark);
    // From Qt 6.5 on the platform's colour scheme counts, which a palette does not change.
    if (QT_VERSION < QT_VERSION_CHECK(6, 5, 0))
        QTRY_VERIFY(theme_->property("dark").toBool());
    theme_->setProperty("appearance", 1);
    QVERIFY(!theme_->property("dark").toBool());
    theme_->setProperty("appearance", 2);
    QVERIFY(theme_->property("dark").toBool());
}

QTEST_MAIN(TstTheme)
#include "tst_theme.moc"
