// @ts-check
// The desk: files are dropped on it or chosen, go to the kernel in pieces, and what was found is told in words.

import { followTheme, h, icon, view, watch } from "./dom.js";

/** @typedef {import("./dom.js").Scene} Scene */
/** @typedef {{file: string, verdict: string, meaning: string, parts: [string, string[]][], chain: string[]}} Found */

const PATIENCE = 20_000;
const LOST = "No answer from the kernel yet. Is it connected, and not busy with another cell?";
/** @type {Record<string, "good" | "bad" | "open">} */
const TONE = {
  intact: "good",
  "altered but ours": "bad",
  "a parent was altered": "bad",
  "history was cut": "bad",
  unproven: "open",
};

/**
 * Fill the scene with a desk.
 * @param {Scene} scene
 */
function desk(scene) {
  const { model, el, signal } = scene;
  const file = /** @type {HTMLInputElement} */ (
    h("input", { type: "file", multiple: true, class: "sora-file", tabindex: "-1", "aria-label": "Files to verify" })
  );
  const choose = h("button", { type: "button", class: "sora-choose" }, "Choose files");
  const told = h("p", { class: "sora-told", role: "status" });
  const bar = h("div", { class: "sora-share", hidden: true }, h("span"));
  const problem = h("p", { class: "sora-note", role: "alert", hidden: true });
  const drop = h(
    "div",
    { class: "sora-drop" },
    h("p", { class: "sora-name" }, "Where does this come from?"),
    h("p", {}, "Drop a film, a picture, a sound or a bundle here."),
    choose,
    file,
    h("p", { class: "sora-small" }, "Files go to this notebook’s kernel, are judged there without a network, and are deleted."),
    told,
    bar,
  );
  const findings = h("div", { class: "sora-findings", "aria-live": "polite" });
  const root = h("section", { class: "sora sora-desk", "aria-label": "Verify files" }, drop, problem, findings);
  /** @type {File[]} */
  const waiting = [];
  let busy = false;
  const page = Math.random().toString(36).slice(2);

  const show = () => {
    findings.replaceChildren(...model.get("found").map(finding));
    complain(model.get("problem"));
  };
  /** @param {string} text */
  const complain = (text) => {
    problem.hidden = !text;
    problem.replaceChildren(icon("warn"), h("span", {}, text));
  };

  /**
   * Send something and wait until the kernel took it.
   * @param {any} content
   * @param {ArrayBuffer} [data]
   */
  const send = (content, data) =>
    new Promise((done, fail) => {
      const before = model.get("turn");
      const late = setTimeout(() => complain(LOST), PATIENCE);
      const over = () => {
        clearTimeout(late);
        model.off("change:turn", heard);
      };
      const heard = () => {
        if (model.get("turn") === before) return;
        over();
        if (model.get("problem")) fail(new Error(model.get("problem")));
        else done(undefined);
      };
      model.on("change:turn", heard);
      signal.addEventListener("abort", () => {
        over();
        fail(new Error("The view is gone."));
      });
      /** @type {any} */ (model).send({ ...content, page }, undefined, data ? [data] : []);
    });

  /** @param {File} given */
  const bring = async (given) => {
    const most = model.get("most");
    if (given.size > most || given.size === 0) {
      const size = (given.size / 1e6).toFixed(1);
      throw new Error(
        `${given.name} has ${size} MB; what is laid here has up to ${most >> 20} MB and is not empty. Verify it by its path: sora.verify("…").`,
      );
    }
    told.textContent = `Reading ${given.name}`;
    bar.hidden = false;
    await send({ begin: given.name, size: given.size });
    for (let at = 0; at < given.size; at += model.get("piece")) {
      bar.style.setProperty("--sora-done", String(model.get("got") / given.size));
      await send({ at }, await given.slice(at, at + model.get("piece")).arrayBuffer());
    }
    told.textContent = `Judging ${given.name}`;
    bar.style.setProperty("--sora-done", "1");
    await send({ end: true });
  };

  /** @param {Iterable<File>} files */
  const take = async (files) => {
    waiting.push(...files);
    if (busy) return;
    busy = true;
    root.setAttribute("aria-busy", "true");
    complain("");
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        await bring(next);
        told.textContent = "";
      } catch (error) {
        told.textContent = "";
        complain(/** @type {Error} */ (error).message);
      }
    }
    bar.hidden = true;
    busy = false;
    root.setAttribute("aria-busy", "false");
  };

  choose.addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    take([...(file.files ?? [])]);
    file.value = "";
  });
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    event.stopPropagation();
    drop.dataset.over = "yes";
  });
  drop.addEventListener("dragleave", () => delete drop.dataset.over);
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    delete drop.dataset.over;
    take(event.dataTransfer?.files ?? []);
  });
  root.addEventListener("keydown", (event) => event.stopPropagation());
  watch(scene, ["found", "problem"], show);
  followTheme(root, signal);
  el.replaceChildren(root);
  show();
}

/**
 * Draw what was found about a file.
 * @param {Found} found
 */
function finding(found) {
  const tone = TONE[found.verdict] ?? "bad";
  const head = h(
    "header",
    { class: "sora-verdict" },
    icon(tone === "good" ? "signed" : tone === "open" ? "unsigned" : "warn"),
    h("strong", {}, found.verdict ? found.verdict[0].toUpperCase() + found.verdict.slice(1) : "Cannot be read"),
    h("span", { class: "sora-about-file", dir: "auto" }, found.file),
  );
  const lists = found.parts.map(([name, sentences]) =>
    h("div", {}, h("h4", {}, name), h("ul", {}, ...sentences.map((sentence) => h("li", { dir: "auto" }, sentence)))),
  );
  const chain = found.chain.length
    ? h("div", {}, h("h4", {}, "Made from"), h("ul", {}, ...found.chain.map((link) => h("li", { dir: "auto" }, link))))
    : null;
  return h("article", { class: "sora-finding", "data-tone": tone }, head, h("p", {}, found.meaning), ...lists, chain);
}

export default view(desk);
