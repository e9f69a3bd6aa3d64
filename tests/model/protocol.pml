/*
 * How messages are sent, acknowledged, resumed and paged in (protocol.md, 4.2 to 4.4 and 5), for
 * spin, which tries every order of events and every fault. `check` runs this within some bounds;
 * `check --prove` breaks it, by the words in capitals, to show that it would be found.
 *
 * One server keeps one conversation. Devices write into it and read it, and lose their network,
 * their server and their memory (kill -9), as often as they like and whenever, until it is calm.
 *
 * What must hold:
 *  1. Acknowledged is stored: a row leaves the outbox only when the server's log has the message,
 *     and the log only grows.                                              leaveOutbox()
 *  2. Nothing is there twice: a nonce is in the log once, and no device shows a message both as
 *     stored and as unsent. (On disk its id is the key.)                   commit(), audit()
 *  3. What one device sends stands in the order in which it was written.   commit()
 *  4. Whoever holds the number N has everything up to N: a message that it holds is not stale, and
 *     one that it lacks is older than one that it holds, which shows.      audit()
 *  5. Once it is calm everything comes to rest; then every device has every message in its newest
 *     version, and nothing unsent.                                         Judge, settles
 *
 * What stands for what:
 *   outbox, held, version           LocalStore: what is on disk. A transaction is a step here.
 *   Server, commit                  MessageWriter, MessageService, SyncService
 *   events, hint                    ConnectionRegistry, the bus, the socket, SyncEngine's queue
 *   Client                          Outbox, SyncEngine, HistoryLoader: each step names its function
 *
 * What is left out, as it adds nothing:
 *  - The moment of Outbox::send. All is written at the start: written later is posted later.
 *  - Where a reply or an event is lost: in a server that dies between its commit and that, in the
 *    network, or in a device that dies before its transaction. It was committed and never arrives.
 *  - A request that arrives after the device gave it up. Before the message is committed that is a
 *    lost reply; afterwards the nonce is known, and nothing changes ("again" in Server).
 *  - The time between a cut socket and the next: what happens then is what the next cut loses.
 *  - The order of events on their way: any. The protocol promises more ("nearly always").
 *  - Writes that LocalStore has not made yet: a device that dies with them is one that got less.
 *
 * The bounds: DEVICES; OLD messages from before; SENDS_0 and SENDS_1 messages by these devices,
 * OTHERS by others; EDITS; FAR: with more changes to catch up, reset:true; 0 or 1 for PAGED (/sync
 * may answer in parts), BUS (it may lose events), HISTORY (older messages are fetched).
 */
#define SEQS (OLD + SENDS_0 + SENDS_1 + OTHERS)
#define CHANGES (SEQS + EDITS) /* at most 7 */

/* Sets of numbers up to 7 are the bits of a byte. */
#define has(set, n) (((set) >> (n)) & 1)
#define with(set, n) ((set) | (1 << (n)))
#define without(set, n) ((set) & ~(1 << (n)))
#define above(set, n) ((set) & ~((2 << (n)) - 1))
#define range(from, to) (((2 << (to)) - 1) & ~((1 << (from)) - 1))

/* The server's disk. A message is named by its seq, its version by the change_seq of its last
 * change, and a snapshot of the database by the conversation's change_seq in it. */
byte changeSeq, lastSeq, edits, others;
byte nonceOf[SEQS + 1];  /* of this message; 0: not by one of the devices here */
byte seqOf[CHANGES + 1]; /* which message this change was of */
byte latest[SEQS + 1];   /* the last change of this message */

#define IDLE 0
#define OWED 1     /* /sync is to be called */
#define ASKED 2    /* under way: live events queue */
#define ANSWERED 3 /* read by the server, not stored by the device */

