// @ts-check
// The booth: a person brings themselves in by camera, step by step as the kernel asks, or by a picture from a file.

import { followTheme, h, icon, view, watch } from "./dom.js";

/** @typedef {import("./dom.js").Scene} Scene */

const SIDE = 640;
const FRAME_BYTES = 60_000;
const QUALITIES = [0.8, 0.65, 0.5, 0.35, 0.2];
const PACE = 300;
const PATIENCE = 10_000;
const SPEECH = 5000;
const MOST_BYTES = 12 << 20;
const TYPES = "image/png,image/jpeg,image/webp,image/gif,image/bmp";
const WELCOME = "Bring yourself in: by camera, or by a picture of your face from the front.";
const ENDED = "Nothing was kept. Start again when you are ready, or choose a picture.";
const LOST = "No answer from the kernel yet. Is it connected, and not busy with another cell?";
const AWAY = "The camera went away. Connect it and start again, or choose a picture instead.";

/**
 * Build the booth's elements.
 * @param {string} handle
 */
function furniture(handle) {
  const video = /** @type {HTMLVideoElement} */ (h("video", { class: "sora-mirror", muted: true, playsinline: true }));
  video.muted = true;
  video.setAttribute("aria-label", "You, as in a mirror");
  const face = h("div", { class: "sora-empty", "aria-hidden": "true" });
  face.innerHTML =
    '<svg viewBox="0 0 96 96"><circle cx="48" cy="36" r="18"/><path d="M14 88c4-20 18-28 34-28s30 8 34 28"/></svg>';
  const bar = h("div", { class: "sora-share" }, h("span"));
  const step = h("p", { class: "sora-step", role: "status" });
  const hint = h("p", { class: "sora-hint", "aria-live": "polite" });
  const problem = h("p", { class: "sora-note", role: "alert", hidden: true });
  const file = /** @type {HTMLInputElement} */ (
    h("input", { type: "file", accept: TYPES, class: "sora-file", tabindex: "-1", "aria-label": "A picture of your face" })
  );
  const keep = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" }));
  const keepLine = h("label", { class: "sora-keep", hidden: true }, keep, "Films may use a voice like mine");
  const buttons = h("div", { class: "sora-choices" });
  const about = h("div", { class: "sora-about" }, h("h3", { class: "sora-name" }, `@${handle}`), step, hint, buttons, keepLine);
  about.append(h("p", { class: "sora-small" }, "Pictures and sound go to this notebook’s kernel and nowhere else."), file);
  const stage = h("div", { class: "sora-stage" }, video, face, problem, bar);
  const root = h("section", { class: "sora sora-booth", "aria-label": `Booth for @${handle}` }, stage, about);
  return { root, video, bar, step, hint, problem, file, keep, keepLine, buttons };
}

/**
 * What only this page knows: what it waits for in words ("" for nothing) with a word beside, what went wrong here, and
 * whether the camera was opened here: the same booth may stand in two places.
 * @typedef {{busy: string, aside: string, wrong: string, mine: boolean}} Here
 */

/**
 * Fill the scene with a booth.
 * @param {Scene} scene
 */
function booth(scene) {
  const { model, el, signal } = scene;
  const parts = furniture(model.get("handle"));
  /** @type {Here} */
  const here = { busy: "", aside: "", wrong: "", mine: false };
  const camera = watched(scene, parts.video, () => acts.leave(AWAY));
  const show = () => {
    const now = model.get("state");
    parts.root.dataset.state = now;
    parts.root.setAttribute("aria-busy", String(Boolean(here.busy)));
    say(parts.step, here.busy || model.get("step") || (now === "idle" ? WELCOME : now === "ended" ? ENDED : ""));
    say(parts.hint, here.busy ? here.aside : model.get("hint"));
    parts.keepLine.hidden = now !== "say";
    parts.keep.disabled = Boolean(here.busy);
    parts.bar.style.setProperty("--sora-done", String(model.get("share")));
    complain(parts.problem, here.wrong || (here.busy ? "" : model.get("problem")));
    offer(parts.buttons, acts.choices[now], Boolean(here.busy));
    if (now !== "look" && now !== "say" && !here.busy) camera.close();
    // The kernel began after this page had given up waiting.
    if (now === "look" && here.mine && !camera.on()) acts.leave("");
    else if (now === "look") camera.send(acts.frame);
  };
  const acts = deeds(scene, parts, here, camera, show);
  watch(scene, ["state", "step", "hint", "share", "problem"], show);
  watch(scene, ["answered"], () => {
    camera.heard();
    Object.assign(here, { busy: "", aside: "", wrong: here.wrong === LOST ? "" : here.wrong });
    show();
  });
  parts.root.addEventListener("keydown", (event) => event.stopPropagation());
  followTheme(parts.root, signal);
  el.replaceChildren(parts.root);
  show();
}

