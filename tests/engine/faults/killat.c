// Ends the process at a chosen write to a chosen file, as a kill -9 or the loss of a torn write would.
// Loaded before all else (LD_PRELOAD). Linux.
//
//   KILLAT_FILE=PATH   the file, and those beside it with -wal, -shm and -journal
//   KILLAT_CALL=N      the N-th call that writes or syncs one of them is the last
//   KILLAT_HALF=1      half of what it was to write is written first
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;

static int concerns(int fd)
{
    const char *file = getenv("KILLAT_FILE");
    char link[64];
    char path[4096];
    if (!file)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = '\0';
    const size_t stem = strlen(file);
    if (strncmp(path, file, stem) != 0)
        return 0;
    const char *rest = path + stem;
    return !*rest || !strcmp(rest, "-wal") || !strcmp(rest, "-shm") || !strcmp(rest, "-journal");
}

static void *next(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

// Counts the call; true when it is the one.
static int isLast(int fd)
{
    if (!concerns(fd))
        return 0;
    const char *call = getenv("KILLAT_CALL");
    return call && atomic_fetch_add(&calls, 1) + 1 == atol(call);
}

static size_t half(size_t size)
{
    const char *wanted = getenv("KILLAT_HALF");
    return wanted && *wanted == '1' ? size / 2 : 0;
}

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

typedef ssize_t (*PwriteCall)(int, const void *, size_t, off_t);
typedef ssize_t (*WriteCall)(int, const void *, size_t);
typedef ssize_t (*WritevCall)(int, const struct iovec *, int);
typedef ssize_t (*PwritevCall)(int, const struct iovec *, int, off_t);
typedef int (*SyncCall)(int);
typedef int (*TruncateCall)(int, off_t);

static ssize_t positioned(const char *name, int fd, const void *bytes, size_t size, off_t place)
{
    const PwriteCall real = __extension__(PwriteCall)next(name);
    if (isLast(fd)) {
        if (half(size) > 0)
            real(fd, bytes, half(size), place);
        die();
    }
    return real(fd, bytes, size, place);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t place)
{
    return positioned("pwrite", fd, bytes, size, place);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off_t place)
{
    return positioned("pwrite64", fd, bytes, size, place);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    const WriteCall real = __extension__(WriteCall)next("write");
    if (isLast(fd)) {
        if (half(size) > 0)
            real(fd, bytes, half(size));
        die();
    }
    return real(fd, bytes, size);
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    const WritevCall real = __extension__(WritevCall)next("writev");
    if (isLast(fd)) {
        if (half((size_t)count) > 0)
            real(fd, parts, count / 2);
        die();
    }
    return real(fd, parts, count);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t place)
{
    const PwritevCall real = __extension__(PwritevCall)next("pwritev");
    if (isLast(fd)) {
        if (half((size_t)count) > 0)
            real(fd, parts, count / 2, place);
        die();
    }
    return real(fd, parts, count, place);
}

static int synced(const char *name, int fd)
{
    if (isLast(fd))
        die();
    return (__extension__(SyncCall)next(name))(fd);
}

int fsync(int fd)
{
    return synced("fsync", fd);
}

int fdatasync(int fd)
{
    return synced("fdatasync", fd);
}

static int truncated(const char *name, int fd, off_t size)
{
    if (isLast(fd))
        die();
    return (__extension__(TruncateCall)next(name))(fd, size);
}

int ftruncate(int fd, off_t size)
{
    return truncated("ftruncate", fd, size);
}

int ftruncate64(int fd, off_t size)
{
    return truncated("ftruncate64", fd, size);
}
