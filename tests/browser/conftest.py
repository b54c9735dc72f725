"""JupyterLab in headless Chromium: one server, one browser, a fresh workspace for each notebook."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

REPO = Path(__file__).parents[2]
TOKEN = "studio"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--mute-audio",
]  # fmt: skip
READY = "path => window.jupyterapp?.shell?.currentWidget?.context?.path === path"
KERNEL = """async () => { const app = window.jupyterapp; await app.restored; const panel = app.shell.currentWidget;
  await panel.context.ready; await panel.sessionContext.ready; await panel.sessionContext.session?.kernel?.info; }"""


def skip(reason: str) -> None:
    """Skip, or fail where no skip is allowed."""
    if os.environ.get("SORA_NB_NO_SKIP") == "1":
        pytest.fail(f"{reason} (and SORA_NB_NO_SKIP=1 allows no skip)")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium():
    """Return a running Chromium."""
    path = os.environ.get("SORA_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        skip("Chromium is not installed: install it, or name it in SORA_CHROMIUM")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        skip("playwright is not installed: pip install 'sora-nb[dev]'")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Lab:
    """A JupyterLab server of our own, and where it keeps things."""

    url: str
    root: Path
    env: dict[str, str]

    def write(self, name: str, *cells: str) -> Path:
        """Write a notebook of code cells."""
        path = self.root / name
        path.write_text(json.dumps(notebook(*cells)))
        return path

    def settings(self, plugin: str, **values: object) -> None:
        """Set JupyterLab settings for pages opened from now on."""
        path = Path(self.env["JUPYTERLAB_SETTINGS_DIR"]) / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))


def notebook(*cells: str) -> dict[str, object]:
    """Return a notebook of code cells."""
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    # Another kernel can be named, to try an older ipykernel with the same JupyterLab.
    name = os.environ.get("SORA_NB_TEST_KERNEL", "python3")
    kernel = {"kernelspec": {"name": name, "display_name": name, "language": "python"}}
    listed = [{**code, "id": f"cell{number}", "source": source} for number, source in enumerate(cells)]
    return {"cells": listed, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture(scope="session")
def environment(tmp_path_factory) -> dict[str, str]:
    """Return an environment in which Jupyter keeps everything in a folder of its own."""
    home = tmp_path_factory.mktemp("jupyter")
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTERLAB_SETTINGS_DIR", "IPYTHONDIR")
    names = (*names, "JUPYTERLAB_WORKSPACES_DIR", "SORA_NB_HOME")
    # An optional grammar that takes seconds to build at the import of any Jupyter tool, and that is not needed.
    (home / "stub").mkdir()
    (home / "stub" / "rfc3987_syntax.py").write_text("raise ImportError\n")
    path = os.pathsep.join([str(home / "stub"), str(REPO), str(Path(__file__).parent)])
    ours = ("JPY_", "JUPYTER_CONFIG", "JUPYTER_DATA", "JUPYTER_RUNTIME", "JUPYTERLAB", "JUPYTER_TOKEN", "SORA_NB_STATIC")
    env = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    return {**env, **{name: str(home / name.lower()) for name in names}, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}


@pytest.fixture(scope="session")
def lab(environment, tmp_path_factory):
    """Return a running JupyterLab."""
    pytest.importorskip("jupyterlab") if os.environ.get("SORA_NB_NO_SKIP") != "1" else __import__("jupyterlab")
    root = tmp_path_factory.mktemp("notebooks")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    flags = {
        "ServerApp.ip": "127.0.0.1", "ServerApp.port": port, "ServerApp.port_retries": 0, "IdentityProvider.token": TOKEN,
        "ServerApp.root_dir": root, "LabApp.expose_app_in_browser": True, "LabApp.extension_manager": "readonly",
    }  # fmt: skip
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", *(f"--{k}={v}" for k, v in flags.items())]
    with (
        (root.parent / "lab.log").open("w") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT) as server,
    ):
        url = f"http://127.0.0.1:{port}"
        for _ in range(600):
            if server.poll() is not None:
                pytest.fail((root.parent / "lab.log").read_text()[-2000:])
            try:
                urllib.request.urlopen(f"{url}/api/status?token={TOKEN}", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield Lab(url, root, environment)
        server.terminate()


class Page:
    """A notebook open in JupyterLab."""

    def __init__(self, page, lab: Lab, name: str) -> None:
        self.page, self.lab = page, lab
        page.goto(f"{lab.url}/lab/workspaces/{uuid4().hex[:8]}/tree/{name}?token={TOKEN}")
        page.wait_for_function(READY, arg=name, timeout=60_000)

    def connect(self) -> Page:
        """Wait for the kernel."""
        self.page.evaluate(KERNEL)
        return self

    def run_all(self) -> Page:
        """Run all cells and wait for their end."""
        self.page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")
        return self

    def start_all(self) -> Page:
        """Run all cells without waiting."""
        self.page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }")
        return self

    def python(self, code: str) -> str:
        """Run code in the notebook's kernel, beside its cells; return what it prints."""
        return self.page.evaluate(
            """async code => { let text = '';
            const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
            const future = kernel.requestExecute({code, store_history: false, allow_stdin: true});
            future.onIOPub = ({content}) => { text += (content.text ?? '') + (content.ename ? content.evalue : ''); };
            await future.done; return text; }""",
            code,
        ).strip()

    def save(self) -> None:
        """Save the notebook."""
        self.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")

    def until(self, condition: str, timeout: float = 20) -> None:
        """Wait until a JavaScript condition holds."""
        self.page.wait_for_function(f"() => {condition}", timeout=timeout * 1000)

    def look(self, expression: str):
        """Evaluate JavaScript."""
        return self.page.evaluate(f"() => {expression}")


@pytest.fixture(scope="session")
def film(lab) -> Path:
    """Return a real mp4 with sound beside the notebooks."""
    from little_film import make

    path = lab.root / "film.mp4"
    make(path)
    return path


@pytest.fixture(scope="session")
def profile(chromium):
    """Return a browser profile that all pages share: JupyterLab's own code is then fetched and compiled once."""
    context = chromium.new_context(viewport={"width": 1100, "height": 1000})
    yield context
    context.close()


@pytest.fixture(scope="module")
def open_page(profile, lab, film):
    """Return a function that opens a notebook of the given cells, by name; the film is beside it."""
    pages = []

    def open_it(name: str, *cells: str) -> Page:
        if cells:
            lab.write(name, *cells)
        pages.append(profile.new_page())
        return Page(pages[-1], lab, name)

    yield open_it
    for page in pages:
        page.evaluate("() => window.jupyterapp?.shell?.currentWidget?.sessionContext?.shutdown?.()")
        page.close()
