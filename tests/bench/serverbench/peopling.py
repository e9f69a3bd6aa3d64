"""People, sessions, conversations and a first message in each, put into the database in bulk."""

import os
import subprocess
import time
import uuid

from forge import Forger, sign


def new_id():
    """A UUID of version 7, in the order in which they are made."""
    new_id.last = max(new_id.last + 1, time.time_ns() >> 8)
    millis, rest = divmod(new_id.last << 8, 1_000_000)
    tail = int.from_bytes(os.urandom(8), "big") & (1 << 62) - 1
    return uuid.UUID(int=millis << 80 | 0x7 << 76 | (rest >> 8 & 0xFFF) << 64 | 0b10 << 62 | tail)


new_id.last = 0


class Peopling:
    """Talkers come first, then writers, then the idle ones; people are named by their place."""

    def __init__(self, server, size):
        self.server, self.size = server, size
        count = size.talkers + size.writers + size.idle
        self.ids = [str(new_id()) for _ in range(count)]
        self.sessions = [str(new_id()) for _ in range(count)]
        self.first_writer = size.talkers
        self.first_idle = size.talkers + size.writers
        self.first_member = count - size.members
        self.directs = {}  # (one, other): id
        for one in range(0, size.talkers, 2):
            self.directs[one, one + 1] = str(new_id())
        for client in range(size.clients):
            writer = self.first_writer + client % size.writers
            self.directs[self.first_idle + client, writer] = str(new_id())
        self.group = str(new_id())
        self._insert()
        self._mint()

    def _insert(self):
        script = "\n".join([
            "BEGIN;",
            "ALTER TABLE users DISABLE TRIGGER users_created;",
            *copy("users (id, username, display_name, change_no)",
                  ((id_, f"bench{n:05}", f"Bench {n}", n + 1) for n, id_ in enumerate(self.ids))),
            "ALTER TABLE users ENABLE TRIGGER users_created;",
            f"UPDATE instance SET users_change = {len(self.ids)};",
            *copy("sessions (id, user_id, ip, user_agent)",
                  ((session, id_, "127.0.0.1", "bench")
                   for session, id_ in zip(self.sessions, self.ids))),
            *copy("conversations (id, kind, title, direct_low, direct_high, member_count, "
                  "last_seq, change_seq)", self._conversations()),
            *copy("members (conversation_id, user_id, role, read_seq, has_written)",
                  self._members()),
            *copy("messages (conversation_id, seq, id, change_seq, sender_id, nonce, "
                  "request_hash, body)", self._messages()),
            "COMMIT;", "VACUUM ANALYZE;", "CHECKPOINT;"])
        psql(self.server, script)

    def _conversations(self):
        for pair, id_ in self.directs.items():
            low, high = sorted(self.ids[n] for n in pair)
            yield id_, "direct", None, low, high, 2, 1, 1
        yield self.group, "group", "Bench", None, None, self.size.members, 1, 1

    def _members(self):
        for pair, id_ in self.directs.items():
            for n in pair:
                yield id_, self.ids[n], "member", 1, "t"
        for n in range(self.first_member, len(self.ids)):
            yield self.group, self.ids[n], "owner" if n == self.first_member else "member", 1, "f"

    def _messages(self):
        for (one, _), id_ in self.directs.items():
            yield id_, 1, new_id(), 1, self.ids[one], uuid.uuid4(), r"\\x00", "Hello."
        yield self.group, 1, new_id(), 1, self.ids[self.first_member], uuid.uuid4(), r"\\x00", "Hi."

    def _mint(self):
        """Tokens for longer than a run takes."""
        signer = Forger(self.server)
        now = int(time.time())
        self.tokens = []
        for id_, session in zip(self.ids, self.sessions):
            claims = {"iss": "letschat", "aud": "letschat", "sub": id_, "sid": session,
                      "jti": str(uuid.uuid4()), "iat": now, "exp": now + 6 * 3600,
                      "type": "access"}
            self.tokens.append(sign({"alg": "HS256", "typ": "JWT", "kid": signer.kid}, claims,
                                    signer.secret))

    # Lines of the load generator's plan. The numbers are read anew: runs before have moved them.

    def _numbers(self):
        rows = self.server.sql("SELECT id, last_seq, change_seq FROM conversations")
        return {id_: f"{id_} {seq} {change}" for id_, seq, change in
                (row.split("|") for row in rows)}

    def person_lines(self):
        return [f"person {id_} {token}" for id_, token in zip(self.ids, self.tokens)]

    def pair_lines(self, pairs=None):
        numbers = self._numbers()
        talking = [(pair, id_) for pair, id_ in self.directs.items()
                   if pair[0] < self.size.talkers]
        return [f"pair {numbers[id_]} {one} {other}" for (one, other), id_ in talking[:pairs]]

    def group_lines(self):
        return [f"group {self._numbers()[self.group]} {self.first_member} {self.size.members}"]

    def idle_lines(self):
        return [f"idle {self.first_idle} {self.size.idle}"]

    def away_lines(self, clients):
        numbers = self._numbers()
        return [f"away {numbers[id_]} {one} {other}" for (one, other), id_ in
                self.directs.items() if self.first_idle <= one < self.first_idle + clients]


def copy(target, rows):
    """COPY with its rows, as lines of a script for psql."""
    yield f"COPY {target} FROM STDIN;"
    for row in rows:
        yield "\t".join(r"\N" if value is None else str(value) for value in row)
    yield r"\."


def psql(server, script):
    """Runs a script in the private cluster; fails at its first error. What it printed."""
    done = subprocess.run(
        ["psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-h", socket_directory(server),
         "-U", "letschat", "-d", "postgres"],
        check=False, input=script, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr[:2000])
    return done.stdout


def socket_directory(server):
    for found, _, names in os.walk(server.directory.name):
        if any(name.startswith(".s.PGSQL.") and not name.endswith(".lock") for name in names):
            return found
    raise RuntimeError("there is no private cluster")
