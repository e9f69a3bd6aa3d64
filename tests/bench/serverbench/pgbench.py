"""What PostgreSQL alone reaches with the server's own transaction."""

import glob
import json
import os
import re
import shutil
import subprocess
import tempfile

from peopling import socket_directory

#: Those of server/database/sqlconnection.cpp.
SESSION = "-c synchronous_commit=on -c jit=off -c enable_bitmapscan=off"


def program():
    found = glob.glob("/usr/lib/postgresql/*/bin/pgbench")
    return max(found) if found else shutil.which("pgbench")


def drafts(people, senders):
    """The drafts of one batch, a message of each sender, as the server hands them over."""
    peers = {n: id_ for pair, id_ in people.directs.items() for n in pair
             if max(pair) < people.size.talkers}
    rows = [{"ord": ord_, "id": f"TTTTTTTT-TTTT-7000-8000-{ord_:02x}MMMMMMMMMM",
             "conversation_id": peers[sender], "sender_id": people.ids[sender],
             "nonce": f"{os.urandom(4).hex()}-0000-4000-8000-{ord_:02x}MMMMMMMMMM",
             "request_hash": os.urandom(16).hex(), "reply_to": None,
             "body": "Message 123456, as long as people write on an ordinary day."}
            for ord_, sender in enumerate(senders)]
    return sorted({row["conversation_id"] for row in rows}), rows


def script(people, size, parts):
    """pgbench's script. With several clients each has its own part of the pairs."""
    with open(os.path.join(os.path.dirname(__file__), "batch.sql"), encoding="utf-8") as file:
        template = "".join(line for line in file if not line.startswith("--"))
    text = ""
    for part in range(parts):
        own = range(people.size.talkers * part // parts, people.size.talkers * (part + 1) // parts)
        conversations, rows = drafts(people, [own[i % len(own)] for i in range(size)])
        ids = "'{" + ",".join(conversations) + "}'"
        body = template.replace("@IDS@", ids).replace("@DRAFTS@", f"'{json.dumps(rows)}'")
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
