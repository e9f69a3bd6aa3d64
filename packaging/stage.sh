#!/usr/bin/env bash
# What the demos share, read by each of them in the root of the project: from a fresh clone to a release and a
# desktop, in a directory of their own, with children that end when they do.

readonly demo=${0##*/}
readonly password='two people chat' # that of both
# shellcheck disable=SC2034 # for those who read this
readonly pictures=$PWD/build/$demo
# shellcheck disable=SC2034 # for those who read this
readonly bin=$PWD/build/release/bin

headless=no
keep=no
place=      # everything that the demo writes, but the pictures
children=() # in the order in which they were started
started=    # the last of them
line=       # what await_line found

usage() {
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"
}

say() {
    printf '\n-- %s\n' "$*"
}

fail() {
    printf '\n%s: %s\n' "$demo" "$*" >&2
    exit 1
}

# Starts a program in the background, its process id in $started. It is asked to end when this
# script ends in any way, kill -9 included.
start() {
    setpriv --pdeathsig TERM -- "$@" <&0 &
    started=$!
    children+=("$started")
}

running() {
    [[ " $(jobs -pr | tr '\n' ' ')" == *" $1 "* ]]
}

# Ends one child: politely, and after 15 s (the server drains in 10) by force.
stop() {
    local waited
    running "$1" || return 0
    kill -TERM "$1"
    for ((waited = 0; waited < 150; waited++)); do
        running "$1" || return 0
        sleep 0.1
    done
    kill -KILL "$1" 2>/dev/null || true
}

end_all() {
    local status=$? i
    trap '' INT TERM HUP
    trap - EXIT
    for ((i = ${#children[@]} - 1; i >= 0; i--)); do
        stop "${children[i]}"
    done
    if [ -n "$place" ]; then
        rm -rf "$place/runtime"
        [ $keep = yes ] || rm -rf "$place"
    fi
    exit "$status"
}

# The directory of the demo, one that goes with it where none was chosen. Run by root, the servers drop
# to the user postgres for a private cluster, who must be able to reach it: so never under a home.
make_place() {
    [ -n "$place" ] || place=$(mktemp -d "/var/tmp/letschat-$demo.XXXXXX")
    local private=("$place/runtime" "$place/session" "$place/ada" "$place/grace")
    mkdir -p "${private[@]}"
    chmod 700 "${private[@]}"
    chmod 755 "$place"
}

# Waits until a line of the file begins so, which the process just started is to write there. Sets $line.
await_line() {
    local file=$1 beginning=$2 tries
    for ((tries = 0; tries < 1200; tries++)); do
        line=$(grep -m 1 "^$beginning" "$file") && return
        running "$started" || return 1
        sleep 0.1
    done
    return 1
}

# A screen, a session bus and an unlocked keyring of the demo's own: the clients keep their tokens
# there, and nothing of it touches what belongs to the user.
start_virtual_desktop() {
    export XDG_RUNTIME_DIR=$place/runtime
    export XDG_DATA_HOME=$place/session XDG_CONFIG_HOME=$place/session XDG_CACHE_HOME=$place/session
    start Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp -noreset \
        </dev/null 3>"$place/runtime/display" >"$place/screen.log" 2>&1
    await_line "$place/runtime/display" '[0-9]' || fail "no virtual screen"
    export DISPLAY=:$line QT_QPA_PLATFORM=xcb
    export QT_QUICK_BACKEND=${QT_QUICK_BACKEND:-software}
    export QT_QPA_PLATFORMTHEME=kde KDE_SESSION_VERSION=5
    unset WAYLAND_DISPLAY
}

# Makes the desktop of one window look so (background, text), in the one form that Qt reads without
# the help of a desktop: KDE's. Prints the directory for XDG_CONFIG_HOME.
desktop_in() {
    local directory=$place/session/$1
    mkdir -p "$directory"
    printf '[General]\nfont=Inter,10.5\n' >"$directory/kdeglobals"
    printf '[Colors:%s]\nBackgroundNormal=%s\nForegroundNormal=%s\n' Window "$2" "$3" View "$2" "$3" \
        Button "$2" "$3" >>"$directory/kdeglobals"
    echo "$directory"
}

start_session_bus() {
    start dbus-daemon --session --nofork --nopidfile --print-address=3 \
        --address "unix:path=$place/runtime/bus" </dev/null 3>"$place/runtime/bus-address" 2>"$place/bus.log"
    await_line "$place/runtime/bus-address" unix: || fail "no session bus"
    export DBUS_SESSION_BUS_ADDRESS=$line
    start gnome-keyring-daemon --foreground --unlock --components=secrets \
        <<<"$password" >"$place/keyring.log" 2>&1
    # Asked for too early, the bus would start a second one, which is locked.
    local tries
    for ((tries = 0; tries < 200; tries++)); do
        dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
            org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep true >/dev/null && return
        sleep 0.1
    done
    fail "no keyring"
}

# A window with a conversation in it; an empty one of a single colour packs to a few kilobytes.
check_picture() {
    local size
    [ -s "$1" ] || fail "there is no picture $1"
    size=$(stat --format %s "$1")
    [ "$(head -c 4 "$1" | tail -c 3)" = PNG ] || fail "$1 is no PNG"
    [ "$size" -gt 8000 ] || fail "$1 looks blank: $size bytes"
    echo "Picture: $1"
}

read_options() {
    local argument
    for argument in "$@"; do
        case $argument in
        --headless) headless=yes ;;
        --keep) keep=yes ;;
        -h | --help) usage && exit ;;
        *) usage >&2 && exit 2 ;;
        esac
    done
    [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] || headless=yes
}

# install_and_build GROUP…: the programs, with what these groups of packages hold.
install_and_build() {
    say "Looking for what is missing on this machine"
    packaging/install-dependencies "$@"
    say "Building (the first time takes some minutes)"
    cmake --preset release
    cmake --build --preset release --target letschatd letschat
}

begin() {
    trap end_all EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    make_place
    # Everything here is on this machine: no proxy stands between.
    unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
    export LC_ALL=${LC_ALL:-${LANG:-C.UTF-8}}
}

# The user's own, or one that nobody sees.
prepare_desktop() {
    if [ $headless = yes ]; then
        start_virtual_desktop
        start_session_bus
    elif [ -z "${DBUS_SESSION_BUS_ADDRESS-}" ] && [ ! -S "${XDG_RUNTIME_DIR-}/bus" ]; then
        start_session_bus
    fi
}
