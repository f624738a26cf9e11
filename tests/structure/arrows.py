"""Includes go downward only: checks every #include between rooms against the table of docs/architecture.md.

    arrows.py ROOT          exit 1 and a line per wrong include
    arrows.py --self-test   proves that a wrong include is found
"""
import pathlib
import re
import sys

# room -> rooms whose headers it may include (besides its own).
BELOW = {
    "base": set(),
    "poster": {"base"},
    "brief": {"poster", "base"},
    "pixels": {"poster", "base"},
    "layout": {"pixels", "poster", "base"},
    "render": {"layout", "pixels", "poster", "base"},
    "print": {"render", "layout", "pixels", "poster", "base"},
    "models": {"brief", "pixels", "poster", "base"},
    "bedrock": {"base"},
    "models/bedrock": {"models", "bedrock", "brief", "render", "pixels", "poster", "aws", "aws/calls", "aws/credentials", "http", "base"},
    "models/openai": {"models", "brief", "render", "pixels", "poster", "http", "base"},
    "models/illustrator": {"models", "brief", "pixels", "poster", "base"},
    "aws": {"base"},
    "aws/credentials": {"aws", "http", "base"},
    "aws/calls": {"aws", "aws/credentials", "http", "base"},
    "http": {"base"},
    "store": {"base"},
    "store/memory": {"store", "base"},
    "store/filesystem": {"store", "base"},
    "store/local": {"store", "aws", "base"},
    "store/s3": {"store", "aws", "aws/calls", "aws/credentials", "http", "base"},
    "catalogue": {"base"},
    "catalogue/memory": {"catalogue", "base"},
    "catalogue/sqlite": {"catalogue", "base"},
    "catalogue/objects": {"catalogue", "store", "base"},
    "service": {"models", "print", "layout", "render", "store", "catalogue", "brief", "pixels", "poster", "base"},
    "kit": {"service", "catalogue", "layout", "render", "pixels", "poster", "base"},
    "doors/json": {"service", "render", "catalogue", "models", "store", "brief", "poster", "base"},
    "doors/gateway": {"doors/json", "service", "http", "catalogue", "models", "store", "brief", "poster", "base"},
    "doors/s3api": {"http", "store", "aws", "base"},
    "doors/bedrockapi": {"http", "bedrock", "aws", "poster", "base"},
    "doors/lambda": {"doors/json", "service", "http", "catalogue", "models", "store", "poster", "base"},
    "doors/cli": {"doors/json", "kit", "print", "service", "catalogue", "models", "store", "brief", "poster", "base"},
    "doors/wiring": None,  # names the concrete parts: may include anything
}
# Headers of the C++ standard library and of the C library and kernel (sys/stat.h, unistd.h).
STANDARD = re.compile(r"^[a-z_]+$|^(sys|netinet|arpa)/[a-z_]+\.h$|^[a-z_]+\.h$")
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.M)


def room_of(path):
    """'doors/cli/make.cpp' -> 'doors/cli'; the longest room that is a prefix."""
    parts = path.split("/")[:-1]
    while parts:
        if "/".join(parts) in BELOW:
            return "/".join(parts)
        parts.pop()
    return None


def names_third_party(path, text):
    return path.endswith(".h") and any(a and not STANDARD.match(a) for _, a in INCLUDE.findall(text))


def wrong_includes(path, text, private=frozenset()):
    """`private`: headers that name a third-party type; only their own room may include them."""
    room = room_of(path)
    if room is None:
        yield f"src/{path}: is in no room that tests/structure/arrows.py knows"
        return
    for quoted, angled in INCLUDE.findall(text):
        if not quoted:
            continue
        target = room_of(quoted)
        if target is None or target == room:
            continue  # a generated file (embedded/…) or the own room
        if quoted in private:
            yield f"src/{path}: {quoted} names third-party types and is for {target} alone"
        if BELOW[room] is None:
            continue
        if target not in BELOW[room]:
            yield f"src/{path}: {room} may not include {quoted} (room {target})"


def check(root):
    source = pathlib.Path(root) / "src"
    files = sorted(p for p in source.rglob("*") if p.suffix in (".h", ".cpp"))
    texts = {p.relative_to(source).as_posix(): p.read_text() for p in files}
    private = {path for path, text in texts.items() if names_third_party(path, text)}
    wrong = [line for path, text in texts.items() for line in wrong_includes(path, text, private)]
    for line in wrong:
        print(line)
    print(f"{len(files)} files looked at, {len(wrong)} wrong includes")
    return 1 if wrong or not files else 0


def self_test():
    def found(path, text):
        return len(list(wrong_includes(path, text)))

    assert found("base/clock.h", '#include "poster/spec.h"\n') == 1
    assert found("layout/layout.cpp", '#include "render/render.h"\n') == 1
    assert found("store/local/local_store.cpp", '#include "aws/sigv4.h"\n#include "store/rules.h"\n') == 0
    assert found("store/memory/memory_engine.cpp", '#  include "store/filesystem/layout.h"\n') == 1
    assert found("doors/wiring/house.cpp", '#include "store/filesystem/layout.h"\n') == 0
    assert found("doors/cli/make.cpp", '#include "doors/wiring/house.h"\n') == 1
    assert names_third_party("http/io_loop.h", "#include <boost/asio.hpp>\n")
    assert not names_third_party("http/server.h", "#include <string>\n#include <sys/stat.h>\n")
    asio = {"http/io_loop.h"}
    assert len(list(wrong_includes("doors/wiring/house.cpp", '#include "http/io_loop.h"\n', asio))) == 1
    assert len(list(wrong_includes("http/server.cpp", '#include "http/io_loop.h"\n', asio))) == 0
    assert found("attic/x.cpp", "") == 1
    return 0


sys.exit(self_test() if sys.argv[1] == "--self-test" else check(sys.argv[1]))
