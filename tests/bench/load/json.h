#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace letschat::load {

/// The text of a member of the object that `object` starts with: a string without its quotes and
/// with its escapes as they are, anything else as it stands. Nothing where there is none, or no
/// JSON.
std::optional<std::string_view> member(std::string_view object, std::string_view name);

/// The same as a whole number.
std::optional<std::int64_t> numberMember(std::string_view object, std::string_view name);

/// The elements of the array that `array` starts with.
std::vector<std::string_view> elements(std::string_view array);

} // namespace letschat::load
