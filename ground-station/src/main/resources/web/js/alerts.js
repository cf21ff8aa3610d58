// The alert list and the chosen alert's picture, facts and acts.
import { api } from "./api.js";
import { askReason, attempt } from "./dialog.js";
import { age, clock, degrees, el, redraw } from "./format.js";
import { lang, named, onLanguage, t } from "./i18n.js";
import { choice, choose, onChoice } from "./choice.js";
import { now, onState, store } from "./store.js";
import { tone } from "./sound.js";
import { centreOn } from "./map.js";

const OPEN = ["NEW", "ACKNOWLEDGED"];
const GLYPH = { CROWD: "●●", FIRE: "▲", SCUFFLE: "✕", MARK: "◆" };
const SEVERITY = { RED: 0, YELLOW: 1, NONE: 2 };
export const isOpen = (alert) => OPEN.includes(alert.stage);
export const glyph = (alert) => GLYPH[alert.kind] || "?";
export const areaName = (id) => {
  const area = store.plan.areas.find((a) => a.id === id);
  return area ? named(area) : id;
};

export function countText(alert) {
  if (alert.kind === "FIRE") return t("alert.sources", { n: alert.count });
  if (alert.kind !== "CROWD" || !alert.count) return "";
  return t(alert.atLeast ? "alert.atLeast" : "alert.persons", { n: alert.count });
}

function sorted(alerts) {
  const rank = (a) => (isOpen(a) ? (a.stage === "NEW" ? 0 : 10) + SEVERITY[a.level] : 100);
  return [...alerts].sort((a, b) => rank(a) - rank(b) || (a.raisedAt < b.raisedAt ? 1 : -1));
}

const whereText = (alert) => (alert.place
  ? `${degrees(alert.place.where)} · ${t("alert.ce90", { m: Math.ceil(alert.place.ce90M) })}`
  : t("alert.unplaced"));

function row(alert) {
  const picture = alert.still
    ? el("img", { src: `api/stills/${alert.still}`, alt: "", loading: "lazy" })
    : el("span", { class: "noimg" }, glyph(alert));
  const level = alert.level === "RED" ? "red" : alert.level === "YELLOW" ? "yellow" : "";
  return el("button", {
    class: `alert ${level} ${alert.stage === "NEW" ? "fresh" : ""} ${isOpen(alert) ? "" : "done"}`,
    "aria-current": String(choice.alert === alert.alert), "data-alert": alert.alert,
    onclick: () => choose("alert", choice.alert === alert.alert ? null : alert.alert),
  },
  picture,
  el("span", { class: "what" }, el("span", { class: `level ${alert.level}` }, t(`level.${alert.level}`)), ` ${t(`kind.${alert.kind}`)}`),
  isOpen(alert) ? el("span", { class: "age num", "data-since": alert.raisedAt }) : el("span", { class: "num dim" }, clock(Date.parse(alert.raisedAt))),
  el("span", { class: "sub" }, [alert.area ? areaName(alert.area) : "", countText(alert), t(`stage.${alert.stage}`)].filter(Boolean).join(" · ")),
  el("span", { class: "sub num" }, whereText(alert)));
}

function facts(alert) {
  const lines = [
    ["alert.place", whereText(alert) + (alert.unplacedReason ? ` (${alert.unplacedReason})` : "")],
    ["alert.area", alert.area ? areaName(alert.area) : ""],
    ["alert.density", alert.personsPerM2 ? t("density", { d: alert.personsPerM2.toFixed(1) }) : ""],
    ["alert.seen", `${clock(Date.parse(alert.firstSeenAt))} / ${clock(Date.parse(alert.lastSeenAt))}`],
    ["alert.cameras", alert.cameras.join(", ")],
    ["alert.why", alert.why],
    ["alert.sightings", String(alert.sightings)],
    ["alert.by", alert.stageBy ? `${alert.stageBy}, ${t(`stage.${alert.stage}`)}${alert.stageReason ? `: ${alert.stageReason}` : ""}` : ""],
  ].filter(([, text]) => text);
  return el("dl", { class: "facts" }, ...lines.flatMap(([key, text]) => [el("dt", {}, t(key)), el("dd", { class: "num" }, text)]));
}

