#include "scrollanchor.h"

#include <algorithm>
#include <cmath>

namespace letschat::messages {

namespace {

/// Of this much no one sees that it is missing at the end.
constexpr qreal endTolerance = 8;
/// New rows come into the view as it is moved, and may change its end again.
constexpr int mostRounds = 4;

/// Rows further out may be where the view only guesses, as the current one.
constexpr qreal surroundings = 500;

bool isRow(const QQuickItem *item)
{
    return item->metaObject()->indexOfProperty("seq") >= 0;
}

} // namespace

ScrollAnchor::ScrollAnchor(QQuickItem *parent)
    : QQuickItem(parent)
{}

void ScrollAnchor::setView(QQuickItem *view)
{
    if (m_view == view)
        return;
    if (m_view)
        m_view->disconnect(this);
    m_view = view;
    if (m_view) {
        for (const auto *signal :
             {SIGNAL(contentHeightChanged()), SIGNAL(originYChanged()), SIGNAL(heightChanged()),
              SIGNAL(widthChanged()), SIGNAL(countChanged())})
            connect(m_view, signal, this, SLOT(noteChange()));
        connect(m_view, SIGNAL(contentYChanged()), this, SLOT(noteScroll()));
        connect(m_view, SIGNAL(modelChanged()), this, SLOT(followModel()));
        followModel();
    }
    polish();
    Q_EMIT viewChanged();
}

void ScrollAnchor::followModel()
{
    if (m_model)
        m_model->disconnect(this);
    m_model = m_view->property("model").value<QAbstractItemModel *>();
    if (m_model)
        connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this,
                [this](const QModelIndex &, int first) { makeRoom(first); });
}

/// What comes right below the lowest row in sight, a ListView puts in its place, and a whole page
/// pushes all that one sees out of existence. Where that row is out of sight, it comes below it: so
/// for that long it is. hold() puts back what was moved, before anything is drawn.
void ScrollAnchor::makeRoom(int first)
{
    if (m_following || first != m_sight.lowest)
        return;
    for (const auto &each : std::as_const(m_anchors)) {
        if (each.row && each.row->property("index").toInt() == first) {
            moveTo(each.row->y() - m_view->height() - 1);
            return polish();
        }
    }
}

QQuickItem *ScrollAnchor::content() const
{
    return m_view ? m_view->property("contentItem").value<QQuickItem *>() : nullptr;
}

qreal ScrollAnchor::contentY() const
{
    return m_view->property("contentY").toReal();
}

int ScrollAnchor::count() const
{
    return m_view->property("count").toInt();
}

qreal ScrollAnchor::end() const
{
    return m_view->property("originY").toReal() + m_view->property("contentHeight").toReal() -
           m_view->height();
}

/// The nearest to the middle that is still there.
const ScrollAnchor::Anchor *ScrollAnchor::held() const
{
    const auto *parent = content();
    const auto found = std::ranges::find_if(m_anchors, [parent](const Anchor &each) {
        return each.row && each.row->parentItem() == parent;
    });
    return found == m_anchors.end() ? nullptr : &*found;
}

/// Rows are not where they were, or the view has another height: then it moves by itself.
bool ScrollAnchor::isDisturbed() const
{
    return m_view->height() != m_height || count() != m_count ||
           std::ranges::any_of(m_anchors, [parent = content()](const Anchor &each) {
               return each.row && each.row->parentItem() == parent &&
                      (each.row->y() != each.y || each.row->height() != each.height);
           });
}

void ScrollAnchor::noteScroll()
{
    polish();
    if (m_correcting || isDisturbed())
        return;
    const auto now = contentY();
    const auto speed = std::abs(m_view->property("verticalVelocity").toReal());
    m_velocity = now < m_base ? speed : -speed;
    m_base = now;
    setFollowing(now >= end() - endTolerance);
}

void ScrollAnchor::updatePolish()
{
    if (!m_view || !m_view->isVisible())
        return;
    layOut();
    hold();
    capture();
    if (!m_following && holdsNewest() && m_base >= end() - 1)
        setFollowing(true);
}

void ScrollAnchor::layOut()
{
    const bool wasCorrecting = std::exchange(m_correcting, true);
    QMetaObject::invokeMethod(m_view, "forceLayout");
    m_correcting = wasCorrecting;
}

