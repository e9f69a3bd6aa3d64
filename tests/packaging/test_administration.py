"""The files for an administrator: unit, sample of the settings, proxies, dashboard."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import unittest
import urllib.request

from cluster import free_port
from commands import Folder, run
from rest import Person, acquaint
from server import Server, eventually
from socketclient import Device

PACKAGING = pathlib.Path(__file__).parents[2] / "packaging"
sys.path.append(str(PACKAGING / "cluster"))

from machines import is_open, sample_of_haproxy  # pylint: disable=wrong-import-position


def needs(program):
    return unittest.skipUnless(shutil.which(program), f"{program} is not installed")


class Unit(unittest.TestCase):
    """packaging/systemd/letschatd.service."""

    def text(self):
        return (PACKAGING / "systemd/letschatd.service").read_text(encoding="utf-8")

    def analyze(self, *arguments):
        """What systemd-analyze says of the unit, with a program that is there."""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "letschatd.service"
            path.write_text(self.text().replace("/usr/bin/letschatd", "/bin/true"),
                            encoding="utf-8")
            return subprocess.run(["systemd-analyze", *arguments, str(path)], check=False,
                                  capture_output=True, text=True)

    @needs("systemd-analyze")
    def test_systemd_understands_all_of_it(self):
        done = self.analyze("verify", "--man=no", "--recursive-errors=no")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    @needs("systemd-analyze")
    def test_it_may_do_little(self):
        done = self.analyze("security", "--offline=true", "--threshold=15")
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_it_waits_for_what_the_server_says(self):
        for line in "Type=notify", "WatchdogSec=", "KillMode=mixed", "StateDirectory=letschatd":
            self.assertRegex(self.text(), f"(?m)^{line}")


class Sample(unittest.TestCase):
    """packaging/letschatd.toml."""

    def setUp(self):
        self.folder = Folder()
        self.addCleanup(self.folder.cleanup)
        self.text = (PACKAGING / "letschatd.toml").read_text(encoding="utf-8")
        self.all_of_it = re.sub(r"(?m)^#(?=[a-z0-9_]+ = )", "", self.text)

    def documented(self):
        """{setting: default or None}, as letschatd --help has them."""
        lines = re.findall(r"(?m)^  --([a-z0-9-]+) +\S.*?(?: \(([^()]*)\))?$", run("--help").stdout)
        return {name.replace("-", "_"): default or None for name, default in lines}

    def test_it_has_every_setting_and_no_other(self):
        self.assertEqual(set(tomllib.loads(self.all_of_it)), set(self.documented()))

    def test_its_defaults_are_the_defaults(self):
        set_by_it = tomllib.loads(self.text)
        for name, shown in tomllib.loads(self.all_of_it).items():
            default = self.documented()[name]
            if default is not None and name not in set_by_it:
                self.assertEqual(str(shown), default, name)

    def test_the_server_takes_it(self):
        path = self.folder.write("letschatd.toml", self.text)
        done = run("check-config", "--config", path)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_the_server_takes_all_that_is_commented_out(self):
        text = re.sub(r'(?m)^(tls_\w+|jwt_secret_file) = .*\n', "", self.all_of_it)
        done = run("check-config", "--config", self.folder.write("letschatd.toml", text))
        self.assertEqual((done.returncode, done.stderr), (0, ""))


class Dashboard(unittest.TestCase):
    """packaging/grafana/letschat.json."""

    def expressions(self):
        path = PACKAGING / "grafana/letschat.json"
        board = json.loads(path.read_text(encoding="utf-8"))
        asked = [variable["definition"] for variable in board["templating"]["list"]
                 if "definition" in variable]
        return asked + [target["expr"] for panel in board["panels"] for target in panel["targets"]]

    def printed(self):
        """Every name that a server in use prints, with the names of its labels."""
        server = Server()
        self.addCleanup(server.stop)
        ada, grace = Person(server), Person(server)
        with Device(ada):
            acquaint(ada, grace)
            ada.sync()
            url = f"http://127.0.0.1:{server.admin_port}/metrics"
            with urllib.request.urlopen(url, timeout=10) as answer:
                text = answer.read().decode()
        found = {}
        for name, labels in re.findall(r"(?m)^(\w+)(?:\{(.*?)\})? \S+$", text):
            found.setdefault(name, set()).update(re.findall(r'(\w+)="', labels))
        return found

    def test_it_shows_all_that_the_server_counts_and_nothing_else(self):
        printed = self.printed()
        shown = set()
        for expression in self.expressions():
            names = re.findall(r"letschat_\w+", expression)
            shown.update(names)
            for name in names:
                self.assertIn(name, printed, expression)
            labels = set(re.findall(r'(\w+)=~?"', expression))
            for by in re.findall(r"by \((.*?)\)", expression):
                labels.update(by.split(", "))
            known = {"instance", *(label for name in names for label in printed[name])}
            self.assertLessEqual(labels, known, expression)
        family = re.compile(r"_(bucket|sum|count)$")
        self.assertEqual({family.sub("", name) for name in printed},
                         {family.sub("", name) for name in shown})


class Proxies(unittest.TestCase):
    """packaging/proxy/."""

    def setUp(self):
        self.folder = Folder()
        self.addCleanup(self.folder.cleanup)

    def nginx(self, text, *arguments):
        """The command line of an nginx with this in its block http."""
        modules = "\n".join(f"{each}_temp_path {self.folder.name}/{each};"
                            for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        user = "user root;\n" if os.geteuid() == 0 else ""  # who made the folder
        path = self.folder.write("nginx.conf", f"{user}daemon off;\npid {self.folder.name}/pid;\n"
                                 f"events {{}}\nhttp {{\naccess_log off;\n{modules}\n{text}}}\n")
        return ["nginx", "-q", "-c", path, "-e", self.folder.name + "/errors", *arguments]

    def sample(self):
        return (PACKAGING / "proxy/nginx.conf").read_text(encoding="utf-8")

    @needs("nginx")
    @needs("openssl")
    def test_nginx_understands_it(self):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                        "/CN=chat.example.org", "-keyout", self.folder.name + "/privkey.pem",
                        "-out", self.folder.name + "/fullchain.pem"], check=True,
                       capture_output=True)
        text = self.sample().replace("/etc/letsencrypt/live/chat.example.org", self.folder.name)
        done = subprocess.run(self.nginx(text, "-t"), check=False, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def assert_way_in(self, command, server, port, **variables):
        """A proxy, run so, lets through on that port what clients need."""
        with subprocess.Popen(command, env={**os.environ, **variables},
                              stderr=subprocess.DEVNULL) as proxy:
            self.addCleanup(proxy.terminate)
            eventually(lambda: is_open(port))
            done = run("doctor", "--listen", "127.0.0.1:0", "--admin-listen", "off", "--data-dir",
                       server.directory.name, "--url", f"http://127.0.0.1:{port}")
            proxy.terminate()
        self.assertRegex(done.stdout, r"(?m)^ok +proxy: calls and sockets get through", done.stdout)

    @needs("nginx")
    def test_calls_and_sockets_get_through_nginx(self):
        server = Server()
        self.addCleanup(server.stop)
        port = free_port()
        text = self.sample().replace("127.0.0.1:8080", f"127.0.0.1:{server.port}")
        text = re.sub(r"(?m)^server \{\n    listen 80;.*?^\}\n", "", text, flags=re.DOTALL)
        text = re.sub(r"(?m)^ +(ssl_|listen \[).*\n", "", text)
        text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
        self.assert_way_in(self.nginx(text), server, port)

    @needs("caddy")
    def test_calls_and_sockets_get_through_caddy(self):
        server = Server()
        self.addCleanup(server.stop)
        port = free_port()
        text = (PACKAGING / "proxy/Caddyfile").read_text(encoding="utf-8")
        text = text.replace("127.0.0.1:8080", f"127.0.0.1:{server.port}")
        text = "{\n\tadmin off\n}\n" + text.replace("chat.example.org {", f"http://127.0.0.1:{port} {{")
        path = self.folder.write("Caddyfile", text)
        self.assert_way_in(["caddy", "run", "--adapter", "caddyfile", "--config", path], server,
                           port, XDG_DATA_HOME=self.folder.name, XDG_CONFIG_HOME=self.folder.name)

    @needs("haproxy")
    @needs("openssl")
    def test_haproxy_understands_it(self):
        certificate = self.folder.name + "/chat.example.org.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                        "/CN=chat.example.org", "-keyout", certificate + ".key", "-out",
                        certificate], check=True, capture_output=True)
        text = (PACKAGING / "proxy/haproxy.cfg").read_text(encoding="utf-8")
        path = self.folder.write("haproxy.cfg", text.replace("/etc/haproxy", self.folder.name))
        done = subprocess.run(["haproxy", "-c", "-q", "-f", path], check=False, capture_output=True,
                              text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    @needs("haproxy")
    def test_calls_and_sockets_get_through_haproxy(self):
        server = Server()
        self.addCleanup(server.stop)
        port = free_port()
        path = self.folder.write("haproxy.cfg", sample_of_haproxy(port, [server]))
        self.assert_way_in(["haproxy", "-db", "-f", path], server, port)
