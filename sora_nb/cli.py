"""The command line: sora-nb generate, plan, verify, doctor, dataset, lab, serve, invite."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sora_nb
from sora_nb import tutorials
from sora_nb.errors import Cancelled, InvalidRequest, MissingExtra, Refused, SoraError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.clips import Clip
    from sora_nb.plans import Plan

DONE, FAILED, USAGE, REFUSED, CANCELLED = 0, 1, 2, 3, 130
_VERDICTS = {"intact": 0, "altered but ours": 4, "a parent was altered": 5, "history was cut": 6, "unproven": 7}
_ABOUT = f"{sora_nb.__doc__}".partition("\n")[0]
_GENERATE = """Make a film from a sentence. What the prompt was taken to mean, with every word that found no place and every
substitute, is printed first. A film made before comes from the shelf at once."""
_PLAN = """Show how a prompt is read, without rendering: a row for each actor and action, the words that found no place, and
every substitute."""
_DATASET = """Film a synthetic data set: clips with sound, caption, plan and exact ground truth, in WebDataset shards. Prompts
are drawn by a grammar, or taken from a file with one in each line. The same command gives the same bytes; stopped or killed,
it goes on where it was when it is said again."""
_SERVE = """Serve OpenAI's video API, /v1/videos, from this computer, so that code written for Sora runs again as it is: set
OPENAI_BASE_URL and OPENAI_API_KEY to what is printed, and change nothing else.

The models sora-2 and sora-2-pro are aliases of the engine here; any engine's name is a model, too (stage, testcard). A
clip's credentials say which engine made it, whatever the model is called.

The first start makes a key and shows it once; it is kept in the shelf's folder, readable by you alone, and holds until
--new-key makes another. Orders are kept as well: what a stop or a crash leaves undone goes on at the next start. Deleting
a video stops it if it is under way, and removes its clip from the shelf unless another video names it or a notebook had
made it before.

Only programs on this computer can reach the server. --host opens it to others: then the key and the films cross the
network unencrypted, and whoever has the key makes this computer work; put a proxy with TLS before it.
"""
_INVITE = """Invite somebody to the server of this shelf: a key of their own is printed once, and only a digest of it is kept.
They see, remix and delete what they made themselves; a cameo that was lent to "me" or to named people is theirs to use only if
they are among those, so nobody is invited under your own name. Invited again, the old key holds no more; a running server
knows at once. Without a name: who is invited.
"""
_CODES = """exit codes:
  0    the film is written
  1    the render failed
  2    the command line is wrong
  3    refused: a value out of range, a rule, or --strict found a loose end
  130  cancelled
"""
_VERIFY = """Tell what proves where a film comes from, ours or anybody's: its signature, the films it was made from, and the
mark in its pictures, which outlives re-encoding. No network is used."""
_VERDICT_CODES = """exit codes:
  0    intact
  1    the file cannot be read
  2    the command line is wrong
  4    altered but ours
  5    a parent was altered
  6    history was cut
  7    unproven
"""
_DOCTOR = """Make, mark and sign a small film, and see whether it reads back as it must: Trusted, with its mark, intact."""
_EXAMPLES = """
examples:
  sora-nb generate "A red ball bounces on the floor next to a blue box" -o ball.mp4
  sora-nb generate "A fox runs through the snow at night" --style paper --seconds 8 --seed 3 -o fox.mp4
  sora-nb plan "Two dogs chase a cat in the rain"
  sora-nb verify fox.mp4
  sora-nb dataset 1000 films --seed 1
  sora-nb lab
  sora-nb serve
