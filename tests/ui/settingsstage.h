#pragma once

#include "stage.h"

namespace letschat::ui {

/// Signs in and opens the settings, at that section where one is named.
void openSettings(Stage &stage, const QString &section = {});

} // namespace letschat::ui
