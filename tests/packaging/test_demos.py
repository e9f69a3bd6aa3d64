"""What the demos say of themselves, and how the one with several servers counts."""

import pathlib
import shutil
import subprocess
import sys
import unittest

import server
from commands import Folder, environment

ROOT = pathlib.Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
sys.path.append(str(PACKAGING / "cluster"))

from held import faults  # pylint: disable=wrong-import-position


class Usage(unittest.TestCase):
    def run_demo(self, name, *arguments):
        return subprocess.run([PACKAGING / name, *arguments], check=False, capture_output=True,
                              text=True, timeout=20)

    def test_each_tells_its_options(self):
        for name in "quickstart", "demo-cluster":
            done = self.run_demo(name, "--help")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            for word in f"packaging/{name}", "--headless", "--keep", "Ctrl-C":
                self.assertIn(word, done.stdout)
            self.assertEqual(self.run_demo(name, "--hedless").returncode, 2)

    def test_what_the_cluster_needs_can_be_listed(self):
        done = self.run_demo("install-dependencies", "--list", "cluster")
        self.assertEqual(done.stdout.split(), ["redis-server", "haproxy"])


class Counting(unittest.TestCase):
    """What somebody holds, as (seq, id, body), beside what was said."""

    said = {"Ada": ["one", "two"], "Grace": ["three"]}

    def faults(self, *bodies):
        return faults(self.said, [(seq, "", body) for seq, body in enumerate(bodies, 1)])

    def test_any_order_of_two_people_is_right(self):
        self.assertEqual(self.faults("one", "three", "two"), [])
        self.assertEqual(self.faults("three", "one", "two"), [])

    def test_what_is_wrong_is_told(self):
        self.assertEqual(self.faults("one", "two"), ["lost: three"])
        self.assertEqual(self.faults("one", "two", "two", "three"), ["2 times: two"])
        self.assertEqual(self.faults("one", "two", "three", "four"), ["nobody said: four"])
        self.assertEqual(self.faults("two", "one", "three"),
                         ["Ada: not in the order in which it was said"])
        self.assertEqual(faults({}, [(2, "", "one")])[-1], "the numbers have holes")


def needs(*programs):
    missing = [each for each in programs if not shutil.which(each)]
    return unittest.skipIf(missing, f"not installed: {missing}")


class Cluster(unittest.TestCase):
    @needs("haproxy", "redis-server", "Xvfb", "gnome-keyring-daemon")
    def test_nothing_is_lost_when_a_server_and_redis_are_killed(self):
        folder = Folder()
        self.addCleanup(folder.cleanup)
        programs = pathlib.Path(server.program).parent
        done = subprocess.run(
            [ROOT / "tests/support/with-desktop", sys.executable, "-B",
             PACKAGING / "cluster/main.py", folder.name, folder.name, programs, "two people chat"],
            check=False, capture_output=True, text=True,
            env=environment(QT_QPA_PLATFORM="xcb", QT_QUICK_BACKEND="software"))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("Nothing was lost, nothing was shown twice.", done.stdout)
