#pragma once

#include "stage.h"

namespace letschat::ui {

// The open conversation, as its tests find and reach what is in it.

/// Signs in and opens a conversation with that many messages.
void fill(Stage &stage, int count = 300);
/// The row of a message; null where there is none.
QQuickItem *rowOf(Stage &stage, const QString &messageId);
QQuickItem *rowAt(Stage &stage, int index);
/// The row in the middle of the view.
QQuickItem *middle(Stage &stage);
int indexAtMiddle(Stage &stage);
/// How far below the top of the window it begins.
qreal place(const QQuickItem *item);
/// As wheels do: by steps, each of which is drawn.
void scrollBy(Stage &stage, qreal pixels);

/// Leads the keyboard from the composer to the rows.
void enter(Stage &stage);
/// The message whose row has the focus; empty for none.
QString focusedMessage(const Stage &stage);
void closeMenu(Stage &stage);
/// The mouse rests on that item.
void point(Stage &stage, const QString &objectName);
void lock(Stage &stage, bool isLocked);

/// What an answer shows of the message at this place.
QVariantMap quote(int place);
/// Of two kinds, the first of them also the user's.
QVariantList reactions();

} // namespace letschat::ui
