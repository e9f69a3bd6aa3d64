#pragma once

#include "stage.h"

namespace letschat::ui {

/// Each test begins in an open conversation, with nothing selected.
class SelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { stage_.reset(); }

protected:
    QQuickItem *row(const QString &messageId) const;
    QPoint at(const QString &messageId, const QPointF &in) const;
    /// In the middle of the bubble's words.
    void click(const QString &messageId, Qt::KeyboardModifiers modifiers = {},
               Qt::MouseButton button = Qt::LeftButton);
    QString focused() const;
    QList<int> selected() const { return selection().selected(); }
    StagedSelection &selection() const { return stage_->application.messages.selection; }
    bool isSelecting() const;

    std::unique_ptr<Stage> stage_;
};

} // namespace letschat::ui
