#include "protocol/accounts.h"
#include "protocol/codec.h"
#include "protocol/events.h"
#include "protocol/messagechanges.h"

#include <QTest>

using namespace letschat;
using namespace Qt::StringLiterals;

namespace {

const QByteArray goodRegistration =
    R"({"username":"Elena.R","display_name":"  Elena R ","password":"correct horse","more":[1]})";

template <class T>
FieldError firstError(const QByteArray &text)
{
    const auto value = decode<T>(text);
    if (value || value.error().errors.isEmpty())
        return {};
    return value.error().errors.front();
}

QByteArray registration(const QByteArray &member)
{
    return "{\"username\":\"elena\",\"display_name\":\"E\",\"password\":\"12345678\"," + member +
           "}";
}

} // namespace

class CodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreBroughtIntoTheirStoredForm()
    {
        const auto request = decode<RegisterRequest>(goodRegistration);
        QVERIFY(request);
        QCOMPARE(request->username, u"elena.r"_s);
        QCOMPARE(request->displayName, u"Elena R"_s);
        QVERIFY(!request->deviceName);
    }

    void hostileJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not json") << QByteArray("hello");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("string") << QByteArray("\"a\"");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("cut") << goodRegistration.chopped(1);
        QTest::newRow("two") << goodRegistration + goodRegistration;
        QTest::newRow("bad utf-8") << QByteArray("{\"username\":\"\xff\xfe\"}");
        QTest::newRow("NUL byte") << QByteArray("{\"a\":1}\0{", 9);
        QTest::newRow("deep") << QByteArray("{\"a\":") + QByteArray(32, '[') + QByteArray(32, ']') +
                                     '}';
        QTest::newRow("very deep") << QByteArray(100'000, '[');
        QTest::newRow("very deep objects") << QByteArray("{\"a\":").repeated(20'000);
        QTest::newRow("control character") << registration("\"x\":\"\x01\"");
        QTest::newRow("unknown escape") << registration("\"x\":\"\\x\"");
        for (const char *number : {"1.", ".5", "-.5", "+1", "01", "1.e5", "1e", "--1"})
            QTest::newRow(number) << registration(QByteArray("\"x\":") + number);
    }

    void hostileJsonIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto request = decode<RegisterRequest>(text);
        QVERIFY(!request);
        QCOMPARE(request.error().code, ProblemCode::MalformedJson);
    }

    void everyNumberAndEscapeOfJsonIsTaken()
    {
        for (const char *value : {"0", "-0", "10", "1.50", "1e5", "1E+5", "-1.5e-3", "[1,-2,0]",
                                  "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\""})
            QVERIFY2(decode<RegisterRequest>(registration(QByteArray("\"x\":") + value)), value);
    }

    void aByteOrderMarkInABodyStays()
    {
        const auto body = [](const char *written) {
            const auto request =
                decode<EditMessageRequest>(QByteArray("{\"body\":\"") + written + "\"}");
            return request ? request->body : QString();
        };
        const QString marked = QString(QChar::ByteOrderMark) + u"x"_s;
        QCOMPARE(body("\xEF\xBB\xBFx"), marked);
        QCOMPARE(body("\\ufeffx"), marked);
    }

    void nestingUpToTheLimitIsTaken()
    {
        const auto text = registration("\"x\":" + QByteArray(31, '[') + QByteArray(31, ']'));
        QVERIFY(decode<RegisterRequest>(text));
        QVERIFY(
            decode<RegisterRequest>(registration("\"x\":\"" + QByteArray(99, '[') + "\\\"{\"")));
    }

    void theWrongFieldIsNamed_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, QByteArray member, QString field, QString code) {
            QTest::newRow(name) << registration(member) << field << code;
        };
        row("null", R"("username":null)", u"username"_s, u"required"_s);
        row("number", R"("username":5)", u"username"_s, u"wrong_type"_s);
        row("short name", R"("username":"ab")", u"username"_s, u"too_short"_s);
        row("long name", "\"username\":\"" + QByteArray(33, 'a') + '"', u"username"_s,
            u"too_long"_s);
        row("spaces", R"("username":"el ena")", u"username"_s, u"invalid_format"_s);
        row("umlaut", R"("username":"älena")", u"username"_s, u"invalid_format"_s);
        row("dot first", R"("username":".elena")", u"username"_s, u"invalid_format"_s);
        row("weak password", R"("password":"1234567")", u"password"_s, u"too_short"_s);
        row("long password", "\"password\":\"" + QByteArray(257, 'a') + '"', u"password"_s,
            u"too_long"_s);
        row("blank name", R"("display_name":"   ")", u"display_name"_s, u"too_short"_s);
        row("long display name", "\"display_name\":\"" + QByteArray(65, 'a') + '"',
            u"display_name"_s, u"too_long"_s);
        row("NUL", R"("display_name":"a\u0000b")", u"display_name"_s, u"invalid_character"_s);
        row("lone surrogate", R"("display_name":"a\ud800b")", u"display_name"_s,
            u"invalid_character"_s);
        row("device list", R"("device_name":[])", u"device_name"_s, u"wrong_type"_s);
    }

    void theWrongFieldIsNamed()
    {
        QFETCH(QByteArray, member);
        const auto error = firstError<RegisterRequest>(member);
        QTEST(error.field, "field");
        QTEST(error.code, "code");
        QVERIFY(!error.message.isEmpty());
    }

    void everyWrongFieldIsNamedAtOnce()
    {
        const auto request = decode<RegisterRequest>(R"({"password":"x"})"_ba);
        QVERIFY(!request);
        QCOMPARE(request.error().code, ProblemCode::ValidationFailed);
        QCOMPARE(request.error().errors.size(), 3);
        QCOMPARE(request.error().errors[0].field, u"username"_s);
        QCOMPARE(request.error().errors[1].field, u"display_name"_s);
        QCOMPARE(request.error().errors[2].field, u"password"_s);
    }

    void nestedFieldsAreNamedByTheirPath()
    {
        const auto error = firstError<UserList>(R"({"users":[{"id":"0190"}]})");
        QCOMPARE(error.field, u"users[0].id"_s);
        QCOMPARE(error.code, u"invalid_format"_s);
    }

    void wholeNumbersMustBeWhole()
    {
        QCOMPARE(firstError<Reaction>(R"({"emoji":"x","user_ids":5})").field, u"user_ids"_s);
        QCOMPARE(firstError<MessagePageQuery>(R"({"limit":1.5})").code, u"wrong_type"_s);
        QCOMPARE(firstError<MessagePageQuery>(R"({"limit":101})").code, u"out_of_range"_s);
        QCOMPARE(firstError<MessagePageQuery>(R"({"limit":1e300})").code, u"wrong_type"_s);
        QVERIFY(decode<MessagePageQuery>(R"({"limit":100,"before_seq":9007199254740993})"_ba));
    }

    void bodiesLoseOnlyTrailingSpaceAndCountCodePoints()
    {
        const QByteArray nonce = R"("nonce":"0190b8a5-7e3e-7a9c-8f00-0123456789ab")";
        const auto send = [&](const QByteArray &body) {
            return decode<SendMessageRequest>("{" + nonce + ",\"body\":\"" + body + "\"}");
        };
        QCOMPARE(send("  a \\n ")->body, u"  a"_s);
        QCOMPARE(send(" \\n\\t ")->body, u""_s); // refused later, unless there are attachments
        QVERIFY(!decode<EditMessageRequest>(R"({"body":" \n\t "})"));
        QVERIFY(send(QByteArray("🤷").repeated(8192)));
        QVERIFY(!send(QByteArray("🤷").repeated(8193)));
    }

    void idsAreWrittenInLowerCaseAndReadInEither()
    {
        const auto id = UserId::parse(u"0190B8A5-7E3E-7A9C-8F00-0123456789AB");
        QVERIFY(id);
        QCOMPARE(encode(*id), "\"0190b8a5-7e3e-7a9c-8f00-0123456789ab\""_ba);
        QVERIFY(UserId::parse(u"00000000-0000-0000-0000-000000000000"));
        QVERIFY(!UserId::parse(u"{0190b8a5-7e3e-7a9c-8f00-0123456789ab}"));
        QVERIFY(!UserId::parse(u"0190b8a57e3e7a9c8f000123456789ab"));
        QVERIFY(!UserId::parse(u"0190b8a5-7e3e-7a9c-8f00-0123456789ag"));
    }

    void unknownEventsAreIgnoredAndUnknownFramesRefused()
    {
        const auto event = decodeEvent(R"({"type":"party.started","x":1})");
        QVERIFY(event && !*event);
        QCOMPARE(decodeFrame(R"({"type":"party.started"})").error().code, ProblemCode::BadRequest);
        QCOMPARE(decodeFrame("nope").error().code, ProblemCode::MalformedJson);
        QCOMPARE(decodeFrame(R"({"type":"auth","token":5})").error().errors.front().field,
                 u"token"_s);
        QVERIFY(std::holds_alternative<Ping>(*decodeFrame(R"({"type":"ping","more":0})")));
    }

    void problemsSurviveTheWire()
    {
        auto sent = refuseField(u"username"_s, u"too_short"_s, u"must be \"longer\""_s).error();
        QCOMPARE(problemFromJson(toJson(sent), 422), sent);
        QCOMPARE(problemFromJson("<html>", 502).code, ProblemCode::Unavailable);
        QCOMPARE(problemFromJson(R"({"code":"brand_new"})", 409).code, ProblemCode::UsernameTaken);
    }
};

QTEST_GUILESS_MAIN(CodecTest)
#include "tst_codec.moc"
