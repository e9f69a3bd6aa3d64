"""What makes letschat a part of a desktop: entry, description for software centres, icons."""

import configparser
import pathlib
import re
import shutil
import struct
import subprocess
import unittest
import xml.etree.ElementTree

import server

ROOT = pathlib.Path(__file__).parents[2]
DESKTOP = ROOT / "packaging/desktop"
ENTRY = DESKTOP / "letschat.desktop"
DESCRIPTION = DESKTOP / "org.letschat.LetsChat.metainfo.xml"


def needs(program):
    return unittest.skipUnless(shutil.which(program), f"{program} is not installed")


class Entry(unittest.TestCase):
    def setUp(self):
        parser = configparser.ConfigParser(interpolation=None)
        parser.optionxform = str
        parser.read(ENTRY, encoding="utf-8")
        self.entry = parser["Desktop Entry"]

    @needs("desktop-file-validate")
    def test_it_is_valid(self):
        done = subprocess.run(["desktop-file-validate", "--warn-kde", ENTRY], check=False,
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_it_has_the_name_that_the_program_tells_the_desktop(self):
        main = (ROOT / "client/main.cpp").read_text(encoding="utf-8")
        name = re.search(r'setDesktopFileName\(u"(\w+)"_s\)', main)[1]
        self.assertEqual((ENTRY.name, self.entry["Icon"]), (name + ".desktop", name))

    def test_links_lead_to_it(self):
        self.assertEqual(self.entry["MimeType"], "x-scheme-handler/letschat;")
        self.assertEqual(self.entry["Exec"], "letschat %u")

    def test_it_speaks_the_languages_of_the_program(self):
        languages = {path.stem.removeprefix("letschat_")
                     for path in (ROOT / "client/translations").glob("*.ts")} - {"en"}
        for key in "GenericName", "Comment":
            self.assertLessEqual({f"{key}[{each}]" for each in languages}, set(self.entry))


class Description(unittest.TestCase):
    def setUp(self):
        self.root = xml.etree.ElementTree.parse(DESCRIPTION).getroot()

    @needs("appstreamcli")
    def test_it_is_valid(self):
        done = subprocess.run(["appstreamcli", "validate", "--no-net", DESCRIPTION],
                              check=False, capture_output=True, text=True)
        faults = re.findall(r"^[EW]: \S+ (\S+)", done.stdout, re.MULTILINE)
        self.assertEqual(done.returncode != 0, bool(faults), done.stdout)
        # AppStream 1.0 warns where a program has no home page, and this one has none to name.
        self.assertLessEqual(set(faults), {"url-homepage-missing"}, done.stdout)

    def test_it_belongs_to_the_entry(self):
        self.assertEqual(self.root.findtext("launchable"), ENTRY.name)
        self.assertEqual(self.root.findtext("id") + ".metainfo.xml", DESCRIPTION.name)

    def test_its_latest_release_is_the_version_of_the_program(self):
        version = subprocess.run([server.program, "version"], check=True, capture_output=True,
                                 text=True).stdout.split()[1]
        self.assertEqual(self.root.find("releases/release").get("version"), version)


class Icons(unittest.TestCase):
    def test_they_have_the_size_of_their_folder_and_something_on_them(self):
        made = pathlib.Path(server.program).parents[1] / "packaging/icons"
        found = sorted(made.glob("*/letschat.png"))
        self.assertEqual(len(found), 9)
        for path in found:
            head = path.read_bytes()
            width, height = struct.unpack(">2I", head[16:24])
            self.assertEqual(f"{width}x{height}", path.parent.name)
            self.assertGreater(len(head), 150, path)
