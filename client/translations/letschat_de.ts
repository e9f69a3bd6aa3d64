<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>LetsChat %1</source>
        <translation>LetsChat %1</translation>
    </message>
    <message>
        <source>A messenger on a server of your own. Free software under the GNU General Public License, version 3.</source>
        <translation>Ein Messenger auf deinem eigenen Server. Freie Software unter der GNU General Public License, Version 3.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Auf diesem Computer gespeichert in</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>Erstellt mit</translation>
    </message>
    <message>
        <source>Qt %1</source>
        <translation>Qt %1</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>Your account, %1</source>
        <translation>Dein Konto, %1</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>%1, @%2</source>
        <translation>%1, @%2</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>Weiteres Konto hinzufügen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>AddPeople</name>
    <message>
        <source>Adding…</source>
        <translation>Wird hinzugefügt…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
</context>
<context>
    <name>AppearanceSection</name>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
</context>
<context>
    <name>BarrierBar</name>
    <message>
        <source>Unblock</source>
        <translation>Freigeben</translation>
    </message>
</context>
<context>
    <name>BlockQuestion</name>
    <message>
        <source>Block %1?</source>
        <translation>%1 blockieren?</translation>
    </message>
    <message>
        <source>You can no longer message each other or see when the other is online. They are not told, and past messages stay. In groups you still see each other&apos;s messages.</source>
        <translation>Ihr könnt einander nicht mehr schreiben und nicht sehen, wann die andere Person online ist. Sie erfährt nichts davon, und bisherige Nachrichten bleiben. In Gruppen lest ihr einander weiterhin.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blockieren</translation>
    </message>
</context>
<context>
    <name>BlockedRow</name>
    <message>
        <source>@%1</source>
        <translation>@%1</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>%1 freigeben</translation>
    </message>
</context>
<context>
    <name>BlockedSection</name>
    <message>
        <source>Loading blocked people</source>
        <translation>Blockierte Personen werden geladen</translation>
    </message>
    <message>
        <source>Blocked people could not be loaded</source>
        <translation>Blockierte Personen konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>You have not blocked anyone</source>
        <translation>Du blockierst niemanden</translation>
    </message>
    <message>
        <source>Someone whom you block cannot write to you, and does not see when you are online. You can block them in the details of your conversation.</source>
        <translation>Wer blockiert ist, kann dir nicht schreiben und sieht nicht, wann du online bist. Blockieren kannst du jemanden in eurer Unterhaltung.</translation>
    </message>
</context>
<context>
    <name>BrokenSheet</name>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ist schiefgelaufen</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
</context>
<context>
    <name>BubbleFoot</name>
    <message>
        <source>edited %1</source>
        <translation>bearbeitet %1</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message to %1</source>
        <translation>Nachricht an %1</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Nachricht schreiben</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>ComposerBar</name>
    <message>
        <source>Edit message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>Antwort an: %1</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
    <message>
        <source>Cancel editing</source>
        <translation>Bearbeiten abbrechen</translation>
    </message>
    <message>
        <source>Cancel the reply</source>
        <translation>Antworten abbrechen</translation>
    </message>
</context>
<context>
    <name>ComposerCounter</name>
    <message numerus="yes">
        <source>%n characters too long</source>
        <translation>
            <numerusform>%n Zeichen zu lang</numerusform>
            <numerusform>%n Zeichen zu lang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters left</source>
        <translation>
            <numerusform>Noch %n Zeichen</numerusform>
            <numerusform>Noch %n Zeichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfirmBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
    <message>
        <source>You: %1</source>
        <translation>Du: %1</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>Entwurf: %1</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>stummgeschaltet</translation>
    </message>
</context>
<context>
    <name>ConversationWords</name>
    <message>
        <source>1 member</source>
        <translation>1 Mitglied</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n Mitglied</numerusform>
            <numerusform>%n Mitglieder</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %L2 online</source>
        <translation>%1, %L2 online</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Who wrote it, before what was written</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt online: %1</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>schreibt</translation>
    </message>
    <message>
        <source>%1 is typing</source>
        <translation>%1 schreibt</translation>
    </message>
    <message>
        <source>%1 and %2 are typing</source>
        <translation>%1 und %2 schreiben</translation>
    </message>
    <message numerus="yes">
        <source>%n people are typing</source>
        <translation>
            <numerusform>%n Person schreibt</numerusform>
            <numerusform>%n Personen schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1…</source>
        <extracomment>Somebody is typing, as something that goes on</extracomment>
        <translation>%1…</translation>
    </message>
</context>
<context>
    <name>ConversationsView</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Your conversations could not be loaded</source>
        <translation>Deine Unterhaltungen konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Noch keine Unterhaltungen</translation>
    </message>
    <message>
        <source>Find someone by their name and say hello.</source>
        <translation>Such jemanden nach Namen und sag Hallo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>Personen suchen</translation>
    </message>
