#pragma once

#include "protocol/field.h"

#include <QString>

#include <limits>
#include <optional>

/// What a value from outside must be, beyond its type. `apply` first brings the value into the form
/// that is stored (folded, trimmed), then says what is wrong with it, if anything. Every number is
/// from protocol.md, 2 ("Limits").
namespace letschat {

/// Becomes a FieldError beside the field's path.
struct Fault
{
    QString code;
    QString message;
};

enum class Trim { None, Both, End };

/// Text of `min` to `max` Unicode code points after trimming.
struct Text
{
    int min = 0;
    int max = std::numeric_limits<int>::max();
    Trim trim = Trim::None;

    std::optional<Fault> apply(QString &text) const;
};

/// 3 to 32 of [a-z0-9_.-], starting with a letter or digit; upper case is folded.
struct UsernameRule
{
    static constexpr int min = 3;
    static constexpr int max = 32;

    std::optional<Fault> apply(QString &username) const;
};

/// A whole number between two bounds, both allowed.
struct Range
{
    qint64 min;
    qint64 max;

    std::optional<Fault> apply(qint64 &number) const;
    std::optional<Fault> apply(int &number) const;
};

/// A list of `min` to `max` entries.
struct Count
{
    qsizetype min;
    qsizetype max;

    template <class List>
    std::optional<Fault> apply(List &list) const
    {
        return check(list.size());
    }

private:
    std::optional<Fault> check(qsizetype size) const;
};

inline constexpr Text displayNameRule{.min = 1, .max = 64, .trim = Trim::Both};
inline constexpr Text aboutRule{.max = 280, .trim = Trim::Both};
inline constexpr Text deviceNameRule{.max = 64, .trim = Trim::Both};
/// Where a password is set. Login compares, and checks no length.
inline constexpr Text newPasswordRule{.min = 8, .max = 256};
inline constexpr Text messageBodyRule{.min = 1, .max = 8192, .trim = Trim::End};
/// With attachments, a message needs no text.
inline constexpr Text bodyOrNothingRule{.max = 8192, .trim = Trim::End};
inline constexpr Text searchQueryRule{.min = 1, .max = 64, .trim = Trim::Both};
inline constexpr Text titleRule{.min = 1, .max = 80, .trim = Trim::Both};
inline constexpr qsizetype maxGroupMembers = 1000;
/// People to bring into a group; whoever asks is in it too.
inline constexpr Count groupMembersRule{0, maxGroupMembers};
inline constexpr int maxReactionKinds = 20;
inline constexpr qsizetype maxEmojiBytes = 64;
inline constexpr int maxAttachments = 10;

} // namespace letschat
