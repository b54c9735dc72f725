// @ts-check
// Changing a fact: what opens when a chip is clicked. It knows fields and their options, not what they mean.

import { h, icon, watch } from "./dom.js";
import { searchField } from "./searching.js";

/** @typedef {import("./dom.js").Scene} Scene */
/** @typedef {string | number | null} Value */
/** @typedef {{value: Value, label: string, hex?: string}} Option */
/** @typedef {{name: string, label: string, kind: "choice" | "search" | "text", value: Value, options?: Option[]}} Field */
/**
 * A chip that can be changed: its fields, the facts that go along with every change, and those that take it away.
 * @typedef {object} Editable
 * @property {string} label
 * @property {string} kind
 * @property {string | null} who
 * @property {number} shot
 * @property {Field[]} fields
 * @property {Record<string, Value>} [fixed]
 * @property {Record<string, Value>} [gone]
 */
/** @typedef {Record<string, Value>} Facts */

const ANSWER_TIME = 2500;
let editors = 0;

/**
 * Keep what was typed and not yet sent: it outlives the panel, the film and every redrawing of the view.
 * @param {Scene} scene
 * @returns {Map<string, Facts>}
 */
export function drafts({ shared }) {
  shared.drafts ??= new Map();
  return shared.drafts;
}

/**
 * Name a chip the same for as long as it is about the same thing.
 * @param {Editable} chip
 */
export function keyOf({ shot, kind, who, fields, fixed }) {
  return [shot, kind, who ?? "", fixed?.instead_of ?? "", fields[0].name].join("/");
}

/**
 * Make the panel that changes one chip.
 * @param {Scene} scene
 * @param {Editable} chip
 * @param {{close: (refocus: boolean) => void, touched: () => void, shots: number}} host
 * @returns {HTMLElement}
 */
export function editor(scene, chip, host) {
  const { model } = scene;
  const store = drafts(scene);
  const key = keyOf(chip);
  const base = `sora-edit-${++editors}`;
  const status = h("p", { class: "sora-edit-status", role: "status" });
  const trouble = h("p", { class: "sora-edit-error", role: "alert", hidden: true });
  const body = h("div", { class: "sora-edit-fields" });
  const send = h("button", { type: "submit", class: "sora-fold sora-primary" }, "Remake the clip");
  const reset = h("button", { type: "button", class: "sora-fold" }, "Undo edits");
  const draft = () => store.get(key) ?? {};
  const refresh = () => {
    const any = Object.keys(draft()).length > 0;
    /** @type {HTMLButtonElement} */ (send).disabled = !any;
    reset.hidden = !any;
    host.touched();
  };
  /** @param {Field} field @param {Value} value */
  const put = (field, value) => {
    const next = { ...draft() };
    if (value === field.value || (value === "" && field.value === null)) delete next[field.name];
    else next[field.name] = value === "" ? null : value;
    if (Object.keys(next).length) store.set(key, next);
    else store.delete(key);
    trouble.hidden = true;
    refresh();
  };
  const fill = () => {
    const told = draft();
    body.replaceChildren(
      ...chip.fields.map((field, index) => {
        const now = field.name in told ? told[field.name] : field.value;
        /** @type {(Option | string | number)[]} */
        const given = field.options ?? model.get("choices")?.[field.name] ?? [];
        const options = given.map((one) => (typeof one === "object" ? one : { value: one, label: String(one) }));
        const id = `${base}-${index}`;
        /** @param {Value} value */
        const set = (value) => put(field, value);
        if (field.kind === "search") return searchField(id, field.label, now, options, set);
        return field.kind === "text" ? textField(id, field.label, now, set) : choiceField(id, field.label, now, options, set);
      }),
    );
    refresh();
  };
  reset.addEventListener("click", () => {
    store.delete(key);
    trouble.hidden = true;
    fill();
    first(body)?.focus();
  });
  /** @param {Facts} facts */
  const ask = (facts) => request(scene, chip, facts, { status, trouble, buttons: form, done: () => finish() });
  const finish = () => {
    store.delete(key);
    host.close(true);
  };
  const form = h(
    "form",
    { class: "sora-panel sora-edit", role: "dialog", "aria-label": `Change ${chip.label}` },
    h(
      "div",
      { class: "sora-edit-head" },
      h("strong", {}, `Change: ${chip.label}`),
      h("button", { type: "button", class: "sora-fold", click: () => host.close(true) }, "Close"),
    ),
    body,
    trouble,
    status,
    h(
      "div",
      { class: "sora-edit-acts" },
      send,
      reset,
      h("span", { class: "sora-gap" }),
      chip.gone && h("button", { type: "button", class: "sora-fold", click: () => ask(chip.gone ?? {}) }, "Take away"),
      copyLine(() => line(model.get("clip_id"), chip, draft(), host.shots), status),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ ...chip.fixed, ...draft() });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    host.close(true);
  });
  fill();
  return form;
}

/**
 * Put the keyboard's focus into a panel.
 * @param {HTMLElement} panel
 */
