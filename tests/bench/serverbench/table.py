"""What was measured, beside what was wanted."""

import sys
from dataclasses import dataclass, field


@dataclass
class Row:
    """One line of the table. Everything is text as people read it, but for `held`."""
    name: str
    figure: str
    wanted: str
    held: bool
    baseline: str = ""
    ratio: str = ""
    details: dict = field(default_factory=dict)

    def cells(self):
        return (self.name, self.figure, self.baseline, self.ratio, self.wanted,
                "held" if self.held else "MISSED")


HEAD = ("what", "figure", "baseline in this run", "ratio", "wanted", "")


def say(text):
    print(text, file=sys.stderr, flush=True)


def print_row(row):
    say("   " + " | ".join(cell for cell in row.cells() if cell))
    if "generator_cpu" in row.details:
        say(f"   the load generator used {row.details['generator_cpu'] * 100:.0f} % of a core")
    if not row.held and row.details:
        say(f"   {row.details}")


def print_table(rows):
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEAD))]
    for number, line in enumerate(lines):
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))
