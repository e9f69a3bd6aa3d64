#pragma once

#include <QAbstractItemModel>
#include <QPointer>
#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace letschat::messages {

/// Holds still what one reads in a ListView that grows from the bottom: whatever comes, goes or
/// changes its height, the row in the middle of the view keeps its place to the pixel, and at the
/// end the view stays at the end. A ListView moves rows when one below them changes; this puts the
/// content back in the same frame, before it is drawn. Says also which rows are in sight.
///
/// Lies beside the view, in the same window. Rows have the properties `index` and `seq`. GUI
/// thread.
class ScrollAnchor : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickItem *view MEMBER m_view WRITE setView NOTIFY viewChanged)
    /// The view is at its end, and stays there.
    Q_PROPERTY(bool following MEMBER m_following NOTIFY followingChanged)
    /// There is more beyond the end, which will come: nothing is followed there.
    Q_PROPERTY(bool goesOn MEMBER m_goesOn WRITE setGoesOn NOTIFY goesOnChanged)
    /// The model's rows in sight, at the bottom and at the top; -1 when none is.
    Q_PROPERTY(int lowest READ lowest NOTIFY sightChanged)
    Q_PROPERTY(int highest READ highest NOTIFY sightChanged)
    /// The greatest `seq` of the rows that are in sight as a whole, and the least of those that are
    /// in part; 0 when none is.
    Q_PROPERTY(double newestSeq READ newestSeq NOTIFY sightChanged)
    Q_PROPERTY(double oldestSeq READ oldestSeq NOTIFY sightChanged)
    /// Where the view begins and ends, counted in messages, with the part of a row as a fraction.
    Q_PROPERTY(qreal first MEMBER m_first NOTIFY extentChanged)
    Q_PROPERTY(qreal last MEMBER m_last NOTIFY extentChanged)

public:
    explicit ScrollAnchor(QQuickItem *parent = nullptr);

    void setView(QQuickItem *view);
    void setGoesOn(bool goesOn);
    int lowest() const { return m_sight.lowest; }
    int highest() const { return m_sight.highest; }
    qint64 newestSeq() const { return m_sight.newestSeq; }
    qint64 oldestSeq() const { return m_sight.oldestSeq; }

    /// Goes to the end and stays there.
    Q_INVOKABLE void toEnd();
    /// Shows a row: its top `room` pixels below that of the view, or its middle in the middle where
    /// `room` is negative; no further than the end.
    Q_INVOKABLE void toRow(int row, qreal room);

Q_SIGNALS:
    void viewChanged();
    void followingChanged();
    void goesOnChanged();
    void sightChanged();
    void extentChanged();

protected:
    void updatePolish() override;

private Q_SLOTS:
    void noteChange() { polish(); }
    void noteScroll();
    void followModel();

private:
    struct Anchor
    {
        QPointer<QQuickItem> row;
        /// Where it was in the content.
        qreal y = 0;
        qreal height = 0;
    };
    struct Sight
    {
        int lowest = -1;
        int highest = -1;
        qint64 newestSeq = 0;
        qint64 oldestSeq = 0;

        friend bool operator==(const Sight &, const Sight &) = default;
    };

    QQuickItem *content() const;
    qreal contentY() const;
    void makeRoom(int first);
    int count() const;
    qreal end() const;
    const Anchor *held() const;
    void layOut();
    void moveTo(qreal contentY);
    bool holdsNewest() const;
    void hold();
    void capture();
    Sight look() const;
    void measure();
    bool isDisturbed() const;
    void setFollowing(bool wanted);

    QPointer<QQuickItem> m_view;
    QPointer<QAbstractItemModel> m_model;
    /// Every row that there is, the nearest to the middle first.
    QList<Anchor> m_anchors;
    /// Where the content was when the anchors were where they are said to have been.
    qreal m_base = 0;
    qreal m_height = 0;
    int m_count = 0;
    /// Of the last movement, in pixels a second; downwards is positive, as for flick().
    qreal m_velocity = 0;
    bool m_following = true;
    bool m_goesOn = false;
    bool m_correcting = false;
    Sight m_sight;
    qreal m_first = 0;
    qreal m_last = 0;
};

} // namespace letschat::messages