"""
_BAR = 24


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    arguments = _parser().parse_args(words)
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        return _complain("cancelled; nothing was kept", CANCELLED)
    except Cancelled as error:
        return _complain(str(error), CANCELLED)
    except (InvalidRequest, Refused) as error:
        return _complain(str(error), REFUSED)
    except SoraError as error:
        return _complain(str(error), FAILED)


def _parser() -> argparse.ArgumentParser:
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="sora-nb", description=_ABOUT, epilog=_CODES + _EXAMPLES, formatter_class=shape)
    parser.add_argument("--version", action="version", version=f"sora-nb {sora_nb.__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    about = "make a film from a sentence"
    generate = commands.add_parser("generate", help=about, description=_GENERATE, epilog=_CODES, formatter_class=shape)
    generate.add_argument("prompt", help="what is to be seen and heard, in English or French")
    generate.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=_film,
        default=Path("film.mp4"),
        help="the film to write (film.mp4); or a .gif, .webp, .webm, a .png of stills, a .wav of the sound",
    )
    generate.add_argument("--seconds", type=float, default=5.0, help="length, above 0 and at most 60 (5)")
    generate.add_argument("--size", type=_size, default=(960, 540), help="WIDTHxHEIGHT, even, 64 to 1920 a side (960x540)")
    generate.add_argument("--fps", metavar="RATE", type=int, default=24, help="frames a second, 1 to 60 (24)")
    generate.add_argument("--seed", type=_seed, default=0, help="a whole number, or 'random' (0)")
    generate.add_argument(
        "--style", metavar="NAME", help="such as paper or noir (see `sora.styles()`); else as the prompt says"
    )
    generate.add_argument("--engine", metavar="NAME", help="stage (the default), testcard or diffusers:MODEL")
    generate.add_argument(
        "--option", metavar="NAME=VALUE", type=_option, action="append", default=[],
        help="a setting of the engine, such as steps=30; may be said several times",
    )  # fmt: skip
    generate.add_argument(
        "--image", metavar="FILE", help="a picture that goes with the words: a backdrop, or a figure on a plain background"
    )
    generate.add_argument("--silent", action="store_true", help="make no sound")
    generate.add_argument("--fresh", action="store_true", help="render even if the clip is on the shelf")
    generate.add_argument("--strict", action="store_true", help="fail on any word without a place and on any substitute")
    generate.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    generate.set_defaults(run=_generate)

    about = "show how a prompt is read, without rendering"
    plan = commands.add_parser("plan", help=about, description=_PLAN, formatter_class=shape)
    plan.add_argument("prompt", help="what is to be seen and heard, in English or French")
    plan.add_argument("--json", action="store_true", help="print the plan as JSON")
    plan.add_argument("--strict", action="store_true", help="fail on any word without a place and on any substitute")
    plan.set_defaults(run=_plan)

    _add_proof(commands)
    _add_dataset(commands)
    about = "open the tutorials in JupyterLab, as a copy that you can change"
    lab = commands.add_parser("lab", help=about, description=f"{about[0].upper()}{about[1:]}.")
    lab.add_argument(
        "folder", nargs="?", type=Path, default=Path("sora_nb_tutorials"), help="where the copy goes (%(default)s)"
    )
    lab.add_argument("--no-browser", action="store_true", help="do not open a browser")
    lab.set_defaults(run=_lab)
    _add_serve(commands)
    return parser


def _add_dataset(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = "film a synthetic data set with ground truth, in WebDataset shards"
    shape = argparse.RawDescriptionHelpFormatter
    films = commands.add_parser("dataset", help=about, description=_DATASET, epilog=_CODES, formatter_class=shape)
    films.add_argument("n", type=int, help="how many clips")
    films.add_argument("folder", nargs="?", type=Path, default=Path("dataset"), help="where shards go (%(default)s)")
    films.add_argument("--seed", type=int, default=0, help="decides prompts and clips (%(default)s)")
    films.add_argument("--size", type=_size, default=(128, 128), help="WIDTHxHEIGHT, even, 64 to 1920 a side (128x128)")
    films.add_argument("--seconds", type=float, default=2.0, help="length of each clip (%(default)s)")
    films.add_argument("--fps", metavar="RATE", type=int, default=24, help="frames a second (%(default)s)")
    films.add_argument(
        "--buffers", metavar="NAMES", help="such as masks,flow (all: depth,masks,flow,pose,edges,tracks,contacts,stems)"
    )
    films.add_argument("--prompts", metavar="FILE", type=Path, help="a text file with a prompt in each line")
    films.add_argument("--style", metavar="NAME", help="draw all clips in one style; else as the prompts say")
    films.add_argument("--per-shard", metavar="N", type=int, default=50, help="clips in a shard (%(default)s)")
    films.add_argument("--workers", metavar="N", type=int, help="processes (one for each core)")
    films.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    films.set_defaults(run=_dataset)


def _add_proof(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    shape = argparse.RawDescriptionHelpFormatter
    about = "tell what proves where a film comes from"
    verify = commands.add_parser("verify", help=about, description=_VERIFY, epilog=_VERDICT_CODES, formatter_class=shape)
    verify.add_argument("file", type=Path, help="a film, a picture or a sound")
    verify.add_argument("--json", action="store_true", help="print everything as JSON")
    verify.set_defaults(run=_verify)
    about = "see whether films signed here can be proven"
    doctor = commands.add_parser("doctor", help=about, description=_DOCTOR, formatter_class=shape)
    doctor.set_defaults(run=_doctor)


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = "serve OpenAI's video API, so that code written for Sora runs again"
    shape = argparse.RawDescriptionHelpFormatter
    serve = commands.add_parser("serve", help=about, description=_SERVE, formatter_class=shape)
    serve.add_argument("--port", type=int, default=8000, help="TCP port, 0 for any that is free (%(default)s)")
    serve.add_argument(
        "--host", metavar="ADDRESS", default="127.0.0.1", help="address to listen on; 0.0.0.0 is all of them (%(default)s)"
    )
    serve.add_argument("--engine", metavar="NAME", help="engine behind the names sora-2 and sora-2-pro (stage)")
    serve.add_argument("--new-key", action="store_true", help="make a new key; the old one is refused from then on")
    serve.set_defaults(run=_serve)
    about = "invite somebody to the server, take their key back, or list who is invited"
    invite = commands.add_parser("invite", help=about, description=_INVITE, formatter_class=shape)
    invite.add_argument("name", nargs="?", help="as cameos name who may use them, such as bea")
    invite.add_argument("--revoke", action="store_true", help="take the key back; from the next request on it is refused")
    invite.set_defaults(run=_invite)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().replace("×", "x").partition("x")
    try:
        return int(width), int(height)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write 960x540") from None


def _film(text: str) -> Path:
    path = Path(text)
    # Here, so that --help needs no codecs.
    from sora_nb.media.conversions import KINDS

    if path.suffix.lower() not in (".mp4", *KINDS):
        kinds = ", ".join((".mp4", *KINDS))
        raise argparse.ArgumentTypeError(f"{text!r} ends in none of {kinds}, the kinds we write; write {path.stem}.mp4")
    return path


def _seed(text: str) -> int | str:
    if text == "random":
        return text
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no seed; write a whole number, or random") from None


def _option(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"{text!r} is no option; write NAME=VALUE, such as steps=30")
    return name, value


def _generate(a: argparse.Namespace) -> int:
    clip = sora_nb.generate(
        a.prompt, seconds=a.seconds, size=a.size, fps=a.fps, seed=a.seed, style=a.style, engine=a.engine,
        sound=not a.silent, image=a.image, options=dict(a.option), fresh=a.fresh, strict=a.strict,
    )  # fmt: skip
    try:
        if not a.quiet:
            _tell(clip.plan)
            _follow(clip)
        written = clip.wait().save(a.output)
    except KeyboardInterrupt:
        # The studio's thread would go on to the end of the film.
        clip.cancel()
        raise
    if not a.quiet:
        print(f"{written}  {clip.recipe.seconds:g} s, seed {clip.recipe.seed}, clip {clip.id}")
    return DONE


def _follow(clip: Clip) -> None:
    """Draw a progress bar on a terminal, a line every 25 % elsewhere, until the clip is there."""
    live, told = sys.stderr.isatty(), -1
    while clip.state in ("queued", "running"):
        share = clip.progress.fraction
        if live:
            filled = round(share * _BAR)
            print(f"\r{'━' * filled}{'·' * (_BAR - filled)} {share:4.0%} {clip.progress.note:<24}", end="", file=sys.stderr)
        elif int(share * 4) > told:
            told = int(share * 4)
            print(f"{share:4.0%} {clip.progress.note}", file=sys.stderr)
        time.sleep(0.1)
    if live:
        print("\r" + " " * (_BAR + 32) + "\r", end="", file=sys.stderr)


def _plan(a: argparse.Namespace) -> int:
    plan = sora_nb.plan(a.prompt)
    if a.json:
        print(plan.to_json())
    else:
        for number, shot in enumerate(plan.shots):
            moves = f"camera {' '.join(filter(None, (shot.camera, shot.camera_way))) or 'as the stage likes'}"
            facts = (shot.place, shot.time, shot.weather, shot.style, moves, f"music {shot.music}")
            print(f"shot {number}: " + ", ".join(fact for fact in facts if fact))
        print(plan.table().fillna("").to_string(index=False))
        _tell(plan)
    loose = bool(plan.unplaced or plan.notes)
    return REFUSED if a.strict and loose else DONE


def _tell(plan: Plan) -> None:
    for note in plan.notes:
        print(f"note: {note}", file=sys.stderr)
    if plan.unplaced:
        print(f"not understood: {', '.join(plan.unplaced)}", file=sys.stderr)


def _verify(a: argparse.Namespace) -> int:
    proof = sora_nb.verify(a.file)
    print(proof.to_json() if a.json else proof)
    return _VERDICTS[proof.verdict]


def _doctor(_: argparse.Namespace) -> int:
    from sora_nb import canary
    from sora_nb.settings import Settings

    findings = canary.sing(Settings.from_environment().home)
    for finding in findings:
        print(f"{'well' if finding.well else 'ILL '}  {finding.told}")
    return DONE if all(finding.well for finding in findings) else FAILED


def _lab(a: argparse.Namespace) -> int:
    try:
        from jupyterlab.labapp import main as lab
    except ImportError:
        raise MissingExtra("jupyterlab", "lab") from None
    a.folder.mkdir(parents=True, exist_ok=True)
    for source in (*tutorials.notebooks(), *tutorials.drawings()):
        target = a.folder / source.relative_to(tutorials.folder())
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(source, target)
    print(f"The tutorials lie in {a.folder.resolve()}; what you change stays.", file=sys.stderr)
    lab([f"--ServerApp.root_dir={a.folder.resolve()}", *(["--no-browser"] if a.no_browser else [])])
    return DONE


def _dataset(a: argparse.Namespace) -> int:
    more: dict[str, Any] = {}
    if a.buffers is not None:
        more["buffers"] = tuple(filter(None, a.buffers.split(",")))
    if a.prompts is not None:
        try:
            lines = a.prompts.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidRequest(f"{a.prompts} cannot be read: {error}. Write a prompt in each line, in UTF-8.") from None
        more["prompts"] = [line.strip() for line in lines if line.strip()]
    found = sora_nb.dataset(
        a.n, a.folder, seed=a.seed, size=a.size, seconds=a.seconds, fps=a.fps, style=a.style, per_shard=a.per_shard,
        workers=a.workers, progress=not a.quiet, **more,
    )  # fmt: skip
    if not a.quiet:
        print(f"{a.folder}  {len(found)} clips in {len(found.paths)} shards")
    return DONE


def _serve(a: argparse.Namespace) -> int:
    from sora_nb.server.serving import serve

    serve(host=a.host, port=a.port, engine=a.engine, new_key=a.new_key, say=lambda text: print(text, flush=True))
    return DONE


def _invite(a: argparse.Namespace) -> int:
    from sora_nb.server.people import People
    from sora_nb.settings import Settings

    people = People(Settings.from_environment().home)
    if a.name is None:
        if a.revoke:
            raise InvalidRequest("--revoke says nobody. Say whose key: sora-nb invite NAME --revoke.")
        print("\n".join(people.names) or "nobody is invited yet: sora-nb invite NAME")
    elif a.revoke:
        people.revoke(a.name)
        print(f"{a.name}'s key holds no more.")
    else:
        print(f"{people.invite(a.name)}")
        print(f"This is {a.name}'s key, shown this once. They set OPENAI_API_KEY to it.", file=sys.stderr)
    return DONE


def _complain(message: str, code: int) -> int:
    print(f"sora-nb: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
