"""Looks through the tracked files for what should not be there: overlong sources, conflict marks, huge files,
links to nowhere.

    strays.py ROOT
"""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
SOURCE_LINES_MAX = 700  # a file longer than this wants to be two
FILE_BYTES_MAX = 8 << 20
wrong = []
listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True)
if listed.returncode != 0:
    print("not a git checkout: skipped")
    sys.exit(0)
files = [root / name for name in listed.stdout.decode().split("\0") if name]
for path in files:
    if not path.is_file():
        continue
    if path.stat().st_size > FILE_BYTES_MAX:
        wrong.append(f"{path.relative_to(root)}: over {FILE_BYTES_MAX} bytes")
    if path.suffix in (".h", ".cpp"):
        lines = path.read_text().split("\n")
        if len(lines) > SOURCE_LINES_MAX:
            wrong.append(f"{path.relative_to(root)}: {len(lines)} lines, at most {SOURCE_LINES_MAX}")
        if any(line.startswith(("<<<<<<< ", ">>>>>>> ")) for line in lines):
            wrong.append(f"{path.relative_to(root)}: conflict mark")
    if path.suffix == ".md":
        for target in re.findall(r"\]\(([^)#\s]+)", path.read_text()):
            if "://" not in target and not (path.parent / target).exists():
                wrong.append(f"{path.relative_to(root)}: links to {target}, which is not there")
for line in wrong:
    print(line)
print(f"{len(files)} files looked at, {len(wrong)} strays")
sys.exit(1 if wrong or not files else 0)
