"""Manuals and completions: every option and command of both programs, and no other."""

import pathlib
import re
import shutil
import subprocess
import unittest

import server
from commands import environment

PACKAGING = pathlib.Path(__file__).parents[2] / "packaging"
PROGRAMS = "letschatd", "letschat"


def needs(program):
    return unittest.skipUnless(shutil.which(program), f"{program} is not installed")


def help_of(program):
    path = server.program if program == "letschatd" else server.client_program
    return subprocess.run([path, "--help"], check=True, capture_output=True, text=True,
                          env=environment(QT_QPA_PLATFORM="offscreen")).stdout


def options_of(program):
    """Those that --help prints, and itself."""
    return set(re.findall(r"--[a-z][a-z0-9-]*", help_of(program))) - {"--setting"} | {
        "--help", "--version"}


def commands():
    """Those of letschatd: single words, and behind `user`."""
    listed = re.findall(r"(?m)^  ([a-z][a-z-]*)(?: ([a-z][a-z-]*))? .*  \w", help_of("letschatd"))
    return {first for first, _ in listed}, {second for _, second in listed if second}


def read(*path):
    return PACKAGING.joinpath(*path).read_text(encoding="utf-8")


class Manuals(unittest.TestCase):
    def manual(self, program):
        """Its text, without the marks of roff."""
        section = "8" if program == "letschatd" else "1"
        text = re.sub(r"\\f[A-Z]", "", read("man", f"{program}.{section}")).replace(r"\-", "-")
        return re.sub(r'"', "", text)

    def test_every_option_and_no_other(self):
        for program in PROGRAMS:
            named = set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]*", self.manual(program)))
            self.assertEqual(named - {"--setting"}, options_of(program), program)

    def test_every_command(self):
        words, accounts = commands()
        text = self.manual("letschatd")
        for command in words - {"user"} | {f"user {each}" for each in accounts}:
            self.assertRegex(text, rf"(?m)^\.B[RI]? {command}(?![\w-])", command)

    def test_every_default(self):
        text = self.manual("letschatd")
        for name, default in re.findall(r"(?m)^  (--[a-z0-9-]+) .*? \(([^()]*)\)$",
                                        help_of("letschatd")):
            entry = text.split(f".BI {name}  value")[1].split(".TP")[0]
            self.assertIn(f".BR {default} .", entry, name)

    @needs("mandoc")
    def test_mandoc_finds_nothing_wrong(self):
        pages = [str(PACKAGING / "man" / page) for page in ("letschatd.8", "letschat.1")]
        done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", *pages], check=False,
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (0, ""))


class Completions(unittest.TestCase):
    def test_every_option_and_no_other(self):
        for program in PROGRAMS:
            expected = options_of(program)
            for shell in "bash", "zsh":
                text = read("completions", f"{program}.{shell}")
                self.assertEqual(set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]*", text)), expected,
                                 (program, shell))
            text = read("completions", f"{program}.fish")
            self.assertEqual({f"--{each}" for each in re.findall(r"(?m)^complete .*?-l ([a-z0-9-]+)",
                                                             text)},
                             expected, program)

    def bash(self, *words):
        """What bash offers for the last word."""
        script = read("completions", f"{words[0]}.bash") + """
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
            """ + f"_{words[0]}\n" + r"""printf '%s\n' "${COMPREPLY[@]}" """
        done = subprocess.run(["bash", "-c", script, "bash", *words], check=True,
                              capture_output=True, text=True)
        return set(done.stdout.split())

    def test_bash_offers_what_comes_next(self):
        words, accounts = commands()
        self.assertLessEqual(words, self.bash("letschatd", ""))
        self.assertEqual(self.bash("letschatd", "user", ""), accounts)
        self.assertIn("--force", self.bash("letschatd", "restore", "x", "--f"))
        self.assertNotIn("--force", self.bash("letschatd", "backup", "x", "--f"))
        self.assertEqual(self.bash("letschatd", "--log-format", "j"), {"json"})
        self.assertIn("/usr", self.bash("letschatd", "--data-dir", "/us"))
        self.assertEqual(self.bash("letschat", "--pro"), {"--profile"})

    @needs("fish")
    def test_fish_offers_what_comes_next(self):
        def fish(line):
            script = f"source {PACKAGING}/completions/{line.split()[0]}.fish; complete -C '{line}'"
            done = subprocess.run(["fish", "--no-config", "-c", script], check=True,
                                  capture_output=True, text=True)
            return {each.split("\t")[0] for each in done.stdout.splitlines()}

        words, accounts = commands()
        self.assertEqual(fish("letschatd "), words)
        self.assertEqual(fish("letschatd user "), accounts)
        self.assertEqual(fish("letschatd restore --f"), {"--force"})
        self.assertEqual(fish("letschatd --log-format j"), {"json"})
        self.assertEqual(fish("letschat --pro"), {"--profile"})

    @needs("zsh")
    def test_zsh_can_read_them(self):
        words, accounts = commands()
        text = read("completions", "letschatd.zsh")
        for word in words | accounts:
            self.assertRegex(text, f"(?m)^    '{word}:")
        for program in PROGRAMS:
            subprocess.run(["zsh", "-n", PACKAGING / "completions" / f"{program}.zsh"], check=True)
