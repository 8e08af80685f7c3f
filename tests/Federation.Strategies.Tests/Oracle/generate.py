"""Writes the fixtures in this folder: what strategies compute, worked out with numpy from the papers' formulas.

Run with a Python that has numpy (Debian's python3-numpy):  /usr/bin/python3 generate.py [FOLDER]

Every *_cases.py beside this script has a function fixtures() that returns {file name: what goes into it}.
"""
import glob
import importlib
import os
import sys
from oracle import write

if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    folder = sys.argv[1] if len(sys.argv) > 1 else here
    for path in sorted(glob.glob(os.path.join(here, "*_cases.py"))):
        module = importlib.import_module(os.path.basename(path).removesuffix(".py"))
        for name, value in module.fixtures().items():
            write(folder, name, value)
