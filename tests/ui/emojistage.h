#pragma once

#include "stage.h"

namespace letschat::ui {

// Emoji in the open conversation, as their tests reach them.

void converse(Stage &stage);
/// What stands in the composer.
QString written(const Stage &stage);
void openPicker(Stage &stage);
/// The middle of a cell of the picker, in the window.
QPoint cell(const Stage &stage, int column, int row);

} // namespace letschat::ui
