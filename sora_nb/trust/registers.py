"""Registers: the policies that a shelf knows, from files, from lists fetched before and kept, signed by holders or not."""

from __future__ import annotations

import hashlib
import json
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sora_nb.errors import CredentialsError, InvalidRequest, ShelfError, SoraError
from sora_nb.media import image
from sora_nb.media.unfinished import unfinished
from sora_nb.trust import fingerprints, holders, policies
from sora_nb.trust.rights import Rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sora_nb.trust.policies import Policy

MOST_BYTES = 8 << 20
"""Bytes of one file or list; a thousand policies have about one million."""
MOST_POLICIES = 20_000
_HOLDERS = "holders.json"
_LISTS = "lists"
_SECONDS = 20.0


class Register:
    """The policies in a folder `rights` of a shelf; they are read again when a file changes.

    Args:
        home: Folder of the shelf.
    """

    def __init__(self, home: Path) -> None:
        self.folder = home / "rights"
        self._read: tuple[tuple[Any, ...], Rules] | None = None

    def __repr__(self) -> str:
        return "\n".join(f"{p.name} ({p.kind}), {p.owner}: {p.allowed}" for p in self.policies) or "no policies yet"

    def __len__(self) -> int:
        return len(self.policies)

    @property
    def policies(self) -> tuple[Policy, ...]:
        """Return all policies that hold.

        Raises:
            SoraError: a file cannot be read; nothing is made until it is mended or removed.
        """
        return self.rules().policies

    def add(self, source: str | Path | dict[str, Any]) -> tuple[Policy, ...]:
        """Take policies in: a file of ODRL JSON or of signed policies, a folder of such files, or one policy as a dict.

        Raises:
            InvalidRequest: there is no such file, or one says what we cannot honour.
            CredentialsError: a signature is not good.
        """
        if isinstance(source, dict):
            return self._keep(json.dumps(source, ensure_ascii=False).encode(), ".json")
        path = Path(source).expanduser()
        files = sorted(each for each in path.iterdir() if _ours(each)) if path.is_dir() else [path]
        if not files:
            raise InvalidRequest(f"{path} holds no policies. They are files ending in .json or .jws.")
        return tuple(policy for each in files for policy in self._keep(_bytes(each), each.suffix))

    def fetch(self, url: str) -> tuple[Policy, ...]:
        """Fetch a list of policies once and keep it, so that it holds without a network from then on; again, it is renewed.

        What a list forbids holds at once; what it allows holds if a holder signed it whom this shelf knows (`know`).

        Raises:
            InvalidRequest: the address is not https, or nothing fitting is there; what was kept before stays.
        """
        if not url.startswith("https://"):
            raise InvalidRequest(f"The address is {url!r:.80}; lists are fetched from https:// only.")
        try:
            with urllib.request.urlopen(url, timeout=_SECONDS) as answer:  # noqa: S310  https alone gets here
                data = answer.read(MOST_BYTES + 1)
        except (OSError, ValueError) as error:
            raise InvalidRequest(f"{url} cannot be fetched: {error}. What was kept of it before still holds.") from error
        return self._keep(data, ".json", listed=url)

    def know(self, owner: str, key: str) -> None:
        """Note a holder's public key (see `sora_nb.trust.holders.public`): policies in their name must bear it from now on.

        Raises:
            CredentialsError: it is no public key.
        """
        if len(key) != 43 or not set(key) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"):
            raise CredentialsError(f"The key of {owner} is {key[:50]!r}; a public key is 43 letters and digits.")
        self._write(self.folder / _HOLDERS, json.dumps(self._holders() | {owner: key}, indent=1, sort_keys=True).encode())

    def remove(self, uid: str) -> None:
        """Strike out the file or list that holds a policy.

        Raises:
            InvalidRequest: there is none of that uid.
        """
        for path, listed in self._files():
            if any(policy.uid == uid for policy in self._policies(_bytes(path), path.name, listed=listed)):
                path.unlink()
                return
        raise InvalidRequest(f"No policy has the uid {uid!r}.")

    def rules(self) -> Rules:
        """Return the policies as they stand now, ready to judge by.

        Raises:
            SoraError: a file cannot be read.
        """
        files = list(self._files())
        about = [(path, path.stat()) for path in [*(path for path, _ in files), self.folder / _HOLDERS] if path.exists()]
        stand = tuple((str(path), facts.st_mtime_ns, facts.st_size) for path, facts in about)
        if self._read is None or self._read[0] != stand:
            found = [p for path, listed in files for p in self._policies(_bytes(path), path.name, listed=listed)]
            self._read = (stand, Rules(found))
        return self._read[1]

    def _files(self) -> Iterator[tuple[Path, bool]]:
        for folder, listed in ((self.folder, False), (self.folder / _LISTS, True)):
            if folder.is_dir():
                yield from ((path, listed) for path in sorted(folder.iterdir()) if _ours(path) and path.name != _HOLDERS)

    def _keep(self, data: bytes, suffix: str, *, listed: str = "") -> tuple[Policy, ...]:
        found = self._policies(data, "The policy", listed=bool(listed))
        name = hashlib.sha256(listed.encode() or data).hexdigest()[:32]
        self._write(self.folder / _LISTS / f"{name}.json" if listed else self.folder / f"{name}{suffix}", data)
        return found

    def _write(self, target: Path, data: bytes) -> None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            part = unfinished(target, "rights")
            part.write_bytes(data)
            part.replace(target)
        except OSError as error:
            raise ShelfError(
                f"{target} cannot be written: {error.strerror or error}. Set SORA_NB_HOME to your folder."
            ) from error

    def _holders(self) -> dict[str, str]:
        path = self.folder / _HOLDERS
        try:
            found = json.loads(path.read_text("utf-8")) if path.exists() else {}
        except (OSError, ValueError) as error:
            raise CredentialsError(f"{path} cannot be read: {error}. Mend it, or remove it and say know() again.") from error
        return {str(owner): str(key) for owner, key in found.items()} if isinstance(found, dict) else {}

    def _policies(self, data: bytes, where: str, *, listed: bool) -> tuple[Policy, ...]:
        """Return the policies of a file: one, or a list, each plain or signed."""
        if len(data) > MOST_BYTES:
            raise InvalidRequest(f"{where} has more than {MOST_BYTES >> 20} MB. Split it.")
        try:
            text = data.decode("utf-8").strip()
            told = json.loads(text) if text[:1] in '{["' else text
        except (ValueError, RecursionError) as error:
            raise InvalidRequest(f"{where} is no JSON: {error}. Write it as ODRL 2.2.") from error
        entries = told if isinstance(told, list) else told.get("policies", [told]) if isinstance(told, dict) else [told]
        if not isinstance(entries, list) or len(entries) > MOST_POLICIES:
            raise InvalidRequest(f"{where} holds no list of at most {MOST_POLICIES} policies.")
        known = self._holders()
        return tuple(_policy(entry, f"{where}, policy {n}", known, listed=listed) for n, entry in enumerate(entries, 1))


