// @ts-check
// The player: a film with its sound under keyboard, mouse and kernel; nothing here needs the kernel to work.

import { address, followTheme, h, iconButton, rename, timecode, view, watch } from "./dom.js";
import { reading } from "./reading.js";
import { waveform } from "./waveform.js";

/** @typedef {import("./dom.js").Scene} Scene */

const SPEEDS = [0.25, 0.5, 1, 1.5, 2];
const SYNC_EVERY = 100;
// Two linked players that both run must not pull each other back and forth.
const DRIFT = 0.25;

/**
 * What the parts of one player share.
 * @typedef {object} Deck
 * @property {HTMLVideoElement} video
 * @property {() => number} length seconds
 * @property {(playing: boolean) => void} play by hand: this view leads from now on
 * @property {(seconds: number) => void} seek
 * @property {(frames: number) => void} step
 * @property {(text: string) => void} say to screen readers
 */

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
  const stage = h("div", { class: "sora-stage" }, video, big, flash);
  const { row, acts } = controls(scene, deck);
  const frame = h("div", { class: "sora-frame" }, stage, h("div", { class: "sora-deck" }, scrubber.element, row));
  const root = h(
    "section",
    { class: "sora sora-player", "aria-label": "Film" },
    frame,
    ...reading(scene, deck.seek, say),
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
 * Make the row of buttons, and the acts that keys call too.
 * @param {Scene} scene
 * @param {Deck} deck
 */
function controls(scene, deck) {
  const { video, say } = deck;
  const time = h("span", { class: "sora-time" });
  const play = iconButton("play", "Play", () => deck.play(video.paused), "k");
  const level = /** @type {HTMLInputElement} */ (
    h("input", { type: "range", class: "sora-level", min: 0, max: 1, step: 0.05, value: 1, "aria-label": "Volume" })
  );
  const mute = iconButton("sound", "Mute", () => toggleMute(), "m");
  const toggleMute = () => {
    video.muted = !video.muted;
    if (!video.muted && video.volume === 0) video.volume = 0.5;
  };
  level.addEventListener("input", () => {
    video.volume = Number(level.value);
    video.muted = video.volume === 0;
  });
  video.addEventListener("volumechange", () => {
    rename(mute, video.muted ? "mute" : "sound", video.muted ? "Sound on" : "Mute", "m");
    level.value = String(video.muted ? 0 : video.volume);
  });
  const toggleLoop = () => {
    video.loop = !video.loop;
    press(loop, video.loop, "Loop", say);
  };
  const loop = iconButton("loop", "Loop", toggleLoop, "l");
  const speed = /** @type {HTMLSelectElement} */ (
    h(
      "select",
      { class: "sora-speed", "aria-label": "Speed", title: "Speed" },
      ...SPEEDS.map((rate) => h("option", { value: rate, selected: rate === 1 }, `${rate}×`)),
    )
  );
  speed.addEventListener("change", () => {
    video.playbackRate = Number(speed.value);
  });
  const captions = captionButton(scene, deck);
  const save = h("a", { class: "sora-button", "aria-label": "Download the film", title: "Download the film" });
  const full = iconButton("full", "Full screen", () => toggleFull(full), "f");
  keepState(scene, deck, { play, save, full });
  press(loop, false);
  const row = h(
    "div",
    { class: "sora-row" },
    play,
    time,
    h("span", { class: "sora-gap" }),
    loop,
    speed,
    captions,
    mute,
    level,
    save,
    full,
  );
  return { row, acts: { time, toggleMute, toggleFull: () => toggleFull(full), toggleLoop, captions } };
}

/**
 * Keep the play button, the download and the full-screen button true to the film.
 * @param {Scene} scene
 * @param {Deck} deck
 * @param {{play: HTMLButtonElement, save: HTMLElement, full: HTMLButtonElement}} buttons
 */
function keepState(scene, { video, length }, { play, save, full }) {
  const { model, signal } = scene;
  const turn = () => {
    const over = video.ended || (video.paused && length() > 0 && video.currentTime >= length() - 0.02);
    rename(
      play,
      video.paused ? (over ? "again" : "play") : "pause",
      video.paused ? (over ? "Play again" : "Play") : "Pause",
      "k",
    );
  };
  for (const event of ["play", "pause", "ended", "seeked"]) video.addEventListener(event, turn);
  save.append(iconButton("download", "", () => {}).firstChild ?? "");
  const offer = () => {
    save.setAttribute("href", video.src);
    save.setAttribute("download", model.get("filename") || "film.mp4");
    save.hidden = !video.src;
  };
  offer();
  watch(scene, ["video", "filename"], offer);
  document.addEventListener(
    "fullscreenchange",
    () => {
      const on = document.fullscreenElement !== null && document.fullscreenElement === full.closest(".sora-frame");
      rename(full, on ? "small" : "full", on ? "Leave full screen" : "Full screen", "f");
    },
    { signal },
  );
}

/**
 * Make the button for captions; it stays away where the film has none.
 * @param {Scene} scene
 * @param {Deck} deck
 */
function captionButton(scene, { video, say }) {
  const button = iconButton(
    "captions",
    "Captions",
    () => {
      const track = video.textTracks[0];
      if (!track) return;
      const on = track.mode !== "showing";
      track.mode = on ? "showing" : "hidden";
      press(button, on, "Captions", say);
    },
    "c",
  );
  const offer = () => {
    button.hidden = !scene.model.get("captions");
    press(button, true);
  };
  offer();
  watch(scene, ["captions"], offer);
  return button;
}

/**
 * Mark a switch as on or off, and say so.
 * @param {HTMLElement} button
 * @param {boolean} on
 * @param {string} [name]
 * @param {(text: string) => void} [say]
 */
function press(button, on, name, say) {
  button.setAttribute("aria-pressed", String(on));
  if (name && say) say(`${name} ${on ? "on" : "off"}`);
}

/** @param {HTMLElement} inside */
function toggleFull(inside) {
  if (document.fullscreenElement) document.exitFullscreen();
  else inside.closest(".sora-frame")?.requestFullscreen();
}

/**
 * Let keys steer the film while the focus is in the player, and keep the host's own shortcuts away from them.
 * @param {HTMLElement} root
 * @param {HTMLElement} scrubber
 * @param {Deck} deck
 * @param {{toggleMute: () => void, toggleFull: () => void, toggleLoop: () => void, captions: HTMLElement}} acts
 */
function listenToKeys(root, scrubber, deck, acts) {
  const { video } = deck;
  const toggle = () => deck.play(video.paused);
  /** @type {Record<string, () => void>} */
  const keys = {
    " ": toggle,
    k: toggle,
    ArrowLeft: () => deck.seek(video.currentTime - 1),
    ArrowRight: () => deck.seek(video.currentTime + 1),
    Home: () => deck.seek(0),
    End: () => deck.seek(deck.length()),
    ",": () => deck.step(-1),
    ".": () => deck.step(1),
    m: acts.toggleMute,
    f: acts.toggleFull,
    l: acts.toggleLoop,
    c: () => acts.captions.click(),
  };
  root.tabIndex = -1;
  root.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const target = /** @type {HTMLElement} */ (event.target);
    const own = target.matches("input, select, textarea") || (event.key === " " && target.matches("button, a, summary"));
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (own || event.ctrlKey || event.metaKey || event.altKey || !(key in keys)) return;
    if (target !== scrubber && target.closest(".sora-panel")) return;
    event.preventDefault();
    keys[key]();
  });
}

/**
 * @param {DataView | null} view
 * @returns {Uint8Array}
 */
function bytes(view) {
  return view ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength) : new Uint8Array();
}

export default view(player);
