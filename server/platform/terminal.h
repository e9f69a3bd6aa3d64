#pragma once

#include <QString>

#include <optional>

namespace letschat::server {

/// Whether someone sits at standard input.
bool isTerminal();

/// One line of standard input without its end; nothing at the end of the input. With `hidden`, a
/// terminal does not show what is typed.
std::optional<QString> readLine(bool hidden);

} // namespace letschat::server