</context>
<context>
    <name>CountBadge</name>
    <message>
        <source>999+</source>
        <translation>999+</translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message>
        <source>Delete this message?</source>
        <translation>Diese Nachricht löschen?</translation>
    </message>
    <message>
        <source>It is deleted for everyone, and cannot be brought back.</source>
        <translation>Sie wird für alle gelöscht und lässt sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n messages?</source>
        <translation>
            <numerusform>%n Nachricht löschen?</numerusform>
            <numerusform>%n Nachrichten löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are deleted for everyone, and cannot be brought back.</source>
        <translation>Sie werden für alle gelöscht und lassen sich nicht wiederherstellen.</translation>
    </message>
</context>
<context>
    <name>DeletionForm</name>
    <message>
        <source>Delete your account?</source>
        <translation>Dein Konto löschen?</translation>
    </message>
    <message>
        <source>You are signed out everywhere, and others can take your username. What you wrote stays with those whom you wrote to, without your name.</source>
        <translation>Du wirst überall abgemeldet, und andere können deinen Benutzernamen übernehmen. Was du geschrieben hast, bleibt ohne deinen Namen bei denen, die es bekommen haben.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Dein Passwort</translation>
    </message>
    <message>
        <source>I know that this cannot be undone</source>
        <translation>Ich weiß, dass sich das nicht rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Delete my account for good</source>
        <translation>Mein Konto endgültig löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>DetailsView</name>
    <message>
        <source>Add people</source>
        <translation>Personen hinzufügen</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
</context>
<context>
    <name>Detours</name>
    <message>
        <source>Already have one?</source>
        <translation>Schon ein Konto?</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>Neu hier?</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>Konto erstellen</translation>
    </message>
    <message>
        <source>Other server</source>
        <translation>Anderer Server</translation>
    </message>
</context>
<context>
    <name>DeviceRow</name>
    <message>
        <source>This device</source>
        <translation>Dieses Gerät</translation>
    </message>
    <message>
        <source>Last used %1</source>
        <translation>Zuletzt benutzt: %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign out %1</source>
        <translation>%1 abmelden</translation>
    </message>
</context>
<context>
    <name>DevicesSection</name>
    <message>
        <source>Loading your devices</source>
        <translation>Deine Geräte werden geladen</translation>
    </message>
    <message>
        <source>Your devices could not be loaded</source>
        <translation>Deine Geräte konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>You are signed in on this device only.</source>
        <translation>Du bist nur auf diesem Gerät angemeldet.</translation>
    </message>
    <message>
        <source>Sign out all other devices</source>
        <translation>Alle anderen Geräte abmelden</translation>
    </message>
    <message>
        <source>Sign out all other devices? They will need the password to come back.</source>
        <translation>Alle anderen Geräte abmelden? Dort ist dann wieder das Passwort nötig.</translation>
    </message>
    <message>
        <source>Sign them out</source>
        <translation>Abmelden</translation>
    </message>
</context>
<context>
    <name>EmojiCompletionList</name>
    <message>
        <source>Emoji suggestions</source>
        <translation>Emojis zu deiner Eingabe</translation>
    </message>
</context>
<context>
    <name>EmojiGrid</name>
    <message>
        <source>Emoji</source>
        <translation>Emojis</translation>
    </message>
</context>
<context>
    <name>EmojiInput</name>
    <message>
        <source>Emoji (%1)</source>
        <translation>Emojis (%1)</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Used last</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Smileys and feelings</source>
        <translation>Smileys und Gefühle</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>Tiere und Natur</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>Essen und Trinken</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>Reisen und Orte</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Gegenstände</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>Symbole</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flaggen</translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation>Emoji auswählen</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>Emojis suchen</translation>
    </message>
    <message>
        <source>No emoji is called “%1”.</source>
        <translation>Kein Emoji heißt „%1“.</translation>
    </message>
    <message>
        <source>The emoji that you use will be here.</source>
        <translation>Hier erscheinen die Emojis, die du verwendest.</translation>
    </message>
</context>
<context>
    <name>EmojiTabs</name>
    <message>
        <source>Groups of emoji</source>
        <translation>Emoji-Gruppen</translation>
    </message>
</context>
<context>
    <name>EmptyMessages</name>
    <message>
        <source>The messages could not be loaded</source>
        <translation>Die Nachrichten konnten nicht geladen werden</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Noch nichts hier</translation>
    </message>
    <message>
        <source>Say hello to %1.</source>
        <translation>Sag %1 Hallo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>EmptyPane</name>
    <message>
        <source>Choose a conversation, or press %1 to find someone.</source>
        <translation>Wähle eine Unterhaltung oder drücke %1, um jemanden zu finden.</translation>
    </message>
