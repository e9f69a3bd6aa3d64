#pragma once

namespace letschat::client {

class Sqlite;

/// Marks a file as a store of ours: "LtsC".
inline constexpr int storeApplicationId = 0x4c747343;
/// The newest schema that this program knows.
int newestSchema();
/// The schema of the file; 0 for an empty one. Throws where the file is no store of ours, or one of
/// a newer program.
int schemaOf(Sqlite &sqlite);
/// Brings the file to the newest schema, each step in a transaction of its own.
void migrateSchema(Sqlite &sqlite);

} // namespace letschat::client
