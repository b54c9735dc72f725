"""The booth in JupyterLab: a camera (a film that plays as one), turns as they are asked, numbers said; and without a camera."""

from __future__ import annotations

import os
import shutil
import wave

import numpy as np
import pytest
from PIL import Image

from sora_nb.likeness import models
from sora_nb.media.image import read_picture
from sora_nb.stage.sound import voice as speech
from sora_nb.stage.sound.timbres import Timbre
from tests.browser import conftest
from tests.heads import turned
from tests.likeness import ANA

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not models.PACK.exists(), reason="built without npm's registry: no models packed"),
]
OPEN = """
import os
os.environ["SORA_NB_HOME"] = os.path.abspath("booth of {name}")
import sora_nb as sora
booth = sora.booth("{name}", figure="woman")
booth
"""
BOOTH = "document.querySelector('.sora-booth')"
CARD = "document.querySelector('.sora-cameo')"


def film(path, picture):
    """Write a camera's film as YUV4MPEG2: straight, to one side, to the other, a second each, again and again."""
    square = Image.fromarray(picture).resize((480, 480))
    wide = np.full((480, 640, 3), 235, np.uint8)
    wide[:, 80:560] = np.asarray(square)
    with path.open("wb") as file:
        file.write(b"YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n")
        for degrees in (0, 40, 0, -40):
            y, cb, cr = (np.asarray(part) for part in Image.fromarray(turned(wide, degrees)).convert("YCbCr").split())
            for _ in range(25):
                file.write(b"FRAME\n" + y.tobytes() + cb[::2, ::2].tobytes() + cr[::2, ::2].tobytes())
    return path


def sound(path):
    """Write a microphone's sound: numbers, again and again."""
    said = speech.speak("four, seven, one, nine", Timbre(), np.random.default_rng(0))
    with wave.open(str(path), "w") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((np.clip(2 * said, -1, 1) * 32_767).astype("<i2").tobytes())
    return path


@pytest.fixture(scope="module")
def launch(chromium, tmp_path_factory):
    """Return a function that starts a browser with a camera and a microphone of ours; flags say whether they are allowed."""
    pytest.importorskip("ai_edge_litert")
    folder = tmp_path_factory.mktemp("camera")
    ours = [
        *(flag for flag in conftest.FLAGS if flag != "--mute-audio"), "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={film(folder / 'a.y4m', read_picture(ANA))}",
        f"--use-file-for-fake-audio-capture={sound(folder / 'a.wav')}",
    ]  # fmt: skip
    path = os.environ.get("SORA_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    started = []

    def start(*flags):
        started.append(chromium.browser_type.launch(executable_path=path, args=[*ours, *flags]))
        return started[-1]

    yield start
    for browser in started:
        browser.close()


WATCH = """const media = navigator.mediaDevices; window.streams = []; const ask = media?.getUserMedia.bind(media);
if (media) media.getUserMedia = async wanted => { const got = await ask(wanted); window.streams.push(got); return got; };"""
LIVE = "window.streams.flatMap(one => one.getTracks()).filter(track => track.readyState === 'live').length"
NOTE = f"{BOOTH}?.querySelector('.sora-note')"
HEIGHT = f"{BOOTH}.getBoundingClientRect().height"


def opened(browser, lab, name, script=WATCH):
    """Return a page with a booth."""
    lab.write(f"booth-{name}.ipynb", OPEN.format(name=name))
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    context.add_init_script(script)
    context.grant_permissions([])
    page = conftest.Page(context.new_page(), lab, f"booth-{name}.ipynb")
    page.connect().run_all()
    page.until(f"{BOOTH}?.checkVisibility()", timeout=120)
    return page


def test_by_camera_to_the_strongest_agreement(launch, lab):
    page = opened(launch("--use-fake-ui-for-media-stream"), lab, "ana")
    assert page.look("document.querySelector('.sora-static').checkVisibility()") is False
    high = page.look(HEIGHT)
    page.page.get_by_role("button", name="Use the camera").dblclick()
    page.until(f"{BOOTH}.dataset.state === 'look'")
    assert page.look("window.streams.length") == 1, "a second click opens no second camera"
    assert page.look(f"getComputedStyle({BOOTH}.querySelector('video')).transform") == "matrix(-1, 0, 0, 1, 0, 0)", "a mirror"
    page.page.get_by_role("button", name="Stop").click()
    assert page.look(LIVE) == 0, "the camera goes out at once, whatever the kernel is at"
    page.until(f"{BOOTH}.dataset.state === 'idle'")
    page.page.keyboard.press("Enter")  # the keyboard was not lost: it is on the first button
    page.until(f"{BOOTH}.dataset.state === 'say'", timeout=150)
    assert page.look(f"{BOOTH}.querySelector('.sora-step').textContent").startswith("Say these numbers: ")
    assert page.look(HEIGHT) == high, "nothing moved"
    page.python("from sora_nb import booths; booths._SYLLABLES = 99")
    for _ in range(2):  # the same refusal twice is two refusals
        page.page.get_by_role("button", name="I am ready to speak").click()
        page.until(f"{BOOTH}.getAttribute('aria-busy') === 'true'")
        page.until(f"{BOOTH}.getAttribute('aria-busy') === 'false' && !{NOTE}.hidden", timeout=30)
    page.python("booths._SYLLABLES = 3")
    page.page.get_by_role("button", name="I am ready to speak").click()
    page.until(f"{CARD}?.dataset.state === 'pending'", timeout=30)
    assert page.look(LIVE) == 0
    page.page.get_by_role("button", name="I am this person and I agree").click()
    page.until(f"{CARD}.dataset.state === 'agreed'")
    assert page.python("print(booth.cameo.consent.level, booth.cameo.likeness.voice)") == "camera None"
    page.page.close()


@pytest.mark.parametrize(("name", "why"), [
    ("denied", "The camera was not allowed"), ("none", "No camera with a microphone"), ("insecure", "it needs https"),
])  # fmt: skip
def test_without_a_camera_it_says_so_and_takes_a_picture(chromium, launch, lab, name, why):
    browser = launch() if name == "denied" else chromium
    script = "Object.defineProperty(navigator, 'mediaDevices', {value: undefined})" if name == "insecure" else WATCH
    page = opened(browser, lab, name, script)
    high = page.look(HEIGHT)
    page.page.get_by_role("button", name="Use the camera").click()
    page.until(f"!{NOTE}.hidden")
    assert why in page.look(f"{NOTE}.textContent")
    assert "choose a picture instead" in page.look(f"{NOTE}.textContent").lower()
    assert (page.look(f"{BOOTH}.dataset.state"), page.look(HEIGHT)) == ("idle", high)
    page.page.set_input_files(".sora-booth .sora-file", str(ANA))
    page.until(f"{CARD}?.dataset.state === 'pending'", timeout=30)
    assert page.python("print(booth.cameo.handle, booth.cameo.witnessed)") == f"{name} False"
    page.page.close()