</context>
<context>
    <name>FactRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 copied</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
</context>
<context>
    <name>FailureLine</name>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>Nicht gesendet.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>Choose a username.</source>
        <translation>Wähle einen Benutzernamen.</translation>
    </message>
    <message>
        <source>Use the letters a to z, digits, and _ . - only, and start with a letter or a digit.</source>
        <translation>Verwende nur die Buchstaben a bis z, Ziffern und _ . - und beginne mit einem Buchstaben oder einer Ziffer.</translation>
    </message>
    <message>
        <source>A username has %1 to %2 characters.</source>
        <translation>Ein Benutzername hat %1 bis %2 Zeichen.</translation>
    </message>
    <message>
        <source>Tell others your name.</source>
        <translation>Sag anderen, wie du heißt.</translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>Ein Name hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Use at most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>Choose a password.</source>
        <translation>Wähle ein Passwort.</translation>
    </message>
    <message>
        <source>Use at least %1 characters.</source>
        <translation>Verwende mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A password has at most %1 characters.</source>
        <translation>Ein Passwort hat höchstens %1 Zeichen.</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Letters a to z, digits, and _ . - . People find you by it.</source>
        <translation>Buchstaben, Ziffern, Punkte und Striche. Damit finden dich andere.</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>Hide the password</source>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Passwort anzeigen</translation>
    </message>
</context>
<context>
    <name>GroupDetails</name>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>Niemand hier heißt „%1“.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>GroupQuestion</name>
    <message>
        <source>Leave “%1”?</source>
        <translation>„%1“ verlassen?</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Make %1 the owner?</source>
        <translation>Gruppe an %1 übertragen?</translation>
    </message>
    <message>
        <source>Its messages are removed from your devices, and only its owner or an admin can bring you back.</source>
        <translation>Die Nachrichten der Gruppe werden von deinen Geräten entfernt, und nur der Inhaber oder ein Admin kann dich zurückholen.</translation>
    </message>
    <message>
        <source>They no longer get the messages of this group. What they wrote stays.</source>
        <translation>Diese Person bekommt keine Nachrichten der Gruppe mehr. Was sie geschrieben hat, bleibt.</translation>
    </message>
    <message>
        <source>The group will be theirs. You stay in it as an admin.</source>
        <translation>Die Gruppe gehört dann dieser Person. Du bleibst als Admin dabei.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Make owner</source>
        <translation>Übertragen</translation>
    </message>
</context>
<context>
    <name>GroupTitle</name>
    <message>
        <source>Rename the group</source>
        <translation>Gruppe umbenennen</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Gruppenname</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>GroupTop</name>
    <message>
        <source>Add people</source>
        <translation>Personen hinzufügen</translation>
    </message>
    <message>
        <source>Leave the group</source>
        <translation>Gruppe verlassen</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Find a member</source>
        <translation>Mitglied suchen</translation>
    </message>
</context>
<context>
    <name>GroupWords</name>
    <message>
        <source>A group has at most %L1 members.</source>
        <translation>Eine Gruppe hat höchstens %L1 Mitglieder.</translation>
    </message>
    <message>
        <source>One of these people is no longer here.</source>
        <translation>Eine dieser Personen ist nicht mehr hier.</translation>
    </message>
    <message>
        <source>Give the group a name.</source>
        <translation>Gib der Gruppe einen Namen.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>One of these people cannot be added.</source>
        <translation>Eine dieser Personen kann nicht hinzugefügt werden.</translation>
    </message>
    <message>
        <source>The server does not accept this name.</source>
        <translation>Der Server akzeptiert diesen Namen nicht.</translation>
    </message>
</context>
<context>
    <name>HeaderButton</name>
    <message>
        <source>Shows the details</source>
        <translation>Zeigt die Details</translation>
    </message>
