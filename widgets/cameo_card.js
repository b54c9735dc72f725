// @ts-check
// A cameo's card: the portrait, what would be agreed to in plain words, and the buttons with which a person answers.

import { address, followTheme, h, icon, view, watch } from "./dom.js";

/** @typedef {import("./dom.js").Scene} Scene */

const PATIENCE = 4000;
/** @type {Record<string, [string, string][]>} */
const OFFERS = {
  pending: [
    ["agree", "I am this person and I agree"],
    ["vouch", "I have this person’s agreement"],
    ["decline", "Decline"],
  ],
  agreed: [["revoke", "Take it back"]],
};
/** @type {Record<string, string>} */
const WORDS = {
  pending: "Not agreed yet",
  agreed: "Agreed",
  declined: "Declined",
  revoked: "Taken back",
  expired: "Expired",
  "for somebody else": "For somebody else",
  unreadable: "Record altered",
};

/**
 * Fill the scene with a cameo's card.
 * @param {Scene} scene
 */
function card(scene) {
  const { model, el, signal } = scene;
  const cut = h("img", { class: "sora-cut", alt: "" });
  const drawn = h("img", { class: "sora-drawn", alt: "" });
  const name = h("h3", { class: "sora-name" });
  const state = h("span", { class: "sora-state" });
  const message = h("p", { class: "sora-said", role: "status" });
  const terms = h("ul", { class: "sora-terms" });
  const problem = h("p", { class: "sora-note", role: "alert", hidden: true });
  const buttons = h("div", { class: "sora-answers" });
  const root = h(
    "section",
    { class: "sora sora-cameo" },
    h("div", { class: "sora-faces" }, cut, drawn),
    h("div", { class: "sora-about" }, h("div", { class: "sora-head" }, name, state), message, terms, buttons, problem),
  );
  /** @param {string} text */
  const complain = (text) => {
    problem.hidden = !text;
    problem.replaceChildren(icon("warn"), h("span", {}, text));
  };
  const pictures = () => {
    for (const [picture, trait, what] of /** @type {[HTMLElement, string, string][]} */ ([
      [cut, "portrait", "cut out of the picture"],
      [drawn, "drawn", "as films draw it"],
    ])) {
      const source = address(model.get(trait), "image/png", signal);
      picture.hidden = !source;
      if (source) picture.setAttribute("src", source);
      else picture.removeAttribute("src");
      picture.setAttribute("alt", `@${model.get("handle")}, ${what}`);
    }
  };
  const show = () => {
    const now = model.get("state");
    root.dataset.state = now;
    root.setAttribute("aria-label", `Cameo @${model.get("handle")}: ${WORDS[now]}`);
    name.textContent = `@${model.get("handle")}`;
    state.textContent = WORDS[now];
    message.textContent = model.get("message");
    terms.hidden = now !== "pending" && now !== "agreed";
    terms.replaceChildren(...model.get("terms").map((/** @type {string} */ term) => h("li", {}, term)));
    buttons.replaceChildren(...(OFFERS[now] ?? []).map(([answer, label]) => offer(scene, answer, label, buttons, complain)));
    complain(model.get("problem"));
  };
  watch(scene, ["handle", "state", "message", "terms", "problem"], show);
  watch(scene, ["portrait", "drawn"], pictures);
  root.addEventListener("keydown", (event) => event.stopPropagation());
  followTheme(root, signal);
  el.replaceChildren(root);
  pictures();
  show();
}

/**
 * Make a button that sends an answer; taking back asks once more, for the picture is deleted.
 * @param {Scene} scene
 * @param {string} answer
 * @param {string} label
 * @param {HTMLElement} buttons
 * @param {(text: string) => void} complain
 */
function offer({ model, signal }, answer, label, buttons, complain) {
  const button = /** @type {HTMLButtonElement} */ (
    h("button", { type: "button", class: "sora-answer", "data-answer": answer }, label)
  );
  button.addEventListener("click", () => {
    if (answer === "revoke" && !button.dataset.sure) {
      button.dataset.sure = "yes";
      button.textContent = "Take it back and delete the picture";
      return;
    }
    const before = model.get("state");
    for (const other of buttons.querySelectorAll("button")) other.disabled = true;
    const lost = () => {
      for (const other of buttons.querySelectorAll("button")) other.disabled = false;
      complain("No answer from the kernel yet. Is it connected, and not busy with another cell?");
    };
    try {
      model.send({ answer });
    } catch {
      return lost();
    }
    setTimeout(() => !signal.aborted && model.get("state") === before && !model.get("problem") && lost(), PATIENCE);
  });
  return button;
}

export default view(card);
