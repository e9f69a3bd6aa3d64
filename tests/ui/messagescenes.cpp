// What one can do with messages, as it looks.
#include "scenes.h"

using namespace Qt::StringLiterals;

namespace letschat::ui {

namespace {

using Changes = QVariantMap;

Changes by(const QString &name)
{
    return {{u"senderName"_s, name}, {u"senderId"_s, u"p "_s + name}};
}

Changes answering(const QString &name, const QString &body, bool isDeleted = false)
{
    return {{u"replyTo"_s, Changes{{u"messageId"_s, u"m1"_s},
                                   {u"place"_s, 1},
                                   {u"senderName"_s, name},
                                   {u"senderId"_s, u"p "_s + name},
                                   {u"body"_s, body},
                                   {u"isDeleted"_s, isDeleted}}}};
}

Changes reactedWith(const QStringList &emoji, const QString &own = {})
{
    QVariantList all;
    for (const auto &each : emoji)
        all.append(Changes{{u"emoji"_s, each},
                           {u"count"_s, int(all.size() % 3 + 1)},
                           {u"isOwn"_s, each == own},
                           {u"who"_s, u"Mara Lindqvist"_s}});
    return {{u"reactions"_s, all}};
}

QVariantMap said(bool own, const QString &body, const QList<Changes> &changes = {})
{
    static int number = 2000;
    auto message = Stage::message(++number, own, body);
    message[u"dayText"_s] = QString();
    for (const auto &each : changes)
        message.insert(each);
    return message;
}

/// Newest last, as one reads it.
void say(Stage &stage, QList<QVariantMap> rows, bool isGroup)
{
    std::reverse(rows.begin(), rows.end());
    stage.application.messages.model.append(rows);
    stage.application.conversations.open(u"c Weekend hike"_s);
    if (isGroup) {
        stage.application.messages.title = u"Weekend hike"_s;
        stage.application.messages.subtitle = u"5 members"_s;
        stage.application.messages.peerId.clear();
        Q_EMIT stage.application.messages.changed();
    }
    stage.settle();
}

const Changes first{{u"endsGroup"_s, false}};
const Changes last{{u"startsGroup"_s, false}};
const auto lucia = u"Lucía Fernández-Ortega de la Vega y Castellanos"_s;
const QStringList ten{u"👍"_s, u"❤️"_s,  u"😂"_s, u"🎉"_s, u"🙏"_s,
                      u"🔥"_s, u"👏"_s, u"😮"_s, u"😢"_s, u"🥾"_s};

} // namespace

void showGroup(Stage &stage)
{
    showConversations(stage);
    say(stage,
        {said(false, u"Who has a stove?"_s, {by(u"Mara Lindqvist"_s), first}),
         said(false, u"Mine broke last year 🔥"_s, {by(u"Mara Lindqvist"_s), last}),
         said(false, u"I can bring it"_s,
              {by(u"Jonas"_s), answering(u"Mara Lindqvist"_s, u"Who has a stove?"_s),
               reactedWith({u"👍"_s, u"❤️"_s}, u"👍"_s)}),
         said(false, u"Sí"_s,
              {by(lucia), first,
               answering(lucia, u"We meet at the station at seven, and whoever is "
                                u"late takes the bus at half past to the hut"_s)}),
         said(
             false,
             u"‏نلتقي عند المحطة في السابعة صباحا، لا تنسوا الخريطة"_s,
             {by(lucia), last, answering(u"نادية السيد"_s, u"‏أين نلتقي؟"_s)}),
         said(true, u"Great"_s, {answering(u"Jonas"_s, QString(), true), reactedWith({u"🎉"_s})}),
         said(true, u"Maps are printed"_s,
              {Changes{{u"replyTo"_s, Changes{{u"messageId"_s, u"m0"_s}, {u"place"_s, 0}}}}}),
         said(false, u"Ten different ones"_s, {by(u"Aiko Tanaka"_s), reactedWith(ten, u"🔥"_s)})},
        true);
}

void showFailedChanges(Stage &stage)
{
    showConversations(stage);
    const Changes failed{{u"state"_s, u"failed"_s}};
    const Changes unsent{{u"messageId"_s, QString()}};
    const auto because = [](const QString &why) { return Changes{{u"failureReason"_s, why}}; };
    say(stage,
        {said(false, u"Shall we?"_s,
              {failed, reactedWith({u"👍"_s}),
               because(u"Your reaction was not added. You are not allowed to do this."_s)}),
         said(true, u"At four"_s,
              {failed, reactedWith(ten, u"👍"_s),
               because(u"Not changed. You cannot send messages to this person."_s)}),
         said(true, u"and the keys"_s,
              {failed, unsent, answering(u"You"_s, u"At four"_s),
               because(u"You cannot send messages to this person."_s)})},
        false);
}

void showMessageMenu(Stage &stage)
{
    showGroup(stage);
    stage.press(Qt::Key_Backtab, Qt::ShiftModifier);
    stage.press(Qt::Key_Up);
    stage.press(Qt::Key_Up);
    stage.press(Qt::Key_Return);
}

void showDeleteQuestion(Stage &stage)
{
    showGroup(stage);
    stage.press(Qt::Key_Backtab, Qt::ShiftModifier);
    stage.press(Qt::Key_Delete);
}

void showSelecting(Stage &stage)
{
    showGroup(stage);
    auto &page = stage.application.messages;
    for (const int row : {0, 2, 3, 4})
        page.selection.toggle(row);
    page.model.set(1, u"isDeleted"_s, true);
    page.model.set(6, u"state"_s, u"failed"_s);
    stage.press(Qt::Key_Backtab, Qt::ShiftModifier);
    stage.press(Qt::Key_Up);
    stage.press(Qt::Key_Up);
}

void showSelectionMenu(Stage &stage)
{
    showSelecting(stage);
    stage.press(Qt::Key_Menu);
}

void showSelectionQuestion(Stage &stage)
{
    showSelecting(stage);
    stage.press(Qt::Key_Delete);
}

void showReplying(Stage &stage)
{
    showGroup(stage);
    stage.application.messages.composition.show(
        false, answering(lucia, u"We meet at the station at seven, and whoever is late takes the "
                                u"bus at half past"_s)[u"replyTo"_s]
                   .toMap());
    stage.type(u"I will be there"_s);
    stage.press(Qt::Key_Backtab, Qt::ShiftModifier);
    stage.press(Qt::Key_Up);
}

void showEditing(Stage &stage)
{
    showGroup(stage);
    stage.application.messages.composition.show(
        true, answering(u"You"_s, u"Maps are printed"_s)[u"replyTo"_s].toMap());
    stage.type(u"Maps are printed, and dry"_s);
}

} // namespace letschat::ui
