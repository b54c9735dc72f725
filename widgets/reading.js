// @ts-check
// What stands below the film: how the prompt was read, what was replaced, the sounds, the recipe and the credentials.

import { h, icon, timecode, watch } from "./dom.js";
import { drafts, editor, first, keyOf } from "./editing.js";
import { markColour } from "./waveform.js";

/** @typedef {import("./dom.js").Scene} Scene */
/** @typedef {import("./editing.js").Editable} Editable */
/** @typedef {{label: string, kind: string, note?: string | null, shot?: number | null, fields?: Editable["fields"]}} Chip */

/**
 * Make the part that is known before the film is: how the prompt was read, and what was replaced. It follows the model.
 * @param {Scene} scene
 * @returns {HTMLElement[]}
 */
export function understanding(scene) {
  const { model } = scene;
  const notes = h("div", { class: "sora-notes" });
  const words = h("div", { class: "sora-reading" });
  keep(scene, ["notes", "notice"], () =>
    notes.replaceChildren(...[model.get("notice"), ...model.get("notes")].filter(Boolean).map(warning)),
  );
  keep(scene, ["title", "chips", "back", "editable"], () => words.replaceChildren(...prompt(scene)));
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
 * Show the prompt and, shot by shot, what was made of it; where the model allows, a click on a fact opens it for a change.
 * @param {Scene} scene
 */
function prompt(scene) {
  const { model, shared } = scene;
  /** @type {Chip[]} */
  const chips = model.get("chips");
  const title = model.get("title");
  const shots = [...new Set(chips.map((chip) => chip.shot ?? 0))];
  const editable = model.get("editable") && model.get("phase") === "player";
  /** @type {(() => void)[]} */
  const reopen = [];
  const lists = shots.flatMap((shot, index) => {
    const place = h("div", { class: "sora-editing" });
    const items = chips
      .filter((chip) => (chip.shot ?? 0) === shot)
      .map((chip) => {
        if (!editable || !chip.fields) return h("li", { class: "sora-chip", "data-kind": chip.kind }, ...chipText(chip));
        const { button, open } = chipButton(scene, /** @type {Editable} */ (chip), place, shots.length);
        if (shared.editing === keyOf(/** @type {Editable} */ (chip))) reopen.push(() => open(false));
        return h("li", {}, button);
      });
    const list = h(
      "ul",
      {
        class: "sora-chips",
        "aria-label": shots.length > 1 ? `Shot ${index + 1}, as understood` : "The prompt, as understood",
      },
      shots.length > 1 && h("li", { class: "sora-shot", "aria-hidden": "true" }, `Shot ${index + 1}`),
      ...items,
    );
    return [list, place];
  });
  for (const open of reopen) open();
  const told = editable ? "How I read your prompt: click a fact to change it" : "How I read your prompt";
  const head = h("div", { class: "sora-headline" }, title && h("p", { class: "sora-title" }, title), backButton(scene));
  return [head, chips.length ? h("p", { class: "sora-small" }, told) : "", ...lists].filter(Boolean);
}

/**
 * Make the button that brings the film before back, where there is one.
 * @param {Scene} scene
 */
function backButton({ model }) {
  if (!model.get("back") || model.get("phase") !== "player") return null;
  const button = /** @type {HTMLButtonElement} */ (
    h("button", { type: "button", class: "sora-fold sora-back" }, icon("back"), "Back to the film before")
  );
  button.addEventListener("click", () => {
    button.disabled = true;
    try {
      model.send({ intent: "back" });
    } catch {
      button.lastChild?.replaceWith("The kernel is not connected: run the cell again");
    }
  });
  return button;
}

/**
 * Make a fact that opens for a change beneath its list, one at a time.
 * @param {Scene} scene
 * @param {Editable} chip
 * @param {HTMLElement} place
 * @param {number} shots
 */
function chipButton(scene, chip, place, shots) {
  const { shared } = scene;
  const key = keyOf(chip);
  const mark = h("span", { class: "sora-unsent", title: "Edited, not sent" });
  const button = h(
    "button",
    { type: "button", class: "sora-chip", "data-kind": chip.kind, "aria-expanded": "false", "aria-haspopup": "dialog" },
    ...chipText(chip),
    mark,
    h("span", { class: "sora-unseen" }, "change"),
  );
  const touched = () => {
    mark.hidden = !drafts(scene).has(key);
  };
  /** @param {boolean} refocus */
  const close = (refocus) => {
    if (shared.editing === key) shared.editing = null;
    button.setAttribute("aria-expanded", "false");
    place.replaceChildren();
    if (refocus) button.focus();
  };
  /** @param {boolean} focus */
  const open = (focus) => {
    for (const other of button.closest(".sora-reading")?.querySelectorAll('.sora-chip[aria-expanded="true"]') ?? [])
      other.setAttribute("aria-expanded", "false");
    for (const other of button.closest(".sora-reading")?.querySelectorAll(".sora-editing") ?? []) other.replaceChildren();
    shared.editing = key;
    button.setAttribute("aria-expanded", "true");
    const panel = editor(scene, chip, { close, touched, shots });
    place.replaceChildren(panel);
    if (focus) first(panel)?.focus();
  };
  button.addEventListener("click", () => (button.getAttribute("aria-expanded") === "true" ? close(true) : open(true)));
  touched();
  return { button, open };
}

/**
 * Tell one fact: its kind or, for an action, who does it; then what it is; then how it differs from what was written.
 * @param {{kind: string, label: string, note?: string | null}} chip
 */
function chipText({ kind, label, note }) {
  const action = kind === "action" && note;
  return [
    h("span", { class: "sora-kind" }, action ? note : kind),
    h("span", {}, label),
    ...(!action && note ? [h("span", { class: "sora-kind" }, note)] : []),
  ];
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