</context>
<context>
    <name>HistoryStrips</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find a conversation, a person or a message</source>
        <translation>Unterhaltung, Person oder Nachricht suchen</translation>
    </message>
    <message>
        <source>Go to the next conversation</source>
        <translation>Zur nächsten Unterhaltung</translation>
    </message>
    <message>
        <source>Go to the conversation before</source>
        <translation>Zur vorherigen Unterhaltung</translation>
    </message>
    <message>
        <source>Go to the next unread conversation</source>
        <translation>Zur nächsten ungelesenen Unterhaltung</translation>
    </message>
    <message>
        <source>Go to the unread conversation before</source>
        <translation>Zur vorherigen ungelesenen Unterhaltung</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Diese Liste</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Nachricht senden</translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation>Neue Zeile beginnen</translation>
    </message>
    <message>
        <source>Edit your last message, while the field is empty</source>
        <translation>Deine letzte Nachricht bearbeiten, solange das Feld leer ist</translation>
    </message>
    <message>
        <source>Go into the messages; Up and Down lead from one to the next</source>
        <translation>Zu den Nachrichten; die Pfeiltasten führen von einer zur nächsten</translation>
    </message>
    <message>
        <source>Show what can be done with a message or a conversation</source>
        <translation>Menü einer Nachricht oder Unterhaltung öffnen</translation>
    </message>
    <message>
        <source>Reply to a message</source>
        <translation>Auf eine Nachricht antworten</translation>
    </message>
    <message>
        <source>Edit a message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation>Emoji auswählen</translation>
    </message>
    <message>
        <source>Go to what is next</source>
        <translation>Zum nächsten Element</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close what is open, or go back</source>
        <translation>Offenes schließen oder zurückgehen</translation>
    </message>
    <message>
        <source>Go to the newest message, while the field is empty</source>
        <translation>Zur neuesten Nachricht, solange das Feld leer ist</translation>
    </message>
    <message>
        <source>Delete a message, or all that are selected</source>
        <translation>Nachricht löschen, oder alle ausgewählten</translation>
    </message>
    <message>
        <source>Copy a message, or all that are selected</source>
        <translation>Nachricht kopieren, oder alle ausgewählten</translation>
    </message>
    <message>
        <source>Select a message; then Space selects more, and Shift+Up all on the way</source>
        <translation>Nachricht auswählen; dann wählt die Leertaste weitere aus, und Umschalt+Auf alle auf dem Weg</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>ListSkeleton</name>
    <message>
        <source>Loading conversations</source>
        <translation>Unterhaltungen werden geladen</translation>
    </message>
</context>
<context>
    <name>ListStrips</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – LetsChat</source>
        <translation>%1 – LetsChat</translation>
    </message>
    <message>
        <source>LetsChat</source>
        <translation>LetsChat</translation>
    </message>
    <message>
        <source>(%1) %2</source>
        <translation>(%1) %2</translation>
    </message>
</context>
<context>
    <name>MemberMenu</name>
    <message>
        <source>Send a message</source>
        <translation>Nachricht senden</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>Zum Admin machen</translation>
    </message>
    <message>
        <source>Stop being an admin</source>
        <translation>Nicht mehr Admin sein</translation>
    </message>
    <message>
        <source>Remove as admin</source>
        <translation>Admin-Rechte entziehen</translation>
    </message>
    <message>
        <source>Make owner…</source>
        <translation>Gruppe übertragen…</translation>
    </message>
    <message>
        <source>Remove from the group…</source>
        <translation>Aus der Gruppe entfernen…</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (du)</translation>
    </message>
    <message>
        <source>@%1</source>
        <translation>@%1</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Admin</translation>
    </message>
</context>
<context>
    <name>MembersSkeleton</name>
    <message>
        <source>Loading members</source>
        <translation>Mitglieder werden geladen</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Discard the failed change</source>
        <translation>Fehlgeschlagenes verwerfen</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>in reply to %1</source>
        <translation>Antwort an: %1</translation>
    </message>
</context>
<context>
    <name>MessagesHeader</name>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
</context>
<context>
    <name>MessagesSkeleton</name>
    <message>
        <source>Loading messages</source>
        <translation>Nachrichten werden geladen</translation>
    </message>
</context>
<context>
    <name>MuteMenu</name>
    <message>
        <source>For 1 hour</source>
        <translation>Für 1 Stunde</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>Für 8 Stunden</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>Für einen Tag</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>Für eine Woche</translation>
    </message>
    <message>
        <source>Until I unmute it</source>
        <translation>Bis ich es aufhebe</translation>
    </message>
</context>
<context>
    <name>MuteRow</name>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Mute for a while</source>
        <translation>Für eine Weile stummschalten</translation>
    </message>
    <message>
        <source>Mute this conversation</source>
        <translation>Diese Unterhaltung stummschalten</translation>
    </message>
</context>
<context>
    <name>NewButton</name>
    <message>
        <source>New conversation or group</source>
        <translation>Neue Unterhaltung oder Gruppe</translation>
    </message>
</context>
<context>
    <name>NewGroupView</name>
    <message>
        <source>New group</source>
        <translation>Neue Gruppe</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Gruppenname</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>Wird erstellt…</translation>
    </message>
    <message>
        <source>Create group</source>
        <translation>Gruppe erstellen</translation>
    </message>
</context>
<context>
    <name>NewMenu</name>
    <message>
        <source>New conversation</source>
        <translation>Neue Unterhaltung</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Neue Gruppe</translation>
    </message>
</context>
<context>
    <name>NewMessagesButton</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>messages below</comment>
        <translation>
            <numerusform>%n neue</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
    <message>
        <source>To the newest message</source>
        <translation>Zur neuesten Nachricht</translation>
    </message>
