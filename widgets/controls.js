// @ts-check
// The row of buttons under the film, and the keys that do the same.

import { h, iconButton, rename, watch } from "./dom.js";

/** @typedef {import("./dom.js").Scene} Scene */

const SPEEDS = [0.25, 0.5, 1, 1.5, 2];

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
 * Make the row of buttons, and the acts that keys call too.
 * @param {Scene} scene
 * @param {Deck} deck
 * @param {HTMLElement} compare the switch for before and after
 */
export function controls(scene, deck, compare) {
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
    compare,
    loop,
    speed,
    captions,
    mute,
    level,
    save,
    full,
  );
  return { row, acts: { time, toggleMute, toggleFull: () => toggleFull(full), toggleLoop, captions, compare } };
}

/**
 * Keep the play button, the download and the full-screen button true to the film.
 * @param {Scene} scene
 * @param {Deck} deck
 * @param {{play: HTMLButtonElement, save: HTMLElement, full: HTMLButtonElement}} buttons
 */
function keepState(scene, deck, { play, save, full }) {
  const { video } = deck;
  const { model, signal } = scene;
  const turn = () => {
    const over = atEnd(video, deck);
    if (!video.paused) rename(play, "pause", "Pause", "k");
    else rename(play, over ? "again" : "play", over ? "Play again" : "Play", "k");
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
 * Tell whether the film has been seen to its end.
 * @param {HTMLVideoElement} video
 * @param {Deck} deck
 */
export function atEnd(video, deck) {
  return video.ended || (deck.length() > 0 && video.currentTime >= deck.length() - 0.02);
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
 * @param {{toggleMute: () => void, toggleFull: () => void, toggleLoop: () => void, captions: HTMLElement, compare: HTMLElement}} acts
 */
export function listenToKeys(root, scrubber, deck, acts) {
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
    b: () => acts.compare.hidden || acts.compare.click(),
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
