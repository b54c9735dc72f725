"""The face of the package: light to import, and every public name works whatever was imported before."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import sora_nb as sora

HEAVY = (
    "torch",
    "numpy",
    "pandas",
    "av",
    "skia",
    "pymunk",
    "anywidget",
    "sqlalchemy",
    "c2pa",
    "pydantic",
    "onnxruntime",
    "IPython",
)


def test_import_brings_nothing_heavy():
    code = f"import sys, sora_nb; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_generating_needs_no_torch(studio):
    code = (
        "import sys, sora_nb as s; c = s.generate('a ball bounces', size=(64, 64), seconds=0.2).wait(); "
        "print('torch' in sys.modules or 'transformers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_public_names_survive_the_import_of_every_module():
    for module in pkgutil.walk_packages(sora.__path__, "sora_nb."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in sora.__all__:
        value = getattr(sora, name)
        assert not isinstance(value, type(sys)), f"{name} is shadowed by a module"
    assert callable(sora.generate)
    assert callable(sora.plan)
    assert callable(sora.open)


def test_every_name_listed_exists_and_is_found_by_dir():
    assert sorted(sora.__all__) == dir(sora)
