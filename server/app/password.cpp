#include "app/password.h"

#include "platform/terminal.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

std::expected<QString, QString> readNewPassword()
{
    const auto none = std::unexpected(u"No password came on standard input."_s);
    if (!isTerminal()) {
        const auto line = readLine();
        return line ? std::expected<QString, QString>(*line) : none;
    }
    const auto password = readHiddenLine("New password: ");
    const auto again = readHiddenLine("The same again: ");
    if (!password || !again)
        return none;
    if (*password != *again)
        return std::unexpected(u"The two passwords differ; nothing was changed."_s);
    return *password;
}

} // namespace letschat::server
