#pragma once

namespace letschat::client {

/// What generate-rows wrote: a row for each emoji, its fields separated by tabs, UTF-8. Constant,
/// so that it costs no memory of its own before it is read.
extern const char *const emojiRows[];
/// Where each group begins, in the order of EmojiTable::Group; at the end, the number of rows.
extern const int emojiGroupStarts[];

} // namespace letschat::client
