// @ts-check
// A clip in one place: its progress while it is made, then its player.

import { h, view, watch } from "./dom.js";
import { player } from "./player.js";
import { progress } from "./progress.js";
import { understanding } from "./reading.js";

/** @typedef {import("./dom.js").Scene} Scene */

/**
 * Fill the scene with the view of the phase the clip is in.
 * @param {Scene} scene
 */
function clip(scene) {
  let phase = new AbortController();
  const enter = () => {
    phase.abort();
    phase = new AbortController();
    const place = h("div");
    const now = { ...scene, el: place, signal: phase.signal };
    if (scene.model.get("phase") === "player") player(now);
    else progress(now, understanding(now));
    // Whoever worked in the view before stays in it, rather than back in the notebook where letters are commands.
    const inside = scene.el.contains(document.activeElement);
    scene.el.replaceChildren(place);
    if (inside) /** @type {HTMLElement | null} */ (place.querySelector(".sora"))?.focus({ preventScroll: true });
  };
  enter();
  watch(scene, ["phase"], enter);
  scene.signal.addEventListener("abort", () => phase.abort());
}

export default view(clip);