def of_picture(source: str | Path) -> tuple[str, ...]:
    """Return what a policy says as "sora:fingerprints" so that copies of a picture are known again.

    Raises:
        SoraError: it is no picture that we read.
    """
    return fingerprints.reference(image.read_picture(Path(source).expanduser()))


def _policy(entry: Any, where: str, known: dict[str, str], *, listed: bool) -> Policy:
    """Return one policy; what it allows is dropped where it comes from far away and nobody known signed it."""
    said, signer = holders.read(entry) if isinstance(entry, str) else (entry, "")
    policy = policies.read(said, where)
    key = known.get(policy.owner)
    if key is not None and signer and signer != key:
        raise CredentialsError(f"{where} is signed in the name of {policy.owner}, but not by their key. Ask them for it again.")
    vouched = key is not None and signer == key
    if (listed or key is not None) and not vouched and policy.permissions:
        return policies.forbidding(policy)
    return policy


def _ours(path: Path) -> bool:
    return path.suffix in (".json", ".jws") and path.is_file() and not path.is_symlink()


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InvalidRequest(f"{path.name} has more than {MOST_BYTES >> 20} MB. Split it.")
        return path.read_bytes()
    except SoraError:
        raise
    except OSError as error:
        raise InvalidRequest(f"{path} cannot be read: {error.strerror or error}. Check the name and the folder.") from error
