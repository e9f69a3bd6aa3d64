#include "scenes.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace letschat::ui {

namespace {

const auto mara = u"Mara Lindqvist"_s;

QVariantMap with(QVariantMap row, const QVariantMap &changes)
{
    row.insert(changes);
    return row;
}

QVariantMap row(const QString &name, const QString &preview, const QString &time,
                const QVariantMap &changes = {})
{
    return with(Stage::conversation(name, preview, time), changes);
}

QVariantMap said(bool own, const QString &body, const QString &time,
                 const QVariantMap &changes = {})
{
    static int number = 1000;
    auto message = Stage::message(++number, own, body);
    message[u"time"_s] = time;
    message[u"dayText"_s] = QString();
    return with(message, changes);
}

const QVariantMap first{{u"endsGroup"_s, false}};
const QVariantMap last{{u"startsGroup"_s, false}};

QVariantMap state(const QString &name)
{
    return {{u"state"_s, name}};
}

/// Newest last, as one reads it.
void say(Stage &stage, QList<QVariantMap> rows)
{
    std::reverse(rows.begin(), rows.end());
    stage.application.messages.model.append(rows);
    stage.application.conversations.open(u"c "_s + mara);
    stage.settle();
}

QList<QVariantMap> morning()
{
    return {
        said(false, u"Morning! Did the train get in on time?"_s, u"09:12"_s,
             {{u"dayText"_s, u"Today"_s}, {u"endsGroup"_s, false}}),
        said(false, u"The tickets say platform 9, but the board said 11 🤷"_s, u"09:12"_s, last),
        said(true,
             u"On time, for once. I am at the café by the river, the one with the blue door."_s,
             u"09:15"_s, state(u"read"_s)),
        said(
            false,
            u"Good. I have the drawings with me; the new stair works out if we move the wall 40 cm. Here: https://example.org/drawings/stair-3?page=2"_s,
            u"14:28"_s, first),
        said(false, u"Shall we look at them at three?"_s, u"14:29"_s, last),
        said(true, u"Yes, three is fine"_s, u"14:31"_s, first),
        said(true, u"I will bring coffee"_s, u"14:32"_s, with(last, state(u"sending"_s)))};
}

} // namespace

void showConversations(Stage &stage)
{
    const QVariantMap here{{u"isOnline"_s, true}};
    const auto own = [](const QString &state) {
        return QVariantMap{{u"previewIsOwn"_s, true}, {u"lastState"_s, state}};
    };
    stage.application.conversations.model.append(QList<QVariantMap>{
        row(mara, u"I will bring coffee"_s, u"14:32"_s, with(here, own(u"sending"_s))),
        row(u"Weekend hike"_s, u"I can bring the stove 🔥"_s, u"14:20"_s, {{u"unreadCount"_s, 3}}),
        row(u"Tomás Arroyo"_s, u"Perfect, see you there"_s, u"13:58"_s, with(here, own(u"read"_s))),
        row(u"Aiko Tanaka"_s, u"the second figure needs a legend"_s, u"12:41"_s),
        row(u"Dr. Nadia El-Sayed"_s, u"I have sent the report"_s, u"11:07"_s, own(u"failed"_s)),
        row(u"Ops on call"_s, u"Deploy finished, all green"_s, u"Yesterday"_s,
            {{u"unreadCount"_s, 1200}}),
        row(u"Kwame Boateng"_s, u"👍"_s, u"Yesterday"_s, with(here, own(u"sent"_s))),
        row(u"Lucía Fernández-Ortega de la Vega y Castellanos"_s,
            u"Here is the link we talked about: https://example.org/notes"_s, u"Mon"_s),
        row(u"Priya"_s, u"Happy birthday!! 🎂"_s, u"Sun"_s)});
    stage.application.session.show(StagedSession::SignedIn);
    stage.settle();
}

void showMainWindow(Stage &stage)
{
    showConversations(stage);
    say(stage, morning());
    stage.type(u"See you at three. Should I also bring the old plan?"_s);
}

