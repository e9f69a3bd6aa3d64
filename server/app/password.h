#pragma once

#include <QString>

#include <expected>

namespace letschat::server {

/// A new password: asked for twice at a terminal, without showing it; else one line of standard
/// input. The problem is one sentence.
std::expected<QString, QString> readNewPassword();

} // namespace letschat::server