</context>
<context>
    <name>NotificationsSection</name>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>For new messages while you look elsewhere.</source>
        <translation>Bei neuen Nachrichten, während du woanders bist.</translation>
    </message>
    <message>
        <source>Show message text</source>
        <translation>Nachrichtentext anzeigen</translation>
    </message>
    <message>
        <source>Otherwise a notification only says that a message came.</source>
        <translation>Sonst steht in der Benachrichtigung nur, dass etwas angekommen ist.</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>No notifications until you turn this off.</source>
        <translation>Keine Benachrichtigungen, bis du das ausschaltest.</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Bei geschlossenem Fenster weiterlaufen</translation>
    </message>
    <message>
        <source>LetsChat stays in the tray, and messages still arrive.</source>
        <translation>LetsChat bleibt im Infobereich, und Nachrichten kommen weiter an.</translation>
    </message>
</context>
<context>
    <name>OutgoingWords</name>
    <message>
        <source>This conversation is no longer there.</source>
        <translation>Diese Unterhaltung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Not changed. %1</source>
        <translation>Nicht geändert. %1</translation>
    </message>
    <message>
        <source>Not deleted. %1</source>
        <translation>Nicht gelöscht. %1</translation>
    </message>
    <message>
        <source>Your reaction was not added. %1</source>
        <translation>Deine Reaktion wurde nicht hinzugefügt. %1</translation>
    </message>
    <message>
        <source>Your reaction was not removed. %1</source>
        <translation>Deine Reaktion wurde nicht entfernt. %1</translation>
    </message>
</context>
<context>
    <name>PaneHandle</name>
    <message>
        <source>Width of the list</source>
        <translation>Breite der Liste</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>Current password</source>
        <translation>Aktuelles Passwort</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>All your other devices will be signed out.</source>
        <translation>Alle deine anderen Geräte werden abgemeldet.</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>PeopleChoice</name>
    <message>
        <source>Add people by name or username</source>
        <translation>Personen per Name oder Benutzername hinzufügen</translation>
    </message>
    <message>
        <source>Name or username</source>
        <translation>Name oder Benutzername</translation>
    </message>
</context>
<context>
    <name>PeopleFound</name>
    <message>
        <source>People found</source>
        <translation>Gefundene Personen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>Niemand hier heißt „%1“.</translation>
    </message>
</context>
<context>
    <name>PersonChip</name>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>PersonChips</name>
    <message>
        <source>Chosen people</source>
        <translation>Ausgewählte Personen</translation>
    </message>
</context>
<context>
    <name>PersonDetails</name>
    <message>
        <source>This account was deleted.</source>
        <translation>Dieses Konto wurde gelöscht.</translation>
    </message>
    <message>
        <source>@%1 · %2</source>
        <translation>@%1 · %2</translation>
    </message>
    <message>
        <source>@%1</source>
        <translation>@%1</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Link kopiert</translation>
    </message>
    <message>
        <source>Copy the link to this person</source>
        <translation>Link zu dieser Person kopieren</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>%1 blockieren</translation>
    </message>
</context>
<context>
    <name>PickRow</name>
    <message>
        <source>already in this group</source>
        <translation>schon in dieser Gruppe</translation>
    </message>
    <message>
        <source>@%1</source>
        <translation>@%1</translation>
    </message>
</context>
<context>
    <name>PlainWords</name>
    <message>
        <source>That was too quick. Try again in a moment.</source>
        <translation>Das war zu schnell. Versuch es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The username or the password is wrong.</source>
        <translation>Benutzername oder Passwort ist falsch.</translation>
    </message>
    <message>
        <source>You have been signed out. Sign in again to go on.</source>
        <translation>Du wurdest abgemeldet. Melde dich wieder an, um fortzufahren.</translation>
    </message>
    <message>
        <source>You are not allowed to do this.</source>
        <translation>Das darfst du nicht.</translation>
    </message>
    <message>
        <source>You cannot send messages to this person.</source>
        <translation>Du kannst dieser Person keine Nachrichten senden.</translation>
    </message>
    <message>
        <source>This is no longer there.</source>
        <translation>Das gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This username is taken.</source>
        <translation>Dieser Benutzername ist vergeben.</translation>
    </message>
    <message>
        <source>This is too large to be sent.</source>
        <translation>Das ist zu groß zum Senden.</translation>
    </message>
    <message>
        <source>The server is busy. Try again in a moment.</source>
        <translation>Der Server ist ausgelastet. Versuch es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The server does not accept this as it is.</source>
        <translation>Der Server akzeptiert das so nicht.</translation>
    </message>
    <message>
        <source>The server did not accept this.</source>
        <translation>Der Server hat das nicht akzeptiert.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the connection.</source>
        <translation>Der Server ist nicht erreichbar. Prüf die Verbindung.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The server has a problem. Try again in a moment.</source>
        <translation>Der Server hat ein Problem. Versuch es gleich noch einmal.</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n seconds.</source>
        <translation>
            <numerusform>Zu viele Versuche. Versuch es in %n Sekunde wieder.</numerusform>
            <numerusform>Zu viele Versuche. Versuch es in %n Sekunden wieder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n minutes.</source>
        <translation>
            <numerusform>Zu viele Versuche. Versuch es in %n Minute wieder.</numerusform>
            <numerusform>Zu viele Versuche. Versuch es in %n Minuten wieder.</numerusform>
        </translation>
    </message>
    <message>
        <source>This message was already sent, with different text.</source>
        <translation>Diese Nachricht wurde bereits mit anderem Text gesendet.</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>Display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>Über dich</translation>
    </message>
    <message>
        <source>A few words that everyone can see.</source>
        <translation>Ein paar Worte, die alle sehen können.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