/**
 * What a person can do in the booth, and the buttons that each state offers for it.
 * @param {Scene} scene
 * @param {ReturnType<typeof furniture>} parts
 * @param {Here} here
 * @param {ReturnType<typeof watched>} camera
 * @param {() => void} show
 */
function deeds({ model, signal }, { bar, file, keep }, here, camera, show) {
  /**
   * @param {string} busy
   * @param {string} [aside]
   * @param {string} [wrong]
   */
  const now = (busy, aside = "", wrong = "") => {
    Object.assign(here, { busy, aside, wrong });
    show();
  };
  /**
   * @param {string} said
   * @param {ArrayBuffer[]} [buffers]
   * @param {Record<string, any>} [numbers]
   */
  const tell = (said, buffers = [], numbers = {}) => {
    const before = model.get("answered");
    try {
      /** @type {any} */ (model).send({ said, ...numbers }, undefined, buffers);
    } catch {
      return now("", "", LOST);
    }
    setTimeout(() => !signal.aborted && model.get("answered") === before && now("", "", LOST), PATIENCE);
  };
  /** @param {string} why */
  const leave = (why) => {
    here.mine = false;
    camera.close();
    now("", "", why);
    tell("stop");
  };
  const start = async () => {
    now("Opening the camera …");
    const why = await camera.open();
    if (signal.aborted) return;
    if (why) return now("", "", why);
    here.mine = true;
    tell("start");
  };
  const speak = async () => {
    now(model.get("step"), "Listening …");
    const data = await camera.listen(bar);
    if (signal.aborted || !camera.on()) return;
    if (!data) return leave(AWAY);
    now("Listening to what you said …");
    tell("voice", [data], { keep: keep.checked });
  };
  const silent = () => {
    now("Cutting out your face …");
    tell("silent");
  };
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const large = `The file has ${Math.ceil(chosen.size / 2 ** 20)} MB; it can have ${MOST_BYTES >> 20}. Make it smaller.`;
    const data = chosen.size <= MOST_BYTES ? await chosen.arrayBuffer() : null;
    file.value = "";
    if (!data) return now("", "", large);
    now("Looking at your picture …");
    tell("picture", [data]);
  });
  const choose = () => file.click();
  const stop = () => leave("");
  /** @type {Record<string, [string, () => void][]>} */
  const choices = {
    idle: [
      ["Use the camera", start],
      ["Choose a picture", choose],
    ],
    look: [["Stop", stop]],
    say: [
      ["I am ready to speak", speak],
      ["Without my voice", silent],
      ["Stop", stop],
    ],
    ended: [
      ["Start again", start],
      ["Choose a picture", choose],
    ],
    done: [],
  };
  return { choices, leave, frame: (/** @type {ArrayBuffer} */ data) => tell("frame", [data]) };
}

/**
 * Show what went wrong, or nothing; it is read aloud when it is new.
 * @param {HTMLElement} place
 * @param {string} text
 */
function complain(place, text) {
  if (!place.hidden && place.textContent === text) return;
  place.hidden = !text;
  place.replaceChildren(icon("warn"), h("span", {}, text));
}

/**
 * Set a text that is read aloud when it changes, and only then.
 * @param {HTMLElement} place
 * @param {string} text
 */
function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/**
 * Show the buttons there are now, the first one as the main one; whoever was on a button that goes is put on the first.
 * @param {HTMLElement} place
 * @param {[string, () => void][]} choices
 * @param {boolean} busy
 */
