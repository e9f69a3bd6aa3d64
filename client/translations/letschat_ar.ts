<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>LetsChat %1</source>
        <translation>LetsChat %1</translation>
    </message>
    <message>
        <source>A messenger on a server of your own. Free software under the GNU General Public License, version 3.</source>
        <translation>تطبيق مراسلة على خادم خاص بك. برمجية حرة وفق رخصة GNU العمومية العامة، الإصدار 3.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>مكان الحفظ على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>بُني باستخدام</translation>
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
        <translation>حسابك، %1</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>%1, @%2</source>
        <translation>%1، ⁦@%2⁩</translation>
    </message>
    <message>
        <source>Add another account</source>
        <translation>إضافة حساب آخر</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>فتح %1</translation>
    </message>
</context>
<context>
    <name>AddPeople</name>
    <message>
        <source>Adding…</source>
        <translation>جارٍ الإضافة…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
</context>
<context>
    <name>AppearanceSection</name>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Same as the system</source>
        <translation>حسب النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
</context>
<context>
    <name>BarrierBar</name>
    <message>
        <source>Unblock</source>
        <translation>إلغاء الحظر</translation>
    </message>
</context>
<context>
    <name>BlockQuestion</name>
    <message>
        <source>Block %1?</source>
        <translation>حظر %1؟</translation>
    </message>
    <message>
        <source>You can no longer message each other or see when the other is online. They are not told, and past messages stay. In groups you still see each other&apos;s messages.</source>
        <translation>لن يتمكن أي منكما من مراسلة الآخر ولا من معرفة وقت اتصاله. لن يُرسل إشعار بالحظر، وتبقى الرسائل السابقة. وفي المجموعات يظل كل منكما يرى رسائل الآخر.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>حظر</translation>
    </message>
</context>
<context>
    <name>BlockedRow</name>
    <message>
        <source>@%1</source>
        <translation>⁦@%1⁩</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>إلغاء الحظر</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>إلغاء حظر %1</translation>
    </message>
</context>
<context>
    <name>BlockedSection</name>
    <message>
        <source>Loading blocked people</source>
        <translation>جارٍ تحميل المحظورين</translation>
    </message>
    <message>
        <source>Blocked people could not be loaded</source>
        <translation>تعذّر تحميل المحظورين</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>You have not blocked anyone</source>
        <translation>لا يوجد محظورون</translation>
    </message>
    <message>
        <source>Someone whom you block cannot write to you, and does not see when you are online. You can block them in the details of your conversation.</source>
        <translation>من تحظره لا يمكنه مراسلتك ولا يرى وقت اتصالك. ويتم الحظر من المحادثة معه.</translation>
    </message>
</context>
<context>
    <name>BrokenSheet</name>
    <message>
        <source>Something went wrong</source>
        <translation>حدث خطأ ما</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>Message deleted</source>
        <translation>رسالة محذوفة</translation>
    </message>
</context>
<context>
    <name>BubbleFoot</name>
    <message>
        <source>edited %1</source>
        <translation>عُدّلت %1</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message to %1</source>
        <translation>رسالة إلى %1</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>كتابة رسالة</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
</context>
<context>
    <name>ComposerBar</name>
    <message>
        <source>Edit message</source>
        <translation>تعديل الرسالة</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>الرد على %1</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>رسالة محذوفة</translation>
    </message>
    <message>
        <source>Cancel editing</source>
        <translation>إلغاء التعديل</translation>
    </message>
    <message>
        <source>Cancel the reply</source>
        <translation>إلغاء الرد</translation>
    </message>
</context>
<context>
    <name>ComposerCounter</name>
    <message numerus="yes">
        <source>%n characters too long</source>
        <translation>
            <numerusform>%n حرف فوق الحد</numerusform>
            <numerusform>حرف واحد فوق الحد</numerusform>
            <numerusform>حرفان فوق الحد</numerusform>
            <numerusform>%n أحرف فوق الحد</numerusform>
            <numerusform>%n حرفًا فوق الحد</numerusform>
            <numerusform>%n حرف فوق الحد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters left</source>
        <translation>
            <numerusform>بقي %n حرف</numerusform>
            <numerusform>بقي حرف واحد</numerusform>
            <numerusform>بقي حرفان</numerusform>
            <numerusform>بقيت %n أحرف</numerusform>
            <numerusform>بقي %n حرفًا</numerusform>
            <numerusform>بقي %n حرف</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConfirmBar</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>Confirmation</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
    <message>
        <source>You: %1</source>
        <translation>أنت: %1</translation>
    </message>
    <message>
        <source>online</source>
        <translation>متصل الآن</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n رسالة غير مقروءة</numerusform>
            <numerusform>رسالة غير مقروءة</numerusform>
            <numerusform>رسالتان غير مقروءتين</numerusform>
            <numerusform>%n رسائل غير مقروءة</numerusform>
            <numerusform>%n رسالة غير مقروءة</numerusform>
            <numerusform>%n رسالة غير مقروءة</numerusform>
        </translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>لم تُرسل</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>مسودة: %1</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>مكتومة</translation>
    </message>
