// @ts-check
// The player: a film with its sound under keyboard, mouse and kernel; nothing here needs the kernel to work.

import { atEnd, controls, listenToKeys } from "./controls.js";
import { address, followTheme, h, iconButton, rename, timecode, view, watch } from "./dom.js";
import { facts, understanding } from "./reading.js";
import { waveform } from "./waveform.js";
import { wipe } from "./wipe.js";

/** @typedef {import("./dom.js").Scene} Scene */
/** @typedef {import("./controls.js").Deck} Deck */

const SYNC_EVERY = 100;
// Two linked players that both run must not pull each other back and forth.
const DRIFT = 0.25;

/**
 * Fill the scene with a player.
 * @param {Scene} scene
 */
export function player(scene) {
  const { model, el, signal } = scene;
  const video = film(scene);
  const status = h("div", { class: "sora-unseen", role: "status" });
  const flash = h("div", { class: "sora-flash", hidden: true });
  /** @param {string} text */
  const say = (text) => {
    status.textContent = text;
  };
  const deck = conduct(scene, video, say);
  const score = {
    time: () => video.currentTime,
    length: deck.length,
    peaks: () => bytes(model.get("peaks")),
    marks: () => model.get("marks") ?? [],
    seek: deck.seek,
  };
  const scrubber = waveform(score, signal);
  const big = iconButton("play", "Play", () => deck.play(true));
  big.classList.add("sora-big");
  const { layer, changes, button: compare } = wipe(scene, video, say);
  const stage = h("div", { class: "sora-stage" }, video, layer, big, flash);
  const { row, acts } = controls(scene, deck, compare);
  const frame = h("div", { class: "sora-frame" }, stage, h("div", { class: "sora-deck" }, scrubber.element, row));
  const root = h(
    "section",
    { class: "sora sora-player", "aria-label": "Film" },
    frame,
    changes,
    ...understanding(scene),
    facts(scene, deck.seek, say),
    status,
  );

  const shape = () => {
    stage.style.aspectRatio = `${model.get("width")} / ${model.get("height")}`;
    root.setAttribute("aria-label", `Film: ${model.get("title") || "untitled"}`);
  };
  shape();
  watch(scene, ["width", "height", "title"], shape);
  watch(scene, ["marks", "peaks", "seconds"], scrubber.draw);
  video.addEventListener("click", () => deck.play(video.paused));
  video.addEventListener("error", () => {
    flash.textContent = "This browser cannot play the film. It can be downloaded.";
    flash.hidden = !video.getAttribute("src");
  });
  const redraw = () => {
    big.hidden = !video.paused;
    if (video.paused) rename(big, atEnd(video, deck) ? "again" : "play", atEnd(video, deck) ? "Play again" : "Play");
    scrubber.draw();
    acts.time.textContent = `${timecode(video.currentTime)} / ${timecode(deck.length())}`;
    if (!video.paused && !signal.aborted) requestAnimationFrame(redraw);
  };
  for (const event of ["play", "pause", "seeked", "timeupdate", "loadedmetadata"])
    video.addEventListener(event, redraw, { signal });
  listenToKeys(root, scrubber.element, deck, acts);
  followTheme(root, signal);
  // A colour that changes with the theme has to reach the canvas.
  const themed = new MutationObserver(redraw);
  themed.observe(root, { attributeFilter: ["data-theme"] });
  signal.addEventListener("abort", () => {
    themed.disconnect();
    video.pause();
  });
  el.replaceChildren(root);
  redraw();
}

/**
 * Make the <video> and keep its source, poster and captions as the model says.
 * @param {Scene} scene
 * @returns {HTMLVideoElement}
 */
function film(scene) {
  const { model } = scene;
  const video = /** @type {HTMLVideoElement} */ (h("video", { playsinline: true, preload: "auto" }));
  let load = new AbortController();
  const fill = () => {
    load.abort();
    load = new AbortController();
    const poster = address(model.get("poster"), "image/jpeg", load.signal);
    if (poster) video.poster = poster;
    const source = address(model.get("video"), model.get("mime"), load.signal);
    if (source) video.src = source;
    video.setAttribute("aria-label", model.get("alt") || model.get("title") || "film");
    const words = model.get("captions");
    const vtt = words ? URL.createObjectURL(new Blob([words], { type: "text/vtt" })) : "";
    if (vtt) load.signal.addEventListener("abort", () => URL.revokeObjectURL(vtt));
    video.replaceChildren(
      ...(vtt ? [h("track", { kind: "captions", srclang: "en", label: "English", src: vtt, default: true })] : []),
    );
  };
  fill();
  watch(scene, ["video", "mime", "poster", "captions", "alt"], fill);
  scene.signal.addEventListener("abort", () => load.abort());
  return video;
}

/**
 * Bind the film to the model: position and play state go both ways, and of many views of a film one makes the sound.
 * @param {Scene} scene
 * @param {HTMLVideoElement} video
 * @param {(text: string) => void} say
 * @returns {Deck}
 */
function conduct(scene, video, say) {
  const { model, signal, shared } = scene;
  const length = () => (Number.isFinite(video.duration) && video.duration > 0 ? video.duration : model.get("seconds")) || 0;
  let last = 0;
  const tell = (now = performance.now()) => {
    if (shared.lead !== video || (now - last < SYNC_EVERY && !video.paused)) return;
    last = now;
    shared.sent = Math.round(video.currentTime * 1000) / 1000;
    model.set("time", shared.sent);
    model.set("playing", !video.paused);
    model.save_changes();
  };
  const lead = () => {
    shared.lead = video;
  };
  const start = () =>
    video.play().catch((error) => {
      if (error.name !== "NotAllowedError") return;
      say("Press play: the browser asks for a click before it plays sound.");
      tell();
    });
  watch(scene, ["playing"], () => {
    if (!model.get("playing")) return video.pause();
    if (!shared.lead) lead();
    if (shared.lead === video && video.paused) start();
    else if (shared.lead !== video) video.pause();
  });
  watch(scene, ["time"], () => {
    const wanted = model.get("time");
    const near = Math.abs(wanted - video.currentTime) < (video.paused ? 0.001 : DRIFT);
    if (!near && !(shared.lead === video && wanted === shared.sent)) video.currentTime = wanted;
  });
  for (const event of ["play", "pause", "timeupdate", "seeked", "ended"])
    video.addEventListener(event, () => tell(), { signal });
  video.addEventListener("loadedmetadata", () => {
    if (model.get("time") > 0 && video.currentTime === 0) video.currentTime = Math.min(model.get("time"), video.duration);
  });
  signal.addEventListener("abort", () => {
    if (shared.lead === video) shared.lead = null;
  });
  /** @param {number} seconds */
  const seek = (seconds) => {
    lead();
    video.currentTime = Math.min(length(), Math.max(0, seconds));
  };
  return {
    video,
    length,
    say,
    seek,
    play(playing) {
      lead();
      if (playing) start();
      else video.pause();
    },
    step(frames) {
      lead();
      video.pause();
      const fps = model.get("fps") || 24;
      // A millisecond into the frame, so that rounding never shows its neighbour.
      seek((Math.floor(video.currentTime * fps + 0.01) + frames) / fps + 0.001);
    },
  };
}

/**
 * @param {DataView | null} view
 * @returns {Uint8Array}
 */
function bytes(view) {
  return view ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength) : new Uint8Array();
}

export default view(player);
