#pragma once

#include <QStringList>

namespace letschat::ui {

class Stage;

/// Walks over what is on the stage as a screen reader and a keyboard do. Each gives a line for each
/// fault; QAccessible must have been active when the stage was made, or templates tell other roles.

/// Controls that tell no role or no name, or a state that is not theirs.
QStringList untold(const Stage &stage);
/// Controls that Tab does not reach, and those that look the same when they have the keyboard.
QStringList unreached(Stage &stage);

} // namespace letschat::ui
