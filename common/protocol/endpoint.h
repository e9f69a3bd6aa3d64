#pragma once

#include "protocol/field.h"
#include "protocol/problem.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>

/// A call of the contract as a type: what it is, what goes in, what comes out, and how it can be
/// refused. The server binds it, the client calls it, and the API documents list it.
namespace letschat {

inline constexpr std::string_view apiBase = "/api/v1";

enum class Method { Get, Post, Put, Patch, Delete };

constexpr std::string_view word(Method method)
{
    constexpr std::array words{"GET", "POST", "PUT", "PATCH", "DELETE"};
    return words[size_t(method)];
}

/// Who may call: anyone, or only the bearer of an access token.
enum class Access { Open, Bearer };

/// For endpoints without path members, query, body or answer.
struct Nothing
{
    static constexpr auto fields() { return std::tuple(); }
    friend bool operator==(const Nothing &, const Nothing &) = default;
};

/// Text as a template argument.
template <size_t N>
struct FixedText
{
    char text[N]{};
    // NOLINTNEXTLINE(google-explicit-constructor): written as a plain literal, by design
    constexpr FixedText(const char (&literal)[N]) { std::copy_n(literal, N, text); }
    constexpr std::string_view view() const { return {text, N - 1}; }
};

/// What an endpoint is unless it says otherwise. `path` is below apiBase; `{name}` stands for the
/// member of `Path` with that name.
template <Method method_, FixedText path_>
struct Endpoint
{
    static constexpr Method method = method_;
    static constexpr std::string_view path = path_.view();
    static constexpr Access access = Access::Bearer;
    /// What the call does, in a few words, for the API documents.
    static constexpr std::string_view summary{};
    static constexpr std::array successes{200};
    static constexpr std::array<ProblemCode, 0> problems{};
    using Path = Nothing;
    using Query = Nothing;
    using Body = Nothing;
    using Response = Nothing;
};

/// Everything that a caller sends with one call of E.
template <class E>
struct Call
{
    typename E::Path path;
    typename E::Query query;
    typename E::Body body;
};

template <class E>
inline constexpr bool hasBody = !std::is_same_v<typename E::Body, Nothing>;

} // namespace letschat
