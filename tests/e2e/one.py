"""Runs one test method, or lists them all.

    ONESHEET_PROGRAM=build/release/bin/onesheet one.py test_make.Make.test_default
    one.py --list

Exit code: 0 passed, 1 failed, 77 skipped.
"""
import pathlib
import sys
import unittest

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here))
sys.dont_write_bytecode = True


def names(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from names(item)
        else:
            yield item.id()


if sys.argv[1] == "--list":
    print("\n".join(sorted(names(unittest.TestLoader().discover(str(here))))))
    sys.exit(0)
result = unittest.TextTestRunner(verbosity=2).run(unittest.TestLoader().loadTestsFromName(sys.argv[1]))
if result.skipped:
    print("SKIPPED:", result.skipped[0][1])
    sys.exit(77)
sys.exit(0 if result.wasSuccessful() and result.testsRun == 1 else 1)