export function first(panel) {
  const fields = panel.querySelector(".sora-edit-fields") ?? panel;
  /** @type {HTMLElement | null} */
  const found = fields.querySelector("input[type=text], input:checked") ?? fields.querySelector("input");
  return found;
}

/**
 * Ask the kernel for a change. A busy kernel gets the message when it is free; nothing typed is lost meanwhile.
 * @param {Scene} scene
 * @param {Editable} chip
 * @param {Facts} facts
 * @param {{status: HTMLElement, trouble: HTMLElement, buttons: HTMLElement, done: () => void}} place
 */
function request(scene, chip, facts, { status, trouble, buttons, done }) {
  const { model, shared } = scene;
  if (buttons.dataset.asking) return;
  const number = Date.now() * 100 + Math.floor(Math.random() * 100);
  const gone = new AbortController();
  const settle = () => {
    gone.abort();
    clearTimeout(late);
    delete buttons.dataset.asking;
    status.textContent = "";
  };
  /** @param {string} text */
  const fail = (text) => {
    settle();
    trouble.textContent = text;
    trouble.hidden = false;
  };
  const late = setTimeout(() => {
    status.textContent = "The kernel is busy. Your change is sent; the clip is remade as soon as the kernel is free.";
  }, ANSWER_TIME);
  scene.signal.addEventListener("abort", settle, { signal: gone.signal });
  watch({ ...scene, signal: gone.signal }, ["answer"], () => {
    const { ask, error } = model.get("answer");
    if (ask !== number) return;
    if (error) return fail(error);
    settle();
    done();
  });
  buttons.dataset.asking = "yes";
  status.textContent = "Asking for the change…";
  shared.asked = number;
  try {
    model.send({ intent: "change", ask: number, who: chip.who, shot: chip.shot, facts });
  } catch {
    // A channel that is closed for good throws instead of staying silent.
    fail("The kernel is not connected. Run the cell again; your edits are kept here, and the line of code can be copied.");
  }
}

/**
 * Write the line of Python that makes the same change.
 * @param {string} clip
 * @param {Editable} chip
 * @param {Facts} draft
 * @param {number} shots
 */
function line(clip, chip, draft, shots) {
  const facts = Object.keys(draft).length ? { ...chip.fixed, ...draft } : {};
  const named = Object.entries(facts).map(([name, value]) => `${name}=${literal(value)}`);
  const head = [...(chip.who === null ? [] : [literal(chip.who)]), ...(shots > 1 ? [`shot=${chip.shot}`] : [])];
  const call = named.length ? `.change(${[...head, ...named].join(", ")})` : "";
  return `sora.open(${literal(clip)})${call}`;
}

/**
 * Write a value as Python does; JSON's strings are Python's.
 * @param {Value} value
 */
function literal(value) {
  return value === null ? "None" : JSON.stringify(value);
}

/**
 * @param {() => string} write
 * @param {HTMLElement} status
 */
function copyLine(write, status) {
  const button = h("button", { type: "button", class: "sora-fold" }, icon("copy"), "Copy as code");
  button.addEventListener("click", async () => {
    const text = write();
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = `Copied: ${text}`;
    } catch {
      // Pages without https may not touch the clipboard: then the line is shown to be copied by hand.
      status.replaceChildren("Copy this line: ", h("code", {}, text));
      window.getSelection()?.selectAllChildren(status.lastChild ?? status);
    }
  });
  return button;
}

/**
 * @param {string} id
 * @param {string} label
 * @param {Value} value
 * @param {(value: Value) => void} set
 */
function textField(id, label, value, set) {
  const input = /** @type {HTMLInputElement} */ (h("input", { id, type: "text", class: "sora-input", autocomplete: "off" }));
  input.value = String(value ?? "");
  input.addEventListener("input", () => set(input.value));
  return h("div", { class: "sora-field" }, h("label", { class: "sora-legend", for: id }, label), input);
}

/**
 * Make a row of radio buttons that look like pills; arrow keys, names and groups come with them.
 * @param {string} id
 * @param {string} label
 * @param {Value} value
 * @param {Option[]} options
 * @param {(value: Value) => void} set
 */
function choiceField(id, label, value, options, set) {
  const known = options.some((option) => option.value === value) || value === null;
  const every = known ? options : [{ value, label: String(value) }, ...options];
  const pills = every.map((option) => {
    const input = /** @type {HTMLInputElement} */ (h("input", { type: "radio", name: id, class: "sora-radio" }));
    input.checked = option.value === value;
    input.addEventListener("change", () => input.checked && set(option.value));
    const swatch = option.hex && h("span", { class: "sora-swatch", style: `background:${option.hex}` });
    return h("label", { class: "sora-pill" }, input, swatch, h("span", {}, option.label));
  });
  return h(
    "fieldset",
    { class: "sora-field" },
    h("legend", { class: "sora-legend" }, label),
    h("div", { class: "sora-pills" }, ...pills),
  );
}
