"""The tutorials that come with the package: where they lie, and the pictures they use."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from sora_nb.errors import InvalidRequest


def folder() -> Path:
    """Return the folder of the tutorials: in the package, or beside it in a checkout."""
    packed = Path(str(resources.files("sora_nb"))) / "notebooks"
    return packed if packed.is_dir() else packed.parent.parent / "notebooks"


def notebooks() -> list[Path]:
    """Return the tutorials in their order."""
    return sorted(folder().glob("[0-9]*.ipynb"))


def drawings() -> list[Path]:
    """Return the pictures that the tutorials use."""
    return sorted((folder() / "pictures").glob("*.png"))


def picture(name: str) -> Path:
    """Return a picture of the tutorials by its file name, wherever the notebook that asks was started.

    Raises:
        InvalidRequest: there is none of that name.
    """
    known = {path.name: path for path in drawings()}
    if name not in known:
        raise InvalidRequest(f"The tutorials have no picture {name!r}; they have {', '.join(known) or 'none'}.")
    return known[name]
