#pragma once

#include "stage.h"

namespace letschat::ui {

/// States of the interface worth looking at. Each sets the stage; the picture is the test's
/// business.
void showConversations(Stage &stage);
void showMainWindow(Stage &stage);
void showFailures(Stage &stage);
void showHardTexts(Stage &stage);
void showLoading(Stage &stage);
void showEmpty(Stage &stage);
void showSearch(Stage &stage);
void showSwitcher(Stage &stage);
void showRows(Stage &stage);
void showRowMenu(Stage &stage);
void showSearching(Stage &stage);
void showNothingFound(Stage &stage);
void showFaultySignUp(Stage &stage);
void showRefusedSignIn(Stage &stage);
void showKeys(Stage &stage);
void showProfileSettings(Stage &stage);
void showDevices(Stage &stage);
void showBlockedPeople(Stage &stage);
void showAppearance(Stage &stage);
void showNotifications(Stage &stage);
void showAbout(Stage &stage);
void showEmojiPicker(Stage &stage);
void showMenu(Stage &stage);
void showSignOutQuestion(Stage &stage);
void showReading(Stage &stage);
void showGroup(Stage &stage);
void showFailedChanges(Stage &stage);
void showMessageMenu(Stage &stage);
void showDeleteQuestion(Stage &stage);
void showReplying(Stage &stage);
void showEditing(Stage &stage);
void showSelecting(Stage &stage);
void showSelectionMenu(Stage &stage);
void showSelectionQuestion(Stage &stage);
void showUnread(Stage &stage);
void showFound(Stage &stage);

} // namespace letschat::ui