</context>
<context>
    <name>ConversationWords</name>
    <message>
        <source>1 member</source>
        <translation>عضو واحد</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n عضو</numerusform>
            <numerusform>عضو واحد</numerusform>
            <numerusform>عضوان</numerusform>
            <numerusform>%n أعضاء</numerusform>
            <numerusform>%n عضوًا</numerusform>
            <numerusform>%n عضو</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %L2 online</source>
        <translation>%1، المتصلون: %L2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>Who wrote it, before what was written</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>online</source>
        <translation>متصل الآن</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>آخر ظهور %1</translation>
    </message>
    <message>
        <source>typing</source>
        <translation>جارٍ الكتابة</translation>
    </message>
    <message>
        <source>%1 is typing</source>
        <translation>⁨%1⁩: جارٍ الكتابة</translation>
    </message>
    <message>
        <source>%1 and %2 are typing</source>
        <translation>⁨%1⁩ و⁨%2⁩: جارٍ الكتابة</translation>
    </message>
    <message numerus="yes">
        <source>%n people are typing</source>
        <translation>
            <numerusform>%n شخص: جارٍ الكتابة</numerusform>
            <numerusform>شخص واحد: جارٍ الكتابة</numerusform>
            <numerusform>شخصان: جارٍ الكتابة</numerusform>
            <numerusform>%n أشخاص: جارٍ الكتابة</numerusform>
            <numerusform>%n شخصًا: جارٍ الكتابة</numerusform>
            <numerusform>%n شخص: جارٍ الكتابة</numerusform>
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
        <translation>بحث</translation>
    </message>
    <message>
        <source>Your conversations could not be loaded</source>
        <translation>تعذّر تحميل محادثاتك</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>لا محادثات بعد</translation>
    </message>
    <message>
        <source>Find someone by their name and say hello.</source>
        <translation>يمكنك البحث عن شخص بالاسم وبدء محادثة معه.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Find people</source>
        <translation>البحث عن أشخاص</translation>
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
        <translation>حذف هذه الرسالة؟</translation>
    </message>
    <message>
        <source>It is deleted for everyone, and cannot be brought back.</source>
        <translation>ستُحذف لدى الجميع، ولا يمكن استعادتها.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n messages?</source>
        <translation>
            <numerusform>حذف %n رسالة؟</numerusform>
            <numerusform>حذف رسالة واحدة (%n)؟</numerusform>
            <numerusform>حذف رسالتين (%n)؟</numerusform>
            <numerusform>حذف %n رسائل؟</numerusform>
            <numerusform>حذف %n رسالة؟</numerusform>
            <numerusform>حذف %n رسالة؟</numerusform>
        </translation>
    </message>
    <message>
        <source>They are deleted for everyone, and cannot be brought back.</source>
        <translation>ستُحذف لدى الجميع، ولا يمكن استعادتها.</translation>
    </message>
</context>
<context>
    <name>DeletionForm</name>
    <message>
        <source>Delete your account?</source>
        <translation>حذف حسابك؟</translation>
    </message>
    <message>
        <source>You are signed out everywhere, and others can take your username. What you wrote stays with those whom you wrote to, without your name.</source>
        <translation>سيتم تسجيل خروجك من كل الأجهزة، ويصبح اسم المستخدم متاحًا لغيرك. وتبقى رسائلك لدى من راسلتهم، ولكن من دون اسمك.</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>كلمة مرورك</translation>
    </message>
    <message>
        <source>I know that this cannot be undone</source>
        <translation>أعلم أنه لا يمكن التراجع عن هذا</translation>
    </message>
    <message>
        <source>Delete my account for good</source>
        <translation>حذف حسابي نهائيًا</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>DetailsView</name>
    <message>
        <source>Add people</source>
        <translation>إضافة أشخاص</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>المجموعة</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
</context>
<context>
    <name>Detours</name>
    <message>
        <source>Already have one?</source>
        <translation>لديك حساب بالفعل؟</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>ليس لديك حساب؟</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>إنشاء حساب</translation>
    </message>
    <message>
        <source>Other server</source>
        <translation>خادم آخر</translation>
    </message>
</context>
<context>
    <name>DeviceRow</name>
    <message>
        <source>This device</source>
        <translation>هذا الجهاز</translation>
    </message>
    <message>
        <source>Last used %1</source>
        <translation>آخر استخدام %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · ⁦%2⁩</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Sign out %1</source>
        <translation>تسجيل الخروج من %1</translation>
    </message>
</context>
<context>
    <name>DevicesSection</name>
    <message>
        <source>Loading your devices</source>
        <translation>جارٍ تحميل أجهزتك</translation>
    </message>
    <message>
        <source>Your devices could not be loaded</source>
        <translation>تعذّر تحميل أجهزتك</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>You are signed in on this device only.</source>
        <translation>حسابك مفتوح على هذا الجهاز فقط.</translation>
    </message>
    <message>
        <source>Sign out all other devices</source>
        <translation>تسجيل الخروج من كل الأجهزة الأخرى</translation>
    </message>
    <message>
        <source>Sign out all other devices? They will need the password to come back.</source>
        <translation>تسجيل الخروج من كل الأجهزة الأخرى؟ ستلزم كلمة المرور للدخول منها مجددًا.</translation>
    </message>
    <message>
        <source>Sign them out</source>
        <translation>تسجيل الخروج منها</translation>
    </message>
</context>
<context>
    <name>EmojiCompletionList</name>
    <message>
        <source>Emoji suggestions</source>
        <translation>رموز تعبيرية مقترحة لما تكتبه</translation>
    </message>
</context>
<context>
    <name>EmojiGrid</name>
    <message>
        <source>Emoji</source>
        <translation>الرموز التعبيرية</translation>
    </message>
</context>
<context>
    <name>EmojiInput</name>
    <message>
        <source>Emoji (%1)</source>
        <translation>الرموز التعبيرية (%1)</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Used last</source>
        <translation>المستخدمة مؤخرًا</translation>
    </message>
    <message>
        <source>Smileys and feelings</source>
        <translation>الوجوه والمشاعر</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>الحيوانات والطبيعة</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>الطعام والشراب</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>السفر والأماكن</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>الأنشطة</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>الأشياء</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>الأعلام</translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation>اختيار رمز تعبيري</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>البحث في الرموز التعبيرية</translation>
    </message>
    <message>
        <source>No emoji is called “%1”.</source>
        <translation>لا يوجد رمز تعبيري باسم «%1».</translation>
    </message>
    <message>
        <source>The emoji that you use will be here.</source>
        <translation>ستظهر هنا الرموز التعبيرية التي تستخدمها.</translation>
    </message>
</context>
<context>
    <name>EmojiTabs</name>
    <message>
        <source>Groups of emoji</source>
        <translation>فئات الرموز التعبيرية</translation>
    </message>
