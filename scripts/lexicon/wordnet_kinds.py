#!/usr/bin/env python3
"""Kinds of things that the lexicon's own lines do not name, from WordNet 3.0: a spaniel is a dog, a sloop a sailing boat.

    apt-get install wordnet-base
    scripts/lexicon/wordnet_kinds.py >assets/lexicon/wordnet.tsv

Below each concept of kinds.tsv (beside this file: concept, lemma of its synset and number of its sense) the hyponyms are gathered,
nearest concept first. A word is taken when this is its first sense as a noun, when no line of the lexicon has it, and when WordNet
calls it neither offensive nor slang, and when it is no verb and no adjective too. Of trees only those are taken whose name says so
("cork oak"): an almond in a prompt is a nut. What comes out is read by a person before it is kept; words to leave out stand in
kinds.tsv behind "-".
"""
import collections
import pathlib
import re
import sys

WORDNET = pathlib.Path("/usr/share/wordnet")
HERE = pathlib.Path(__file__).resolve().parent
LEXICON = HERE.parent.parent / "assets" / "lexicon"
# Scientific names begin with a capital, and so do breeds of these.
BREEDS = {"dog", "cat", "horse", "cow", "sheep", "goat", "pig", "donkey", "car"}
TREES = set("tree oak willow maple ash birch elm poplar alder cedar fir spruce pine beech hemlock larch yew cypress redwood mangrove "
            "banyan baobab ginkgo jacaranda magnolia aspen sycamore hornbeam rowan chestnut conifer bonsai cottonwood palm".split())
UNFIT = re.compile(r"offensive|slang|derog|disparag|\bslur|obscen|ethnic|sexual|prostitut|homosexual|slave|racial|nazi", re.I)


def read_synsets():
    synsets = {}
    for line in (WORDNET / "data.noun").read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        head, _, gloss = line.partition(" | ")
        parts = head.split()
        count = int(parts[3], 16)
        words = parts[4:4 + 2 * count:2]
        at = 4 + 2 * count
        pointers = parts[at + 1:]
        below = [pointers[i + 1] for i in range(0, 4 * int(parts[at]), 4) if pointers[i] == "~"]
        synsets[parts[0]] = (words, below, gloss)
    return synsets


def read_senses(name):
    senses = {}
    for line in (WORDNET / f"index.{name}").read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue
        parts = line.split()
        senses[parts[0]] = parts[-int(parts[2]):]
    return senses


def known_terms():
    """Every term of the lexicon's own files, and every word of its word classes."""
    terms = set()
    for path in sorted(LEXICON.glob("*.tsv")):
        if path.name in ("wordnet.tsv", "titles.tsv", "taglines.tsv", "palettes.tsv"):
            continue
        for line in path.read_text().splitlines():
            if line.startswith("#"):
                continue
            for field in line.split("\t"):
                for term in field.split(","):
                    terms.add(term.strip().lstrip("~").lower())
                if path.name in ("words.tsv", "plurals.tsv"):
                    terms.update(field.lower().split())
    return terms


def main():
    synsets, nouns = read_synsets(), read_senses("noun")
    others = set(read_senses("verb")) | set(read_senses("adj"))
    roots, left_out = collections.defaultdict(list), set()
    for line in (HERE / "kinds.tsv").read_text().splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("-"):
            left_out.update(word.strip() for word in line[1:].split(",") if word.strip())
            continue
        concept, *lemmas = line.split()
        for lemma in lemmas:
            word, _, sense = lemma.partition("#")
            at = nouns[word][int(sense or 1) - 1]
            # A concept "." ends the walk: what lies below looks different.
            roots[at].append(concept)
    known = known_terms() | left_out
    taken = collections.defaultdict(list)
    seen = set()
    queue = collections.deque((at, names[0]) for at, names in roots.items())
    while queue:
        at, concept = queue.popleft()
        if at in seen:
            continue
        seen.add(at)
        words, below, gloss = synsets[at]
        for word in words:
            term = word.replace("_", " ").replace("-", " ").lower()
            if concept == "." or UNFIT.search(gloss) or not re.fullmatch(r"[a-z ]{3,}", term):
                continue
            if word.lower() in others or (concept in ("tree", "pine", "palm") and term.split()[-1] not in TREES):
                continue
            if not word[0].islower() and concept not in BREEDS:
                continue
            if nouns.get(word.lower(), [None])[0] != at or term in known:
                continue
            known.add(term)
            woman = concept == "man" and term.endswith(("ess", "woman"))
            taken["woman" if woman else concept].append(term)
        queue.extend((child, roots[child][0] if child in roots else concept) for child in below)
    print("# Kinds of what concepts.tsv names: concept, terms. From WordNet 3.0 by scripts/lexicon/wordnet_kinds.py; its licence is in")
    print("# WORDNET-LICENSE.txt. Edit kinds.tsv beside the script, not this file.")
    for concept in sorted(taken):
        print(concept + "\t" + ",".join(sorted(taken[concept])))


if __name__ == "__main__":
    sys.exit(main())
