#pragma once

#include <algorithm>
#include <string_view>

/// The name of a type at compile time, for the API documents: `Message` is called "Message" there.
namespace letschat {

namespace typenames {

/// Has T's name in it somewhere; each compiler writes another frame around it.
template <class T>
constexpr std::string_view signature()
{
#ifdef _MSC_VER
    return __FUNCSIG__;
#else
    return __PRETTY_FUNCTION__;
#endif
}

/// What stands before and after the name, found with a type whose name is known.
inline constexpr std::string_view probe = "double";
inline constexpr size_t before = signature<double>().find(probe);
inline constexpr size_t after = signature<double>().size() - before - probe.size();
static_assert(before != std::string_view::npos, "this compiler does not name types");

/// Without namespaces, outer classes, and the "struct " that MSVC writes.
template <class T>
constexpr std::string_view bare()
{
    auto name = signature<T>();
    name = name.substr(before, name.size() - before - after);
    return name.substr(name.find_last_of(": ") + 1); // npos + 1 is 0
}

constexpr bool isWord(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
}

} // namespace typenames

/// A type whose own name is of no use (a template's) says `static constexpr std::string_view
/// typeName`.
template <class T>
constexpr std::string_view typeName()
{
    if constexpr (requires { T::typeName; }) {
        return T::typeName;
    } else {
        static_assert(typenames::isWord(typenames::bare<T>()), "give the type a typeName");
        return typenames::bare<T>();
    }
}

} // namespace letschat
