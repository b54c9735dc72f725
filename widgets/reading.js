// @ts-check
// What stands below the film: how the prompt was read, what was replaced, the sounds, the recipe and the credentials.

import { h, icon, timecode, watch } from "./dom.js";
import { markColour } from "./waveform.js";

/** @typedef {import("./dom.js").Scene} Scene */
/** @typedef {{label: string, kind: string, note?: string | null, shot?: number | null}} Chip */

/**
 * Make the part that is known before the film is: how the prompt was read, and what was replaced. It follows the model.
 * @param {Scene} scene
 * @returns {HTMLElement[]}
 */
export function understanding(scene) {
  const { model } = scene;
  const notes = h("div", { class: "sora-notes" });
  const words = h("div", { class: "sora-reading" });
  keep(scene, ["notes"], () => notes.replaceChildren(...model.get("notes").map(warning)));
  keep(scene, ["title", "chips"], () => words.replaceChildren(...prompt(model.get("title"), model.get("chips"))));
  return [words, notes];
}

/**
 * Make the part that comes with the film: credentials, sounds and recipe. It follows the model.
 * @param {Scene} scene
 * @param {(seconds: number) => void} seek
 * @param {(text: string) => void} say
 * @returns {HTMLElement}
 */
export function facts(scene, seek, say) {
  const more = h("div", { class: "sora-more" });
  keep(scene, ["recipe_code", "recipe_json", "marks", "credentials"], () => more.replaceChildren(...folds(scene, seek, say)));
  return more;
}

/**
 * Do something now and whenever one of the traits changes.
 * @param {Scene} scene
 * @param {string[]} names
 * @param {() => void} fill
 */
function keep(scene, names, fill) {
  fill();
  watch(scene, names, fill);
}

/** @param {string} text */
function warning(text) {
  return h("p", { class: "sora-note" }, icon("warn"), h("span", {}, text));
}

/**
 * Show the prompt and, shot by shot, what was made of it.
 * @param {string} title
 * @param {Chip[]} chips
 */
function prompt(title, chips) {
  const shots = [...new Set(chips.map((chip) => chip.shot ?? 0))];
  const lists = shots.map((shot, index) =>
    h(
      "ul",
      {
        class: "sora-chips",
        "aria-label": shots.length > 1 ? `Shot ${index + 1}, as understood` : "The prompt, as understood",
      },
      shots.length > 1 && h("li", { class: "sora-shot", "aria-hidden": "true" }, `Shot ${index + 1}`),
      ...chips.filter((chip) => (chip.shot ?? 0) === shot).map(chipOf),
    ),
  );
  return [
    title ? h("p", { class: "sora-title" }, title) : "",
    chips.length ? h("p", { class: "sora-small" }, "How I read your prompt") : "",
    ...lists,
  ].filter(Boolean);
}

/**
 * Show one fact: its kind or, for an action, who does it; then what it is; then how it differs from what was written.
 * @param {Chip} chip
 */
function chipOf({ kind, label, note }) {
  const action = kind === "action" && note;
  return h(
    "li",
    { class: "sora-chip", "data-kind": kind },
    h("span", { class: "sora-kind" }, action ? note : kind),
    h("span", {}, label),
    !action && note && h("span", { class: "sora-kind" }, note),
  );
}

/**
 * Make the line of things that open on request.
 * @param {Scene} scene
 * @param {(seconds: number) => void} seek
 * @param {(text: string) => void} say
 */
function folds({ model }, seek, say) {
  const { state, signer, text } = model.get("credentials");
  const marks = model.get("marks");
  /** @type {[string | Node, HTMLElement][]} */
  const pairs = [];
  if (text) {
    const badge = h(
      "span",
      { class: "sora-badge", "data-state": state },
      icon(state === "signed" ? "signed" : "unsigned"),
      h("span", {}, text),
    );
    pairs.push([badge, h("p", {}, credentialLine(state, signer))]);
  }
  if (marks.length) pairs.push([`Sounds (${marks.length})`, soundList(marks, seek)]);
  if (model.get("recipe_code")) pairs.push(["Recipe", recipe(model.get("recipe_code"), model.get("recipe_json"), say)]);
  const line = h("div", { class: "sora-folds" });
  const panels = pairs.map(([label, content]) => {
    const panel = h("div", { class: "sora-panel", hidden: true }, content);
    const button = h("button", { type: "button", class: "sora-fold", "aria-expanded": "false" }, label);
    button.addEventListener("click", () => {
      const open = panel.hidden;
      for (const other of panels) other.hidden = true;
      for (const other of line.children) other.setAttribute("aria-expanded", "false");
      panel.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
    });
    line.append(button);
    return panel;
  });
  return pairs.length ? [line, ...panels] : [];
}

/**
 * @param {string} state
 * @param {string} [signer]
 */
function credentialLine(state, signer) {
  if (state === "signed")
    return `This file carries a C2PA signature${signer ? ` by ${signer}` : ""}: it says how the film was made, and shows whether the file was changed since. It does not prove who sat at the computer.`;
  if (state === "broken") return "The signature does not match the file: it was changed after signing.";
  return "This file carries no signature.";
}

/**
 * List the sounds as buttons that jump to them.
 * @param {{time: number, kind: string, label: string}[]} marks
 * @param {(seconds: number) => void} seek
 */
function soundList(marks, seek) {
  return h(
    "ol",
    { class: "sora-sounds" },
    ...marks.map((mark) =>
      h(
        "li",
        {},
        h(
          "button",
          { type: "button", class: "sora-sound", "data-colour": markColour(mark.kind), click: () => seek(mark.time) },
          h("span", { class: "sora-time" }, timecode(mark.time)),
          h("span", {}, mark.label),
        ),
      ),
    ),
  );
}

/**
 * @param {string} code
 * @param {string} json
 * @param {(text: string) => void} say
 */
function recipe(code, json, say) {
  const shown = h("pre", { class: "sora-code", tabindex: 0, "aria-label": "Code that makes this clip" }, code);
  const data = h("pre", { class: "sora-code", tabindex: 0, "aria-label": "Recipe as JSON" }, indented(json));
  return h(
    "div",
    { class: "sora-recipe" },
    h(
      "div",
      { class: "sora-copyrow" },
      h("span", {}, "Run this line to make the clip again"),
      copyButton("Copy as code", shown, say),
    ),
    shown,
    json &&
      h(
        "details",
        {},
        h("summary", {}, "JSON"),
        h("div", { class: "sora-copyrow" }, h("span", {}), copyButton("Copy JSON", data, say)),
        data,
      ),
  );
}

/** @param {string} json */
function indented(json) {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

/**
 * @param {string} label
 * @param {HTMLElement} source
 * @param {(text: string) => void} say
 */
function copyButton(label, source, say) {
  const button = h("button", { type: "button", class: "sora-fold sora-copy" }, icon("copy"), label);
  /** @param {string} text */
  const answer = (text) => {
    button.lastChild?.replaceWith(text);
    say(text);
    setTimeout(() => button.lastChild?.replaceWith(label), 2500);
  };
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent ?? "");
      answer("Copied");
    } catch {
      // Pages without https may not touch the clipboard: then the text is selected for the reader to copy.
      window.getSelection()?.selectAllChildren(source);
      answer("Selected: press Ctrl+C");
    }
  });
  return button;
}
