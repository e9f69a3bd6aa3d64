"""4.2: what the list of conversations costs the database."""

import re
import unittest

from conversing import insert_directs, insert_messages
from rest import Person
from server import Server, eventually


class CostOfTheList(unittest.TestCase):
    """PostgreSQL explains each statement that it runs in the server's log."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server(database_threads=1)
        cls.addClassCleanup(cls.server.stop)
        for setting in ("session_preload_libraries = 'auto_explain'",
                        "auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on",
                        "auto_explain.log_buffers = on", "auto_explain.log_timing = off",
                        "log_statement = 'all'"):
            cls.server.sql(f"ALTER ROLE letschat SET {setting}")
        cls.server.terminate()
        cls.server.start()

    def said_at_a_list(self, person, count):
        """What the log says of one call, once the server has prepared what it needs."""
        query = {"limit": 100}
        for _ in range(8):  # from the sixth on, PostgreSQL keeps its plan
            reply = person.get("/conversations", query=query)
        start = len(self.server.log())
        reply = person.get("/conversations", query=query)
        self.assertEqual(len(reply.json["conversations"]), count)
        return eventually(lambda: self.explained(start))

    def explained(self, start):
        """The log from there on, once it has the plan of the list."""
        said = self.server.log()[start:]
        plans = [each for each in said.split("duration:")[1:] if " members " in each]
        return said if plans and "Buffers:" in plans[-1] else None

    def statements(self, said):
        return len(re.findall(r"LOG:  (?:statement: |execute )", said))

    def pages_touched(self, said):
        """Of the shared buffers, by the largest plan in there."""
        found = [sum(map(int, re.findall(r"(?:hit|read)=(\d+)", line)))
                 for line in said.splitlines() if "Buffers:" in line]
        return max(found)

    def test_one_statement_however_many_there_are(self):
        """4.2: the list is one SQL statement, with 1 conversation as with 100."""
        counted = []
        for count in (1, 100):
            one = Person(self.server)
            insert_directs(self.server, one, count)
            # The server looks at its database now and then, perhaps at this very moment.
            counted.append(min(self.statements(self.said_at_a_list(one, count))
                               for _ in range(3)))
        self.assertEqual(counted, [1, 1])

    def test_its_cost_is_independent_of_the_histories(self):
        """4.2: the cost of the list does not grow with the length of the histories."""
        touched = []
        for length in (2_000, 60_000):
            one, others = Person(self.server), [Person(self.server) for _ in range(3)]
            for other in others:
                insert_messages(self.server, one.direct(other), other, length)
            self.server.sql("ANALYZE")
            touched.append(self.pages_touched(self.said_at_a_list(one, 3)))
        self.assertLess(touched[1], 1.5 * touched[0] + 50, touched)


if __name__ == "__main__":
    unittest.main()
