"""packaging/docker: the image and the composition, as far as no container engine is needed."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

import server
from commands import Folder, run

try:
    import yaml
except ImportError:
    yaml = None

DOCKER = pathlib.Path(__file__).parents[2] / "packaging/docker"


def compose_command():
    """What reads a composition here; nothing where there is none."""
    for command in ["docker", "compose"], ["docker-compose"]:
        if shutil.which(command[0]) and not subprocess.run([*command, "version"], check=False,
                                                           capture_output=True).returncode:
            return command
    return None


class Image(unittest.TestCase):
    def setUp(self):
        self.text = (DOCKER / "Dockerfile").read_text(encoding="utf-8")
        self.stages = re.split(r"(?m)^FROM ", self.text)[1:]

    def test_what_compiles_it_stays_behind(self):
        self.assertEqual(len(self.stages), 2)
        self.assertIn("COPY --from=build", self.stages[1])
        self.assertNotIn("build-essential", self.stages[1])

    def test_it_is_not_root_and_says_whether_it_is_well(self):
        self.assertRegex(self.stages[1], r"(?m)^USER letschatd$")
        self.assertRegex(self.stages[1], r"(?m)^HEALTHCHECK ")

    def test_its_settings_exist(self):
        known = set(re.findall(r"(?m)^  --([a-z0-9-]+) ", run("--help").stdout))
        for path in DOCKER / "Dockerfile", DOCKER / "compose.yaml":
            names = re.findall(r"(?m)^ +(?:ENV )?LETSCHAT_(\w+)(?:=|: )|^ENV LETSCHAT_(\w+)=",
                               path.read_text(encoding="utf-8"))
            names = {first or second for first, second in names} - {"DOMAIN"}
            self.assertGreater(len(names), 2)
            self.assertLessEqual({each.lower().replace("_", "-") for each in names}, known)


@unittest.skipUnless(yaml, "python3-yaml is not installed")
class Composition(unittest.TestCase):
    def setUp(self):
        text = (DOCKER / "compose.yaml").read_text(encoding="utf-8")
        self.services = yaml.safe_load(text)["services"]

    def test_each_says_whether_it_is_well(self):
        self.assertEqual(set(self.services),
                         {"letschatd-1", "letschatd-2", "postgres", "redis", "caddy"})
        for name, service in self.services.items():
            self.assertIn("test", service["healthcheck"], name)
            self.assertIn("restart", service, name)

    def test_each_waits_for_what_it_needs(self):
        needs = {name: set(service.get("depends_on", {}))
                 for name, service in self.services.items()}
        self.assertEqual(needs["caddy"], {"letschatd-1", "letschatd-2"})
        self.assertEqual(needs["letschatd-1"], {"postgres", "redis"})
        self.assertEqual(needs["letschatd-2"], needs["letschatd-1"])
        for service in self.services.values():
            for condition in service.get("depends_on", {}).values():
                self.assertEqual(condition, {"condition": "service_healthy"})

    def test_only_the_proxy_is_reached_from_outside(self):
        self.assertEqual([name for name, service in self.services.items() if "ports" in service],
                         ["caddy"])

    @unittest.skipUnless(compose_command(), "no docker compose")
    def test_compose_understands_it(self):
        folder = Folder()
        self.addCleanup(folder.cleanup)
        shutil.copytree(DOCKER, folder.name + "/docker")
        subprocess.run([folder.name + "/docker/make-secrets"], check=True, capture_output=True)
        done = subprocess.run([*compose_command(), "--file", folder.name + "/docker/compose.yaml",
                               "config"], check=False, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"postgresql://letschat:[0-9a-f]{48}@postgres/letschat")


def may_make_networks():
    bridge = ["unshare", "--net", "--mount", "ip", "link", "add", "inside", "type", "bridge"]
    return (os.geteuid() == 0 and all(map(shutil.which, ("ip", "wget", "caddy", "redis-server")))
            and subprocess.run(bridge, check=False, capture_output=True).returncode == 0)


@unittest.skipUnless(yaml and may_make_networks(), "no root, or a program is not installed")
class Together(unittest.TestCase):
    def test_two_people_write_through_all_of_it(self):
        done = subprocess.run([sys.executable, "-B", DOCKER / "prove-together", server.program],
                              check=False, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


class Secrets(unittest.TestCase):
    def test_they_are_made_once_and_letschatd_takes_them(self):
        folder = Folder()
        self.addCleanup(folder.cleanup)
        script = shutil.copy2(DOCKER / "make-secrets", folder.name)
        keys = pathlib.Path(folder.name) / "secrets/jwt-secret"
        made = []
        for _ in range(2):
            subprocess.run([script], check=True, capture_output=True)
            made.append((keys.read_text(encoding="ascii"),
                         (pathlib.Path(folder.name) / ".env").read_text(encoding="ascii")))
        self.assertEqual(made[0], made[1])
        self.assertEqual(keys.parent.stat().st_mode & 0o777, 0o700)
        done = run("check-config", "--jwt-secret-file", str(keys))
        self.assertEqual((done.returncode, done.stderr), (0, ""))


class Proxy(unittest.TestCase):
    @unittest.skipUnless(shutil.which("caddy"), "caddy is not installed")
    def test_caddy_understands_it(self):
        done = subprocess.run(["caddy", "adapt", "--adapter", "caddyfile", "--config",
                               DOCKER / "Caddyfile"], check=False, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("letschatd-2:8080", done.stdout)
