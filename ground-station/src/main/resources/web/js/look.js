// Sending a drone to look: from an alert, from a point of the map, or from a place that was called in.
import { api } from "./api.js";
import { askPlace, askReason, attempt, say } from "./dialog.js";
import { degrees, el } from "./format.js";
import { t } from "./i18n.js";
import { choice } from "./choice.js";
import { mayOrder, store } from "./store.js";
import { tell } from "./said.js";

const RENEW_MS = 1000;

async function send(fields, reason) {
  const answer = await attempt(() => api.order("look", fields, reason));
  if (answer) say(tell(answer.textSaid, answer.text));
}

export async function lookAtAlert(alert) {
  const reason = await askReason({ title: t("look.title"), label: t("reason"), quick: [1, 2, 3].map((i) => t(`look.q${i}`)), go: t("order.look") });
  if (reason) send({ alert: alert.alert }, reason);
}

async function lookThere(where) {
  const reason = await askReason({ title: `${t("look.title")} · ${degrees(where)}`, label: t("reason"), quick: [1, 2, 3].map((i) => t(`look.q${i}`)), go: t("order.look"), beside: true });
  if (reason) send({ where }, reason);
}

/** A place that somebody names over the telephone or the radio. */
export async function lookAtCall() {
  const called = await askPlace({ title: t("look.called"), place: t("look.place"), label: t("reason"), go: t("order.look") });
  if (called) send({ where: called.where }, called.reason);
}

/** The chosen drone's look, if it has one beside its route. */
export function looking() {
  return store.state?.sorties.find((s) => s.drone === choice.drone && s.phase !== "DONE" && s.look);
}

let menu = null;

export function closeMenu() {
  menu?.remove();
  menu = null;
}

let markedAt = 0;

/** The target of a drone that follows is now there; not more often than the station can use. */
function follow(drone, where) {
  if (Date.now() - markedAt < RENEW_MS) return;
  markedAt = Date.now();
  attempt(() => api.order("follow", { drone, where }), t("look.followed"));
}

/** What may be done at a point of the map. */
export function openMenu(place, pixel, where) {
  closeMenu();
  if (!mayOrder()) return;
  const sortie = looking();
  const item = (id, text, act) => el("button", { id, onclick: () => { closeMenu(); act(); } }, text);
  menu = el("div", { class: "menu", role: "menu", style: `left:${pixel[0]}px;top:${pixel[1]}px` },
    item("look-here", t("look.here"), () => lookThere(where)),
    sortie ? item("follow-here", t("look.target", { drone: sortie.drone }), () => follow(sortie.drone, where)) : null,
    item("look-called", t("look.called"), lookAtCall));
  place.append(menu);
  const over = menu.getBoundingClientRect();
  const home = place.getBoundingClientRect();
  if (over.right > home.right) menu.style.left = `${Math.max(0, pixel[0] - over.width)}px`;
  if (over.bottom > home.bottom) menu.style.top = `${Math.max(0, pixel[1] - over.height)}px`;
}
