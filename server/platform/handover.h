#pragma once

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace letschat::server {

/// Work goes from one thread to another by way of Qt (a posted event, a thread pool), which is
/// built without ThreadSanitizer: these tell it of the order. Nothing in other builds.
inline void noteHandOver([[maybe_unused]] const void *way)
{
#ifdef __SANITIZE_THREAD__
    __tsan_release(const_cast<void *>(way));
#endif
}

inline void noteTakeOver([[maybe_unused]] const void *way)
{
#ifdef __SANITIZE_THREAD__
    __tsan_acquire(const_cast<void *>(way));
#endif
}

} // namespace letschat::server