async function falseAlarm(alert) {
  const reason = await askReason({
    title: t("false.title"), label: t("false.reason"), quick: [1, 2, 3, 4, 5].map((i) => t(`false.q${i}`)),
  });
  if (reason) attempt(() => api.order("false-alarm", { alert: alert.alert }, reason));
}

async function close(alert) {
  const reason = await askReason({ title: t("close.title"), label: t("close.reason") });
  if (reason) attempt(() => api.order("close", { alert: alert.alert }, reason));
}

function picture(alert) {
  return alert.still
    ? el("div", { class: "pic" }, el("img", { src: `api/stills/${alert.still}`, alt: t(`kind.${alert.kind}`) }))
    : el("div", { class: "dim" }, t("alert.noPicture"));
}

function acts(alert) {
  const list = [];
  if (alert.stage === "NEW") {
    list.push(el("button", { class: "main", id: "acknowledge", onclick: () => attempt(() => api.order("acknowledge", { alert: alert.alert })) }, t("alert.ack")));
  }
  if (isOpen(alert)) {
    list.push(el("button", { id: "false-alarm", onclick: () => falseAlarm(alert) }, t("alert.false")));
    list.push(el("button", { id: "close-alert", onclick: () => close(alert) }, t("alert.close")));
  }
  const place = alert.place || alert.near;
  if (place) list.push(el("button", { id: "centre", onclick: () => centreOn(place.where) }, t("alert.centre")));
  return list;
}

const title = (alert) => [
  el("span", {}, `${t(`kind.${alert.kind}`)} · ${countText(alert) || t(`level.${alert.level}`)}`),
  el("button", { id: "fold", onclick: () => choose("alert", null) }, t("alert.shut")),
];

/** Each part is redrawn for itself: more sightings must not move the buttons from under a hand. */
function detailPane() {
  const parts = { title: el("div", { class: "title" }), picture: el("div", { class: "slot" }), acts: el("div", { class: "acts" }), facts: el("div", { class: "slot" }) };
  const root = el("div", { class: "detail", hidden: true }, ...Object.values(parts));
  return {
    root,
    show(alert) {
      root.hidden = !alert;
      if (!alert) return;
      redraw(parts.title, [alert.alert, alert.count, alert.atLeast, alert.level, lang()], () => title(alert));
      redraw(parts.picture, [alert.still, alert.kind, lang()], () => [picture(alert)]);
      redraw(parts.acts, [alert.alert, alert.stage, alert.place, alert.near, lang()], () => acts(alert));
      redraw(parts.facts, [alert, lang()], () => [facts(alert)]);
    },
  };
}

const known = new Set();

/** A tone for what is new since the page stands; not for what it found. */
function announce(alerts, first) {
  const fresh = alerts.filter((a) => !known.has(a.alert));
  fresh.forEach((a) => known.add(a.alert));
  if (!first && fresh.some(isOpen)) tone();
}

export function startAlerts() {
  const place = document.getElementById("alerts");
  const list = el("div", { class: "list" });
  const head = el("div", { class: "head" });
  const pane = detailPane();
  place.replaceChildren(head, list, pane.root);
  let first = true;
  const ages = () => list.querySelectorAll("[data-since]").forEach((node) => {
    node.textContent = age(now() - Date.parse(node.dataset.since));
  });
  const draw = () => {
    if (!store.state) return;
    const alerts = sorted(store.state.alerts);
    const open = alerts.filter(isOpen).length;
    announce(alerts, first);
    first = false;
    document.title = open ? `(${open}) Skybeat` : "Skybeat";
    redraw(head, [open, lang()], () => [el("h2", {}, t("alerts.title")), el("span", { class: "count num" }, String(open)), el("span", { class: "dim" }, t("alerts.open"))]);
    redraw(list, [alerts, choice.alert, lang()], () => (alerts.length ? alerts.map(row) : [el("div", { class: "empty" }, t("alerts.none"))]));
    ages();
    pane.show(alerts.find((a) => a.alert === choice.alert));
  };
  setInterval(ages, 500);
  onState((changed) => { if (changed.has("alerts")) draw(); });
  onChoice((what) => { if (what === "alert") draw(); });
  onLanguage(draw);
  draw();
}
