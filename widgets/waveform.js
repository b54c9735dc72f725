// @ts-check
// The scrubber: a waveform with a playhead and coloured marks, that is dragged, hovered and steered by keys.

import { h, timecode } from "./dom.js";

/** @typedef {{time: number, end?: number | null, kind: string, label: string}} Mark */

/**
 * What the scrubber shows; it asks for it anew at each drawing.
 * @typedef {object} Score
 * @property {() => number} time seconds
 * @property {() => number} length seconds
 * @property {() => Uint8Array} peaks
 * @property {() => Mark[]} marks
 * @property {(seconds: number) => void} seek
 */

const SPAN_KINDS = ["speech", "speak", "phrase"];

/**
 * Name the colour of a mark: speech, steps and contacts have their own, everything else shares one.
 * @param {string} kind
 */
export function markColour(kind) {
  if (SPAN_KINDS.includes(kind)) return "speech";
  return ["contact", "bounce", "hit", "collision"].includes(kind) ? "contact" : kind === "step" ? "step" : "other";
}

/**
 * Make the scrubber.
 * @param {Score} score
 * @param {AbortSignal} signal
 * @returns {{element: HTMLElement, draw: () => void}}
 */
export function waveform(score, signal) {
  const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { class: "sora-wave" }));
  const tip = h("div", { class: "sora-tip", hidden: true });
  const element = h(
    "div",
    { class: "sora-scrubber", role: "slider", tabindex: 0, "aria-label": "Position in the film", "aria-valuemin": 0 },
    canvas,
    tip,
  );

  const draw = () => {
    paint(canvas, score);
    element.setAttribute("aria-valuemax", score.length().toFixed(2));
    element.setAttribute("aria-valuenow", score.time().toFixed(2));
    element.setAttribute("aria-valuetext", `${timecode(score.time())} of ${timecode(score.length())}`);
  };
  /** @param {PointerEvent} event */
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / Math.max(1, box.width))) * score.length();
  };
  element.addEventListener("pointerdown", (event) => {
    element.setPointerCapture(event.pointerId);
    score.seek(at(event));
  });
  element.addEventListener("pointermove", (event) => {
    if (element.hasPointerCapture(event.pointerId)) score.seek(at(event));
    hint(tip, canvas, score, at(event));
  });
  element.addEventListener("pointerleave", () => {
    tip.hidden = true;
  });
  const observer = new ResizeObserver(draw);
  observer.observe(canvas);
  signal.addEventListener("abort", () => observer.disconnect());
  return { element, draw };
}

/**
 * Say what is heard under the pointer, or the time where nothing is.
 * @param {HTMLElement} tip
 * @param {HTMLCanvasElement} canvas
 * @param {Score} score
 * @param {number} time
 */
function hint(tip, canvas, score, time) {
  const width = canvas.clientWidth;
  const reach = (6 / Math.max(1, width)) * score.length();
  const near = score
    .marks()
    .map((mark) => ({ mark, far: time < mark.time ? mark.time - time : Math.max(0, time - (mark.end ?? mark.time)) }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => a.far - b.far)[0]?.mark;
  tip.textContent = near ? `${timecode(near.time)}  ${near.label}` : timecode(time);
  tip.hidden = false;
  const half = tip.offsetWidth / 2;
  const x = (time / Math.max(1e-6, score.length())) * width;
  tip.style.left = `${Math.min(width - half, Math.max(half, x))}px`;
}

/**
 * Draw bars, marks and playhead at the screen's own resolution.
 * @param {HTMLCanvasElement} canvas
 * @param {Score} score
 */
function paint(canvas, score) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext("2d");
  if (!context || width === 0) return;
  const sharp = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * sharp) || canvas.height !== Math.round(height * sharp)) {
    canvas.width = Math.round(width * sharp);
    canvas.height = Math.round(height * sharp);
  }
  context.setTransform(sharp, 0, 0, sharp, 0, 0);
  context.clearRect(0, 0, width, height);
  const style = getComputedStyle(canvas);
  /** @param {string} name */
  const ink = (name) => style.getPropertyValue(`--sora-${name}`).trim() || "gray";
  const length = Math.max(1e-6, score.length());
  const now = Math.min(1, score.time() / length) * width;
  const floor = height - 9;
  bars(context, score.peaks(), { width, floor, now, past: ink("accent"), ahead: ink("wave") });
  for (const mark of score.marks()) {
    const x = (mark.time / length) * width;
    context.fillStyle = ink(markColour(mark.kind));
    if (mark.end && mark.end > mark.time) {
      context.beginPath();
      context.roundRect(x, floor + 4, Math.max(4, ((mark.end - mark.time) / length) * width), 4, 2);
    } else {
      context.beginPath();
      context.arc(Math.min(width - 2.5, Math.max(2.5, x)), floor + 6, 2.5, 0, 7);
    }
    context.fill();
  }
  context.fillStyle = ink("ink");
  context.beginPath();
  context.roundRect(Math.min(width - 2, Math.max(0, now - 1)), 0, 2, height, 1);
  context.fill();
}

/**
 * Draw the waveform as bars of 2 px with 1 px between, mirrored about the middle.
 * @param {CanvasRenderingContext2D} context
 * @param {Uint8Array} peaks
 * @param {{width: number, floor: number, now: number, past: string, ahead: string}} area
 */
function bars(context, peaks, { width, floor, now, past, ahead }) {
  const step = 3;
  const middle = floor / 2;
  // A quiet film is drawn as tall as a loud one, but near silence stays flat.
  const loudest = peaks.reduce((most, peak) => Math.max(most, peak), 24);
  for (let x = 0; x < width - 1; x += step) {
    const from = Math.floor((x / width) * peaks.length);
    const to = Math.max(from + 1, Math.floor(((x + step) / width) * peaks.length));
    let peak = 0;
    for (let index = from; index < to && index < peaks.length; index++) peak = Math.max(peak, peaks[index]);
    const tall = Math.max(1, (peak / loudest) * (middle - 1));
    context.fillStyle = x < now ? past : ahead;
    context.fillRect(x, middle - tall, 2, tall * 2);
  }
}
