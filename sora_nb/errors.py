"""Every error that leaves sora_nb.

SoraError
  ├─ InvalidRequest       what was asked for cannot be made as written
  │    ├─ LimitExceeded   the engine cannot make it so long, large or many
  │    └─ Unplaced        --strict: a word of the prompt has no place, or a figure is a substitute
  ├─ Refused              rules, rights or consent say no
  │    ├─ ConsentRequired a person whose likeness is used has not agreed, or no longer
  │    ├─ RightsRefused   a rights holder does not allow it
  │    └─ Unsafe          it does not fit the level that the studio is set to, such as "children"
  ├─ RenderFailed         an engine broke on the way
  │    └─ Cancelled       somebody pressed stop
  ├─ MediaError           a file is not what it says, or is more than we read
  ├─ ShelfError           the library on disk cannot be read or written
  ├─ CredentialsError     a signature could not be made or read
  └─ MissingExtra         a part is not installed; the message names the command that installs it
"""

from __future__ import annotations


class SoraError(Exception):
    """Base of all errors raised by sora_nb: what was found, what was wanted, what to do next."""


class InvalidRequest(SoraError, ValueError):
    """What was asked for cannot be made as written."""


class LimitExceeded(InvalidRequest):
    """The engine cannot make a clip that long, large or many."""


class Unplaced(InvalidRequest):
    """Strict reading found a word with no place in the plan, or a figure drawn by a substitute."""


class Refused(SoraError):
    """A rule, a rights holder or a missing consent says no."""


class ConsentRequired(Refused):
    """The person whose likeness is used has not agreed to it, or not to this, or has taken the agreement back.

    `rule` names which of the terms says no, such as "forbidden", "quota" or "territory"; "agreement" where there is none.
    `user` is who asked, where it is not theirs to use.
    """

    def __init__(self, message: str, *, rule: str = "agreement", user: str = "") -> None:
        super().__init__(message)
        self.rule, self.user = rule, user


class RightsRefused(Refused):
    """A rights holder does not allow it.

    `rule` is the policy's uid, `owner` who wrote it, `instead` what they would allow.
    """

    def __init__(self, message: str, *, rule: str = "", owner: str = "", instead: str = "") -> None:
        super().__init__(message)
        self.rule, self.owner, self.instead = rule, owner, instead


class Unsafe(Refused):
    """It does not fit the level that the studio is set to; `category` says why, such as "gore" or "real person"."""

    def __init__(self, message: str, *, category: str = "") -> None:
        super().__init__(message)
        self.category = category


class RenderFailed(SoraError):
    """An engine broke while making a clip."""


class Cancelled(RenderFailed):
    """The render was stopped on request; nothing was kept."""


class MediaError(SoraError):
    """A media file is damaged, of a kind we do not read, or larger than we accept."""


class ShelfError(SoraError):
    """The library on disk cannot be read or written, or holds no such clip."""


class CredentialsError(SoraError):
    """A signature could not be made or read."""


class MissingExtra(SoraError, ImportError):
    """A part of sora_nb needs a package that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed. Install it with: pip install 'sora-nb[{extra}]'")
        self.extra = extra