function offer(place, choices, busy) {
  const wanted = choices.map(([label]) => label).join("|");
  if (place.dataset.wanted !== wanted) {
    const held = place.contains(/** @type {Document} */ (place.getRootNode()).activeElement);
    place.dataset.wanted = wanted;
    place.replaceChildren(
      ...choices.map(([label, press], k) => {
        const main = k === 0 && choices.length > 1 ? "sora-main" : "";
        const button = h("button", { type: "button", class: `sora-choice ${main}` }, label);
        // Not `disabled`, which would take the keyboard's place away.
        button.addEventListener("click", () => button.getAttribute("aria-disabled") !== "true" && press());
        return button;
      }),
    );
    if (held) /** @type {HTMLElement | null} */ (place.firstElementChild)?.focus();
  }
  for (const button of place.children) button.setAttribute("aria-disabled", String(busy && button.textContent !== "Stop"));
}

/** @type {Record<string, string>} */
const REFUSALS = {
  NotAllowedError: "The camera was not allowed. Allow it in the browser’s address bar, or choose a picture instead.",
  NotReadableError: "Another program is using the camera. Close it there, or choose a picture instead.",
  NotFoundError: "No camera with a microphone was found. Connect one, or choose a picture instead.",
};

/**
 * A camera that is opened, sends frames one at a time, listens, and is closed with the view.
 * @param {Scene} scene
 * @param {HTMLVideoElement} video
 * @param {() => void} lost called when it was taken away
 */
function watched({ model, signal }, video, lost) {
  /** @type {MediaStream | null} */
  let stream = null;
  let opening = false;
  let sending = false;
  let sent = 0;
  const canvas = document.createElement("canvas");
  const close = () => {
    stop(stream);
    stream = null;
    sent = 0;
    video.srcObject = null;
  };
  signal.addEventListener("abort", close);
  const open = async () => {
    if (!navigator.mediaDevices?.getUserMedia)
      return "This page may not use a camera: it needs https, or an address on this computer. Choose a picture instead.";
    if (opening) return "";
    close();
    opening = true;
    try {
      const picture = { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: "user" };
      const found = await navigator.mediaDevices.getUserMedia({ video: picture, audio: true });
      if (signal.aborted) stop(found);
      else stream = found;
    } catch (error) {
      return REFUSALS[/** @type {Error} */ (error).name] ?? `The camera does not start (${error}). Choose a picture instead.`;
    } finally {
      opening = false;
    }
    for (const track of stream?.getTracks() ?? [])
      track.addEventListener("ended", () => stream?.getTracks().includes(track) && lost());
    video.srcObject = stream;
    await video.play().catch(() => {});
    return "";
  };
  /** @param {(data: ArrayBuffer) => void} tell */
  const send = async (tell) => {
    if (sending) return;
    sending = true;
    while (stream && model.get("state") === "look" && !signal.aborted) {
      // One at a time: the next goes when this one was answered.
      const data = video.videoWidth && !sent ? await frame(video, canvas) : null;
      if (data && stream) {
        sent = performance.now();
        tell(data);
      }
      await new Promise((done) => setTimeout(done, PACE));
    }
    sending = false;
  };
  const heard = () => {
    sent = 0;
  };
  /** @param {HTMLElement} bar */
  const listen = async (bar) => {
    bar.dataset.listening = "yes";
    const data = await recorded(stream).catch(() => null);
    delete bar.dataset.listening;
    return data;
  };
  return { open, close, on: () => stream !== null, send, heard, listen };
}

/** @param {MediaStream | null} stream */
function stop(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/**
 * Take a picture of what the camera sees, unmirrored, as a small JPEG.
 * @param {HTMLVideoElement} video
 * @param {HTMLCanvasElement} canvas
 */
async function frame(video, canvas) {
  const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  for (const quality of QUALITIES) {
    const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ done) =>
      canvas.toBlob(done, "image/jpeg", quality),
    );
    if (blob && blob.size <= FRAME_BYTES) return blob.arrayBuffer();
  }
  return null;
}

/**
 * Record what the microphone hears for a few seconds; null where it hears nothing because it is gone.
 * @param {MediaStream | null} stream
 */
async function recorded(stream) {
  const recorder = new MediaRecorder(new MediaStream(stream?.getAudioTracks() ?? []));
  /** @type {Blob[]} */
  const parts = [];
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  const ended = new Promise((done) => recorder.addEventListener("stop", done));
  recorder.start();
  setTimeout(() => recorder.state === "recording" && recorder.stop(), SPEECH);
  await ended;
  return parts.length ? new Blob(parts).arrayBuffer() : null;
}

export default view(booth);
