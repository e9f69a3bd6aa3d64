"""Rows about what the database does for a page, with years of talk in it."""

import os
import re

import history
import plans
from building import ROOT
from peopling import psql
from rest import call
from table import Row

CALLS = 30

# How the forerunner found the last message of each conversation, and its page by counting rows off;
# with the index that helps both.
INDEX = "CREATE INDEX forerunner ON messages (conversation_id, created_at); ANALYZE messages;"
DISTINCT_ON = """
SELECT c.id, x.* FROM (
    SELECT DISTINCT ON (m.conversation_id) m.* FROM messages m
    WHERE m.conversation_id IN (SELECT conversation_id FROM members WHERE user_id = '{person}')
    ORDER BY m.conversation_id, m.created_at DESC) x
JOIN conversations c ON c.id = x.conversation_id ORDER BY x.created_at DESC LIMIT 50"""
OFFSET = """
SELECT * FROM messages WHERE conversation_id = '{conversation}'
ORDER BY created_at DESC OFFSET {depth} LIMIT 50"""


def explained(home, name, statement):
    """Of three runs the quickest, in ms; its plan is kept."""
    runs = []
    for _ in range(3):
        text = psql(home.server,
                    f"SET jit = off; EXPLAIN (ANALYZE, BUFFERS, TIMING off) {statement}")
        runs.append((float(re.search(r"Execution Time: ([\d.]+) ms", text).group(1)), text))
    quickest = min(runs)
    with open(os.path.join(folder(), f"{name}.txt"), "w", encoding="utf-8") as file:
        file.write(f"{statement}\n\n{quickest[1]}")
    return quickest[0]


def folder():
    path = os.path.join(ROOT, "build", "bench")
    os.makedirs(path, exist_ok=True)
    return path


def measured(home, name, path, query):
    """What all statements of one call take together, in ms, in the median of many calls."""
    for _ in range(40):  # plans are made, pages are read in
        call(home.server, "GET", path, token=home.people.tokens[0], query=query)
    statements = plans.Statements(home)
    for _ in range(CALLS):
        reply = call(home.server, "GET", path, token=home.people.tokens[0], query=query)
        assert reply.status == 200, reply.body
    found = {text: runs for text, runs in statements.collect().items() if len(runs) >= CALLS}
    if not found:
        raise RuntimeError("the server's log tells of no statement")
    plans.kept(os.path.join(folder(), f"{name}.txt"), found)
    return sum(plans.median_ms(runs) for runs in found.values()), reply.json


def database(home, quick, messages=10_000_000):
    """The list of conversations and a page far back, against the forerunner's way of doing it."""
    longest, size, count = history.write(home, min(messages, 200_000) if quick else messages)
    depth = size * 10 // 11
    plans.watch(home)
    list_ms, listed = measured(home, "list", "/conversations", {"limit": 50})
    page_ms, page = measured(home, "page", f"/conversations/{longest}/messages",
                             {"before_seq": size - depth, "limit": 50})
    whole = len(listed["conversations"]) == 50 and len(page["messages"]) == 50
    psql(home.server, INDEX)
    person = home.people.ids[0]
    distinct_ms = explained(home, "distinct-on", DISTINCT_ON.format(person=person))
    offset_ms = explained(home, "offset", OFFSET.format(conversation=longest, depth=depth))
    details = {"messages": count, "calls": CALLS}
    return [Row(f"list of {history.OWN} conversations over {count:,} messages, in the database",
                f"{list_ms:.2f} ms", "≤ 1 ms, ≥ 30 times",
                whole and list_ms <= 1 and distinct_ms >= 30 * list_ms,
                f"DISTINCT ON {distinct_ms:,.0f} ms", f"{distinct_ms / list_ms:,.0f}", details),
            Row(f"history page at depth {depth:,}, in the database", f"{page_ms:.2f} ms", "≤ 0.5 ms",
                whole and page_ms <= 0.5, f"OFFSET {offset_ms:,.0f} ms",
                f"{offset_ms / page_ms:,.0f}", details)]
