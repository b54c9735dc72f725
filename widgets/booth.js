// @ts-check
// The booth: a person brings themselves in by camera, step by step as the kernel asks, or by a picture from a file.

import { followTheme, h, icon, view, watch } from "./dom.js";

/** @typedef {import("./dom.js").Scene} Scene */

const SIDE = 640;
const PACE = 300;
const PATIENCE = 5000;
const SPEECH = 5000;
const MOST_BYTES = 12 << 20;

/**
 * Fill the scene with a booth.
 * @param {Scene} scene
 */
function booth(scene) {
  const { model, el, signal } = scene;
  const video = /** @type {HTMLVideoElement} */ (h("video", { class: "sora-mirror", muted: true, playsinline: true }));
  video.muted = true;
  const face = h("div", { class: "sora-empty", "aria-hidden": "true" });
  face.innerHTML =
    '<svg viewBox="0 0 96 96"><circle cx="48" cy="36" r="18"/><path d="M14 88c4-20 18-28 34-28s30 8 34 28"/></svg>';
  const bar = h("div", { class: "sora-share" }, h("span"));
  const step = h("p", { class: "sora-step", role: "status", "aria-live": "polite" });
  const hint = h("p", { class: "sora-hint" });
  const problem = h("p", { class: "sora-note", role: "alert", hidden: true });
  const file = /** @type {HTMLInputElement} */ (
    h("input", { type: "file", accept: "image/png,image/jpeg,image/webp", class: "sora-file", tabindex: "-1" })
  );
  const keep = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" }));
  const keepLine = h("label", { class: "sora-keep", hidden: true }, keep, "Films may speak with a voice made like mine");
  const buttons = h("div", { class: "sora-choices" });
  const root = h(
    "section",
    { class: "sora sora-booth", "aria-label": `Booth for @${model.get("handle")}` },
    h("div", { class: "sora-stage" }, video, face, bar),
    h(
      "div",
      { class: "sora-about" },
      h("h3", { class: "sora-name" }, `@${model.get("handle")}`),
      step,
      hint,
      keepLine,
      buttons,
      problem,
      h("p", { class: "sora-small" }, "Pictures go to this notebook’s kernel and nowhere else."),
      file,
    ),
  );
  /** @param {string} text */
  const complain = (text) => {
    problem.hidden = !text;
    problem.replaceChildren(icon("warn"), h("span", {}, text));
  };
  const camera = watched(scene, video);
  /**
   * @param {string} said
   * @param {ArrayBuffer[]} [buffers]
   * @param {Record<string, any>} [numbers]
   */
  const tell = (said, buffers = [], numbers = {}) => {
    try {
      /** @type {any} */ (model).send({ said, ...numbers }, undefined, buffers);
    } catch {
      complain("No answer from the kernel. Is it connected?");
    }
  };
  const start = async () => {
    complain("");
    const why = await camera.open();
    if (why) return complain(why);
    tell("start");
  };
  const speak = async () => {
    const record = buttons.querySelector("button");
    if (record) record.textContent = "Listening …";
    for (const button of buttons.querySelectorAll("button")) button.disabled = true;
    const data = await camera.listen(bar);
    tell("voice", [data], { keep: keep.checked });
  };
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    file.value = "";
    if (!chosen) return;
    if (chosen.size > MOST_BYTES) return complain(`The file has ${chosen.size >> 20} MB; it can have ${MOST_BYTES >> 20}.`);
    complain("");
    tell("picture", [await chosen.arrayBuffer()]);
  });
  /** @type {Record<string, [string, string, () => void][]>} */
  const choices = {
    idle: [
      ["main", "Use the camera", start],
      ["", "Choose a picture", () => file.click()],
    ],
    look: [["", "Stop", () => tell("stop")]],
    say: [
      ["main", "I am ready to speak", speak],
      ["", "Without my voice", () => tell("silent")],
      ["", "Stop", () => tell("stop")],
    ],
    ended: [
      ["main", "Start again", start],
      ["", "Choose a picture", () => file.click()],
    ],
    done: [],
  };
  const show = () => {
    const now = model.get("state");
    root.dataset.state = now;
    step.textContent =
      model.get("step") ||
      (now === "idle" ? "Bring yourself in: by camera, or by a picture of your face from the front." : "");
    hint.textContent = model.get("hint");
    keepLine.hidden = now !== "say";
    bar.style.setProperty("--sora-done", String(model.get("share")));
    complain(model.get("problem"));
    const wanted = choices[now].map(([, label]) => label).join("|");
    if (buttons.dataset.wanted !== wanted || buttons.querySelector("button:disabled")) {
      buttons.dataset.wanted = wanted;
      buttons.replaceChildren(
        ...choices[now].map(([kind, label, press]) =>
          h("button", { type: "button", class: `sora-choice ${kind ? "sora-main" : ""}`, click: press }, label),
        ),
      );
    }
    if (now === "idle" || now === "ended" || now === "done") camera.close();
    if (now === "look") camera.send((data) => tell("frame", [data]));
  };
  watch(scene, ["state", "step", "hint", "share", "problem"], show);
  watch(scene, ["answered"], () => camera.heard());
  root.addEventListener("keydown", (event) => event.stopPropagation());
  followTheme(root, signal);
  el.replaceChildren(root);
  show();
}

