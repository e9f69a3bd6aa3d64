"""What everybody holds at the end, beside what was said."""

import collections
import contextlib
import sqlite3
import uuid

#: The key of a message in a client's store: the conversation's number, and its seq in so many bits.
SEQ_BITS = 40


def query(store, sql):
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchall()


def store_of(window):
    found = [path for path in (window.place / window.name).rglob("*")
             if path.is_file() and path.read_bytes()[:15] == b"SQLite format 3"]
    if len(found) != 1:
        raise RuntimeError(f"{window.name} has {len(found)} stores")
    return found[0]


def held_by(window):
    """(seq, id, body) of each message in the local store, in the order of the window."""
    rows = query(store_of(window), "SELECT key, id, body FROM messages ORDER BY key")
    return [(key & ((1 << SEQ_BITS) - 1), str(uuid.UUID(bytes=id_)), body)
            for key, id_, body in rows]


def unsent_of(window):
    """Messages that wait in the outbox, or are not settled with what came back."""
    return [body for body, in query(store_of(window), "SELECT body FROM outbox WHERE kind = 0")]


def faults(said, held):
    """What is wrong with what somebody holds, (seq, id, body), beside {speaker: texts in order}."""
    found = []
    bodies = [body for _, _, body in held]
    counted = collections.Counter(bodies)
    spoken = {text for texts in said.values() for text in texts}
    found += [f"lost: {text}" for text in spoken if text not in counted]
    found += [f"{count} times: {text}" for text, count in counted.items() if count > 1]
    found += [f"nobody said: {text}" for text in counted if text not in spoken]
    if [seq for seq, _, _ in held] != list(range(1, len(held) + 1)):
        found.append("the numbers have holes")
    for speaker, texts in said.items():
        own = set(texts)
        if not found and [body for body in bodies if body in own] != texts:
            found.append(f"{speaker}: not in the order in which it was said")
    return found
