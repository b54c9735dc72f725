"""Settings: where the shelf stands, the default engine, for whom and what for films are made, from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where things are kept, and what is used when nothing is said."""

    home: Path
    """Folder of the shelf and of the signing identity. Environment: SORA_NB_HOME."""
    engine: str = "stage"
    """Engine used when a recipe names none. Environment: SORA_NB_ENGINE."""
    trust: Path | None = None
    """File of certificates (PEM), or folder of such, whose owners are trusted besides us. Environment: SORA_NB_TRUST."""
    signer: str = ""
    """Function that signs in the place of a private key, as "module:function". Environment: SORA_NB_SIGNER."""
    safety: str = "children"
    """For whom films must be fit: "early", "children", "teens" or "adults". Environment: SORA_NB_SAFETY."""
    rights: str = ""
    """What holds where a registered work's holder says nothing: "opt-in" (it is not used) or "opt-out" (it is), for all or
    by class: "opt-in,style=opt-out". Environment: SORA_NB_RIGHTS."""
    purpose: str = "education"
    """What films are for: "education", "personal", "parody" or "commercial". Environment: SORA_NB_PURPOSE."""
    territory: str = ""
    """Where they are shown, as ISO 3166 ("DEU"); "" is not known. Environment: SORA_NB_TERRITORY."""
    members: tuple[str, ...] = ()
    """Who the members of the shelf are, by user name; where there are none, whoever uses it. Environment: SORA_NB_MEMBERS,
    with commas."""
    nano: Path | None = None
    """Folder of weights for the engine nano; without one, those that the package carries. Environment: SORA_NB_NANO."""
    static: bool = False
    """Draw posters instead of widgets. Environment: SORA_NB_STATIC=1."""

    @classmethod
    def from_environment(cls) -> Settings:
        """Read the settings that hold now."""
        home = os.environ.get("SORA_NB_HOME") or platformdirs.user_data_dir("sora_nb", appauthor=False)
        return cls(
            home=Path(home).expanduser(),
            engine=os.environ.get("SORA_NB_ENGINE") or "stage",
            trust=Path(trust).expanduser() if (trust := os.environ.get("SORA_NB_TRUST")) else None,
            signer=os.environ.get("SORA_NB_SIGNER", ""),
            safety=os.environ.get("SORA_NB_SAFETY") or "children",
            rights=os.environ.get("SORA_NB_RIGHTS", ""),
            purpose=os.environ.get("SORA_NB_PURPOSE") or "education",
            territory=os.environ.get("SORA_NB_TERRITORY", ""),
            members=tuple(name for one in os.environ.get("SORA_NB_MEMBERS", "").split(",") if (name := one.strip())),
            nano=Path(nano).expanduser() if (nano := os.environ.get("SORA_NB_NANO")) else None,
            static=os.environ.get("SORA_NB_STATIC", "") not in {"", "0"},
        )