void showUnread(Stage &stage)
{
    showConversations(stage);
    auto rows = morning();
    rows.append(said(false, u"Perfect. Two sugars please"_s, u"14:36"_s,
                     with(first, {{u"startsUnread"_s, true}})));
    rows.append(said(false, u"And Jonas comes too"_s, u"14:36"_s, last));
    say(stage, rows);
    auto &page = stage.application.messages;
    page.typing = true;
    page.subtitle = u"typing…"_s;
    Q_EMIT page.changed();
    stage.settle();
}

void showFound(Stage &stage)
{
    showConversations(stage);
    stage.converse(200);
    auto &page = stage.application.messages;
    page.model.set(101, u"startsUnread"_s, true);
    page.model.set(101, u"dayText"_s, u"Yesterday"_s);
    page.unreadCount = 12;
    Q_EMIT page.changed();
    Q_EMIT page.history.placed(100, true);
    stage.settle();
}

void showFailures(Stage &stage)
{
    showConversations(stage);
    auto rows = morning();
    rows.append(said(
        true, u"and the keys"_s, u"14:33"_s,
        {{u"state"_s, u"failed"_s}, {u"failureReason"_s, u"You cannot message this person."_s}}));
    rows.append(said(false, QString(), u"14:34"_s, {{u"isDeleted"_s, true}}));
    rows.append(said(true, u"Sent twice, read once"_s, u"14:35"_s,
                     {{u"isEdited"_s, true}, {u"state"_s, u"read"_s}}));
    say(stage, rows);
    stage.application.connection.show(StagedConnection::Offline,
                                      u"Offline. 2 messages will be sent when you are back."_s);
    stage.settle();
}

void showHardTexts(Stage &stage)
{
    showConversations(stage);
    say(stage,
        {said(
             false,
             u"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft "_s +
                 u"0123456789"_s.repeated(12),
             u"10:01"_s, {{u"dayText"_s, u"Wednesday, 11 November"_s}}),
         said(false, u"שלום, מה שלומך היום?"_s, u"10:02"_s),
         said(
             true,
             u"مرحبا! أنا بخير، شكرا. هذه رسالة أطول قليلا حتى تحتاج إلى أكثر من سطر واحد في هذه النافذة."_s,
             u"10:03"_s),
         said(false, u"東京で会いましょう。駅の北口で三時に待っています。"_s, u"10:04"_s),
         said(true, u"👩‍👩‍👧‍👦🎉🇪🇸 😀😀😀"_s, u"10:05"_s,
              state(u"read"_s)),
         said(
             false,
             u"<b>not bold</b> &amp; <img src=x> javascript:alert(1) http://a.example/?q=<script>"_s,
             u"10:06"_s),
         said(true, u"one\n\n  two  spaces\n\tand a tab"_s, u"10:07"_s, state(u"read"_s)),
         said(false, u"x"_s, u"10:08"_s)});
}

void showLoading(Stage &stage)
{
    stage.application.conversations.loading = true;
    stage.application.messages.loading = true;
    stage.application.connection.show(StagedConnection::Connecting, u"Connecting…"_s);
    stage.application.session.show(StagedSession::Restoring);
    stage.application.conversations.open(u"c "_s + mara);
    stage.settle();
}

void showEmpty(Stage &stage)
{
    stage.application.session.vaultWarning =
        u"No password store was found: you will have to sign in again next time."_s;
    stage.application.notice = u"The history on this computer was damaged. It was kept as "
                               "/home/ada/.local/share/letschat/default/01a2.sqlite.damaged-"
                               "20261124-212233, and is fetched anew."_s;
    Q_EMIT stage.application.noticeChanged();
    stage.application.session.show(StagedSession::SignedIn);
    stage.settle();
}