</context>
<context>
    <name>ProfileSection</name>
    <message>
        <source>@%1</source>
        <translation>@%1</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Link to you</source>
        <translation>Link zu dir</translation>
    </message>
    <message>
        <source>Your password is changed. All other devices are signed out.</source>
        <translation>Dein Passwort ist geändert. Alle anderen Geräte sind abgemeldet.</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Delete account…</source>
        <translation>Konto löschen…</translation>
    </message>
</context>
<context>
    <name>QuoteBox</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
    <message>
        <source>Answer to %1: %2</source>
        <translation>Antwort auf „%1: %2“</translation>
    </message>
    <message>
        <source>Answer to a message</source>
        <translation>Antwort auf eine Nachricht</translation>
    </message>
</context>
<context>
    <name>ReactionCell</name>
    <message>
        <source>More emoji</source>
        <translation>Weitere Emojis</translation>
    </message>
</context>
<context>
    <name>ReactionChips</name>
    <message>
        <source>Reactions</source>
        <translation>Reaktionen</translation>
    </message>
</context>
<context>
    <name>ReactionPick</name>
    <message>
        <source>React with %1</source>
        <translation>Mit %1 reagieren</translation>
    </message>
    <message>
        <source>React with another emoji</source>
        <translation>Mit anderem Emoji reagieren</translation>
    </message>
</context>
<context>
    <name>RecoveryPanel</name>
    <message>
        <source>This part stopped working. Reload it.</source>
        <translation>Dieser Teil funktioniert nicht mehr. Lade ihn neu.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
</context>
<context>
    <name>ResultRow</name>
    <message>
        <source>You:</source>
        <translation>Du:</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1:</translation>
    </message>
    <message>
        <source>@%1</source>
        <translation>@%1</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>Du: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n ungelesen</numerusform>
            <numerusform>%n ungelesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Stummschaltung aufheben</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
</context>
<context>
    <name>RowTools</name>
    <message>
        <source>What to do with this message</source>
        <translation>Aktionen für diese Nachricht</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search conversations and people</source>
        <translation>Unterhaltungen und Personen suchen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Unterhaltungen</translation>
    </message>
    <message>
        <source>Recent conversations</source>
        <translation>Letzte Unterhaltungen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Nothing here matches “%1”.</source>
        <translation>Keine Unterhaltung, Person oder Nachricht mit „%1“.</translation>
    </message>
    <message>
        <source>No other conversations yet</source>
        <translation>Noch keine anderen Unterhaltungen</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Sections</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Cancel the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>SelectionMenu</name>
    <message>
        <source>Copy selected</source>
        <translation>Ausgewählte kopieren</translation>
    </message>
    <message>
        <source>Delete selected</source>
        <translation>Ausgewählte löschen</translation>
    </message>
    <message>
        <source>Cancel the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
</context>
<context>
    <name>ServerField</name>
    <message>
        <source>Server address</source>
        <translation>Serveradresse</translation>
    </message>
    <message>
        <source>For example chat.example.org</source>
        <translation>Zum Beispiel chat.example.org</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Profile</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>Blockierte Personen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Info</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Create your account</source>
        <translation>Konto erstellen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>Creating your account…</source>
        <translation>Konto wird erstellt…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft…</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>Konto erstellen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>SignOutButton</name>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
</context>
<context>
    <name>SignOutQuestion</name>
    <message>
        <source>Sign out?</source>
        <translation>Abmelden?</translation>
    </message>
    <message>
        <source>Your messages stay on this device, for when you sign in again.</source>
        <translation>Deine Nachrichten bleiben auf diesem Gerät, bis du dich wieder anmeldest.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Also remove the messages from this device</source>
        <translation>Auch die Nachrichten von diesem Gerät entfernen</translation>
    </message>
    <message>
        <source>All messages go from this device, also those that have not been sent yet. What was sent stays at the server.</source>
        <translation>Alle Nachrichten verschwinden von diesem Gerät, auch die noch nicht gesendeten. Was gesendet ist, bleibt auf dem Server.</translation>
    </message>
