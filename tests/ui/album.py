#!/usr/bin/env python3
"""Writes the index page of a folder of pictures: a row for each scene, a column for each width.

usage: tests/ui/album.py FOLDER    (FOLDER/<language>-<scale>x/<scene>-<width>-<light|dark>.png)
"""

import html
import pathlib
import sys

STYLE = """
body { font: 14px sans-serif; margin: 24px; background: #888; color: #111 }
h1, h2 { color: #fff } nav a { color: #fff; margin-right: 12px }
.row { display: flex; flex-wrap: wrap; gap: 12px; align-items: flex-start }
figure { margin: 0 } img { max-height: 360px; display: block } figcaption { color: #fff }
"""


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    album = pathlib.Path(sys.argv[1])
    sets = sorted(each for each in album.iterdir() if each.is_dir())
    scenes = sorted({picture.stem.rsplit("-", 2)[0] for each in sets for picture in each.glob("*.png")})
    parts = [f"<!doctype html><meta charset=utf-8><title>LetsChat</title><style>{STYLE}</style><h1>LetsChat</h1><nav>"]
    parts += [f'<a href="#{name}">{html.escape(name)}</a>' for name in scenes]
    parts.append("</nav>")
    for name in scenes:
        parts.append(f'<h2 id="{name}">{html.escape(name)}</h2>')
        for each in sets:
            parts.append('<div class="row">')
            for picture in sorted(each.glob(f"{name}-[0-9]*.png")):
                path = picture.relative_to(album).as_posix()
                parts.append(f'<figure><a href="{path}"><img loading=lazy src="{path}"></a>'
                             f"<figcaption>{html.escape(path)}</figcaption></figure>")
            parts.append("</div>")
    (album / "index.html").write_text("\n".join(parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