/**
 * A camera that is opened, sends frames one at a time, listens, and is closed with the view.
 * @param {Scene} scene
 * @param {HTMLVideoElement} video
 */
function watched({ model, signal }, video) {
  /** @type {MediaStream | null} */
  let stream = null;
  let sending = false;
  let waits = 0;
  const canvas = document.createElement("canvas");
  const close = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.srcObject = null;
    sending = false;
  };
  signal.addEventListener("abort", close);
  const open = async () => {
    if (!navigator.mediaDevices?.getUserMedia)
      return "This page may not use a camera: it needs https, or an address on this computer. Choose a picture instead.";
    try {
      const picture = { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: "user" };
      stream = await navigator.mediaDevices.getUserMedia({ video: picture, audio: true });
    } catch (error) {
      const refused = /** @type {Error} */ (error).name === "NotAllowedError";
      return refused
        ? "The camera was not allowed. Allow it in the browser’s address bar, or choose a picture instead."
        : "No camera with a microphone was found. Connect one, or choose a picture instead.";
    }
    video.srcObject = stream;
    await video.play();
    return "";
  };
  const frame = async () => {
    const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ done) => canvas.toBlob(done, "image/jpeg", 0.8));
    return blob ? blob.arrayBuffer() : null;
  };
  /** @param {(data: ArrayBuffer) => void} tell */
  const send = async (tell) => {
    if (sending) return;
    sending = true;
    while (sending && stream && model.get("state") === "look" && !signal.aborted) {
      const data = video.videoWidth ? await frame() : null;
      if (data) {
        waits = performance.now();
        tell(data);
      }
      // One frame at a time: the next goes when this one was answered, or was lost.
      do await new Promise((done) => setTimeout(done, PACE));
      while (waits && performance.now() - waits < PATIENCE && !signal.aborted);
    }
    sending = false;
  };
  const heard = () => {
    waits = 0;
  };
  /** @param {HTMLElement} bar */
  const listen = async (bar) => {
    const track = new MediaStream(stream?.getAudioTracks() ?? []);
    const recorder = new MediaRecorder(track);
    /** @type {Blob[]} */
    const parts = [];
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    const ended = new Promise((done) => recorder.addEventListener("stop", done));
    bar.dataset.listening = "yes";
    recorder.start();
    setTimeout(() => recorder.state === "recording" && recorder.stop(), SPEECH);
    await ended;
    delete bar.dataset.listening;
    return new Blob(parts).arrayBuffer();
  };
  return { open, close, send, heard, listen };
}

export default view(booth);
