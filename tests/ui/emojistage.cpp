#include "emojistage.h"

using namespace Qt::StringLiterals;

namespace letschat::ui {

void converse(Stage &stage)
{
    stage.signIn();
    stage.converse();
}

QString written(const Stage &stage)
{
    return stage.value<QString>(u"composer"_s, "text");
}

void openPicker(Stage &stage)
{
    stage.press(Qt::Key_E, Qt::ControlModifier);
}

QPoint cell(const Stage &stage, int column, int row)
{
    auto *grid = stage.item(u"emojiGrid"_s);
    const auto width = grid->property("cellWidth").toReal();
    const auto height = grid->property("cellHeight").toReal();
    return grid->mapToScene({(column + 0.5) * width, 8 + (row + 0.5) * height}).toPoint();
}

} // namespace letschat::ui
