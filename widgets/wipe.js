// @ts-check
// Before and after: the film that this one was made from lies over it, up to a line that is drawn to and fro.

import { address, h, iconButton, watch } from "./dom.js";

/** @typedef {import("./dom.js").Scene} Scene */

// Further apart than this, in seconds, two films that run side by side are brought together again.
const APART = 0.06;
const STEP = 5;

/**
 * Make the film before, the line between the two, and the switch for both; the button stays away where nothing came before.
 * @param {Scene} scene
 * @param {HTMLVideoElement} video the film after
 * @param {(text: string) => void} say to screen readers
 */
export function wipe(scene, video, say) {
  const { model } = scene;
  const before = /** @type {HTMLVideoElement} */ (h("video", { class: "sora-before", playsinline: true, preload: "auto" }));
  before.muted = true;
  before.tabIndex = -1;
  before.setAttribute("aria-hidden", "true");
  const handle = h("div", {
    class: "sora-line",
    role: "slider",
    tabindex: 0,
    "aria-label": "Before and after",
    "aria-valuemin": 0,
    "aria-valuemax": 100,
  });
  const label = h("span", { class: "sora-side", "data-side": "before" }, "Before");
  const after = h("span", { class: "sora-side", "data-side": "after" }, "After");
  const layer = h("div", { class: "sora-wipe", hidden: true }, label, after, handle);
  const changes = h("div", { class: "sora-changes", hidden: true });
  const button = iconButton("wipe", "Compare with the film before", () => show(layer.hidden === true), "b");

  const place = () => {
    const share = Math.round(model.get("wipe") * 100);
    layer.style.setProperty("--sora-share", `${share}%`);
    handle.setAttribute("aria-valuenow", String(share));
    handle.setAttribute("aria-valuetext", `${share} % before, ${100 - share} % after`);
    label.hidden = share < 12;
    after.hidden = share > 88;
  };
  /** @param {number} share */
  const move = (share) => {
    model.set("wipe", Math.min(1, Math.max(0, Math.round(share * 100) / 100)));
    model.save_changes();
    place();
  };
  /** @param {boolean} on */
  const show = (on) => {
    layer.hidden = changes.hidden = !on;
    button.setAttribute("aria-pressed", String(on));
    if (!on) return before.pause();
    if (!before.isConnected) layer.prepend(before);
    // No bytes come as a view of none.
    const there = (model.get("before")?.byteLength ?? 0) > 0;
    say(there ? "Before and after: the arrow keys move the line" : "The film before is being fetched");
    if (!there) ask(model, say);
    follow();
    handle.focus({ preventScroll: true });
  };
  const follow = keepTogether(scene, video, before, layer);
  const tell = () => {
    button.hidden = !model.get("before_title");
    if (button.hidden && !layer.hidden) show(false);
    changes.replaceChildren(...told(model));
  };
  steer(handle, layer, {
    at: () => model.get("wipe"),
    move,
    close: () => {
      show(false);
      button.focus();
    },
  });
  load(scene, before, follow);
  place();
  tell();
  button.setAttribute("aria-pressed", "false");
  watch(scene, ["wipe"], place);
  watch(scene, ["before_title", "changes"], tell);
  return { layer, changes, button };
}

/**
 * Ask the kernel for the film before; where none listens, say so.
 * @param {import("./dom.js").Model} model
 * @param {(text: string) => void} say
 */
function ask(model, say) {
  try {
    model.send({ intent: "compare" });
  } catch {
    say("The kernel is not connected: run the cell again");
  }
}

/**
 * Write what changed from the film before.
 * @param {import("./dom.js").Model} model
 * @returns {HTMLElement[]}
 */
function told(model) {
  /** @type {string[]} */
  const sentences = model.get("changes") ?? [];
  const head = h("p", { class: "sora-small" }, `What changed from “${model.get("before_title")}”`);
  return [
    head,
    h("ul", {}, ...(sentences.length ? sentences : ["Nothing that the plan tells."]).map((text) => h("li", {}, text))),
  ];
}

/**
 * Keep the film before as the model has it.
 * @param {Scene} scene
 * @param {HTMLVideoElement} before
 * @param {() => void} follow
 */
function load(scene, before, follow) {
  let source = new AbortController();
  const fill = () => {
    source.abort();
    source = new AbortController();
    const url = address(scene.model.get("before"), scene.model.get("mime"), source.signal);
    if (url) before.src = url;
    else before.removeAttribute("src");
    follow();
  };
  fill();
  watch(scene, ["before"], fill);
  scene.signal.addEventListener("abort", () => source.abort());
}

/**
 * Let the film before run with the film after: same moment, same speed, silent.
 * @param {Scene} scene
 * @param {HTMLVideoElement} video
 * @param {HTMLVideoElement} before
 * @param {HTMLElement} layer
 */
function keepTogether({ signal }, video, before, layer) {
  const follow = () => {
    if (layer.hidden || !before.getAttribute("src")) return;
    const end = Number.isFinite(before.duration) ? before.duration : Number.POSITIVE_INFINITY;
    const now = Math.min(video.currentTime, Math.max(0, end - 0.001));
    if (Math.abs(before.currentTime - now) > (video.paused ? 0.001 : APART)) before.currentTime = now;
    before.playbackRate = video.playbackRate;
    if (video.paused || now < video.currentTime) before.pause();
    // A muted film may always play; one that was stopped meanwhile says so, and that is no error.
    else if (before.paused) before.play().catch(() => {});
  };
  for (const event of ["play", "pause", "seeking", "seeked", "timeupdate", "ratechange", "ended"])
    video.addEventListener(event, follow, { signal });
  before.addEventListener("loadedmetadata", follow, { signal });
  signal.addEventListener("abort", () => before.pause());
  return follow;
}

/**
 * Let the pointer and the arrow keys move the line.
 * @param {HTMLElement} handle
 * @param {HTMLElement} layer
 * @param {{at: () => number, move: (share: number) => void, close: () => void}} line
 */
function steer(handle, layer, { at, move, close }) {
  /** @param {PointerEvent} event */
  const share = (event) => {
    const box = layer.getBoundingClientRect();
    return (event.clientX - box.left) / Math.max(1, box.width);
  };
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    move(share(event));
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) move(share(event));
  });
  handle.addEventListener("keydown", (event) => {
    /** @type {Record<string, number>} */
    const goals = {
      ArrowLeft: at() - STEP / 100,
      ArrowDown: at() - STEP / 100,
      ArrowRight: at() + STEP / 100,
      ArrowUp: at() + STEP / 100,
      Home: 0,
      End: 1,
    };
    const own = event.key in goals || event.key === "Escape";
    if (!own || event.ctrlKey || event.metaKey || event.altKey) return;
    // Left and right would wind the film.
    event.stopPropagation();
    event.preventDefault();
    if (event.key === "Escape") close();
    else move(goals[event.key]);
  });
}
