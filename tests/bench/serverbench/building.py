"""The programs under the benchmark, as they are shipped: built as a release."""

import os
import subprocess
from dataclasses import dataclass

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))


@dataclass
class Programs:
    letschatd: str
    load: str


def run(*words):
    subprocess.run(words, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def server():
    jobs = os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL", str(os.cpu_count()))
    run("cmake", "--preset", "release")
    run("cmake", "--build", "--preset", "release", "--target", "letschatd", "-j", jobs)
    return os.path.join(ROOT, "build", "release", "bin", "letschatd")


def generator():
    build = os.path.join(ROOT, "build", "bench", "load")
    run("cmake", "-S", os.path.join(ROOT, "tests", "bench", "load"), "-B", build, "-G", "Ninja",
        "-DCMAKE_BUILD_TYPE=Release")
    run("cmake", "--build", build, "-j", "1")
    return os.path.join(build, "bench_load")