typedef Device {
    /* On its disk. */
    byte outbox;            /* set of nonces */
    byte held;              /* the conversation's change_seq */
    byte version[SEQS + 1]; /* 0: not held */
    /* In its memory, or on the way. */
    byte posted, answer;       /* nonce in flight; version in the reply */
    byte sync, syncTo, syncAt; /* synced_change_seq of the reply; the snapshot that it is from */
    bool again;                /* one more /sync after this one */
    byte gap;                  /* a message that is lacking: the newest such */
    byte page, pageAt;         /* the one that is being fetched; the snapshot that it is from */
    byte events;               /* set of changes: in the socket, or waiting in the engine */
    bool hint;                 /* {"type":"sync"} in the socket */
    byte unstored;             /* NUMBER_BEFORE_EFFECTS: a change */
};
Device device[2];
#define my device[d]

bool calm;    /* no fault from now on */
bool settled; /* everybody is done */

/* Working memory within a step. */
hidden byte i, j, n, s, v, was, top, found;

/* Any member of a set that is not empty. (In a step that must be one, the lowest.) */
inline pick(x, set) {
    x = 0;
    do
    :: has(set, x) -> break
    :: ((set) >> (x + 1)) != 0 -> x++
    od
}

inline findNonce(x, nonce) {
    x = 0;
    for (i : 1 .. SEQS) {
        if :: i <= lastSeq && nonceOf[i] == (nonce) -> x = i :: else fi
    }
}

/* The version of a message in a snapshot; 0: it is newer. */
inline versionIn(x, seq, snapshot) {
    x = 0;
    for (i : 1 .. CHANGES) {
        if :: i <= (snapshot) && seqOf[i] == (seq) -> x = i :: else fi
    }
}

/* ---- The server ---- */

/* One transaction under the conversation's row lock; after it, events for everybody. */
inline change(seq) {
    changeSeq++;
    seqOf[changeSeq] = seq;
    latest[seq] = changeSeq;
    for (i : 0 .. (DEVICES - 1)) { device[i].events = with(device[i].events, changeSeq) }
}

/* MessageWriter::commit. x: the version that is replied with. */
inline commit(nonce, x) {
    findNonce(s, nonce);
    if
    :: s && !NO_NONCE_CHECK -> x = latest[s]
    :: else ->
        assert(!s); /* 2 */
        findNonce(v, nonce - 1);
        assert(v || nonce == 1 || nonce == SENDS_0 + 1); /* 3 */
        lastSeq++;
        nonceOf[lastSeq] = nonce;
        change(lastSeq);
        x = changeSeq
    fi
}

/* The calls of one device. */
proctype Server(byte d) {
    byte to;
    do
    /* MessageWriter::store */
    :: d_step { my.posted && !my.answer ->
        if
        :: REPLY_BEFORE_COMMIT -> my.answer = changeSeq + 1
        :: else -> commit(my.posted, my.answer)
        fi;
        printf("server: commits nonce %d, replies with version %d\n", my.posted, my.answer) }
    :: d_step { !calm && nonceOf[lastSeq] ->
        commit(nonceOf[lastSeq], n);
        printf("server: gets nonce %d again\n", nonceOf[lastSeq]) }

    /* SyncService::sync: the messages changed since `held`, as many as it likes in one reply. (The
     * device has moved no further since it asked.) */
    :: atomic { my.sync == ASKED ->
        to = changeSeq;
        if
        :: PAGED && my.held < changeSeq && changeSeq - my.held <= FAR ->
            pick(to, range(my.held + 1, changeSeq));
            to = latest[seqOf[to]] /* a message comes with its last change only */
        :: else
        fi;
        d_step {
            my.syncTo = to;
            my.syncAt = changeSeq;
            my.sync = ANSWERED;
            to = 0;
            printf("server: answers /sync of device %d: after %d up to %d of %d\n",
                   d, my.held, my.syncTo, my.syncAt)
        } }

    /* MessageService::page, of one message */
    :: d_step { my.page && !my.pageAt ->
        my.pageAt = changeSeq;
        printf("server: reads message %d for device %d, at %d\n", my.page, d, my.pageAt) }
    :: settled -> break
    od
}