</context>
<context>
    <name>StoreWords</name>
    <message>
        <source>Nothing can be kept on this computer: its disk is full, or LetsChat may not write to %1.</source>
        <translation>Auf diesem Computer kann nichts gespeichert werden: Der Datenträger ist voll, oder LetsChat darf nicht in %1 schreiben.</translation>
    </message>
    <message>
        <source>The history on this computer is from a newer LetsChat. It was kept as %1, and is fetched anew.</source>
        <translation>Der Verlauf auf diesem Computer stammt von einer neueren LetsChat-Version. Er wurde als %1 aufbewahrt und wird neu geladen.</translation>
    </message>
    <message>
        <source>The history on this computer was damaged. It was kept as %1, and is fetched anew.</source>
        <translation>Der Verlauf auf diesem Computer war beschädigt. Er wurde als %1 aufbewahrt und wird neu geladen.</translation>
    </message>
    <message>
        <source>Not all messages could be removed from this computer. They are still in: %1</source>
        <translation>Nicht alle Nachrichten konnten von diesem Computer entfernt werden. Sie liegen noch in: %1</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <extracomment>The day above messages of this year, in the format of QLocale::toString</extracomment>
        <translation>dddd, d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>The day above messages of another year, in the format of QLocale::toString</extracomment>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>um %1</translation>
    </message>
    <message>
        <source>yesterday</source>
        <comment>last seen</comment>
        <translation>gestern</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A day in full, and a time of day</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>UnreadLine</name>
    <message>
        <source>New messages</source>
        <translation>Neue Nachrichten</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>letschat::client::Application</name>
    <message>
        <source>You are no longer a member of “%1”.</source>
        <translation>Du bist kein Mitglied von „%1“ mehr.</translation>
    </message>
</context>
<context>
    <name>letschat::client::Barrier</name>
    <message>
        <source>This account was deleted.</source>
        <translation>Dieses Konto wurde gelöscht.</translation>
    </message>
    <message>
        <source>You blocked %1.</source>
        <translation>Du hast %1 blockiert.</translation>
    </message>
</context>
<context>
    <name>letschat::client::Connection</name>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Offline.</source>
        <translation>Offline.</translation>
    </message>
    <message>
        <source>Offline. 1 message will be sent when you are back.</source>
        <translation>Offline. 1 Nachricht wird gesendet, sobald du wieder online bist.</translation>
    </message>
    <message numerus="yes">
        <source>Offline. %n messages will be sent when you are back.</source>
        <translation>
            <numerusform>Offline. %n Nachricht wird gesendet, sobald du wieder online bist.</numerusform>
            <numerusform>Offline. %n Nachrichten werden gesendet, sobald du wieder online bist.</numerusform>
        </translation>
    </message>
    <message>
        <source>LetsChat is open on too many devices. Retry to use it here.</source>
        <translation>LetsChat ist auf zu vielen Geräten geöffnet. Verbinde dich neu, um es hier zu nutzen.</translation>
    </message>
</context>
<context>
    <name>letschat::client::ConversationListModel</name>
    <message>
        <source>Message deleted</source>
        <translation>Nachricht gelöscht</translation>
    </message>
</context>
<context>
    <name>letschat::client::DBusNotifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Als gelesen markieren</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
</context>
<context>
    <name>letschat::client::Details</name>
    <message>
        <source>You are still a member of “%1”. %2</source>
        <translation>Du bist noch Mitglied von „%1“. %2</translation>
    </message>
    <message>
        <source>The group is still called “%1”. %2</source>
        <translation>Die Gruppe heißt noch „%1“. %2</translation>
    </message>
</context>
<context>
    <name>letschat::client::DeviceListModel</name>
    <message>
        <source>A device without a name</source>
        <translation>Gerät ohne Namen</translation>
    </message>
</context>
<context>
    <name>letschat::client::LinkFollower</name>
    <message>
        <source>This link leads nowhere: %1</source>
        <translation>Dieser Link führt ins Leere: %1</translation>
    </message>
    <message>
        <source>This link leads to yourself.</source>
        <translation>Dieser Link führt zu dir selbst.</translation>
    </message>
    <message>
        <source>Nobody here has the username %1.</source>
        <translation>Niemand hier hat den Benutzernamen %1.</translation>
    </message>
</context>
<context>
    <name>letschat::client::MemberListModel</name>
    <message>
        <source>online</source>
        <translation>online</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>zuletzt online: %1</translation>
    </message>