</context>
<context>
    <name>EmptyMessages</name>
    <message>
        <source>The messages could not be loaded</source>
        <translation>تعذّر تحميل الرسائل</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>لا شيء هنا بعد</translation>
    </message>
    <message>
        <source>Say hello to %1.</source>
        <translation>يمكنك إلقاء التحية على %1.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>EmptyPane</name>
    <message>
        <source>Choose a conversation, or press %1 to find someone.</source>
        <translation>يمكنك اختيار محادثة، أو الضغط على %1 للبحث عن شخص.</translation>
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
        <translation>تم النسخ: %1</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>نسخ: %1</translation>
    </message>
</context>
<context>
    <name>FailureLine</name>
    <message>
        <source>Retry</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>لم تُرسل.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>Choose a username.</source>
        <translation>يجب اختيار اسم مستخدم.</translation>
    </message>
    <message>
        <source>Use the letters a to z, digits, and _ . - only, and start with a letter or a digit.</source>
        <translation>يُسمح فقط بالأحرف من a إلى z والأرقام والعلامات ⁦_ . -⁩، على أن تكون البداية بحرف أو رقم.</translation>
    </message>
    <message>
        <source>A username has %1 to %2 characters.</source>
        <translation>عدد أحرف اسم المستخدم من %1 إلى %2.</translation>
    </message>
    <message>
        <source>Tell others your name.</source>
        <translation>يجب إدخال اسم يراه الآخرون.</translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>الحد الأقصى لعدد أحرف الاسم: %1.</translation>
    </message>
    <message>
        <source>Use at most %1 characters.</source>
        <translation>الحد الأقصى لعدد الأحرف هنا: %1.</translation>
    </message>
    <message>
        <source>Choose a password.</source>
        <translation>يجب اختيار كلمة مرور.</translation>
    </message>
    <message>
        <source>Use at least %1 characters.</source>
        <translation>الحد الأدنى لعدد الأحرف: %1.</translation>
    </message>
    <message>
        <source>A password has at most %1 characters.</source>
        <translation>الحد الأقصى لعدد أحرف كلمة المرور: %1.</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Username</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>الاسم المعروض</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Letters a to z, digits, and _ . - . People find you by it.</source>
        <translation>أحرف وأرقام ونقاط وشرطات. به يجدك الآخرون.</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>Hide the password</source>
        <translation>إخفاء كلمة المرور</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>إظهار كلمة المرور</translation>
    </message>
</context>
<context>
    <name>GroupDetails</name>
    <message>
        <source>Members</source>
        <translation>الأعضاء</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>لا يوجد أحد هنا باسم «%1».</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>GroupQuestion</name>
    <message>
        <source>Leave “%1”?</source>
        <translation>مغادرة «%1»؟</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>Make %1 the owner?</source>
        <translation>نقل الملكية إلى %1؟</translation>
    </message>
    <message>
        <source>Its messages are removed from your devices, and only its owner or an admin can bring you back.</source>
        <translation>ستُزال رسائلها من أجهزتك، ولا يمكن أن يعيدك إليها إلا المالك أو أحد المشرفين.</translation>
    </message>
    <message>
        <source>They no longer get the messages of this group. What they wrote stays.</source>
        <translation>لن تصل رسائل هذه المجموعة إلى هذا العضو بعد الآن. وتبقى رسائله السابقة.</translation>
    </message>
    <message>
        <source>The group will be theirs. You stay in it as an admin.</source>
        <translation>ستصبح المجموعة ملكًا لهذا العضو، وتبقى عضويتك فيها بصفة مشرف.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>مغادرة</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Make owner</source>
        <translation>نقل الملكية</translation>
    </message>
</context>
<context>
    <name>GroupTitle</name>
    <message>
        <source>Rename the group</source>
        <translation>تغيير اسم المجموعة</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>اسم المجموعة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>GroupTop</name>
    <message>
        <source>Add people</source>
        <translation>إضافة أشخاص</translation>
    </message>
    <message>
        <source>Leave the group</source>
        <translation>مغادرة المجموعة</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>الأعضاء</translation>
    </message>
    <message>
        <source>Find a member</source>
        <translation>البحث عن عضو</translation>
    </message>
</context>
<context>
    <name>GroupWords</name>
    <message>
        <source>A group has at most %L1 members.</source>
        <translation>الحد الأقصى لعدد أعضاء المجموعة: %L1.</translation>
    </message>
    <message>
        <source>One of these people is no longer here.</source>
        <translation>أحد هؤلاء الأشخاص لم يعد موجودًا هنا.</translation>
    </message>
    <message>
        <source>Give the group a name.</source>
        <translation>يجب إدخال اسم للمجموعة.</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>الحد الأقصى لعدد الأحرف: %1.</translation>
    </message>
    <message>
        <source>One of these people cannot be added.</source>
        <translation>لا يمكن إضافة أحد هؤلاء الأشخاص.</translation>
    </message>
    <message>
        <source>The server does not accept this name.</source>
        <translation>الخادم لا يقبل هذا الاسم.</translation>
    </message>
</context>
<context>
    <name>HeaderButton</name>
    <message>
        <source>Shows the details</source>
        <translation>عرض التفاصيل</translation>
    </message>
