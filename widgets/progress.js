// @ts-check
// A render under way: preview, share done, time left, and a Cancel that gets through to a busy kernel.

import { address, followTheme, h, icon, view, watch } from "./dom.js";

/** @typedef {import("./dom.js").Scene} Scene */

const PATIENCE = 1500;
const OVER = ["done", "failed", "cancelled"];
/** @type {Record<string, string>} */
const WORDS = {
  queued: "Waiting for its turn",
  cancelling: "Stopping…",
  done: "Done",
  failed: "This clip could not be made",
  cancelled: "Stopped",
};

/**
 * Fill the scene with a render's progress.
 * @param {Scene} scene
 * @param {HTMLElement[]} [below] what stands below the bar, instead of the bare title
 */
export function progress(scene, below) {
  const { model, el, signal } = scene;
  const picture = h("img", { class: "sora-preview", alt: "", hidden: true });
  const note = h("span", { class: "sora-doing" });
  const left = h("span", { class: "sora-left" });
  const fill = h("div", { class: "sora-fill" });
  const bar = h(
    "div",
    { class: "sora-bar", role: "progressbar", "aria-valuemin": 0, "aria-valuemax": 100, "aria-label": "Render" },
    fill,
  );
  const status = h("p", { class: "sora-note", role: "status", hidden: true });
  const stop = /** @type {HTMLButtonElement} */ (
    h("button", { type: "button", class: "sora-fold sora-stop" }, icon("stop"), "Cancel")
  );
  const stage = h("div", { class: "sora-stage sora-making" }, picture);
  const title = h("p", { class: "sora-title" });
  const root = h(
    "section",
    { class: "sora sora-progress", tabindex: -1 },
    h(
      "div",
      { class: "sora-frame" },
      stage,
      h(
        "div",
        { class: "sora-deck" },
        bar,
        h("div", { class: "sora-row" }, note, h("span", { class: "sora-gap" }), left, stop),
      ),
    ),
    status,
    ...(below ?? [h("div", { class: "sora-reading" }, title)]),
  );
  /** @param {string} text */
  const tell = (text) => {
    status.hidden = !text;
    status.replaceChildren(icon("warn"), h("span", {}, text));
  };
  const shown = previews(scene, picture);
  const show = () => {
    const state = model.get("state");
    const share = Math.round(100 * model.get("fraction"));
    root.dataset.state = state;
    root.setAttribute("aria-label", `Making the film: ${model.get("title")}`);
    title.textContent = model.get("title");
    stage.style.aspectRatio = `${model.get("width")} / ${model.get("height")}`;
    fill.style.width = `${share}%`;
    bar.setAttribute("aria-valuenow", String(share));
    note.textContent = WORDS[state] ?? (model.get("note") || "Making the film");
    left.textContent = state === "running" ? [`${share} %`, timeLeft(model.get("eta"))].filter(Boolean).join(" · ") : "";
    stop.hidden = OVER.includes(state);
    stop.disabled = state === "cancelling";
    if (OVER.includes(state) || state === "cancelling") tell(model.get("message"));
  };
  watch(scene, ["state", "fraction", "note", "eta", "title", "message", "width", "height"], show);
  watch(scene, ["preview"], shown);
  stop.addEventListener("click", () => cancel(scene, stop, tell));
  root.addEventListener("keydown", (event) => event.stopPropagation());
  followTheme(root, signal);
  el.replaceChildren(root);
  shown();
  show();
}

/**
 * Return a function that shows the newest preview and lets go of the one before.
 * @param {Scene} scene
 * @param {HTMLElement} picture
 */
function previews({ model, signal }, picture) {
  let load = new AbortController();
  signal.addEventListener("abort", () => load.abort());
  return () => {
    const before = load;
    load = new AbortController();
    const source = address(model.get("preview"), "image/jpeg", load.signal);
    if (!source) return;
    picture.addEventListener("load", () => before.abort(), { once: true });
    picture.setAttribute("src", source);
    picture.hidden = false;
  };
}

/**
 * Ask the kernel to stop. If no answer comes, a cell that blocks on this very render may be interrupted; another
 * cell's work is only interrupted when the person says so.
 * @param {Scene} scene
 * @param {HTMLButtonElement} stop
 * @param {(text: string) => void} tell
 */
function cancel({ model, signal }, stop, tell) {
  const heard = () => OVER.includes(model.get("state")) || model.get("state") === "cancelling";
  /** @type {(() => Promise<void>) | undefined} */
  const interrupt = model.widget_manager?.kernel?.interrupt?.bind(model.widget_manager.kernel);
  const lost = () => {
    stop.disabled = false;
    tell("The kernel is not connected, so nothing can be stopped from here.");
  };
  /** @param {() => void} next */
  const unlessHeard = (next) => setTimeout(() => !signal.aborted && !heard() && next(), PATIENCE);
  const force = () => {
    interrupt?.().catch(lost);
    unlessHeard(lost);
  };
  stop.disabled = true;
  if (stop.dataset.force) {
    delete stop.dataset.force;
    return force();
  }
  try {
    model.send({ intent: "cancel" });
  } catch {
    // A channel that is closed for good throws instead of staying silent.
    return lost();
  }
  unlessHeard(() => {
    if (!interrupt) return lost();
    if (model.get("waiting")) return force();
    stop.disabled = false;
    stop.dataset.force = "yes";
    stop.lastChild?.replaceWith("Interrupt the kernel");
    tell("The kernel is busy with another cell. The render stops when that cell is done, or when you interrupt it.");
  });
}

/** @param {number | null} seconds */
function timeLeft(seconds) {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return "";
  if (seconds < 1) return "almost done";
  return seconds < 90 ? `${Math.ceil(seconds)} s left` : `${Math.ceil(seconds / 60)} min left`;
}

export default view(progress);