/* Other devices, of which nothing else is of interest here: MessageWriter, MessageService::edit. */
proctype Others() {
    byte seq;
    do
    :: d_step { others < OTHERS ->
        others++;
        lastSeq++;
        change(lastSeq);
        printf("server: another device writes message %d: change %d\n", lastSeq, changeSeq) }
    :: atomic { edits < EDITS && lastSeq ->
        pick(seq, range(1, lastSeq));
        edits++;
        d_step {
            change(seq);
            printf("server: another device edits message %d: change %d\n", seq, changeSeq);
            seq = 0
        } }
    :: settled -> break
    od
}

/* ---- A device ---- */

/* 1: this nonce is acknowledged. */
inline leaveOutbox(nonce) {
    findNonce(found, nonce);
    assert(found);
    my.outbox = without(my.outbox, nonce)
}

inline forgetPost() { my.posted = 0; my.answer = 0 }
inline forgetSync() { my.sync = OWED; my.syncTo = 0; my.syncAt = 0; my.again = false }
inline forgetPage() { my.page = 0; my.pageAt = 0 }

/* LocalStore::write: the message, and that it is unsent no more, in one transaction (and the
 * number, where the caller has one). Outbox::confirm: the attempt to send it ends. */
inline write(seq, x) {
    if :: x > my.version[seq] || LAST_WRITER_WINS -> my.version[seq] = x :: else fi;
    if :: has(my.outbox, nonceOf[seq]) && !ECHO_LEAVES_ROW -> leaveOutbox(nonceOf[seq]) :: else fi;
    if :: my.posted && my.posted == nonceOf[seq] -> forgetPost() :: else fi
}

/* Recorder::holdMessage: a change that came with its number, by event or by /sync, is stored, also
 * of a message that is not held: /sync may have left it out because it changed later, and a page
 * that is being fetched may have been read before it. (The protocol lets it pass by there.) */
inline merge(seq, x) {
    versionIn(was, seq, x - 1);
    if
    :: UPDATE_PASSES && was && !my.version[seq] && !has(my.outbox, nonceOf[seq]) -> skip
    :: else -> write(seq, x)
    fi
}

inline setHeld(x) {
    my.held = x;
    my.events = above(my.events, x) /* what is left of them is ignored */
}

/* SyncEngine::apply: the event x = held + 1. */
inline apply(x) {
    s = seqOf[x];
    merge(s, x);
    setHeld(x)
}

/* SyncEngine::adopt: what changed, and the number, in one transaction. */
inline adopt() {
    for (j : 1 .. CHANGES) {
        if
        :: j > my.held && j <= my.syncTo ->
            s = seqOf[j];
            versionIn(v, s, my.syncAt);
            if :: v == j -> merge(s, j) :: else fi
        :: else
        fi
    }
}

/* SyncEngine::adopt with reset:true: the newest message is all that is held now (of 30). */
inline adoptReset() {
    for (j : 1 .. SEQS) {
        my.version[j] = 0;
        versionIn(v, j, my.syncAt);
        if :: v -> s = j; n = v :: else fi
    }
    write(s, n);
    if :: !RESET_KEEPS_PAGE -> forgetPage() :: else fi
}

/* Outbox::finish with a reply, which may be late. A version that the device's number has passed, of
 * a message that it does not hold, may be stale: later changes passed by. HistoryLoader gets it. */
inline settle(x) {
    s = seqOf[x];
    if :: x > my.held || my.version[s] || STALE_REPLY_STORED -> write(s, x) :: else fi
}

/* SyncEngine::sync is called for; if one is under way, once more: its snapshot may be too old. */
inline oweSync() {
    if :: my.sync < ASKED -> my.sync = OWED :: else -> my.again = !HINT_FORGOTTEN_IN_FLIGHT fi
}

