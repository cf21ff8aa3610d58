// Asking for a reason before something is done, and saying what became of it.
import { el } from "./format.js";
import { t } from "./i18n.js";
import { tell } from "./said.js";

/**
 * Opens a dialog; resolves to the reason, or null when it was left.
 *
 * @param beside over the alerts, so that map and pictures stay in sight; else over the map
 */
export function askReason({ title, label, warning = "", quick = [], required = true, go = t("confirm"), grave = false, beside = false }) {
  const dialog = document.getElementById("dialog");
  dialog.classList.toggle("beside", beside);
  dialog.classList.remove("wide");
  return new Promise((resolve) => {
    const input = el("input", { maxlength: "200", autocomplete: "off", "aria-label": label });
    const button = el("button", { class: grave ? "grave" : "main", type: "submit" }, go);
    const fit = () => { button.disabled = required && !input.value.trim(); };
    input.addEventListener("input", fit);
    const done = (value) => { dialog.close(); dialog.replaceChildren(); resolve(value); };
    const form = el("form", { method: "dialog", onsubmit: (e) => { e.preventDefault(); if (!button.disabled) done(input.value.trim()); } },
      el("h2", { id: "dialog-title" }, title),
      warning && el("p", { class: "warning" }, warning),
      el("label", {}, label, input),
      quick.length ? el("div", { class: "quick" }, ...quick.map((text) =>
        el("button", { type: "button", onclick: () => { input.value = text; fit(); input.focus(); } }, text))) : null,
      el("div", { class: "acts" },
        el("button", { type: "button", onclick: () => done(null) }, t("cancel")), button));
    dialog.replaceChildren(form);
    dialog.oncancel = () => done(null);
    fit();
    if (!dialog.open) dialog.showModal();
    input.focus();
  });
}

const PLACE = /^\s*(-?\d+(?:\.\d+)?)\s*[,， ]\s*(-?\d+(?:\.\d+)?)\s*$/;

/** "30.50012, 114.30110": latitude, then longitude; null for anything else. */
export function readPlace(text) {
  const found = PLACE.exec(text);
  if (!found) return null;
  const [latDeg, lonDeg] = [Number(found[1]), Number(found[2])];
  return Math.abs(latDeg) <= 90 && Math.abs(lonDeg) <= 180 ? { latDeg, lonDeg } : null;
}

/** Asks for a place and a reason; resolves to both, or null when it was left. */
export function askPlace({ title, place, label, go }) {
  const dialog = document.getElementById("dialog");
  dialog.classList.add("beside");
  return new Promise((resolve) => {
    const where = el("input", { maxlength: "60", autocomplete: "off", "aria-label": place, placeholder: "30.50012, 114.30110" });
    const reason = el("input", { maxlength: "200", autocomplete: "off", "aria-label": label });
    const button = el("button", { class: "main", type: "submit" }, go);
    const fit = () => { button.disabled = !readPlace(where.value) || !reason.value.trim(); };
    [where, reason].forEach((input) => input.addEventListener("input", fit));
    const done = (value) => { dialog.close(); dialog.replaceChildren(); resolve(value); };
    const form = el("form", {
      method: "dialog",
      onsubmit: (e) => { e.preventDefault(); if (!button.disabled) done({ where: readPlace(where.value), reason: reason.value.trim() }); },
    },
    el("h2", { id: "dialog-title" }, title), el("label", {}, place, where), el("label", {}, label, reason),
    el("div", { class: "acts" }, el("button", { type: "button", onclick: () => done(null) }, t("cancel")), button));
    dialog.replaceChildren(form);
    dialog.oncancel = () => done(null);
    fit();
    dialog.showModal();
    where.focus();
  });
}

let timer = 0;

export function say(text, bad = false) {
  const toast = document.getElementById("toast");
  toast.textContent = text;
  toast.classList.toggle("bad", bad);
  clearTimeout(timer);
  timer = setTimeout(() => { toast.textContent = ""; }, bad ? 8000 : 3500);
}

/** What the station said to a refused request, in the reader's language. */
export function refusal(e) {
  if (e.status === undefined) return t("refused.unreachable");
  const said = tell(e.said, e.message);
  const remedy = tell(e.remedySaid, e.remedy);
  return remedy ? t("refused.remedy", { said, remedy }) : said;
}

/** Runs an order and says the refusal, if any. */
export async function attempt(work, success = "") {
  try {
    const answer = await work();
    if (success) say(success);
    return answer;
  } catch (e) {
    say(refusal(e), true);
    return null;
  }
}
