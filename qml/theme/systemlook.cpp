#include "systemlook.h"

#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>
#ifdef LETSCHAT_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::theme {

namespace {

// The largest default of the common desktops: GNOME's 11 points at 96 dots an inch. Only a font
// that somebody made larger than that scales the interface.
constexpr qreal usualFontPixels = 44.0 / 3.0;

const auto appearanceSpace = u"org.freedesktop.appearance"_s;
const auto gnomeSpace = u"org.gnome.desktop.interface"_s;
const auto plasmaSpace = u"org.kde.kdeglobals.KDE"_s;

#ifdef LETSCHAT_HAS_DBUS
const auto portalService = u"org.freedesktop.portal.Desktop"_s;
const auto portalPath = u"/org/freedesktop/portal/desktop"_s;
const auto portalInterface = u"org.freedesktop.portal.Settings"_s;

// The portal's Read wraps its answer in a variant more than once.
QVariant unwrapped(QVariant value)
{
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}
#endif

bool paletteIsDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

} // namespace

SystemLook::SystemLook(QObject *parent)
    : QObject(parent)
{
    readFromQt();
    qGuiApp->installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            &SystemLook::readFromQt);
#else
    askPortal(appearanceSpace, u"color-scheme"_s);
#endif
    askPortal(gnomeSpace, u"enable-animations"_s);
    askPortal(plasmaSpace, u"AnimationDurationFactor"_s);
#ifdef LETSCHAT_HAS_DBUS
    QDBusConnection::sessionBus().connect(portalService, portalPath, portalInterface,
                                          u"SettingChanged"_s, this,
                                          SLOT(applyPortalSetting(QString, QString, QVariant)));
#endif
}

bool SystemLook::isRightToLeft() const
{
    return QGuiApplication::isRightToLeft();
}

QString SystemLook::fontFamily() const
{
    return QGuiApplication::font().family();
}

bool SystemLook::eventFilter(QObject *watched, QEvent *event)
{
    const bool ofTheApplication = watched == qGuiApp;
    if (ofTheApplication && (event->type() == QEvent::ApplicationPaletteChange ||
                             event->type() == QEvent::ApplicationLayoutDirectionChange ||
                             event->type() == QEvent::ApplicationFontChange))
        readFromQt();
    return false;
}

QString SystemLook::emojiFamily() const
{
    for (const auto &family : {u"Noto Color Emoji"_s, u"Apple Color Emoji"_s, u"Segoe UI Emoji"_s,
                               u"Twemoji"_s, u"Twitter Color Emoji"_s}) {
        if (QFontDatabase::hasFamily(family))
            return family;
    }
    return fontFamily();
}

/// Else the first font that has an emoji at all draws it, mostly in black and white.
void SystemLook::drawEmojiInColour()
{
    // A name such as "Sans Serif" stands for a font and is none: beside it, the substitute would be
    // the first choice, and draw digits and spaces.
    QFont font = QGuiApplication::font();
    const auto family = QFontInfo(font).family();
    if (family == emojiFamily())
        return;
    QFont::insertSubstitution(family, emojiFamily());
    if (font.family() != family) {
        font.setFamily(family);
        QGuiApplication::setFont(font);
    }
}

void SystemLook::readFromQt()
{
    drawEmojiInColour();
    m_fontScale = std::max(1.0, QFontInfo(QGuiApplication::font()).pixelSize() / usualFontPixels);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = QGuiApplication::styleHints()->colorScheme();
    m_dark = scheme == Qt::ColorScheme::Unknown ? paletteIsDark() : scheme == Qt::ColorScheme::Dark;
#else
    if (!m_portalKnowsColors)
        m_dark = paletteIsDark();
#endif
    Q_EMIT changed();
}

void SystemLook::askPortal(const QString &space, const QString &key)
{
#ifdef LETSCHAT_HAS_DBUS
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    auto call =
        QDBusMessage::createMethodCall(portalService, portalPath, portalInterface, u"Read"_s);
    call.setArguments({space, key});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, space, key] {
        const QDBusPendingReply<QVariant> reply = *watcher;
        if (reply.isValid()) // a desktop without a portal is no fault
            applyPortalSetting(space, key, reply.value());
        watcher->deleteLater();
    });
#else
    Q_UNUSED(space)
    Q_UNUSED(key)
#endif
}

void SystemLook::applyPortalSetting(const QString &space, const QString &key, const QVariant &value)
{
#ifdef LETSCHAT_HAS_DBUS
    const QVariant setting = unwrapped(value);
    if (space == gnomeSpace && key == u"enable-animations")
        m_reducedMotion = !setting.toBool();
    else if (space == plasmaSpace && key == u"AnimationDurationFactor")
        m_reducedMotion = setting.toDouble() <= 0;
    else if (space == appearanceSpace && key == u"color-scheme" && setting.toUInt() != 0) {
        // 1 prefers dark, 2 prefers light, 0 prefers nothing (portal documentation, Settings).
        m_portalKnowsColors = true;
        m_dark = setting.toUInt() == 1;
    } else
        return;
    Q_EMIT changed();
#else
    Q_UNUSED(space)
    Q_UNUSED(key)
    Q_UNUSED(value)
#endif
}

} // namespace letschat::theme
