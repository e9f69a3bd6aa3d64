#include "settingsstage.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace letschat::ui {

void openSettings(Stage &stage, const QString &section)
{
    stage.signIn();
    stage.press(Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(stage.shows(u"sections"_s));
    if (!section.isEmpty())
        stage.click(u"section "_s + section);
}

} // namespace letschat::ui
