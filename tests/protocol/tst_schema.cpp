#include "protocol/accounts.h"
#include "protocol/changes.h"
#include "protocol/documents.h"
#include "protocol/groups.h"
#include "protocol/schemavalues.h"
#include "protocol/sync.h"

#include <QJsonDocument>
#include <QTest>

using namespace letschat;
using namespace Qt::StringLiterals;

namespace {

struct Outer
{
    struct Inner
    {
        static constexpr auto fields() { return std::tuple(); }
    };
};

template <class T>
struct Page
{
    static constexpr std::string_view typeName = "NumberPage";
    QList<T> entries;
    std::optional<T> least;
    static constexpr auto fields()
    {
        return std::tuple(field("entries", &Page::entries, Count{1, 3}),
                          field("least", &Page::least));
    }
};

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

template <class T>
QJsonObject schemaOf(Direction direction = Direction::Reply)
{
    Schemas schemas;
    return SchemaOf<T>::make(schemas, direction);
}

/// A member of a struct as its schema has it.
template <class T>
QJsonObject memberOf(const QString &name, Direction direction = Direction::Reply)
{
    Schemas schemas;
    return objectSchema<T>(schemas, direction)[u"properties"][name].toObject();
}

template <class T>
QJsonArray requiredOf(Direction direction)
{
    Schemas schemas;
    return objectSchema<T>(schemas, direction)[u"required"].toArray();
}

} // namespace

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typesAreCalledByTheirBareNames()
    {
        QCOMPARE(typeName<Message>(), "Message");
        QCOMPARE(typeName<Outer::Inner>(), "Inner");
        QCOMPARE(typeName<Page<int>>(), "NumberPage");
    }

    void valuesHaveTypeAndFormat()
    {
        QCOMPARE(schemaOf<QString>(), object(R"({"type":"string"})"));
        QCOMPARE(schemaOf<bool>(), object(R"({"type":"boolean"})"));
        QCOMPARE(schemaOf<int>(), object(R"({"type":"integer","format":"int32"})"));
        QCOMPARE(schemaOf<qint64>(), object(R"({"type":"integer","format":"int64"})"));
        QCOMPARE(schemaOf<UserId>(), object(R"({"type":"string","format":"uuid"})"));
        QCOMPARE(schemaOf<Timestamp>(), object(R"({"type":"string","format":"date-time"})"));
        QCOMPARE(schemaOf<Role>(),
                 object(R"({"type":"string","enum":["owner","admin","member"]})"));
        QCOMPARE(schemaOf<JsonText>(), object(R"({"type":"object"})"));
    }

    void collectionsSayWhatTheyHold()
    {
        QCOMPARE(schemaOf<QList<QString>>(),
                 object(R"({"type":"array","items":{"type":"string"}})"));
        QCOMPARE((schemaOf<std::map<ConversationId, HeldNumbers>>()), object(R"({"type":"object",
                            "propertyNames":{"type":"string","format":"uuid"},
                            "additionalProperties":{"$ref":"#/components/schemas/HeldNumbers"}})"));
    }

    void whatCanBeAbsentIsNullable()
    {
        QCOMPARE(schemaOf<std::optional<QString>>(), object(R"({"type":["string","null"]})"));
        QCOMPARE(schemaOf<std::optional<ConversationKind>>(),
                 object(R"({"type":["string","null"],"enum":["direct","group",null]})"));
        QCOMPARE(schemaOf<std::optional<Message>>(),
                 object(R"({"anyOf":[{"$ref":"#/components/schemas/Message"},{"type":"null"}]})"));
        QCOMPARE(schemaOf<std::optional<int>>(Direction::Parameter),
                 object(R"({"type":"integer","format":"int32"})"));
    }

    void onlyRepliesHaveAllTheirMembers()
    {
        QCOMPARE(requiredOf<Page<int>>(Direction::Reply), (QJsonArray{u"entries"_s, u"least"_s}));
        QCOMPARE(requiredOf<Page<int>>(Direction::Request), QJsonArray{u"entries"_s});
        QCOMPARE(requiredOf<Nothing>(Direction::Reply), QJsonArray());
    }

    void rulesNarrowTheirMembers()
    {
        const auto password = memberOf<RegisterRequest>(u"password"_s);
        QCOMPARE(password, object(R"({"type":"string","minLength":8,"maxLength":256})"));
        const auto username = memberOf<RegisterRequest>(u"username"_s);
        QCOMPARE(username[u"minLength"], 3);
        QCOMPARE(username[u"maxLength"], 32);
        QCOMPARE(username[u"pattern"], u"^[A-Za-z0-9][A-Za-z0-9_.-]*$"_s);
        const auto device = memberOf<RegisterRequest>(u"device_name"_s, Direction::Request);
        QCOMPARE(device[u"maxLength"], 64);
        QVERIFY(!device.contains(u"minLength"));
        const auto entries = memberOf<Page<int>>(u"entries"_s);
        QCOMPARE(entries[u"minItems"], 1);
        QCOMPARE(entries[u"maxItems"], 3);
        const auto limit = memberOf<MemberListQuery>(u"limit"_s, Direction::Parameter);
        QCOMPARE(limit, object(R"({"type":"integer","format":"int32","minimum":1,"maximum":100,
                                   "default":100})"));
        const auto seq = memberOf<HeldNumbers>(u"change_seq"_s);
        QCOMPARE(seq, object(R"({"type":"integer","format":"int64","minimum":0})"));
    }

    void structsAreDescribedOnceByName()
    {
        Schemas schemas;
        const auto reference = SchemaOf<ConversationPage>::make(schemas, Direction::Reply);
        QCOMPARE(reference[u"$ref"], u"#/components/schemas/ConversationPage"_s);
        QCOMPARE(
            schemas.all().keys(),
            (QStringList{u"Attachment"_s, u"Conversation"_s, u"ConversationPage"_s, u"Member"_s,
                         u"Membership"_s, u"Message"_s, u"Profile"_s, u"Reaction"_s}));
    }

    void structOfBothDirectionsHasTwoNames()
    {
        Schemas schemas;
        const auto reply = SchemaOf<Page<int>>::make(schemas, Direction::Reply);
        const auto request = SchemaOf<Page<int>>::make(schemas, Direction::Request);
        QCOMPARE(reply[u"$ref"], u"#/components/schemas/NumberPage"_s);
        QCOMPARE(request[u"$ref"], u"#/components/schemas/NumberPageInput"_s);
        QCOMPARE(SchemaOf<Page<int>>::make(schemas, Direction::Request), request);
    }

    void framesNameTheirType()
    {
        Schemas schemas;
        const auto schema = frameSchema<ConversationGone>(schemas, Direction::Reply);
        QCOMPARE(schema[u"properties"][u"type"], object(R"({"const":"conversation.gone"})"));
        QCOMPARE(schema[u"required"].toArray(), (QJsonArray{u"type"_s, u"conversation_id"_s}));
    }
};

QTEST_APPLESS_MAIN(SchemaTest)
#include "tst_schema.moc"
