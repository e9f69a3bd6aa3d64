"""What PostgreSQL alone reaches with the server's own transaction."""

import glob
import os
import re
import shutil
import subprocess
import tempfile

from peopling import socket_directory

#: Those of the server's writing connection (server/database).
SESSION = ("-c synchronous_commit=on -c jit=off -c enable_bitmapscan=off -c enable_seqscan=off "
           "-c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan")
#: What makes an id a new one in each transaction.
FRESH = """replace(replace(%s, 'MMMMMMMMMM', lpad(to_hex(:n::bigint), 10, '0')), 'TTTTTTTT-TTTT',
            regexp_replace(lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12,
                                '0'), '(.{8})(.{4})', '\\1-\\2'))::uuid[]"""


def program():
    found = glob.glob("/usr/lib/postgresql/*/bin/pgbench")
    return max(found) if found else shutil.which("pgbench")


def array(values):
    return "'{" + ",".join(map(str, values)) + "}'"


def drafts(people, senders):
    """The columns of one batch, a message of each sender, as the server hands them over."""
    peers = {n: id_ for pair, id_ in people.directs.items() for n in pair
             if max(pair) < people.size.talkers}
    conversations = [peers[sender] for sender in senders]
    unlike = sorted(set(conversations))
    ordinals = range(len(senders))
    return {
        "IDS": array(unlike),
        "counts": array(conversations.count(id_) for id_ in unlike),
        "conversations": array(conversations),
        "numbers": array(conversations[:at + 1].count(conversations[at]) for at in ordinals),
        "ids": FRESH % array(f"TTTTTTTT-TTTT-7000-8000-{at:02x}MMMMMMMMMM" for at in ordinals),
        "senders": array(people.ids[sender] for sender in senders),
        "nonces": FRESH % array(f"{os.urandom(4).hex()}-0000-4000-8000-{at:02x}MMMMMMMMMM"
                                for at in ordinals),
        "hashes": array(f'"\\\\x{os.urandom(16).hex()}"' for _ in senders),
        "bodies": array('"Message 123456, as long as people write on an ordinary day."'
                        for _ in senders),
        "replies": array("NULL" for _ in senders),
    }


def script(people, size, parts):
    """pgbench's script. With several clients each has its own part of the pairs."""
    with open(os.path.join(os.path.dirname(__file__), "batch.sql"), encoding="utf-8") as file:
        template = "".join(line for line in file if not line.startswith("--"))
    text = ""
    for part in range(parts):
        own = range(people.size.talkers * part // parts, people.size.talkers * (part + 1) // parts)
        body = template
        for name, value in drafts(people, [own[i % len(own)] for i in range(size)]).items():
            body = body.replace(f"@{name}@", value)
        text += f"\\if :client_id = {part}\n{body}\\endif\n"
    return text


def rows_per_second(home, size, seconds, clients):
    """Messages a second in batches of that size."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql", encoding="utf-8") as file:
        file.write(script(home.people, size, clients))
        file.flush()
        done = subprocess.run(
            [program(), "-h", socket_directory(home.server), "-U", "letschat", "-n", "-M",
             "prepared", "-T", str(seconds), "-c", str(clients), "-j", "1", "-f", file.name,
             "postgres"],
            env={**os.environ, "PGOPTIONS": SESSION}, check=False, capture_output=True, text=True)
    tps = re.search(r"tps = ([\d.]+)", done.stdout)
    if done.returncode or not tps:
        raise RuntimeError(f"pgbench: {done.stderr[-1000:]}")
    return float(tps.group(1)) * size
