"""Start one of the Python programs in `running/`. The scripts beside this file do that."""

import sys
from importlib import import_module

program, *arguments = sys.argv[1:]
sys.exit(import_module(f"running.{program}").main(arguments))
