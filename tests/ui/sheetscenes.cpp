#include "scenes.h"

using namespace Qt::StringLiterals;

namespace letschat::ui {

namespace {

/// By keyboard, as the sections are named in the language of the run.
void showSection(Stage &stage, int section)
{
    showConversations(stage);
    auto &application = stage.application;
    application.settings.devices.show(
        {u"LetsChat on elenas-workstation"_s, u"LetsChat on laptop"_s,
         u"A device whose name somebody made as long as they could"_s});
    application.blocks.append(QList<QVariantMap>{{{u"userId"_s, u"p Mallory"_s},
                                                  {u"displayName"_s, u"Mallory"_s},
                                                  {u"username"_s, u"mallory"_s}}});
    stage.press(Qt::Key_Comma, Qt::ControlModifier);
    for (int step = 0; step < section; ++step)
        stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
}

} // namespace

void showProfileSettings(Stage &stage)
{
    showSection(stage, 0);
}

void showDevices(Stage &stage)
{
    showSection(stage, 1);
}

void showBlockedPeople(Stage &stage)
{
    showSection(stage, 2);
}

void showAppearance(Stage &stage)
{
    showSection(stage, 3);
}

void showNotifications(Stage &stage)
{
    showSection(stage, 4);
}

void showAbout(Stage &stage)
{
    showSection(stage, 6);
}

void showEmojiPicker(Stage &stage)
{
    showMainWindow(stage);
    stage.press(Qt::Key_E, Qt::ControlModifier);
}

} // namespace letschat::ui
