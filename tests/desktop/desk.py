"""A screen of the test's own, with the keyboard and the pointer before it, and a bus for screen readers."""

import os
import re
import struct
import subprocess
import tempfile
import time
import zlib

#: How long anything may take on a machine that is busy with other tests.
PATIENCE = 20.0


def eventually(condition, what, patience=PATIENCE):
    """The first true value of condition(); fails with `what` (or what it gives) when none comes."""
    end = time.monotonic() + patience
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(what() if callable(what) else what)
        time.sleep(0.02)


class Picture:
    """What stood on the screen, in lines of 4 bytes a pixel: blue, green, red, nothing."""

    def __init__(self, width, height, lines):
        self.width, self.height, self.lines = width, height, lines

    def part(self, rect):
        left, top, width, height = rect
        left, top = max(left, 0), max(top, 0)
        lines = [line[left * 4:(left + width) * 4] for line in self.lines[top:top + height]]
        return Picture(len(lines[0]) // 4 if lines else 0, len(lines), lines)

    def differing(self, other, rect):
        """How many pixels in there are not the same."""
        count = 0
        for one, two in zip(self.part(rect).lines, other.part(rect).lines):
            if one != two:
                count += sum(one[at:at + 4] != two[at:at + 4] for at in range(0, len(one), 4))
        return count

    def brightness(self):
        """The mean of all, from 0 to 255."""
        sample = b"".join(self.lines[::8])
        return sum(sample[1::32]) / max(len(sample[1::32]), 1)

    def save(self, path):
        rows = bytearray()
        for line in self.lines:
            row = bytearray(self.width * 3)
            row[0::3], row[1::3], row[2::3] = line[2::4], line[1::4], line[0::4]
            rows += b"\0" + row
        chunks = [(b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)),
                  (b"IDAT", zlib.compress(bytes(rows), 3)), (b"IEND", b"")]
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            for name, content in chunks:
                file.write(struct.pack(">I", len(content)) + name + content)
                file.write(struct.pack(">I", zlib.crc32(name + content)))


class Desk:
    """The virtual screen. Windows are told apart by their process; there is no window manager, so
    the keyboard is given to one of them by name."""

    def __init__(self, width=2200, height=1560):
        self.corner = (width - 1, height - 1)
        self.directory = tempfile.TemporaryDirectory(prefix="letschat-desktop-", dir="/tmp")
        reading, writing = os.pipe()
        self.screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24",
             "-fbdir", self.directory.name, "-nolisten", "tcp", "-noreset"],
            pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb",
                            "QT_QUICK_BACKEND": "software", "QT_ACCESSIBILITY": "1",
                            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8"}
        # The desk of whoever runs this has no say here.
        for name in ("QT_SCALE_FACTOR", "QT_IM_MODULE", "XMODIFIERS", "XDG_CURRENT_DESKTOP"):
            self.environment.pop(name, None)
        # The library for screen readers looks for its bus by these.
        os.environ["DISPLAY"] = self.environment["DISPLAY"]

    def stop(self):
        self.screen.terminate()
        self.screen.wait()
        self.directory.cleanup()

    def act(self, *words):
        """One command of xdotool; what it prints."""
        done = subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=False,
                              capture_output=True, text=True, timeout=30)
        if done.returncode:
            raise RuntimeError(f"xdotool {words}: {done.stderr}")
        return done.stdout

    def window_of(self, pid):
        """The number of the one window of a process; none before it is on the screen."""
        done = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid)],
                              env=self.environment, check=False, capture_output=True, text=True)
        numbers = re.findall(r"^\d+$", done.stdout, re.MULTILINE)
        return numbers[0] if numbers else None

    def picture(self):
        """As it is now: the screen lies in a file, in the format of xwd."""
        with open(os.path.join(self.directory.name, "Xvfb_screen0"), "rb") as file:
            content = file.read()
        header = struct.unpack(">25I", content[:100])
        width, height, line, colours = header[4], header[5], header[12], header[19]
        start = header[0] + colours * 12
        return Picture(width, height, [content[at:at + width * 4] for at in
                                       range(start, start + line * height, line)])
