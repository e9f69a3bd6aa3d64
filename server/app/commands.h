#pragma once

namespace letschat::server {

/// Runs the command that the arguments name and returns the exit status of operations.md.
int runCommand(int argc, char **argv);

} // namespace letschat::server
