"""Compiles every header of src/ alone: a stranger reads one header and needs nothing else.

    headers.py ROOT COMPILER
"""
import concurrent.futures
import os
import pathlib
import subprocess
import sys

root, compiler = pathlib.Path(sys.argv[1]), sys.argv[2]
source = root / "src"
headers = sorted(p.relative_to(source).as_posix() for p in source.rglob("*.h"))


def compile_alone(header):
    result = subprocess.run(
        [compiler, "-std=c++23", "-fsyntax-only", "-Wall", "-Wextra", "-I", str(source), "-x", "c++", "-"],
        input=f'#include "{header}"\n', text=True, capture_output=True)
    return header, result.returncode, result.stderr


with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    wrong = [(h, err) for h, code, err in pool.map(compile_alone, headers) if code != 0]
for header, err in wrong:
    print(f"src/{header} does not compile alone:\n{err[:1000]}")
print(f"{len(headers)} headers, {len(wrong)} not self-contained")
sys.exit(1 if wrong or not headers else 0)