void showSearch(Stage &stage)
{
    showMainWindow(stage);
    auto &people = stage.application.conversations.people;
    const auto person = [](const QString &name, const QString &username, bool online) {
        return QVariantMap{{u"userId"_s, u"p "_s + name},
                           {u"displayName"_s, name},
                           {u"username"_s, username},
                           {u"isOnline"_s, online}};
    };
    people.append({person(u"Mara Lindqvist"_s, u"mara"_s, true),
                   person(u"Marcus Aurelius Antoninus Augustus the Younger"_s,
                          u"marcus.aurelius.antoninus.augustus"_s, false),
                   person(u"Tamar"_s, u"tamar_"_s, true)});
    const auto found = [](const QString &name, qint64 place, const QString &snippet,
                          const QVariantMap &changes = {}) {
        return with(StagedMessageSearch::found(name, place, snippet), changes);
    };
    stage.application.conversations.messages.append(
        {found(u"Weekend hike"_s, 41, u"…with a <b>mar</b>gin of an hour, for the train"_s,
               {{u"peerId"_s, QString()}, {u"sender"_s, u"Jonas Lindqvist-Albertsson"_s}}),
         found(mara, 12, u"<b>Mar</b>ch is fine &lt;b&gt; &amp; so is April"_s,
               {{u"isOwn"_s, true}, {u"time"_s, u"Yesterday"_s}}),
         found(u"Lucía Fernández-Ortega de la Vega y Castellanos"_s, 7,
               u"🎉 <b>Mar</b>ía says yes, <b>Mar</b>tín says no, and everybody else is late"_s),
         found(u"שרה כהן"_s, 3, u"שלום <b>mar</b> שלום"_s, {{u"time"_s, u"Mon"_s}})});
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(u"mar"_s);
    stage.press(Qt::Key_Down);
}

void showFaultySignUp(Stage &stage)
{
    stage.click(u"otherMode"_s);
    stage.type(u"elena"_s);
    stage.press(Qt::Key_Tab);
    stage.type(u"Elena R"_s);
    stage.press(Qt::Key_Tab);
    stage.type(u"short"_s);
    auto &signIn = stage.application.signIn;
    signIn.usernameError = u"This name is taken. Try elena.r or elena-2."_s;
    signIn.passwordError = u"At least 8 characters."_s;
    Q_EMIT signIn.changed();
    stage.settle();
}

void showRefusedSignIn(Stage &stage)
{
    stage.type(u"elena"_s);
    stage.press(Qt::Key_Tab);
    stage.type(u"secret words"_s);
    auto &signIn = stage.application.signIn;
    signIn.generalError = u"The username or the password is wrong."_s;
    signIn.serverUrl = u"https://a-rather-long-name-of-a-server.department.example.org:8443"_s;
    Q_EMIT signIn.changed();
    stage.click(u"otherServer"_s);
    stage.application.notice =
        u"Not all messages could be removed from this computer. They are still in: "
        "/home/ada/.local/share/letschat/default/01a2.sqlite.damaged-20261124-212233"_s;
    Q_EMIT stage.application.noticeChanged();
    stage.settle();
}

void showKeys(Stage &stage)
{
    showConversations(stage);
    stage.press(Qt::Key_Slash, Qt::ControlModifier);
}

void showMenu(Stage &stage)
{
    showConversations(stage);
    stage.application.profiles.others = {
        QVariantMap{{u"name"_s, u"work"_s}, {u"title"_s, u"Elena Rossi (work)"_s}}};
    stage.click(u"account"_s);
}

void showSignOutQuestion(Stage &stage)
{
    showConversations(stage);
    stage.click(u"account"_s);
    stage.click(u"signOut"_s);
    if (QTest::qWaitFor([&stage] { return stage.shows(u"removeMessages"_s); }))
        stage.click(u"removeMessages"_s);
}

void showReading(Stage &stage)
{
    showConversations(stage);
    stage.converse(10000);
    stage.item(u"messages"_s)->forceActiveFocus();
    stage.press(Qt::Key_PageUp);
    stage.press(Qt::Key_PageUp);
    for (int i = 1; i <= 3; ++i)
        stage.application.messages.model.insert(0, Stage::message(10000 + i, false, u"New"_s));
    stage.application.messages.unreadCount = 3;
    stage.application.messages.history.lastSeq = 10003;
    Q_EMIT stage.application.messages.history.reachChanged();
    Q_EMIT stage.application.messages.changed();
    stage.settle();
}

} // namespace letschat::ui
