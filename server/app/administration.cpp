#include "app/administration.h"

#include "accounts/accountadministration.h"
#include "app/datahome.h"
#include "app/password.h"
#include "app/say.h"
#include "core/uuid7.h"
#include "database/databaseclock.h"
#include "database/migrator.h"
#include "protocol/accounts.h"
#include "protocol/codec.h"

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

/// The servers', by which they see what ended; that of this machine may be wrong.
Timestamp now(SqlConnection &connection)
{
    DatabaseClock clock;
    (void)clock.compare(connection); // a fault is the next statement's too
    return clock.now();
}

/// A problem as the administrator reads it: on the database's part, or on theirs.
StartFault toFault(const Problem &problem)
{
    const bool isAway = problem.code == ProblemCode::Unavailable;
    const auto status = isAway ? StartFault::DatabaseAway : StartFault::Refused;
    QStringList sentences;
    for (const auto &error : problem.errors)
        sentences.append(u"%1 %2"_s.arg(error.field, error.message));
    if (sentences.isEmpty())
        sentences.append(problem.detail.isEmpty() ? u"The database refused it; the log says why."_s
                                                  : problem.detail);
    return {status, sentences.join(u"; ")};
}

int finish(const Result<void> &result, const QString &sentence)
{
    if (!result)
        return fail(toFault(result.error()));
    print(stdout, sentence);
    return 0;
}

/// A command on its own applies what is pending; beside a server, that is the server's to do.
Step bringUpToDate(const DataHome &home, SqlConnection &connection)
{
    const Migrator migrator(Migrator::compiledIn());
    if (home.isPrivate() && !home.isServed()) {
        const auto done = migrator.migrate(connection);
        return done ? Step() : fault(StartFault::DatabaseAway, sentenceOf(done.error()));
    }
    const auto pending = migrator.pending(connection);
    if (!pending)
        return fault(StartFault::DatabaseAway, sentenceOf(pending.error()));
    if (!pending->isEmpty())
        return fault(StartFault::DatabaseAway, u"The database's schema is not up to date: run "
                                               "letschatd migrate first."_s);
    return {};
}

/// What register would say of these, by the same rules.
Result<RegisterRequest> checked(const QString &username, const QString &displayName,
                                const QString &password)
{
    RegisterRequest request;
    request.username = username;
    request.displayName = displayName;
    request.password = password;
    return decode<RegisterRequest>(encode(request));
}

/// What `user create` and `user reset-password` were given, the password typed or read; nothing for
/// the other commands. Before the database is reached, which nobody may hold while a person types.
std::expected<std::optional<RegisterRequest>, StartFault> readRequest(const CommandLine &line)
{
    if (line.subCommand != "create"_L1 && line.subCommand != "reset-password"_L1)
        return std::nullopt;
    const auto displayName = line.flags.value(u"display-name"_s, line.operand);
    if (const auto names = checked(line.operand, displayName, u"long enough"_s); !names)
        return std::unexpected(toFault(names.error()));
    const auto password = readNewPassword();
    if (!password)
        return std::unexpected(StartFault{StartFault::Refused, password.error()});
    auto request = checked(line.operand, displayName, *password);
    if (!request)
        return std::unexpected(toFault(request.error()));
    return *request;
}

int createUser(SqlConnection &connection, const Settings &settings, const RegisterRequest &request)
{
    const UserId id{makeUuid7(now(connection))};
    const auto hash = PasswordHasher(settings.hashingCost).hashNow(request.password);
    if (!hash)
        return fail(toFault(hash.error()));
    return finish(
        AccountAdministration(connection).create(id, request.username, request.displayName, *hash),
        u"The account \"%1\" is made."_s.arg(request.username));
}

int resetPassword(SqlConnection &connection, const Settings &settings, UserId user,
                  const RegisterRequest &request)
{
    const auto hash = PasswordHasher(settings.hashingCost).hashNow(request.password);
    if (!hash)
        return fail(toFault(hash.error()));
    return finish(
        AccountAdministration(connection).resetPassword(user, *hash, now(connection)),
        u"The password of \"%1\" is set; every session has ended."_s.arg(request.username));
}

/// A name cannot forge a line, nor speak to the terminal.
QString printable(QString text)
{
    for (QChar &c : text) {
        if (!c.isPrint())
            c = QChar::ReplacementCharacter;
    }
    return text;
}

int listUsers(SqlConnection &connection)
{
    const auto lines = AccountAdministration(connection).list();
    if (!lines)
        return fail(toFault(lines.error()));
    for (const auto &line : *lines)
        print(stdout, u"%1 %2 %3 %4 %5"_s.arg(line.username, -32)
                          .arg(line.isDisabled ? u"disabled"_s : u"active"_s, -8)
                          .arg(QString::fromLatin1(toRfc3339(line.createdAt)))
                          .arg(line.sessions, 4)
                          .arg(printable(line.displayName)));
    return 0;
}

int changeUser(SqlConnection &connection, const Settings &settings, const CommandLine &line,
               const std::optional<RegisterRequest> &request)
{
    AccountAdministration accounts(connection);
    const auto username = line.operand.toLower();
    const auto user = accounts.find(username);
    if (!user)
        return fail(toFault(user.error()));
    if (line.subCommand == "disable"_L1)
        return finish(accounts.disable(*user, now(connection)),
                      u"The account \"%1\" is disabled; every session has ended."_s.arg(username));
    if (line.subCommand == "enable"_L1)
        return finish(accounts.enable(*user), u"The account \"%1\" is enabled."_s.arg(username));
    if (line.subCommand == "delete"_L1)
        return finish(accounts.remove(*user, now(connection)),
                      u"The account \"%1\" is deleted."_s.arg(username));
    return resetPassword(connection, settings, *user, *request);
}

} // namespace

int migrate(const Settings &settings, bool onlyStatus)
{
    DataHome home(settings);
    if (const auto reached = home.reach(); !reached)
        return fail(reached.error());
    const auto opened = home.connect();
    if (!opened)
        return fail(opened.error());
    auto &connection = **opened;
    const Migrator migrator(Migrator::compiledIn());
    if (!onlyStatus) {
        const auto done = migrator.migrate(connection);
        if (!done)
            return fail({StartFault::DatabaseAway, sentenceOf(done.error())});
        for (const auto &name : *done)
            print(stdout, u"applied  "_s + name);
        print(stdout, u"The schema is up to date."_s);
        return 0;
    }
    const auto all = migrator.list(connection);
    if (!all)
        return fail(toFault(all.error()));
    for (const auto &[name, isApplied] : *all)
        print(stdout, (isApplied ? u"applied  "_s : u"pending  "_s) + name);
    if (const auto pending = migrator.pending(connection); !pending)
        return fail({StartFault::DatabaseAway, sentenceOf(pending.error())});
    return 0;
}

int administerUsers(const Settings &settings, const CommandLine &line)
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used on this machine");
    const auto request = readRequest(line);
    if (!request)
        return fail(request.error());
    DataHome home(settings);
    if (const auto reached = home.reach(); !reached)
        return fail(reached.error());
    const auto opened = home.connect();
    if (!opened)
        return fail(opened.error());
    auto &connection = **opened;
    if (const auto ready = bringUpToDate(home, connection); !ready)
        return fail(ready.error());
    if (line.subCommand == "list"_L1)
        return listUsers(connection);
    if (line.subCommand == "create"_L1)
        return createUser(connection, settings, **request);
    return changeUser(connection, settings, line, *request);
}

} // namespace letschat::server
