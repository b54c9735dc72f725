// @ts-check
// A field with a search: type a few letters, go through what fits with the arrow keys, take one with Enter.

import { h } from "./dom.js";

/** @typedef {import("./editing.js").Option} Option */
/** @typedef {import("./editing.js").Value} Value */

const SHOWN = 60;

/**
 * Make a combobox over many options (WAI-ARIA 1.2, editable combobox with list autocomplete).
 * @param {string} id
 * @param {string} label
 * @param {Value} value
 * @param {Option[]} options
 * @param {(value: Value) => void} set
 */
export function searchField(id, label, value, options, set) {
  const list = h("ul", { id: `${id}-list`, class: "sora-options", role: "listbox", "aria-label": label, hidden: true });
  const count = h("span", { class: "sora-unseen", role: "status" });
  const input = /** @type {HTMLInputElement} */ (
    h("input", {
      id,
      type: "text",
      class: "sora-input",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": `${id}-list`,
    })
  );
  input.value = String(value ?? "");
  let at = -1;
  /** @type {Option[]} */
  let fits = [];
  /** @param {boolean} open */
  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) input.removeAttribute("aria-activedescendant");
  };
  /** @param {number} next */
  const move = (next) => {
    at = Math.max(0, Math.min(fits.length - 1, next));
    for (const [index, item] of [...list.children].entries()) item.setAttribute("aria-selected", String(index === at));
    const item = list.children[at];
    if (!item) return;
    input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  };
  /** @param {Option} option */
  const take = (option) => {
    input.value = option.label;
    set(option.value);
    show(false);
  };
  const find = () => {
    fits = matching(input.value, options);
    at = -1;
    list.replaceChildren(
      ...fits.map((option, index) => {
        const item = h("li", { id: `${id}-${index}`, role: "option", "aria-selected": "false" }, option.label);
        // Before the field loses the focus, which would close the list under the pointer.
        item.addEventListener("pointerdown", (event) => event.preventDefault());
        item.addEventListener("click", () => take(option));
        return item;
      }),
    );
    count.textContent = fits.length ? `${fits.length} found` : "Nothing found; Remake asks the kernel for the nearest.";
    show(fits.length > 0);
  };
  input.addEventListener("input", () => {
    // What is typed counts too: the kernel knows more words than are listed, and says what is near.
    set(input.value.trim());
    find();
  });
  input.addEventListener("keydown", (event) => {
    const open = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) find();
      move(at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && open && at >= 0) {
      event.preventDefault();
      take(fits[at]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      show(false);
    }
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", find);
  input.addEventListener("blur", () => show(false));
  const box = h("div", { class: "sora-search" }, input, list, count);
  return h("div", { class: "sora-field" }, h("label", { class: "sora-legend", for: id }, label), box);
}

/**
 * Return what fits some letters: what begins with them, then where a word does, then what holds them.
 * @param {string} text
 * @param {Option[]} options
 */
function matching(text, options) {
  const wanted = text.trim().toLowerCase();
  /** @param {Option} option */
  const rank = ({ label }) => {
    const name = label.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    return name.includes(` ${wanted}`) ? 1 : name.includes(wanted) ? 2 : 3;
  };
  const ranked = options.map((option) => ({ option, place: rank(option) })).filter(({ place }) => place < 3);
  ranked.sort((a, b) => a.place - b.place || a.option.label.length - b.option.label.length);
  return ranked.slice(0, SHOWN).map(({ option }) => option);
}
