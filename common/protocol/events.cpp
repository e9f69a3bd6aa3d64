#include "protocol/events.h"

#include "protocol/codec.h"

using namespace Qt::StringLiterals;

namespace letschat {

namespace {

template <class T>
void encodeTyped(QByteArray &out, const T &value)
{
    out += "{\"type\":";
    json::writeString(out, T::type);
    Codec<T>::writeMembers(out, value);
    out += '}';
}

template <class Variant>
QByteArray encodeAny(const Variant &any)
{
    QByteArray out;
    std::visit([&](const auto &value) { encodeTyped(out, value); }, any);
    return out;
}

/// Reads the alternative whose `type` is named in the object; nothing when there is none.
template <class... T>
Result<std::optional<std::variant<T...>>> decodeAny(const QJsonObject &object,
                                                    std::type_identity<std::variant<T...>>)
{
    using Variant = std::variant<T...>;
    const auto type = object.value("type"_L1).toString();
    Result<std::optional<Variant>> found = std::nullopt;
    const auto tryOne = [&]<class One>(std::type_identity<One>) {
        if (type != QLatin1StringView(One::type.data(), qsizetype(One::type.size())))
            return false;
        auto value = decode<One>(object);
        if (value)
            found = std::optional<Variant>(std::move(*value));
        else
            found = std::unexpected(value.error());
        return true;
    };
    (tryOne(std::type_identity<T>{}) || ...);
    return found;
}

} // namespace

QByteArray encodeEvent(const Event &event)
{
    return encodeAny(event);
}

QByteArray encodeFrame(const ClientFrame &frame)
{
    return encodeAny(frame);
}

Result<std::optional<Event>> decodeEvent(const QByteArray &text)
{
    const auto object = json::parseObject(text);
    if (!object)
        return std::unexpected(object.error());
    return decodeAny(*object, std::type_identity<Event>{});
}

Result<ClientFrame> decodeFrame(const QByteArray &text)
{
    const auto object = json::parseObject(text);
    if (!object)
        return std::unexpected(object.error());
    auto frame = decodeAny(*object, std::type_identity<ClientFrame>{});
    if (!frame)
        return std::unexpected(frame.error());
    if (!*frame)
        return refuse(ProblemCode::BadRequest, u"The type of this frame is not known."_s);
    return std::move(**frame);
}

} // namespace letschat