</context>
<context>
    <name>HistoryStrips</name>
    <message>
        <source>OK</source>
        <translation>حسنًا</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Find a conversation, a person or a message</source>
        <translation>البحث عن محادثة أو شخص أو رسالة</translation>
    </message>
    <message>
        <source>Go to the next conversation</source>
        <translation>الانتقال إلى المحادثة التالية</translation>
    </message>
    <message>
        <source>Go to the conversation before</source>
        <translation>الانتقال إلى المحادثة السابقة</translation>
    </message>
    <message>
        <source>Go to the next unread conversation</source>
        <translation>الانتقال إلى المحادثة غير المقروءة التالية</translation>
    </message>
    <message>
        <source>Go to the unread conversation before</source>
        <translation>الانتقال إلى المحادثة غير المقروءة السابقة</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>هذه القائمة</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>إرسال الرسالة</translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation>بدء سطر جديد</translation>
    </message>
    <message>
        <source>Edit your last message, while the field is empty</source>
        <translation>تعديل رسالتك الأخيرة عندما يكون الحقل فارغًا</translation>
    </message>
    <message>
        <source>Go into the messages; Up and Down lead from one to the next</source>
        <translation>الانتقال إلى الرسائل؛ ويتم التنقل بينها بالمفتاحين Up وDown</translation>
    </message>
    <message>
        <source>Show what can be done with a message or a conversation</source>
        <translation>عرض الخيارات المتاحة لرسالة أو محادثة</translation>
    </message>
    <message>
        <source>Reply to a message</source>
        <translation>الرد على رسالة</translation>
    </message>
    <message>
        <source>Edit a message</source>
        <translation>تعديل رسالة</translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation>اختيار رمز تعبيري</translation>
    </message>
    <message>
        <source>Go to what is next</source>
        <translation>الانتقال إلى العنصر التالي</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Close what is open, or go back</source>
        <translation>إغلاق المفتوح أو الرجوع</translation>
    </message>
    <message>
        <source>Go to the newest message, while the field is empty</source>
        <translation>الانتقال إلى أحدث رسالة ما دام الحقل فارغًا</translation>
    </message>
    <message>
        <source>Delete a message, or all that are selected</source>
        <translation>حذف رسالة، أو كل الرسائل المحددة</translation>
    </message>
    <message>
        <source>Copy a message, or all that are selected</source>
        <translation>نسخ رسالة، أو كل الرسائل المحددة</translation>
    </message>
    <message>
        <source>Select a message; then Space selects more, and Shift+Up all on the way</source>
        <translation>تحديد رسالة؛ ثم تحدد مسافة رسائل أخرى، ويحدد Shift+سهم لأعلى كل ما في الطريق</translation>
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
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
</context>
<context>
    <name>ListSkeleton</name>
    <message>
        <source>Loading conversations</source>
        <translation>جارٍ تحميل المحادثات</translation>
    </message>
</context>
<context>
    <name>ListStrips</name>
    <message>
        <source>OK</source>
        <translation>حسنًا</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>إعادة المحاولة الآن</translation>
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
        <translation>إرسال رسالة</translation>
    </message>
    <message>
        <source>Make an admin</source>
        <translation>ترقية إلى مشرف</translation>
    </message>
    <message>
        <source>Stop being an admin</source>
        <translation>التخلي عن الإشراف</translation>
    </message>
    <message>
        <source>Remove as admin</source>
        <translation>سحب الإشراف</translation>
    </message>
    <message>
        <source>Make owner…</source>
        <translation>نقل الملكية…</translation>
    </message>
    <message>
        <source>Remove from the group…</source>
        <translation>إزالة من المجموعة…</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>%1 (you)</source>
        <translation>⁨%1⁩ (أنت)</translation>
    </message>
    <message>
        <source>@%1</source>
        <translation>⁦@%1⁩</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>المالك</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>مشرف</translation>
    </message>
</context>
<context>
    <name>MembersSkeleton</name>
    <message>
        <source>Loading members</source>
        <translation>جارٍ تحميل الأعضاء</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Retry</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>نسخ المحدد</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>نسخ الرسالة</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Discard the failed change</source>
        <translation>تجاهل ما تعذّر</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>تحديد</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>Message deleted</source>
        <translation>رسالة محذوفة</translation>
    </message>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>قيد الإرسال</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>أُرسلت</translation>
    </message>
    <message>
        <source>read</source>
        <translation>مقروءة</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>لم تُرسل</translation>
    </message>
    <message>
        <source>in reply to %1</source>
        <translation>ردًا على %1</translation>
    </message>
</context>
<context>
    <name>MessagesHeader</name>
    <message>
        <source>Back to the list</source>
        <translation>الرجوع إلى القائمة</translation>
    </message>
</context>
<context>
    <name>MessagesSkeleton</name>
    <message>
        <source>Loading messages</source>
        <translation>جارٍ تحميل الرسائل</translation>
    </message>
</context>
<context>
    <name>MuteMenu</name>
    <message>
        <source>For 1 hour</source>
        <translation>لمدة ساعة</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>لمدة 8 ساعات</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>لمدة يوم</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>لمدة أسبوع</translation>
    </message>
    <message>
        <source>Until I unmute it</source>
        <translation>حتى إلغاء الكتم</translation>
    </message>
</context>
<context>
    <name>MuteRow</name>
    <message>
        <source>Mute</source>
        <translation>كتم</translation>
    </message>
    <message>
        <source>Mute for a while</source>
        <translation>كتم لمدة محددة</translation>
    </message>
    <message>
        <source>Mute this conversation</source>
        <translation>كتم هذه المحادثة</translation>
    </message>
</context>
<context>
    <name>NewButton</name>
    <message>
        <source>New conversation or group</source>
        <translation>محادثة أو مجموعة جديدة</translation>
    </message>
</context>
<context>
    <name>NewGroupView</name>
    <message>
        <source>New group</source>
        <translation>مجموعة جديدة</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>اسم المجموعة</translation>
    </message>
    <message>
        <source>Creating…</source>
        <translation>جارٍ الإنشاء…</translation>
    </message>
    <message>
        <source>Create group</source>
        <translation>إنشاء المجموعة</translation>
    </message>
</context>
<context>
    <name>NewMenu</name>
    <message>
        <source>New conversation</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>مجموعة جديدة</translation>
    </message>
</context>
<context>
    <name>NewMessagesButton</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>messages below</comment>
        <translation>
            <numerusform>%n رسالة جديدة</numerusform>
            <numerusform>رسالة جديدة</numerusform>
            <numerusform>رسالتان جديدتان</numerusform>
            <numerusform>%n رسائل جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
        </translation>
    </message>
    <message>
        <source>To the newest message</source>
        <translation>إلى أحدث رسالة</translation>
    </message>
</context>
<context>
    <name>NotificationsSection</name>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>For new messages while you look elsewhere.</source>
        <translation>عن الرسائل الجديدة أثناء انشغالك بنافذة أخرى.</translation>
    </message>
    <message>
        <source>Show message text</source>
        <translation>إظهار نص الرسالة</translation>
    </message>
    <message>
        <source>Otherwise a notification only says that a message came.</source>
        <translation>وإلا يذكر الإشعار وصول رسالة فقط.</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>عدم الإزعاج</translation>
    </message>
    <message>
        <source>No notifications until you turn this off.</source>
        <translation>لا إشعارات حتى إيقاف هذا الخيار.</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>الاستمرار في العمل عند إغلاق النافذة</translation>
    </message>
    <message>
        <source>LetsChat stays in the tray, and messages still arrive.</source>
        <translation>يبقى LetsChat في علبة النظام، ويستمر وصول الرسائل.</translation>
    </message>
