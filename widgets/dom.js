// @ts-check
// What all views share: elements, icons, times in words, the host's light or dark theme, and bytes as addresses.

/**
 * The part of an anywidget model that the views use.
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: any) => void} set
 * @property {() => void} save_changes
 * @property {(content: any) => void} send
 * @property {(event: string, callback: () => void) => void} on
 * @property {(event: string, callback?: () => void) => void} off
 * @property {any} [widget_manager]
 */

/**
 * What a view gets: its model, the element to fill, a signal that is aborted when the view goes away, and an object
 * that all views of the model share.
 * @typedef {{model: Model, el: HTMLElement, signal: AbortSignal, shared: Record<string, any>}} Scene
 */

const ICONS = {
  play: '<path d="M7 4.8v14.4L19 12z" fill="currentColor" stroke-linejoin="round"/>',
  pause: '<path d="M8.5 5v14M15.5 5v14" stroke-width="3.2"/>',
  again: '<path d="M5 12a7 7 0 1 0 2.2-5.1M7.5 3v4h4"/>',
  sound: '<path d="M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>',
  mute: '<path d="M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM16 9.5l5 5M21 9.5l-5 5"/>',
  loop: '<path d="M4 11V9.5A3.5 3.5 0 0 1 7.5 6H19M16 3l3 3-3 3M20 13v1.5a3.5 3.5 0 0 1-3.5 3.5H5M8 21l-3-3 3-3"/>',
  captions: '<rect x="3" y="5.5" width="18" height="13" rx="2.5"/><path d="M7 12h3M13 12h4M7 15h6M16 15h1"/>',
  download: '<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14"/>',
  full: '<path d="M4 9V5.5A1.5 1.5 0 0 1 5.5 4H9M15 4h3.5A1.5 1.5 0 0 1 20 5.5V9M20 15v3.5a1.5 1.5 0 0 1-1.5 1.5H15M9 20H5.5A1.5 1.5 0 0 1 4 18.5V15"/>',
  small:
    '<path d="M9 4v3.5A1.5 1.5 0 0 1 7.5 9H4M20 9h-3.5A1.5 1.5 0 0 1 15 7.5V4M15 20v-3.5a1.5 1.5 0 0 1 1.5-1.5H20M4 15h3.5A1.5 1.5 0 0 1 9 16.5V20"/>',
  warn: '<path d="M12 4.5 21 19.5H3zM12 10v4.5M12 17v.1" stroke-linejoin="round"/>',
  signed: '<path d="M12 3.5l7 2.7v5.3c0 4.4-3 7.5-7 9-4-1.5-7-4.6-7-9V6.2zM8.7 11.8l2.4 2.4 4.3-4.5" stroke-linejoin="round"/>',
  unsigned: '<path d="M12 3.5l7 2.7v5.3c0 4.4-3 7.5-7 9-4-1.5-7-4.6-7-9V6.2zM12 8.5v4M12 15.5v.1" stroke-linejoin="round"/>',
  wipe: '<rect x="3" y="5" width="18" height="14" rx="2"/><path d="M12 2.5v19"/><path d="M3.8 5.8h8.2v12.4H3.8z" fill="currentColor" stroke="none" opacity=".45"/>',
  back: '<path d="M9.5 6.5L4 12l5.5 5.5M4.5 12H20"/>',
  copy: '<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M15 5.5A1.5 1.5 0 0 0 13.5 4h-8A1.5 1.5 0 0 0 4 5.5v8A1.5 1.5 0 0 0 5.5 15"/>',
  done: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  stop: '<rect x="6.5" y="6.5" width="11" height="11" rx="2" fill="currentColor"/>',
};

