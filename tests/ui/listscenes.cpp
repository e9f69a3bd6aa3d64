#include "scenes.h"

using namespace Qt::StringLiterals;

namespace letschat::ui {

namespace {

QVariantMap line(const QString &name, const QString &preview, const QString &time,
                 const QVariantMap &changes = {})
{
    auto row = Stage::conversation(name, preview, time);
    row.insert(changes);
    return row;
}

} // namespace

void showRows(Stage &stage)
{
    stage.application.conversations.model.append(QList<QVariantMap>{
        line(u"Mara Lindqvist"_s, u"I will bring coffee"_s, u"14:32"_s, {{u"isTyping"_s, true}}),
        line(u"Weekend hike"_s, u"I can bring the stove 🔥"_s, u"14:20"_s,
             {{u"unreadCount"_s, 3}, {u"isMuted"_s, true}}),
        line(u"Lucía Fernández-Ortega de la Vega y Castellanos"_s, u"Here is the link"_s, u"Mon"_s,
             {{u"isMuted"_s, true},
              {u"draft"_s, u"Thank you, and what about the one of Monday?"_s}}),
        line(u"שרה כהן, מנהלת הפרויקט של המשרד הראשי"_s, u"מה שלומך היום? אני מגיעה מאוחר יותר"_s,
             u"Sun"_s, {{u"unreadCount"_s, 12}}),
        line(u"👩‍👩‍👧‍👦🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉"_s,
             u"🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉"_s, u"Sun"_s),
        line(u"Studio"_s, u"Hi"_s, u"Sun"_s,
             {{u"peerId"_s, QString()},
              {u"isTyping"_s, true},
              {u"typists"_s, u"Bartholomew Featherstonehaugh-Cholmondeley and Ada are typing"_s}}),
        line(u"Dr. Nadia El-Sayed"_s, u"I have sent the report"_s, u"11:07"_s,
             {{u"previewIsOwn"_s, true}, {u"lastState"_s, u"failed"_s}}),
        line(u"Kwame Boateng"_s, QString(), u"Yesterday"_s, {{u"draft"_s, u"Hey"_s}})});
    stage.application.session.show(StagedSession::SignedIn);
    stage.settle();
}

void showSwitcher(Stage &stage)
{
    showRows(stage);
    stage.converse();
    stage.press(Qt::Key_K, Qt::ControlModifier);
}

void showRowMenu(Stage &stage)
{
    showRows(stage);
    stage.item(u"conversations"_s)->forceActiveFocus();
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Menu);
}

void showSearching(Stage &stage)
{
    showConversations(stage);
    stage.application.conversations.people.busy = true;
    Q_EMIT stage.application.conversations.people.changed();
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(u"a"_s);
}

void showNothingFound(Stage &stage)
{
    showConversations(stage);
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(u"zanzibar"_s);
}

} // namespace letschat::ui