</context>
<context>
    <name>OutgoingWords</name>
    <message>
        <source>This conversation is no longer there.</source>
        <translation>هذه المحادثة لم تعد موجودة.</translation>
    </message>
    <message>
        <source>Not changed. %1</source>
        <translation>لم تُعدَّل. %1</translation>
    </message>
    <message>
        <source>Not deleted. %1</source>
        <translation>لم تُحذف. %1</translation>
    </message>
    <message>
        <source>Your reaction was not added. %1</source>
        <translation>لم يُضَف تفاعلك. %1</translation>
    </message>
    <message>
        <source>Your reaction was not removed. %1</source>
        <translation>لم يُزَل تفاعلك. %1</translation>
    </message>
</context>
<context>
    <name>PaneHandle</name>
    <message>
        <source>Width of the list</source>
        <translation>اتساع القائمة</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>Current password</source>
        <translation>كلمة المرور الحالية</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>كلمة المرور الجديدة</translation>
    </message>
    <message>
        <source>All your other devices will be signed out.</source>
        <translation>سيتم تسجيل الخروج من كل أجهزتك الأخرى.</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>تغيير كلمة المرور</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>PeopleChoice</name>
    <message>
        <source>Add people by name or username</source>
        <translation>إضافة أشخاص بالاسم أو اسم المستخدم</translation>
    </message>
    <message>
        <source>Name or username</source>
        <translation>الاسم أو اسم المستخدم</translation>
    </message>
</context>
<context>
    <name>PeopleFound</name>
    <message>
        <source>People found</source>
        <translation>نتائج البحث عن أشخاص</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>Nobody here is called “%1”.</source>
        <translation>لا يوجد أحد هنا باسم «%1».</translation>
    </message>
</context>
<context>
    <name>PersonChip</name>
    <message>
        <source>Remove %1</source>
        <translation>إزالة %1</translation>
    </message>
</context>
<context>
    <name>PersonChips</name>
    <message>
        <source>Chosen people</source>
        <translation>الأشخاص المختارون</translation>
    </message>
</context>
<context>
    <name>PersonDetails</name>
    <message>
        <source>This account was deleted.</source>
        <translation>حُذف هذا الحساب.</translation>
    </message>
    <message>
        <source>@%1 · %2</source>
        <translation>⁦@%1⁩ · %2</translation>
    </message>
    <message>
        <source>@%1</source>
        <translation>⁦@%1⁩</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>تم نسخ الرابط</translation>
    </message>
    <message>
        <source>Copy the link to this person</source>
        <translation>نسخ رابط هذا الشخص</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>إلغاء حظر %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>حظر %1</translation>
    </message>
</context>
<context>
    <name>PickRow</name>
    <message>
        <source>already in this group</source>
        <translation>في هذه المجموعة بالفعل</translation>
    </message>
    <message>
        <source>@%1</source>
        <translation>⁦@%1⁩</translation>
    </message>
</context>
<context>
    <name>PlainWords</name>
    <message>
        <source>That was too quick. Try again in a moment.</source>
        <translation>كان ذلك سريعًا جدًا. يُرجى إعادة المحاولة بعد لحظات.</translation>
    </message>
    <message>
        <source>The username or the password is wrong.</source>
        <translation>اسم المستخدم أو كلمة المرور غير صحيحة.</translation>
    </message>
    <message>
        <source>You have been signed out. Sign in again to go on.</source>
        <translation>تم تسجيل خروجك. يلزم تسجيل الدخول مجددًا للمتابعة.</translation>
    </message>
    <message>
        <source>You are not allowed to do this.</source>
        <translation>لا يُسمح لك بهذا.</translation>
    </message>
    <message>
        <source>You cannot send messages to this person.</source>
        <translation>لا يمكنك إرسال رسائل إلى هذا الشخص.</translation>
    </message>
    <message>
        <source>This is no longer there.</source>
        <translation>لم يعد هذا موجودًا.</translation>
    </message>
    <message>
        <source>This username is taken.</source>
        <translation>اسم المستخدم هذا محجوز.</translation>
    </message>
    <message>
        <source>This is too large to be sent.</source>
        <translation>الحجم أكبر من أن يُرسل.</translation>
    </message>
    <message>
        <source>The server is busy. Try again in a moment.</source>
        <translation>الخادم مشغول. يُرجى إعادة المحاولة بعد لحظات.</translation>
    </message>
    <message>
        <source>The server does not accept this as it is.</source>
        <translation>الخادم لا يقبل هذا بصورته الحالية.</translation>
    </message>
    <message>
        <source>The server did not accept this.</source>
        <translation>لم يقبل الخادم هذا.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the connection.</source>
        <translation>تعذّر الوصول إلى الخادم. يُرجى التحقق من الاتصال.</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>لم يستجب الخادم في الوقت المحدد.</translation>
    </message>
    <message>
        <source>The server has a problem. Try again in a moment.</source>
        <translation>حدثت مشكلة في الخادم. يُرجى إعادة المحاولة بعد لحظات.</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n seconds.</source>
        <translation>
            <numerusform>محاولات كثيرة. يمكن المحاولة مجددًا بعد %n ثانية.</numerusform>
            <numerusform>محاولات كثيرة. يمكن المحاولة مجددًا بعد ثانية واحدة.</numerusform>
            <numerusform>محاولات كثيرة. يمكن المحاولة مجددًا بعد ثانيتين.</numerusform>
            <numerusform>محاولات كثيرة. يمكن المحاولة مجددًا بعد %n ثوانٍ.</numerusform>
            <numerusform>محاولات كثيرة. يمكن المحاولة مجددًا بعد %n ثانية.</numerusform>
            <numerusform>محاولات كثيرة. يمكن المحاولة مجددًا بعد %n ثانية.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n minutes.</source>
        <translation>
            <numerusform>محاولات كثيرة. يمكن المحاولة مجددًا بعد %n دقيقة.</numerusform>
            <numerusform>محاولات كثيرة. يمكن المحاولة مجددًا بعد دقيقة واحدة.</numerusform>
            <numerusform>محاولات كثيرة. يمكن المحاولة مجددًا بعد دقيقتين.</numerusform>
            <numerusform>محاولات كثيرة. يمكن المحاولة مجددًا بعد %n دقائق.</numerusform>
            <numerusform>محاولات كثيرة. يمكن المحاولة مجددًا بعد %n دقيقة.</numerusform>
            <numerusform>محاولات كثيرة. يمكن المحاولة مجددًا بعد %n دقيقة.</numerusform>
        </translation>
    </message>
    <message>
        <source>This message was already sent, with different text.</source>
        <translation>سبق إرسال هذه الرسالة بنص آخر.</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>Display name</source>
        <translation>الاسم المعروض</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>نبذة عنك</translation>
    </message>
    <message>
        <source>A few words that everyone can see.</source>
        <translation>كلمات قليلة يراها الجميع.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>جارٍ الحفظ…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>تم الحفظ</translation>
    </message>
