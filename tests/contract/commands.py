"""letschatd as it is called from a shell."""

import os
import subprocess
import tempfile

import server

CHEAP = {"LETSCHAT_ARGON2_PASSES": "1", "LETSCHAT_ARGON2_MEMORY_MIB": "8"}


def environment(**more):
    """That of the test without settings, and with these."""
    clean = {name: value for name, value in os.environ.items()
             if not name.startswith("LETSCHAT_")}
    return {**clean, **more}


def run(*arguments, text="", patience=60, **variables):
    """The command to its end; status as returncode, what it said as stdout and stderr."""
    return subprocess.run([server.program, *arguments], env=environment(**variables), input=text,
                          check=False, capture_output=True, text=True, timeout=patience)


def launch(*arguments, **variables):
    """A server in the background, its streams as pipes."""
    return subprocess.Popen([server.program, *arguments], env=environment(**CHEAP, **variables),
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end(process):
    """SIGTERM; (status, the rest of stdout, stderr)."""
    process.terminate()
    try:
        out, err = process.communicate(timeout=15)
    finally:
        process.kill()
    return process.returncode, out, err


class Folder(tempfile.TemporaryDirectory):
    """A directory that PostgreSQL's user can reach."""

    def __init__(self):
        super().__init__(prefix="letschat-contract-", dir="/tmp")
        os.chmod(self.name, 0o755)

    def write(self, name, text):
        path = os.path.join(self.name, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path
