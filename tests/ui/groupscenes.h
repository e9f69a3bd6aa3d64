#pragma once

#include "stage.h"

namespace letschat::ui {

/// States of the pages of groups worth looking at.
void showNewGroup(Stage &stage);
void showRefusedGroup(Stage &stage);
void showPerson(Stage &stage);
void showLongPerson(Stage &stage);
void showGroupDetails(Stage &stage);
void showLargeGroup(Stage &stage);
void showRenaming(Stage &stage);
void showMemberMenu(Stage &stage);
void showLeaving(Stage &stage);
void showAdding(Stage &stage);
void showBarrier(Stage &stage);

/// Lays the details of the open conversation over it.
void openDetails(Stage &stage);
QVariantMap foundPerson(const QString &name, const QString &username, bool isOnline = false);

} // namespace letschat::ui