</context>
<context>
    <name>ProfileSection</name>
    <message>
        <source>@%1</source>
        <translation>⁦@%1⁩</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <source>Link to you</source>
        <translation>رابط حسابك</translation>
    </message>
    <message>
        <source>Your password is changed. All other devices are signed out.</source>
        <translation>تم تغيير كلمة مرورك، وتسجيل الخروج من كل الأجهزة الأخرى.</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>تغيير كلمة المرور</translation>
    </message>
    <message>
        <source>Delete account…</source>
        <translation>حذف الحساب…</translation>
    </message>
</context>
<context>
    <name>QuoteBox</name>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>رسالة محذوفة</translation>
    </message>
    <message>
        <source>Answer to %1: %2</source>
        <translation>رد على %1: %2</translation>
    </message>
    <message>
        <source>Answer to a message</source>
        <translation>رد على رسالة</translation>
    </message>
</context>
<context>
    <name>ReactionCell</name>
    <message>
        <source>More emoji</source>
        <translation>المزيد من الرموز التعبيرية</translation>
    </message>
</context>
<context>
    <name>ReactionChips</name>
    <message>
        <source>Reactions</source>
        <translation>التفاعلات</translation>
    </message>
</context>
<context>
    <name>ReactionPick</name>
    <message>
        <source>React with %1</source>
        <translation>التفاعل بـ %1</translation>
    </message>
    <message>
        <source>React with another emoji</source>
        <translation>التفاعل برمز تعبيري آخر</translation>
    </message>
</context>
<context>
    <name>RecoveryPanel</name>
    <message>
        <source>This part stopped working. Reload it.</source>
        <translation>توقف هذا الجزء عن العمل. تلزم إعادة تحميله.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>إعادة التحميل</translation>
    </message>
</context>
<context>
    <name>ResultRow</name>
    <message>
        <source>You:</source>
        <translation>أنت:</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1:</translation>
    </message>
    <message>
        <source>@%1</source>
        <translation>⁦@%1⁩</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>أنت: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n رسالة غير مقروءة</numerusform>
            <numerusform>رسالة غير مقروءة</numerusform>
            <numerusform>رسالتان غير مقروءتين</numerusform>
            <numerusform>%n رسائل غير مقروءة</numerusform>
            <numerusform>%n رسالة غير مقروءة</numerusform>
            <numerusform>%n رسالة غير مقروءة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Mark as read</source>
        <translation>تعليم كمقروءة</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>إلغاء الكتم</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>كتم</translation>
    </message>
</context>
<context>
    <name>RowTools</name>
    <message>
        <source>What to do with this message</source>
        <translation>خيارات هذه الرسالة</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search conversations and people</source>
        <translation>البحث في المحادثات والأشخاص</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Search results</source>
        <translation>نتائج البحث</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Recent conversations</source>
        <translation>المحادثات الأخيرة</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>الأخيرة</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Nothing here matches “%1”.</source>
        <translation>لا توجد هنا محادثات أو أشخاص أو رسائل تطابق «%1».</translation>
    </message>
    <message>
        <source>No other conversations yet</source>
        <translation>لا محادثات أخرى بعد</translation>
    </message>
</context>
<context>
    <name>SectionList</name>
    <message>
        <source>Sections</source>
        <translation>الأقسام</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Cancel the selection</source>
        <translation>إلغاء التحديد</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>تم النسخ</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%n محددة</numerusform>
            <numerusform>%n محددة</numerusform>
            <numerusform>%n محددة</numerusform>
            <numerusform>%n محددة</numerusform>
            <numerusform>%n محددة</numerusform>
            <numerusform>%n محددة</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
</context>
<context>
    <name>SelectionMenu</name>
    <message>
        <source>Copy selected</source>
        <translation>نسخ المحدد</translation>
    </message>
    <message>
        <source>Delete selected</source>
        <translation>حذف المحدد</translation>
    </message>
    <message>
        <source>Cancel the selection</source>
        <translation>إلغاء التحديد</translation>
    </message>
</context>
<context>
    <name>ServerField</name>
    <message>
        <source>Server address</source>
        <translation>عنوان الخادم</translation>
    </message>
    <message>
        <source>For example chat.example.org</source>
        <translation>مثل chat.example.org</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>المحظورون</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>الإشعارات</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>الاختصارات</translation>
    </message>
    <message>
        <source>About</source>
        <translation>حول التطبيق</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Create your account</source>
        <translation>إنشاء حسابك</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>على ⁦%1⁩</translation>
    </message>
    <message>
        <source>Creating your account…</source>
        <translation>جارٍ إنشاء حسابك…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>جارٍ تسجيل الدخول…</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>إنشاء حساب</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>حسنًا</translation>
    </message>
</context>
<context>
    <name>SignOutButton</name>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
