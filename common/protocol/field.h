#pragma once

#include <string_view>
#include <tuple>
#include <type_traits>

/// How a struct of the contract says what it is made of. A struct lists its members once, in a
/// static `fields()`; the codec, the golden tests and the API documents all read that list:
///
///     struct Login {
///         QString username;
///         static constexpr auto fields() { return std::tuple(field("username", &Login::username));
///         }
///     };
namespace letschat {

/// For members whose type says everything.
struct NoRule
{};

/// For a member that may be null, but not missing.
struct Present
{};

/// For a member that is left out, rather than null, where it is absent.
struct LeftOut
{};

/// One member: its name on the wire, where it lives, and the rule (rules.h) that a value from
/// outside must pass.
template <class Struct, class Member, class Rule>
struct Field
{
    std::string_view name;
    Member Struct::*member;
    Rule rule;
};

template <class Struct, class Member, class Rule = NoRule>
constexpr auto field(std::string_view name, Member Struct::*member, Rule rule = {})
{
    return Field<Struct, Member, Rule>{name, member, rule};
}

/// A struct that lists its fields.
template <class T>
concept Described = requires { T::fields(); };

/// Calls `visit(field)` for each field of T, in the order in which they are declared and written.
template <Described T, class Visitor>
constexpr void forEachField(Visitor &&visit)
{
    std::apply([&](const auto &...fields) { (visit(fields), ...); }, T::fields());
}

/// An enumeration with names on the wire: specialise `names` with (value, word) pairs.
template <class E>
struct EnumWords;

template <class E>
concept NamedEnum = std::is_enum_v<E> && requires { EnumWords<E>::words; };

} // namespace letschat
