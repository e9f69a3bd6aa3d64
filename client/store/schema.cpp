#include "store/schema.h"

#include "store/sqlite.h"

#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

/// A message's key has the conversation's number above and its `seq` below, so that a history lies
/// together on the disk. `moment` is the time of creation with some bits of the id below, so that
/// the search index goes from the newest to the oldest.
constexpr std::array firstSchema{
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE people (id BLOB PRIMARY KEY, username TEXT, display_name TEXT NOT NULL,"
    " about TEXT NOT NULL, avatar_url TEXT, deleted INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE conversations (number INTEGER PRIMARY KEY AUTOINCREMENT,"
    " id BLOB NOT NULL UNIQUE, kind INTEGER NOT NULL, title TEXT, member_count INTEGER NOT NULL,"
    " lists_members INTEGER NOT NULL, last_seq INTEGER NOT NULL, created_at INTEGER NOT NULL,"
    " last_activity_at INTEGER NOT NULL, role INTEGER NOT NULL, read_seq INTEGER NOT NULL,"
    " unread_count INTEGER NOT NULL, muted_until INTEGER, state_seq INTEGER NOT NULL,"
    " change_seq INTEGER NOT NULL, synced_seq INTEGER NOT NULL)",
    "CREATE TABLE members (conversation INTEGER NOT NULL, place INTEGER NOT NULL,"
    " user BLOB NOT NULL, role INTEGER NOT NULL, read_seq INTEGER, joined_at INTEGER NOT NULL,"
    " PRIMARY KEY (conversation, place)) WITHOUT ROWID",
    "CREATE TABLE messages (key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,"
    " moment INTEGER NOT NULL UNIQUE, change_seq INTEGER NOT NULL, sender BLOB NOT NULL,"
    " nonce BLOB NOT NULL, body TEXT NOT NULL, reply_to BLOB, created_at INTEGER NOT NULL,"
    " edited_at INTEGER, deleted_at INTEGER, extras TEXT)",
    "CREATE TABLE stretches (conversation INTEGER NOT NULL, first_seq INTEGER NOT NULL,"
    " last_seq INTEGER NOT NULL, PRIMARY KEY (conversation, first_seq)) WITHOUT ROWID",
    "CREATE TABLE outbox (place INTEGER PRIMARY KEY AUTOINCREMENT, nonce BLOB NOT NULL UNIQUE,"
    " conversation BLOB NOT NULL, kind INTEGER NOT NULL, target BLOB, body TEXT NOT NULL,"
    " reply_to BLOB, seq INTEGER NOT NULL, written_at INTEGER NOT NULL, state INTEGER NOT NULL,"
    " above_seq INTEGER NOT NULL, refusal INTEGER)",
    "CREATE INDEX outbox_by_target ON outbox (target) WHERE target IS NOT NULL",
    "CREATE TABLE drafts (conversation BLOB PRIMARY KEY, text TEXT NOT NULL, reply_to BLOB,"
    " written_at INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE search USING fts5(text, content='', prefix='1 2 3',"
    " tokenize='unicode61 remove_diacritics 2')",
};

constexpr std::array draftEdits{
    "ALTER TABLE drafts ADD COLUMN edit_of BLOB",
    "ALTER TABLE drafts ADD COLUMN edit_text TEXT",
};

constexpr std::array<std::span<const char *const>, 2> steps{firstSchema, draftEdits};

} // namespace

int newestSchema()
{
    return int(steps.size());
}

int schemaOf(Sqlite &sqlite)
{
    const auto version = int(sqlite.number("PRAGMA user_version").value_or(0));
    const auto owner = int(sqlite.number("PRAGMA application_id").value_or(0));
    const bool isEmpty = sqlite.number("SELECT count(*) FROM sqlite_schema").value_or(0) == 0;
    if (owner != storeApplicationId && !(isEmpty && owner == 0 && version == 0))
        throw SqliteError{{StoreFault::Kind::Damaged, u"the file is no store of LetsChat"_s}};
    if (version > newestSchema())
        throw SqliteError{{StoreFault::Kind::Newer, u"a newer program made the store"_s}};
    return version;
}

void migrateSchema(Sqlite &sqlite)
{
    for (int version = schemaOf(sqlite); version < newestSchema(); ++version) {
        sqlite.execute(u"BEGIN IMMEDIATE"_s);
        for (const auto *statement : steps[size_t(version)])
            sqlite.execute(QString::fromLatin1(statement));
        sqlite.execute(u"PRAGMA application_id = %1"_s.arg(storeApplicationId));
        sqlite.execute(u"PRAGMA user_version = %1"_s.arg(version + 1));
        sqlite.execute(u"COMMIT"_s);
    }
}

} // namespace letschat::client