</context>
<context>
    <name>SignOutQuestion</name>
    <message>
        <source>Sign out?</source>
        <translation>هل تريد تسجيل الخروج؟</translation>
    </message>
    <message>
        <source>Your messages stay on this device, for when you sign in again.</source>
        <translation>تبقى رسائلك على هذا الجهاز إلى أن تسجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Also remove the messages from this device</source>
        <translation>إزالة الرسائل من هذا الجهاز أيضًا</translation>
    </message>
    <message>
        <source>All messages go from this device, also those that have not been sent yet. What was sent stays at the server.</source>
        <translation>ستُزال كل الرسائل من هذا الجهاز، حتى التي لم تُرسل بعد. أما ما أُرسل فيبقى على الخادم.</translation>
    </message>
</context>
<context>
    <name>StoreWords</name>
    <message>
        <source>Nothing can be kept on this computer: its disk is full, or LetsChat may not write to %1.</source>
        <translation>لا يمكن حفظ أي شيء على هذا الحاسوب: القرص ممتلئ، أو لا يُسمح لـ LetsChat بالكتابة في ⁦%1⁩.</translation>
    </message>
    <message>
        <source>The history on this computer is from a newer LetsChat. It was kept as %1, and is fetched anew.</source>
        <translation>السجل على هذا الحاسوب من إصدار أحدث من LetsChat. تم حفظه باسم ⁦%1⁩، ويجري جلبه من جديد.</translation>
    </message>
    <message>
        <source>The history on this computer was damaged. It was kept as %1, and is fetched anew.</source>
        <translation>السجل على هذا الحاسوب تالف. تم حفظه باسم ⁦%1⁩، ويجري جلبه من جديد.</translation>
    </message>
    <message>
        <source>Not all messages could be removed from this computer. They are still in: %1</source>
        <translation>تعذّرت إزالة جميع الرسائل من هذا الحاسوب. ما زالت في: ⁦%1⁩</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <extracomment>The day above messages of this year, in the format of QLocale::toString</extracomment>
        <translation>dddd، d MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>The day above messages of another year, in the format of QLocale::toString</extracomment>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>الساعة %1</translation>
    </message>
    <message>
        <source>yesterday</source>
        <comment>last seen</comment>
        <translation>أمس</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A day in full, and a time of day</extracomment>
        <translation>%1، %2</translation>
    </message>
</context>
<context>
    <name>UnreadLine</name>
    <message>
        <source>New messages</source>
        <translation>رسائل جديدة</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Retry now</source>
        <translation>إعادة المحاولة الآن</translation>
    </message>
</context>
<context>
    <name>letschat::client::Application</name>
    <message>
        <source>You are no longer a member of “%1”.</source>
        <translation>لم تعد لك عضوية في «%1».</translation>
    </message>
</context>
<context>
    <name>letschat::client::Barrier</name>
    <message>
        <source>This account was deleted.</source>
        <translation>حُذف هذا الحساب.</translation>
    </message>
    <message>
        <source>You blocked %1.</source>
        <translation>لقد حظرت %1.</translation>
    </message>
</context>
<context>
    <name>letschat::client::Connection</name>
    <message>
        <source>Connecting…</source>
        <translation>جارٍ الاتصال…</translation>
    </message>
    <message>
        <source>Offline.</source>
        <translation>لا يوجد اتصال.</translation>
    </message>
    <message>
        <source>Offline. 1 message will be sent when you are back.</source>
        <translation>لا يوجد اتصال. ستُرسل رسالة واحدة عند عودة الاتصال.</translation>
    </message>
    <message numerus="yes">
        <source>Offline. %n messages will be sent when you are back.</source>
        <translation>
            <numerusform>لا يوجد اتصال. ستُرسل %n رسالة عند عودة الاتصال.</numerusform>
            <numerusform>لا يوجد اتصال. ستُرسل رسالة واحدة عند عودة الاتصال.</numerusform>
            <numerusform>لا يوجد اتصال. ستُرسل رسالتان عند عودة الاتصال.</numerusform>
            <numerusform>لا يوجد اتصال. ستُرسل %n رسائل عند عودة الاتصال.</numerusform>
            <numerusform>لا يوجد اتصال. ستُرسل %n رسالة عند عودة الاتصال.</numerusform>
            <numerusform>لا يوجد اتصال. ستُرسل %n رسالة عند عودة الاتصال.</numerusform>
        </translation>
    </message>
    <message>
        <source>LetsChat is open on too many devices. Retry to use it here.</source>
        <translation>تطبيق LetsChat مفتوح على عدد كبير من الأجهزة. تلزم إعادة الاتصال لاستخدامه هنا.</translation>
    </message>
</context>
<context>
    <name>letschat::client::ConversationListModel</name>
    <message>
        <source>Message deleted</source>
        <translation>رسالة محذوفة</translation>
    </message>
</context>
<context>
    <name>letschat::client::DBusNotifier</name>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>تعليم كمقروءة</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>رد</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
</context>
<context>
    <name>letschat::client::Details</name>
    <message>
        <source>You are still a member of “%1”. %2</source>
        <translation>لا تزال لك عضوية في «%1». %2</translation>
    </message>
    <message>
        <source>The group is still called “%1”. %2</source>
        <translation>لا يزال اسم المجموعة «%1». %2</translation>
    </message>
</context>
<context>
    <name>letschat::client::DeviceListModel</name>
    <message>
        <source>A device without a name</source>
        <translation>جهاز بلا اسم</translation>
    </message>
</context>
<context>
    <name>letschat::client::LinkFollower</name>
    <message>
        <source>This link leads nowhere: %1</source>
        <translation>هذا الرابط لا يؤدي إلى شيء: ⁦%1⁩</translation>
    </message>
    <message>
        <source>This link leads to yourself.</source>
        <translation>هذا الرابط يؤدي إلى حسابك.</translation>
    </message>
    <message>
        <source>Nobody here has the username %1.</source>
        <translation>لا يوجد أحد هنا باسم المستخدم ⁦%1⁩.</translation>
    </message>
