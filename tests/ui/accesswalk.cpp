#include "accesswalk.h"

#include "stage.h"

#include <QAccessible>

#include <algorithm>
#include <functional>
#include <set>

using namespace Qt::StringLiterals;

namespace letschat::ui {

namespace {

/// More than any page has.
constexpr int mostSteps = 60;
/// A ring of two pixels around the smallest of controls has more.
constexpr int leastChanged = 40;

/// What says nothing of what one can do with it.
const std::set<QAccessible::Role> vague{QAccessible::NoRole,  QAccessible::Client,
                                        QAccessible::Pane,    QAccessible::Grouping,
                                        QAccessible::Graphic, QAccessible::StaticText};

QString described(const QQuickItem *item)
{
    QString words = QString::fromUtf8(item->metaObject()->className()).section(u'_', 0, 0);
    for (const auto *each = item; each; each = each->parentItem()) {
        if (!each->objectName().isEmpty())
            return words + u" in "_s + each->objectName();
    }
    return words;
}

void visit(QQuickItem *item, const std::function<void(QQuickItem *)> &see)
{
    if (!item->isVisible())
        return;
    see(item);
    const auto children = item->childItems();
    for (auto *child : children)
        visit(child, see);
}

/// What is behind a dialog cannot be used.
QQuickItem *page(const Stage &stage)
{
    auto *top = stage.window()->contentItem();
    QQuickItem *found = top;
    visit(top, [&](QQuickItem *item) {
        const auto *told = QAccessible::queryAccessibleInterface(item);
        if (told && told->role() == QAccessible::Dialog)
            found = item;
    });
    return found;
}

bool isUsable(QQuickItem *item)
{
    if (!item->isEnabled() || item->inherits("QQuickText"))
        return false;
    return item->activeFocusOnTab() || item->inherits("QQuickAbstractButton");
}

QString faultOf(QQuickItem *item)
{
    const auto *told = QAccessible::queryAccessibleInterface(item);
    if (!told)
        return u"is told nothing of"_s;
    if (vague.contains(told->role()))
        return u"has no role"_s;
    if (told->text(QAccessible::Name).trimmed().isEmpty())
        return u"has no name"_s;
    const auto state = told->state();
    const auto checkable = item->property("checkable");
    if (checkable.isValid() && checkable.toBool() != bool(state.checkable))
        return u"is not told to be checkable"_s;
    if (checkable.toBool() && item->property("checked").toBool() != bool(state.checked))
        return u"is told to be checked wrongly"_s;
    const auto selected = item->property("selected");
    if (selected.typeId() == QMetaType::Bool && selected.toBool() != bool(state.selected))
        return u"is told to be selected wrongly"_s;
    if (item->hasActiveFocus() != bool(state.focused) && item->activeFocusOnTab())
        return u"is told to have the keyboard wrongly"_s;
    return {};
}

QRect placeOf(const QQuickItem *item)
{
    const auto place = item->mapRectToScene({0, 0, item->width(), item->height()});
    return place.toAlignedRect().adjusted(-2, -2, 2, 2);
}

/// Pixels around `here` that changed, but for those of what had the keyboard before.
int changed(const QImage &before, const QImage &after, const QQuickItem *here,
            const QQuickItem *former)
{
    const auto place = placeOf(here).intersected(after.rect());
    auto former_ = former ? placeOf(former) : QRect();
    if (former_.contains(placeOf(here)) || placeOf(here).contains(former_))
        former_ = {}; // a button in a field, a row in a list
    int count = 0;
    for (int y = place.top(); y <= place.bottom(); ++y) {
        for (int x = place.left(); x <= place.right(); ++x)
            count += !former_.contains(x, y) && before.pixel(x, y) != after.pixel(x, y);
    }
    return count;
}

} // namespace

QStringList untold(const Stage &stage)
{
    QStringList found;
    visit(page(stage), [&](QQuickItem *item) {
        const auto fault = isUsable(item) ? faultOf(item) : QString();
        if (!fault.isEmpty())
            found.append(described(item) + u' ' + fault);
    });
    return found;
}

QStringList unreached(Stage &stage)
{
    QStringList found;
    std::set<QQuickItem *> reached;
    auto before = stage.picture();
    auto *former = stage.window()->activeFocusItem();
    for (int step = 0; step < mostSteps; ++step) {
        stage.press(Qt::Key_Tab);
        auto *here = stage.window()->activeFocusItem();
        const auto after = stage.picture();
        if (here == former)
            return found << u"Tab does not leave "_s + described(here);
        if (!reached.insert(here).second)
            break;
        if (changed(before, after, here, former) < leastChanged)
            found.append(described(here) + u" looks the same when it has the keyboard"_s);
        former = here;
        before = after;
    }
    visit(page(stage), [&](QQuickItem *item) {
        // In a list the keyboard is on one of its rows.
        const bool isReached = std::ranges::any_of(reached, [item](const QQuickItem *each) {
            return each == item || item->isAncestorOf(each);
        });
        if (isUsable(item) && item->activeFocusOnTab() && !isReached)
            found.append(described(item) + u" is not reached by Tab"_s);
    });
    return found;
}

} // namespace letschat::ui