/* SyncEngine::fillGaps: what is lacking. And what must hold after each step. */
inline audit() {
    top = 0;
    for (j : 1 .. SEQS) {
        if :: my.version[j] -> top = j :: else fi
    }
    my.gap = 0;
    for (j : 1 .. SEQS) {
        if
        :: j < top && !my.version[j] && (!ONE_STRETCH_ASSUMED || my.gap == j - 1) -> my.gap = j
        :: else
        fi;
        assert(latest[j] > my.held || my.version[j] == latest[j] /* 4 */
               || (!my.version[j] && j < top) || my.unstored);
        assert(!my.version[j] || !has(my.outbox, nonceOf[j])) /* 2 */
    }
    top = 0
}

proctype Client(byte d) {
    byte x;
    do
    /* Outbox::pump, Outbox::post: the oldest, one at a time. */
    :: d_step { !my.posted && my.outbox ->
        pick(n, my.outbox);
        do
        :: NEWEST_FIRST && above(my.outbox, n) -> pick(v, above(my.outbox, n)); n = v
        :: else -> break
        od;
        my.posted = n;
        if :: ROW_GOES_AT_POST -> leaveOutbox(n) :: else fi;
        printf("device %d: Outbox::post of nonce %d\n", d, n) }
    /* Outbox::finish */
    :: d_step { my.answer ->
        x = my.answer;
        printf("device %d: Outbox::finish of nonce %d, version %d\n", d, my.posted, x);
        leaveOutbox(my.posted);
        forgetPost();
        settle(x);
        audit();
        x = 0 }
    /* Outbox::finish, when the echo was earlier: whatever the server ever replied with. */
    :: atomic { !calm && changeSeq ->
        pick(x, range(1, changeSeq));
        d_step {
            n = nonceOf[seqOf[x]];
            if
            :: n && (n > SENDS_0) == d && !has(my.outbox, n) ->
                printf("device %d: Outbox::finish of nonce %d, late, version %d\n", d, n, x);
                settle(x);
                audit()
            :: else
            fi;
            x = 0
        } }

    /* SyncEngine::receive: the next event is applied, those up to `held` are ignored (and so are
     * repeated ones), those beyond wait; all of them do while a /sync is under way. */
    :: d_step { my.sync < ASKED && !my.unstored &&
                (has(my.events, my.held + 1) || (my.events && GAP_APPLIED)) ->
        pick(n, my.events);
        if
        :: NUMBER_BEFORE_EFFECTS -> my.unstored = n; setHeld(n)
        :: else -> apply(n); audit()
        fi;
        printf("device %d: SyncEngine::apply of change %d, message %d\n", d, n, seqOf[n]) }
    :: d_step { my.unstored -> n = my.held; apply(my.unstored); my.held = n; my.unstored = 0 }
    :: d_step { QUEUE_DROPPED && my.sync >= ASKED && my.events -> my.events = 0 }
    /* SyncEngine::receive of {"type":"sync"} */
    :: d_step { my.hint ->
        my.hint = false;
        if :: !HINT_IGNORED -> oweSync() :: else fi;
        printf("device %d: SyncEngine::receive of a sync hint\n", d) }

    /* SyncEngine::sync: at auth.ok, at a hint, for the rest, or as an event is missing. */
    :: d_step { my.sync == OWED || (my.sync == IDLE && above(my.events, my.held + 1)) ->
        my.sync = ASKED;
        my.again = false;
        printf("device %d: SyncEngine::sync from %d\n", d, my.held) }
    /* SyncEngine::adopt */
    :: d_step { my.sync == ANSWERED ->
        if
        :: my.syncAt - my.held > FAR -> adoptReset()
        :: else -> adopt()
        fi;
        if
        :: NOT_ONE_SNAPSHOT -> my.syncTo = changeSeq
        :: REST_SKIPPED -> my.syncTo = my.syncAt
        :: else
        fi;
        setHeld(my.syncTo);
        my.sync = (my.syncTo < my.syncAt || my.again || SYNC_WITHOUT_END -> OWED : IDLE);
        my.syncTo = 0;
        my.syncAt = 0;
        my.again = false;
        audit();
        printf("device %d: SyncEngine::adopt up to %d\n", d, my.held) }

    /* HistoryLoader::fetch */
    :: d_step { HISTORY && my.gap && !my.page ->
        my.page = my.gap;
        printf("device %d: HistoryLoader::fetch of message %d\n", d, my.page) }
    /* HistoryLoader::keep */
    :: d_step { my.pageAt ->
        versionIn(v, my.page, my.pageAt);
        write(my.page, v);
        printf("device %d: HistoryLoader::keep of message %d, version %d\n", d, my.page, v);
        forgetPage();
        audit() }
    :: settled -> break
    od
}