</context>
<context>
    <name>letschat::client::MemberListModel</name>
    <message>
        <source>online</source>
        <translation>متصل الآن</translation>
    </message>
    <message>
        <source>last seen %1</source>
        <translation>آخر ظهور %1</translation>
    </message>
</context>
<context>
    <name>letschat::client::MessageListModel</name>
    <message>
        <source>You</source>
        <translation>أنت</translation>
    </message>
    <message>
        <source>one other</source>
        <translation>شخص آخر</translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <comment>people who reacted</comment>
        <translation>
            <numerusform>%n شخص آخر</numerusform>
            <numerusform>شخص آخر</numerusform>
            <numerusform>شخصان آخران</numerusform>
            <numerusform>%n أشخاص آخرين</numerusform>
            <numerusform>%n شخصًا آخر</numerusform>
            <numerusform>%n شخص آخر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>letschat::client::MessageSelection</name>
    <message>
        <source>%1, [%2]</source>
        <extracomment>Above the text of a message that is copied with others: who wrote it, and when</extracomment>
        <translation>%1، [%2]</translation>
    </message>
</context>
<context>
    <name>letschat::client::MessageWindow</name>
    <message>
        <source>The history on this computer cannot be used right now.</source>
        <translation>لا يمكن استخدام السجل على هذا الحاسوب الآن.</translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation>لم تعد هذه الرسالة موجودة.</translation>
    </message>
</context>
<context>
    <name>letschat::client::MessagesPage</name>
    <message>
        <source>%1 wrote: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The message you were editing was deleted. What you wrote is a draft now.</source>
        <translation>حُذفت الرسالة التي كنت تعدّلها. ما كتبته محفوظ الآن كمسودة.</translation>
    </message>
    <message>
        <source>Your reply could not be sent as it is. It waits here until you have finished editing.</source>
        <translation>تعذّر إرسال ردك كما هو. ينتظر هنا حتى تنتهي من التعديل.</translation>
    </message>
</context>
<context>
    <name>letschat::client::Muting</name>
    <message>
        <source>Until %1</source>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>Until %1, %2</source>
        <translation>حتى %1، %2</translation>
    </message>
</context>
<context>
    <name>letschat::client::NewGroup</name>
    <message>
        <source>Choose at least one person.</source>
        <translation>يجب اختيار شخص واحد على الأقل.</translation>
    </message>
</context>
<context>
    <name>letschat::client::NotificationWords</name>
    <message>
        <source>New message</source>
        <translation>رسالة جديدة</translation>
    </message>
    <message numerus="yes">
        <source>%n new messages</source>
        <translation>
            <numerusform>%n رسالة جديدة</numerusform>
            <numerusform>رسالة جديدة</numerusform>
            <numerusform>رسالتان جديدتان</numerusform>
            <numerusform>%n رسائل جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
            <numerusform>%n رسالة جديدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n conversations</source>
        <translation>
            <numerusform>%1 في %n محادثة</numerusform>
            <numerusform>%1 في محادثة واحدة</numerusform>
            <numerusform>%1 في محادثتين</numerusform>
            <numerusform>%1 في %n محادثات</numerusform>
            <numerusform>%1 في %n محادثة</numerusform>
            <numerusform>%1 في %n محادثة</numerusform>
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
        <translation>يجب إدخال كلمة مرورك.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>هذه ليست كلمة مرورك.</translation>
    </message>
    <message>
        <source>The server does not accept this.</source>
        <translation>الخادم لا يقبل هذا.</translation>
    </message>
</context>
<context>
    <name>letschat::client::ProfilePage</name>
    <message>
        <source>The server does not accept this.</source>
        <translation>الخادم لا يقبل هذا.</translation>
    </message>
</context>
<context>
    <name>letschat::client::Session</name>
    <message>
        <source>No password store (keyring) answers on this computer. You stay signed in until you close LetsChat, and have to sign in again after that.</source>
        <translation>لا يستجيب أي مخزن لكلمات المرور على هذا الحاسوب. سيبقى حسابك مفتوحًا حتى إغلاق LetsChat، ثم يلزم تسجيل الدخول مجددًا.</translation>
    </message>
</context>
<context>
    <name>letschat::client::SignIn</name>
    <message>
        <source>Enter your username.</source>
        <translation>يجب إدخال اسم المستخدم.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>يجب إدخال كلمة مرورك.</translation>
    </message>
    <message>
        <source>This is not the address of a server.</source>
        <translation>هذا ليس عنوان خادم.</translation>
    </message>
    <message>
        <source>There is no LetsChat server at this address.</source>
        <translation>لا يوجد خادم LetsChat في هذا العنوان.</translation>
    </message>
    <message>
        <source>This server takes no new accounts.</source>
        <translation>هذا الخادم لا يقبل حسابات جديدة.</translation>
    </message>
    <message>
        <source>The server does not accept this.</source>
        <translation>الخادم لا يقبل هذا.</translation>
    </message>
</context>
<context>
    <name>letschat::client::Tray</name>
    <message>
        <source>Open LetsChat</source>
        <translation>فتح LetsChat</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>عدم الإزعاج</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>LetsChat</source>
        <translation>LetsChat</translation>
    </message>
    <message>
        <source>LetsChat: 1 unread message</source>
        <translation>في LetsChat: رسالة واحدة غير مقروءة</translation>
    </message>
    <message numerus="yes">
        <source>LetsChat: %n unread messages</source>
        <translation>
            <numerusform>في LetsChat: %n رسالة غير مقروءة</numerusform>
            <numerusform>في LetsChat: رسالة واحدة غير مقروءة</numerusform>
            <numerusform>في LetsChat: رسالتان غير مقروءتين</numerusform>
            <numerusform>في LetsChat: %n رسائل غير مقروءة</numerusform>
            <numerusform>في LetsChat: %n رسالة غير مقروءة</numerusform>
            <numerusform>في LetsChat: %n رسالة غير مقروءة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>letschat::controls::SpokenWords</name>
    <message>
        <source>%1, %2</source>
        <extracomment>What a screen reader says of something, part after part</extracomment>
        <translation>%1، %2</translation>
    </message>
</context>
</TS>
