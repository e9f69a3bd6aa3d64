"""A device as 4.4 describes it: it holds conversations, stretches of messages, and profiles."""

from conversing import all_conversations, all_messages


class SyncDevice:
    """Calls /sync and keeps what comes. A stretch is what it holds of one history."""

    def __init__(self, person):
        self.person = person
        self.conversations, self.stretches, self.held, self.users = {}, {}, {}, {}
        self.users_since = None
        self.resets = 0

    def sync(self, **more):
        """Calls until `more` is false; the replies."""
        replies = []
        while not replies or replies[-1]["more"]:
            assert len(replies) < 200, "sync does not come to an end"
            before = dict(self.held), self.users_since
            if self.users_since is not None:
                more["users_since"] = self.users_since
            replies.append(self.person.sync(self.held, **more))
            self.adopt(replies[-1])
            now = dict(self.held), self.users_since
            assert not replies[-1]["more"] or now != before, "sync stands still"
        return replies

    def adopt(self, reply):
        for id_ in reply["gone"]:
            for kept in (self.conversations, self.stretches, self.held):
                kept.pop(id_, None)
        for conversation in reply["conversations"]:
            self._adopt_conversation(dict(conversation))
        for message in reply["messages"]:
            self._adopt_message(message)
        for profile in reply["users"]:
            self.users[profile["id"]] = profile
        self.users_since = reply["users_since"]

    def _adopt_conversation(self, conversation):
        id_ = conversation["id"]
        synced = conversation.pop("synced_change_seq", None)
        if conversation.pop("reset", False):
            self.stretches[id_] = {}
            self.resets += 1
        self.conversations[id_] = conversation
        self.stretches.setdefault(id_, {})
        number = conversation["change_seq"] if synced is None else synced
        self.held[id_] = (number, conversation["mine"]["state_seq"])

    def _adopt_message(self, message):
        """What lies before the stretch is not held, and so not stored."""
        self.stretches[message["conversation_id"]][message["seq"]] = message

    def stretch(self, conversation):
        """The newest messages that it holds without a hole, ascending."""
        held = self.stretches[conversation]
        seq, found = max(held, default=0), []
        while seq in held:
            found.insert(0, held[seq])
            seq -= 1
        return found

    def shown(self, conversation):
        """A conversation with the newest profiles, which come beside it."""
        found = dict(self.conversations[conversation])
        if found["members"] is not None:
            found["members"] = [{**each, "user": self.users[each["user"]["id"]]}
                                for each in found["members"]]
        return found


def expect_current(test, device):
    """The device holds exactly what the server's pages say."""
    person = device.person
    rows = {each["id"]: each for each in all_conversations(person)}
    test.assertEqual(set(device.conversations), set(rows))
    for id_, row in rows.items():
        test.assertEqual(device.shown(id_), row)
        test.assertEqual(device.held[id_], (row["change_seq"], row["mine"]["state_seq"]))
        history, stretch = all_messages(person, id_), device.stretch(id_)
        test.assertGreaterEqual(len(stretch), min(30, row["last_seq"]))
        test.assertEqual(stretch, history[len(history) - len(stretch):])
        for message in history:
            test.assertIn(message["sender_id"], device.users)
