#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUuid>

#include <optional>

namespace letschat {

/// A UUID that knows what it names, so that a user's id is never passed as a conversation's.
/// Text is lower case with hyphens, without braces (protocol.md, 1).
template <class Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QUuid value)
        : value_(value)
    {}

    /// Reads the 36-character form, in either case. Nothing for any other text.
    static std::optional<Id> parse(QStringView text)
    {
        if (text.size() != 36)
            return std::nullopt;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            const ushort c = text[i].unicode();
            const bool hex =
                (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (hyphen ? c != '-' : !hex)
                return std::nullopt;
        }
        return Id{QUuid::fromString(text)};
    }

    QUuid value() const { return value_; }
    QString toString() const { return value_.toString(QUuid::WithoutBraces); }
    QByteArray toByteArray() const { return value_.toByteArray(QUuid::WithoutBraces); }
    bool isNull() const { return value_.isNull(); }

    friend bool operator==(const Id &a, const Id &b) { return a.value_ == b.value_; }
    friend bool operator<(const Id &a, const Id &b) { return a.value_ < b.value_; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.value_, seed); }

private:
    QUuid value_;
};

using UserId = Id<struct UserTag>;
using SessionId = Id<struct SessionTag>;
using ConversationId = Id<struct ConversationTag>;
using MessageId = Id<struct MessageTag>;
using AttachmentId = Id<struct AttachmentTag>;
/// Chosen by the sending client; the same nonce means the same message, for ever.
using Nonce = Id<struct NonceTag>;

} // namespace letschat

template <class Tag>
struct std::hash<letschat::Id<Tag>>
{
    size_t operator()(const letschat::Id<Tag> &id) const noexcept { return qHash(id); }
};
