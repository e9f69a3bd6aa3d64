#include "protocol/schema.h"

#include "protocol/schemavalues.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace letschat {

namespace {

void describe(QJsonObject &schema, const QString &sentence)
{
    const auto before = schema[u"description"].toString();
    schema[u"description"] = before.isEmpty() ? sentence : before + u' ' + sentence;
}

} // namespace

QJsonObject Schemas::refer(std::string_view name, const QJsonObject &schema, Direction direction)
{
    QString key = toText(name);
    if (all_.contains(key) && all_[key] != schema)
        key += direction == Direction::Reply ? u"Output"_s : u"Input"_s;
    Q_ASSERT(!all_.contains(key) || all_[key] == schema); // else two structs have one name
    all_[key] = schema;
    return {{u"$ref"_s, u"#/components/schemas/"_s + key}};
}

QJsonObject typed(const char *type, const char *format)
{
    QJsonObject schema{{u"type"_s, QString::fromLatin1(type)}};
    if (format)
        schema[u"format"] = QString::fromLatin1(format);
    return schema;
}

QJsonObject nullable(const QJsonObject &schema)
{
    if (!schema[u"type"].isString())
        return {{u"anyOf"_s, QJsonArray{schema, typed("null")}}};
    auto wider = schema;
    wider[u"type"] = QJsonArray{schema[u"type"], u"null"_s};
    if (schema.contains(u"enum")) {
        auto words = schema[u"enum"].toArray();
        words.append(QJsonValue::Null);
        wider[u"enum"] = words;
    }
    return wider;
}

void narrow(QJsonObject &, const NoRule &) {}

void narrow(QJsonObject &, const Present &) {}

void narrow(QJsonObject &, const LeftOut &) {}

void narrow(QJsonObject &schema, const Text &rule)
{
    if (rule.min > 0)
        schema[u"minLength"] = rule.min;
    if (rule.max < std::numeric_limits<int>::max())
        schema[u"maxLength"] = rule.max;
    if (rule.trim == Trim::Both)
        describe(schema, u"Counted and stored without white space at both ends."_s);
    else if (rule.trim == Trim::End)
        describe(schema, u"Counted and stored without white space at its end."_s);
}

void narrow(QJsonObject &schema, const UsernameRule &)
{
    schema[u"minLength"] = UsernameRule::min;
    schema[u"maxLength"] = UsernameRule::max;
    schema[u"pattern"] = u"^[A-Za-z0-9][A-Za-z0-9_.-]*$"_s;
    describe(schema, u"Upper case is folded to lower case, which is stored."_s);
}

void narrow(QJsonObject &schema, const Range &rule)
{
    // The least and the greatest that fit in the type say nothing.
    if (rule.min > std::numeric_limits<qint64>::min())
        schema[u"minimum"] = rule.min;
    if (rule.max < std::numeric_limits<qint64>::max())
        schema[u"maximum"] = rule.max;
}

void narrow(QJsonObject &schema, const Count &rule)
{
    if (rule.min > 0)
        schema[u"minItems"] = qint64(rule.min);
    if (rule.max < std::numeric_limits<qsizetype>::max())
        schema[u"maxItems"] = qint64(rule.max);
}

} // namespace letschat