</context>
<context>
    <name>letschat::client::MessageListModel</name>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>one other</source>
        <translation>eine weitere Person</translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <comment>people who reacted</comment>
        <translation>
            <numerusform>%n weitere Person</numerusform>
            <numerusform>%n weitere Personen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>letschat::client::MessageSelection</name>
    <message>
        <source>%1, [%2]</source>
        <extracomment>Above the text of a message that is copied with others: who wrote it, and when</extracomment>
        <translation>%1, [%2]</translation>
    </message>
</context>
<context>
    <name>letschat::client::MessageWindow</name>
    <message>
        <source>The history on this computer cannot be used right now.</source>
        <translation>Der Verlauf auf diesem Computer ist gerade nicht verwendbar.</translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation>Diese Nachricht gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>letschat::client::MessagesPage</name>
    <message>
        <source>%1 wrote: %2</source>
        <translation>%1 schreibt: %2</translation>
    </message>
    <message>
        <source>The message you were editing was deleted. What you wrote is a draft now.</source>
        <translation>Die Nachricht, die du bearbeitet hast, wurde gelöscht. Dein Text ist jetzt ein Entwurf.</translation>
    </message>
    <message>
        <source>Your reply could not be sent as it is. It waits here until you have finished editing.</source>
        <translation>Deine Antwort konnte so nicht gesendet werden. Sie wartet hier, bis du mit dem Bearbeiten fertig bist.</translation>
    </message>
</context>
<context>
    <name>letschat::client::Muting</name>
    <message>
        <source>Until %1</source>
        <translation>Bis %1</translation>
    </message>
    <message>
        <source>Until %1, %2</source>
        <translation>Bis %1, %2</translation>
    </message>
</context>
<context>
    <name>letschat::client::NewGroup</name>
    <message>
        <source>Choose at least one person.</source>
        <translation>Wähle mindestens eine Person.</translation>
    </message>
</context>
<context>
    <name>letschat::client::NotificationWords</name>
    <message>
        <source>New message</source>
        <translation>Neue Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>%n new messages</source>
        <translation>
            <numerusform>%n neue Nachricht</numerusform>
            <numerusform>%n neue Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n conversations</source>
        <translation>
            <numerusform>%1 in %n Unterhaltung</numerusform>
            <numerusform>%1 in %n Unterhaltungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>letschat::client::PasswordPage</name>
    <message>
        <source>Enter your password.</source>
        <translation>Gib dein Passwort ein.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>Das ist nicht dein Passwort.</translation>
    </message>
    <message>
        <source>The server does not accept this.</source>
        <translation>Der Server akzeptiert das nicht.</translation>
    </message>
</context>
<context>
    <name>letschat::client::ProfilePage</name>
    <message>
        <source>The server does not accept this.</source>
        <translation>Der Server akzeptiert das nicht.</translation>
    </message>
</context>
<context>
    <name>letschat::client::Session</name>
    <message>
        <source>No password store (keyring) answers on this computer. You stay signed in until you close LetsChat, and have to sign in again after that.</source>
        <translation>Auf diesem Computer antwortet kein Passwortspeicher. Du bleibst angemeldet, bis du LetsChat schließt, und musst dich danach neu anmelden.</translation>
    </message>
</context>
<context>
    <name>letschat::client::SignIn</name>
    <message>
        <source>Enter your username.</source>
        <translation>Gib deinen Benutzernamen ein.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Gib dein Passwort ein.</translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation>Das ist keine Serveradresse.</translation>
    </message>
    <message>
        <source>There is no LetsChat server at this address.</source>
        <translation>Unter dieser Adresse gibt es keinen LetsChat-Server.</translation>
    </message>
    <message>
        <source>This server takes no new accounts.</source>
        <translation>Dieser Server nimmt keine neuen Konten an.</translation>
    </message>
    <message>
        <source>The server does not accept this.</source>
        <translation>Der Server akzeptiert das nicht.</translation>
    </message>
</context>
<context>
    <name>letschat::client::Tray</name>
    <message>
        <source>Open LetsChat</source>
        <translation>LetsChat öffnen</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Nicht stören</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>LetsChat</source>
        <translation>LetsChat</translation>
    </message>
    <message>
        <source>LetsChat: 1 unread message</source>
        <translation>LetsChat: 1 ungelesene Nachricht</translation>
    </message>
    <message numerus="yes">
        <source>LetsChat: %n unread messages</source>
        <translation>
            <numerusform>LetsChat: %n ungelesene Nachricht</numerusform>
            <numerusform>LetsChat: %n ungelesene Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>letschat::controls::SpokenWords</name>
    <message>
        <source>%1, %2</source>
        <extracomment>What a screen reader says of something, part after part</extracomment>
        <translation>%1, %2</translation>
    </message>
</context>
</TS>