/* ---- What goes wrong, and how it ends ---- */

/* What is only in memory or on the way is lost; auth.ok follows. */
inline die() {
    forgetPost();
    forgetSync();
    forgetPage();
    my.events = 0;
    my.hint = false;
    my.unstored = 0
}

proctype Faults(byte d) {
    byte x;
    do
    :: d_step { !calm && my.posted ->
        forgetPost();
        printf("network: device %d gets no reply to its post\n", d) }
    :: d_step { !calm && my.sync >= ASKED ->
        forgetSync();
        printf("network: device %d gets no reply to /sync\n", d) }
    :: d_step { !calm && my.page ->
        forgetPage();
        printf("network: device %d gets no page\n", d) }
    :: atomic { !calm && my.events ->
        pick(x, my.events);
        my.events = without(my.events, x);
        if
        /* The bus was away; once it is back, ConnectionRegistry::deliverToAll. */
        :: d_step { BUS -> my.hint = true; printf("bus: loses change %d for device %d\n", x, d) }
        /* The socket is cut; Socket reconnects, auth.ok: SyncEngine::sync. */
        :: d_step { true ->
            my.hint = false;
            if :: !NO_SYNC_AFTER_CUT -> oweSync() :: else fi;
            printf("network: cuts the socket of device %d, change %d is lost\n", d, x) }
        fi;
        x = 0 }
    :: d_step { !calm -> die(); printf("device %d: dies and starts again\n", d) }
    :: calm -> break
    od
}

proctype Outages() {
    byte d;
    do
    :: d_step { !calm ->
        for (d : 0 .. (DEVICES - 1)) {
            forgetPost();
            if :: my.sync >= ASKED -> forgetSync() :: else -> oweSync() fi;
            forgetPage();
            my.events = 0;
            my.hint = false
        }
        d = 0;
        printf("server: dies and starts again\n") }
    :: d_step { !calm -> calm = true; printf("calm from now on\n") } -> break
    od
}

inline judge(d) {
    assert(!my.outbox && my.held == changeSeq);
    for (j : 1 .. SEQS) { assert(my.version[j] == latest[j]) }
}

/* When nobody has anything left to do. */
proctype Judge() {
    timeout -> d_step {
        assert(calm && lastSeq == SEQS); /* 1 */
        judge(0); /* 5 */
        if :: DEVICES > 1 -> judge(1) :: else fi;
        settled = true
    }
}

/* The old messages are there; device 0 of two holds them all, any other the newest. */
init {
    d_step {
        do
        :: lastSeq < OLD -> lastSeq++; change(lastSeq)
        :: else -> break
        od;
        for (j : 0 .. (DEVICES - 1)) {
            device[j].events = 0;
            device[j].held = OLD;
            if
            :: j == 0 -> device[j].outbox = range(1, SENDS_0)
            :: else -> device[j].outbox = range(SENDS_0 + 1, SENDS_0 + SENDS_1)
            fi;
            n = OLD;
            do
            :: n && (n == OLD || j < DEVICES - 1) -> device[j].version[n] = n; n--
            :: else -> device[j].gap = n; break
            od
        }
    }
    atomic {
        run Server(0); run Client(0); run Faults(0);
        if :: DEVICES > 1 -> run Server(1); run Client(1); run Faults(1) :: else fi;
        run Others(); run Outages(); run Judge()
    }
}

#ifdef LIVENESS
ltl settles { [] (calm -> <> settled) } /* 5 */
#endif