void ScrollAnchor::moveTo(qreal contentY)
{
    const bool wasCorrecting = std::exchange(m_correcting, true);
    // Setting the place ends a fling: it goes on as fast as it was.
    const bool isFlicking = m_view->property("flicking").toBool();
    m_view->setProperty("contentY", contentY);
    if (isFlicking)
        QMetaObject::invokeMethod(m_view, "flick", Q_ARG(double, 0.0), Q_ARG(double, m_velocity));
    m_correcting = wasCorrecting;
}

bool ScrollAnchor::holdsNewest() const
{
    return std::ranges::any_of(m_anchors, [parent = content()](const Anchor &each) {
        return each.row && each.row->parentItem() == parent &&
               each.row->property("index").toInt() == 0;
    });
}

void ScrollAnchor::hold()
{
    for (int round = 0; round < mostRounds; ++round) {
        const auto *anchor = held();
        auto wanted = contentY();
        if (m_following)
            wanted = end();
        else if (anchor)
            wanted = m_base + anchor->row->y() - anchor->y;
        // Only where the newest row is there, the end is known and not guessed.
        if (!m_following && holdsNewest())
            wanted = std::min(wanted, end());
        if (std::abs(wanted - contentY()) < 0.01)
            return;
        moveTo(wanted);
        layOut();
    }
}

/// Notes where the rows are, and which are in sight.
void ScrollAnchor::capture()
{
    m_base = contentY();
    m_height = m_view->height();
    m_count = count();
    m_anchors.clear();
    const auto children = content()->childItems();
    // The view keeps it where it is out of reach, too, and moves it about there.
    const auto *current = m_view->property("currentItem").value<QQuickItem *>();
    for (auto *row : children) {
        const auto reach = row == current ? 0.0 : surroundings;
        const bool isNear =
            row->y() + row->height() > m_base - reach && row->y() < m_base + m_height + reach;
        if (!isRow(row) || !isNear)
            continue;
        m_anchors.append({row, row->y(), row->height()});
        connect(row, &QQuickItem::yChanged, this, &ScrollAnchor::noteChange, Qt::UniqueConnection);
        connect(row, &QQuickItem::heightChanged, this, &ScrollAnchor::noteChange,
                Qt::UniqueConnection);
    }
    const auto middle = m_base + m_height / 2;
    std::ranges::stable_sort(m_anchors, {}, [middle](const Anchor &each) {
        return std::max({each.y - middle, middle - each.y - each.height, 0.0});
    });
    const auto sight = look();
    if (std::exchange(m_sight, sight) != sight)
        Q_EMIT sightChanged();
    measure();
}

void ScrollAnchor::toEnd()
{
    if (!m_view)
        return;
    setFollowing(true);
    m_correcting = true;
    QMetaObject::invokeMethod(m_view, "positionViewAtBeginning");
    m_correcting = false;
    polish();
}

void ScrollAnchor::toRow(int row, qreal room)
{
    if (!m_view)
        return;
    layOut();
    m_correcting = true;
    for (int round = 0; round < mostRounds; ++round) {
        constexpr int center = 1; // ListView.Center
        QQuickItem *item = nullptr;
        if (round == 0)
            QMetaObject::invokeMethod(m_view, "positionViewAtIndex", Q_ARG(int, row),
                                      Q_ARG(int, center));
        layOut();
        QMetaObject::invokeMethod(m_view, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, item),
                                  Q_ARG(int, row));
        if (!item)
            break;
        const auto space = room >= 0 ? room : (m_view->height() - item->height()) / 2;
        const auto wanted = std::round(std::min(item->y() - std::max(space, 0.0), end()));
        m_anchors = {{item, item->y(), item->height()}};
        m_base = wanted;
        m_view->setProperty("contentY", wanted);
    }
    m_correcting = false;
    setFollowing(contentY() >= end() - endTolerance);
    polish();
}

void ScrollAnchor::setGoesOn(bool goesOn)
{
    if (std::exchange(m_goesOn, goesOn) == goesOn)
        return;
    setFollowing(m_following);
    Q_EMIT goesOnChanged();
}

void ScrollAnchor::setFollowing(bool wanted)
{
    const bool following = wanted && !m_goesOn;
    if (std::exchange(m_following, following) != following)
        Q_EMIT followingChanged();
}

} // namespace letschat::messages
