// @ts-check
// A wall of films: only what is seen is drawn and asked for; it is searched as one types, and plays where one points.

import { followTheme, h, icon, view, watch } from "./dom.js";

/** @typedef {import("./dom.js").Scene} Scene */

/**
 * @typedef {{id: string, title: string, alt: string, seconds: number, engine: string, made: string, likes: number, liked: boolean,
 *   remixes: number, parents: number, note: string}} Card
 */

const LEAST = 210;
const GAP = 14;
const TEXT = 74;
const KEPT = 8;
const PAUSE = 180;

/**
 * Fill the scene with the wall.
 * @param {Scene} scene
 */
function wall(scene) {
  const { model, el, signal } = scene;
  /** @type {Map<number, {card: Card, poster: string}>} */
  const known = new Map();
  /** @type {Map<number, HTMLElement>} */
  const drawn = new Map();
  /** @type {Map<string, string>} films that were fetched, the last ones only */
  const films = new Map();
  const asked = new Set();
  let columns = 1;
  let wide = LEAST;
  let playing = /** @type {HTMLElement | null} */ (null);

  const search = /** @type {HTMLInputElement} */ (
    h("input", {
      type: "search",
      class: "sora-steer",
      placeholder: "calm animals, no rain",
      "aria-label": "Search by words or by a sentence",
    })
  );
  const order = /** @type {HTMLSelectElement} */ (h("select", { class: "sora-order", "aria-label": "Order" }));
  const told = h("p", { class: "sora-told", role: "status" });
  const problem = h("p", { class: "sora-note", role: "alert", hidden: true });
  const room = h("div", { class: "sora-room", role: "list", "aria-label": "Films" });
  const port = h("div", { class: "sora-port", tabindex: "-1" }, room);
  const root = h(
    "section",
    { class: "sora sora-wall", "aria-label": "Feed" },
    h("div", { class: "sora-bar" }, search, order, told),
    port,
    problem,
  );

  const height = () => Math.round((wide * 9) / 16) + TEXT;

  const measure = () => {
    const inner = port.clientWidth || LEAST;
    columns = Math.max(1, Math.floor((inner + GAP) / (LEAST + GAP)));
    wide = Math.floor((inner - GAP * (columns - 1)) / columns);
    const rows = Math.ceil(model.get("count") / columns);
    room.style.height = `${Math.max(0, rows * (height() + GAP) - GAP)}px`;
    for (const element of drawn.values()) element.remove();
    drawn.clear();
    draw();
  };

  const draw = () => {
    const count = model.get("count");
    const step = height() + GAP;
    const first = Math.max(0, Math.floor(port.scrollTop / step) - 1) * columns;
    const last = Math.min(count, (Math.ceil((port.scrollTop + port.clientHeight) / step) + 1) * columns);
    for (const [place, element] of drawn)
      if ((place < first || place >= last) && !element.contains(document.activeElement)) {
        element.remove();
        drawn.delete(place);
      }
    const missing = [];
    for (let place = first; place < last; place++) {
      if (!drawn.has(place)) drawn.set(place, room.appendChild(tile(place)));
      if (!known.has(place) && !asked.has(place)) missing.push(place);
    }
    if (missing.length) {
      for (const place of missing) asked.add(place);
      model.send({ ask: [missing[0], missing[missing.length - 1] + 1] });
    }
  };

  /** @param {number} place */
  const tile = (place) => {
    const element = h("article", {
      class: "sora-tile",
      role: "listitem",
      "aria-setsize": model.get("count"),
      "aria-posinset": place + 1,
    });
    element.dataset.place = String(place);
    element.style.width = `${wide}px`;
    element.style.height = `${height()}px`;
    element.style.transform = `translate(${(place % columns) * (wide + GAP)}px, ${Math.floor(place / columns) * (height() + GAP)}px)`;
    fill(element, place);
    return element;
  };

  /** @param {HTMLElement} element @param {number} place */
  const fill = (element, place) => {
    const found = known.get(place);
    if (!found) return;
    const { card, poster } = found;
    const frame = h("button", { type: "button", class: "sora-look", "aria-label": `Play ${card.title}`, title: card.alt });
    if (poster) frame.append(h("img", { src: poster, alt: "", draggable: "false" }));
    frame.append(h("span", { class: "sora-length" }, `${card.seconds.toFixed(card.seconds < 10 ? 1 : 0)} s`));
    frame.addEventListener("click", () => (element.dataset.playing ? stop(element) : play(element, card, true)));
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!still) {
      let waiting = 0;
      frame.addEventListener("pointerenter", () => {
        waiting = window.setTimeout(() => play(element, card, false), 250);
      });
      frame.addEventListener("pointerleave", () => {
        clearTimeout(waiting);
        if (element.dataset.playing === "quietly") stop(element);
      });
    }
    const like = heart(card);
    const away = h("button", { type: "button", class: "sora-fold", "aria-label": `Hide ${card.title}` }, "Hide");
    away.addEventListener("click", () => model.send({ hide: card.id }));
    const copy = h("button", { type: "button", class: "sora-fold", "aria-label": `Copy the code of ${card.title}` }, "Code");
    copy.addEventListener("click", () => {
      navigator.clipboard?.writeText(`sora.library()["${card.id}"]`);
      told.textContent = `Copied: sora.library()["${card.id}"]`;
    });
    const facts = [card.engine, card.made, card.remixes ? `${card.remixes} made from it` : "", card.parents ? "a remix" : ""];
    element.replaceChildren(
      frame,
      h("p", { class: "sora-name", dir: "auto", title: card.title }, card.title),
      h(
        "div",
        { class: "sora-row" },
        h("span", { class: "sora-facts" }, card.note ? "agreement taken back" : facts.filter(Boolean).join(" · ")),
        like,
        copy,
        away,
      ),
    );
  };

  /** @param {Card} card */
  const heart = (card) => {
    const button = h("button", { type: "button", class: "sora-fold sora-like" });
    const show = () => {
      button.textContent = `${card.liked ? "♥" : "♡"} ${card.likes || ""}`;
      button.setAttribute("aria-pressed", String(card.liked));
      button.setAttribute("aria-label", `Like ${card.title}: ${card.likes}`);
    };
    button.addEventListener("click", () => {
      card.liked = !card.liked;
      card.likes += card.liked ? 1 : -1;
      model.send({ like: card.id, so: card.liked });
      show();
    });
    show();
    return button;
  };

  /** @param {HTMLElement} element @param {Card} card @param {boolean} loud */
  const play = (element, card, loud) => {
    if (playing && playing !== element) stop(playing);
    playing = element;
    element.dataset.playing = loud ? "aloud" : "quietly";
    const source = films.get(card.id);
    if (!source) return model.send({ film: card.id });
    const frame = /** @type {HTMLElement} */ (element.querySelector(".sora-look"));
    const film = /** @type {HTMLVideoElement} */ (
      frame.querySelector("video") ?? h("video", { playsinline: true, loop: true, "aria-hidden": "true", src: source })
    );
    film.muted = !loud;
    if (!film.isConnected) frame.append(film);
    frame.setAttribute("aria-label", `Stop ${card.title}`);
    film.play().catch(() => {});
  };

  /** @param {HTMLElement} element */
  const stop = (element) => {
    delete element.dataset.playing;
    element.querySelector("video")?.remove();
    const found = known.get(Number(element.dataset.place));
    if (found) element.querySelector(".sora-look")?.setAttribute("aria-label", `Play ${found.card.title}`);
    if (playing === element) playing = null;
  };

  const forget = () => {
    for (const { poster } of known.values()) if (poster) URL.revokeObjectURL(poster);
    known.clear();
    asked.clear();
    playing = null;
    measure();
  };

  /** @param {any} content @param {DataView[]} buffers */
  const hear = (content, buffers) => {
    if (content.cards && content.turn === model.get("turn")) {
      content.cards.forEach((/** @type {Card} */ card, /** @type {number} */ index) => {
        const bytes = buffers[index];
        const poster = bytes?.byteLength
          ? URL.createObjectURL(new Blob([/** @type {any} */ (bytes)], { type: "image/webp" }))
          : "";
        const place = content.rows + index;
        known.set(place, { card, poster });
        const element = drawn.get(place);
        if (element) fill(element, place);
      });
    } else if (content.film && content.there) {
      films.set(content.film, URL.createObjectURL(new Blob([/** @type {any} */ (buffers[0])], { type: "video/mp4" })));
      for (const [id, url] of films) {
        if (films.size <= KEPT) break;
        URL.revokeObjectURL(url);
        films.delete(id);
      }
      const found = playing && known.get(Number(playing.dataset.place));
      if (playing && found && found.card.id === content.film) play(playing, found.card, playing.dataset.playing === "aloud");
    } else if (content.film) {
      told.textContent = "This film cannot be shown.";
      if (playing) stop(playing);
    }
  };

  const tell = () => {
    const count = model.get("count");
    told.textContent = `${count} film${count === 1 ? "" : "s"}${model.get("sentence") ? " fit" : ""}`;
    problem.hidden = !model.get("problem");
    problem.replaceChildren(icon("warn"), h("span", {}, model.get("problem")));
  };

  let typing = 0;
  const steer = () => {
    port.scrollTop = 0;
    model.send({ steer: search.value, order: order.value });
  };
  search.value = model.get("sentence");
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = window.setTimeout(steer, PAUSE);
  });
  order.replaceChildren(
    ...model.get("orders").map((/** @type {string} */ name) => h("option", { value: name }, `${name} first`)),
  );
  order.value = model.get("order");
  order.addEventListener("change", steer);
  root.addEventListener("keydown", (event) => {
    event.stopPropagation();
    step(/** @type {KeyboardEvent} */ (event), drawn, columns);
  });
  port.addEventListener("scroll", draw, { passive: true });
  const sizes = new ResizeObserver(() => measure());
  sizes.observe(port);
  /** @type {any} */ (model).on("msg:custom", hear);
  signal.addEventListener("abort", () => {
    sizes.disconnect();
    /** @type {any} */ (model).off("msg:custom", hear);
    for (const url of films.values()) URL.revokeObjectURL(url);
    for (const { poster } of known.values()) if (poster) URL.revokeObjectURL(poster);
  });
  watch(scene, ["turn"], forget);
  watch(scene, ["count", "sentence", "problem"], tell);
  followTheme(root, signal);
  el.replaceChildren(root);
  tell();
  measure();
}

/**
 * Move between films with the arrow keys.
 * @param {KeyboardEvent} event
 * @param {Map<number, HTMLElement>} drawn
 * @param {number} columns
 */
function step(event, drawn, columns) {
  const here = /** @type {HTMLElement | null} */ (document.activeElement)?.closest?.(".sora-tile");
  /** @type {Record<string, number>} */
  const moves = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
  if (!here || !(event.key in moves)) return;
  const there = drawn.get(Number(/** @type {HTMLElement} */ (here).dataset.place) + moves[event.key]);
  if (!there) return;
  event.preventDefault();
  const look = /** @type {HTMLElement | null} */ (there.querySelector(".sora-look"));
  look?.focus({ preventScroll: true });
  there.scrollIntoView({ block: "nearest" });
}

export default view(wall);