/**
 * Make an element. Attributes with a function value are listeners, `null` and `false` are left out; strings are text.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * Draw an icon; it is decoration, the button around it carries the name.
 * @param {keyof typeof ICONS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of [
    ["viewBox", "0 0 24 24"],
    ["class", "sora-icon"],
    ["aria-hidden", "true"],
  ])
    svg.setAttribute(key, value);
  svg.innerHTML = ICONS[name];
  return svg;
}

/**
 * Make a button with an icon and a name that is read aloud and shown on hover.
 * @param {keyof typeof ICONS} symbol
 * @param {string} label
 * @param {() => void} press
 * @param {string} [key] the keyboard shortcut, as the tooltip shows it
 * @returns {HTMLButtonElement}
 */
export function iconButton(symbol, label, press, key) {
  const button = h("button", { type: "button", class: "sora-button", click: press }, icon(symbol));
  rename(/** @type {HTMLButtonElement} */ (button), symbol, label, key);
  return /** @type {HTMLButtonElement} */ (button);
}

/**
 * Give a button another icon and name.
 * @param {HTMLButtonElement} button
 * @param {keyof typeof ICONS} symbol
 * @param {string} label
 * @param {string} [key]
 */
export function rename(button, symbol, label, key) {
  button.replaceChildren(icon(symbol));
  button.setAttribute("aria-label", label);
  if (key) button.setAttribute("aria-keyshortcuts", key);
  button.title = key ? `${label} (${key})` : label;
}

/**
 * Write a time as 0:03.2.
 * @param {number} seconds
 * @returns {string}
 */
export function timecode(seconds) {
  const tenths = Math.max(0, Math.round((Number.isFinite(seconds) ? seconds : 0) * 10));
  const minutes = Math.floor(tenths / 600);
  return `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, "0")}`;
}

/**
 * Make an address for bytes from the kernel; it is taken back when the view goes away.
 * @param {DataView | null} bytes
 * @param {string} type
 * @param {AbortSignal} signal
 * @returns {string} empty where there are no bytes
 */
export function address(bytes, type, signal) {
  if (!bytes || bytes.byteLength === 0) return "";
  const url = URL.createObjectURL(new Blob([/** @type {any} */ (bytes)], { type }));
  signal.addEventListener("abort", () => URL.revokeObjectURL(url));
  return url;
}

/**
 * Listen to a model until the view goes away.
 * @param {Scene} scene
 * @param {string[]} names traits
 * @param {() => void} callback
 */
export function watch({ model, signal }, names, callback) {
  for (const name of names) model.on(`change:${name}`, callback);
  signal.addEventListener("abort", () => {
    for (const name of names) model.off(`change:${name}`, callback);
  });
}

/**
 * Follow the host's theme: JupyterLab, VS Code, Colab and marimo say it on the page, others by the system's setting.
 * @param {HTMLElement} root
 * @param {AbortSignal} signal
 */
export function followTheme(root, signal) {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const { body, documentElement: page } = document;
    const light = body.dataset.jpThemeLight;
    let dark = system.matches;
    if (light !== undefined) dark = light === "false";
    else if (body.dataset.vscodeThemeKind) dark = !body.dataset.vscodeThemeKind.includes("light");
    else if (page.getAttribute("theme")) dark = page.getAttribute("theme") === "dark";
    else if (body.classList.contains("dark") || page.classList.contains("dark")) dark = true;
    root.dataset.theme = dark ? "dark" : "light";
  };
  apply();
  system.addEventListener("change", apply, { signal });
  const observer = new MutationObserver(apply);
  for (const target of [document.body, document.documentElement]) observer.observe(target, { attributes: true });
  signal.addEventListener("abort", () => observer.disconnect());
}

/**
 * Turn a painter into what anywidget calls: one factory per model, whose views share an object and clean up after themselves.
 * @param {(scene: Scene) => void} paint
 */
export function view(paint) {
  return () => {
    /** @type {Record<string, any>} */
    const shared = {};
    return {
      /** @param {{model: any, el: HTMLElement}} given */
      render({ model, el }) {
        const gone = new AbortController();
        const scene = { model, el: h("div"), signal: gone.signal, shared };
        el.classList.add("sora-host");
        el.append(scene.el);
        paint(scene);
        return () => gone.abort();
      },
    };
  };
}
