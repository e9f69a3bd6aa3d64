#pragma once

#include <QString>

#include <optional>

namespace letschat::server {

/// Whether someone sits at standard input.
bool isTerminal();

/// One line of standard input without its end; nothing at the end of the input.
std::optional<QString> readLine();
/// The same from a terminal that does not show what is typed, which it is told before the prompt
/// stands there.
std::optional<QString> readHiddenLine(const char *prompt);

} // namespace letschat::server
