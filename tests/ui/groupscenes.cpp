#include "groupscenes.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace letschat::ui {

namespace {

QVariantMap member(const QString &name, const QString &standing, const QString &presence,
                   const QStringList &actions, bool isOwn = false)
{
    return {{u"userId"_s, u"p "_s + name},
            {u"name"_s, name},
            {u"username"_s, name.toLower().section(u' ', 0, 0)},
            {u"standing"_s, standing},
            {u"isOnline"_s, presence == u"online"_s},
            {u"presence"_s, presence},
            {u"isOwn"_s, isOwn},
            {u"actions"_s, actions}};
}

void settleSheet(Stage &stage)
{
    stage.settle();
    QTRY_VERIFY(stage.shows(u"sheetTitle"_s));
    stage.settle();
}

void openNewGroup(Stage &stage)
{
    stage.signIn();
    stage.click(u"compose"_s);
    stage.click(u"newGroupItem"_s);
    settleSheet(stage);
}

void stageGroup(Stage &stage)
{
    auto &details = stage.application.details;
    details.group = true;
    details.name = u"Weekend hike"_s;
    details.personId.clear();
    details.username.clear();
    details.link.clear();
    details.online = false;
    details.summary = u"5 members, 3 online"_s;
    details.memberCount = 5;
    details.administrable = true;
    const QStringList all{u"message"_s, u"makeAdmin"_s, u"handOver"_s, u"remove"_s};
    const QStringList ofAdmin{u"message"_s, u"takeBackAdmin"_s, u"handOver"_s, u"remove"_s};
    details.members.rows.append(
        {member(u"Elena Rossi"_s, u"owner"_s, u"online"_s, {}, true),
         member(u"Jonas Weber"_s, u"admin"_s, u"online"_s, ofAdmin),
         member(u"Mara Lindqvist"_s, {}, u"last seen at 13:58"_s, all),
         member(u"Lucía Fernández-Ortega de la Vega y Castellanos"_s, {}, {}, all),
         member(u"Tomás Arroyo"_s, {}, u"online"_s, all)});
}

} // namespace

QVariantMap foundPerson(const QString &name, const QString &username, bool isOnline)
{
    return {{u"userId"_s, name},
            {u"displayName"_s, name},
            {u"username"_s, username},
            {u"isOnline"_s, isOnline}};
}

void openDetails(Stage &stage)
{
    if (!stage.shows(u"header"_s)) {
        stage.signIn();
        stage.converse();
    }
    stage.click(u"header"_s);
    settleSheet(stage);
}

void showNewGroup(Stage &stage)
{
    openNewGroup(stage);
    auto &group = stage.application.newGroup;
    group.title = u"Weekend hike"_s;
    Q_EMIT group.titleChanged();
    group.picker.chosenIds = {u"Jonas Weber"_s, u"Mara Lindqvist"_s,
                              u"Lucía Fernández-Ortega de la Vega y Castellanos"_s,
                              u"Tomás Arroyo"_s};
    group.picker.show();
    stage.click(u"people"_s);
    stage.type(u"ma"_s);
    group.picker.search.append({foundPerson(u"Mara Lindqvist"_s, u"mara"_s, true),
                                foundPerson(u"Marcus"_s, u"marcus"_s),
                                foundPerson(u"Tamar Ben-Ari"_s, u"tamar"_s, true)});
    stage.press(Qt::Key_Down);
}

void showRefusedGroup(Stage &stage)
{
    openNewGroup(stage);
    auto &group = stage.application.newGroup;
    group.titleError = u"Give the group a name."_s;
    group.peopleError = u"One of these people cannot be added."_s;
    group.error = u"The server cannot be reached. Check the connection."_s;
    Q_EMIT group.changed();
    stage.settle();
}

void showPerson(Stage &stage)
{
    stage.application.details.about = u"Architect. Stairs, mostly."_s;
    openDetails(stage);
}

void showLongPerson(Stage &stage)
{
    auto &details = stage.application.details;
    details.name = u"Lucía Fernández-Ortega de la Vega y Castellanos"_s;
    details.username = u"lucia.fernandez-ortega.de.la.veg"_s;
    details.summary = u"last seen Yesterday"_s;
    details.online = false;
    details.blocked = true;
    details.muting.muteFor(60);
    details.error = u"The server cannot be reached. Check the connection."_s;
    details.about =
        u"Words about oneself may be two hundred and eighty characters long. "_s.repeated(4);
    openDetails(stage);
}

void showGroupDetails(Stage &stage)
{
    stageGroup(stage);
    openDetails(stage);
}

void showLargeGroup(Stage &stage)
{
    stageGroup(stage);
    auto &details = stage.application.details;
    details.summary = u"200 members"_s;
    details.memberCount = 200;
    details.administrable = false;
    for (int i = 6; i <= 200; ++i)
        details.members.rows.append(member(u"Member %1"_s.arg(i), {}, {}, {u"message"_s}));
    openDetails(stage);
}

void showRenaming(Stage &stage)
{
    showGroupDetails(stage);
    stage.application.details.titleError = u"At most 80 characters."_s;
    stage.click(u"rename"_s);
}

void showMemberMenu(Stage &stage)
{
    showGroupDetails(stage);
    for (int tabs = 0; tabs < 12 && !stage.item(u"member p Elena Rossi"_s)->hasActiveFocus();
         ++tabs)
        stage.press(Qt::Key_Tab);
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    QTRY_VERIFY(stage.shows(u"message"_s));
}

void showLeaving(Stage &stage)
{
    showGroupDetails(stage);
    stage.click(u"leave"_s);
    QTRY_VERIFY(stage.shows(u"confirm"_s));
}

void showAdding(Stage &stage)
{
    showGroupDetails(stage);
    stage.click(u"addPeople"_s);
    stage.type(u"jo"_s);
    auto &picker = stage.application.details.members.picker;
    picker.takenIds = {u"Jonas Weber"_s};
    picker.search.append(
        {foundPerson(u"Jonas Weber"_s, u"jonas"_s, true), foundPerson(u"Josephine"_s, u"jo"_s)});
    stage.application.details.members.addError = u"One of these people cannot be added."_s;
    Q_EMIT picker.changed();
    Q_EMIT stage.application.details.members.changed();
    stage.settle();
}

void showBarrier(Stage &stage)
{
    stage.signIn();
    stage.converse();
    stage.application.messages.barrier.show(u"You blocked Mara Lindqvist."_s, true);
    stage.settle();
}

} // namespace letschat::ui
