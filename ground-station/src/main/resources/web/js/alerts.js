// The alert list: what stands open, worst first; rows stay where they are while their facts change.
import { age, clock, degrees, el, put, redraw } from "./format.js";
import { lang, onLanguage, t } from "./i18n.js";
import { choice, choose, onChoice } from "./choice.js";
import { now, onState, store } from "./store.js";
import { areaName, landmarkText, tell } from "./said.js";
import { detailPane } from "./detail.js";
import { tone } from "./sound.js";

const OPEN = ["NEW", "ACKNOWLEDGED"];
const GLYPH = { CROWD: "●●", FIRE: "▲", SCUFFLE: "✕", MARK: "◆", QUEUE: "▬" };
const SEVERITY = { RED: 0, YELLOW: 1, NONE: 2 };
export const isOpen = (alert) => OPEN.includes(alert.stage);
/** Where persons are too small for a scuffle to be told, the alert says so instead. */
export const kindName = (alert) => t(alert.whySaid?.some((said) => said.code === "DISORDER") ? "kind.DISORDER" : `kind.${alert.kind}`);
export const glyph = (alert) => GLYPH[alert.kind] || "?";

export function countText(alert) {
  if (alert.kind === "FIRE") return t(alert.count === 1 ? "alert.source" : "alert.sources", { n: alert.count });
  if (alert.kind === "QUEUE" && alert.count) return t("alert.vehicles", { n: alert.count });
  if (alert.kind !== "CROWD" || !alert.count) return "";
  return t(alert.atLeast ? "alert.atLeast" : "alert.persons", { n: alert.count });
}

export const whereText = (alert) => (alert.place
  ? `${degrees(alert.place.where)} · ${t("alert.ce90", { m: Math.ceil(alert.place.ce90M) })}`
  : t("alert.unplaced"));

export function sorted(alerts) {
  const rank = (a) => (isOpen(a) ? (a.stage === "NEW" ? 0 : 10) + SEVERITY[a.level] : 100);
  return [...alerts].sort((a, b) => rank(a) - rank(b) || (a.raisedAt < b.raisedAt ? 1 : -1));
}

/** One alert's row. Its element lives as long as the alert: a click must not fall between two of them. */
class Row {
  constructor(id) {
    this.picture = el("span", { class: "slot" });
    this.level = el("span");
    this.kind = el("span", { class: "kind" });
    this.age = el("span");
    this.area = el("span", { class: "area" });
    this.rest = el("span", { class: "rest" });
    this.about = el("span", { class: "sub about" }, this.area, this.rest);
    this.where = el("span", { class: "sub num" });
    this.root = el("button", {
      "data-alert": id, onclick: () => choose("alert", choice.alert === id ? null : id),
    }, this.picture, el("span", { class: "what" }, this.level, this.kind), this.age, this.about, this.where);
  }

  show(alert) {
    this.alert = alert;
    const open = isOpen(alert);
    const level = alert.level === "RED" ? "red" : alert.level === "YELLOW" ? "yellow" : "";
    this.root.className = `alert ${level} ${alert.stage === "NEW" ? "fresh" : ""} ${open ? "" : "done"}`;
    this.root.setAttribute("aria-pressed", String(choice.alert === alert.alert));
    redraw(this.picture, [alert.still, alert.kind], () => [alert.still
      ? el("img", { src: `api/stills/${alert.still}`, alt: "" })
      : el("span", { class: "noimg" }, glyph(alert))]);
    this.level.className = `level ${alert.level}`;
    put(this.level, t(`level.${alert.level}`));
    put(this.kind, kindName(alert));
    this.age.className = open ? "age num" : "num dim";
    const about = ["MARK", "SCUFFLE"].includes(alert.kind) ? tell(alert.whySaid, alert.why) : countText(alert);
    put(this.area, alert.area ? areaName(alert.area) : "");
    put(this.rest, [alert.area ? "\u00a0" : "", about, t(`stage.${alert.stage}`)].filter(Boolean).join(" · "));
    this.about.title = this.about.textContent;
    put(this.where, [landmarkText(alert), whereText(alert)].filter(Boolean).join(" · "));
    this.tick();
  }

  tick() {
    const raised = Date.parse(this.alert.raisedAt);
    put(this.age, isOpen(this.alert) ? age(now() - raised) : clock(raised));
  }
}

/** Puts the rows' elements into this order; what is in place is not touched, focus stays. */
function arrange(list, roots) {
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  [...list.children].filter((node) => !roots.includes(node)).forEach((node) => node.remove());
  roots.forEach((root, i) => { if (list.children[i] !== root) list.insertBefore(root, list.children[i] || null); });
  if (focused && focused !== document.activeElement) focused.focus({ preventScroll: true });
}

const known = new Set();

/** A tone for what is new since the page stands; not for what it found. */
function announce(alerts, first) {
  const fresh = alerts.filter((a) => !known.has(a.alert));
  fresh.forEach((a) => known.add(a.alert));
  if (!first && fresh.some(isOpen)) tone();
}

export function startAlerts() {
  const list = el("div", { class: "list" });
  const head = el("div", { class: "head" });
  const pane = detailPane();
  const none = el("div", { class: "empty" });
  document.getElementById("alerts").replaceChildren(head, list, pane.root);
  const rows = new Map();
  list.addEventListener("keydown", (e) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[e.key];
    if (!step || !list.contains(document.activeElement)) return;
    e.preventDefault();
    document.activeElement[step]?.focus();
  });
  let first = true;
  const draw = () => {
    if (!store.state) return;
    const alerts = sorted(store.state.alerts);
    const open = alerts.filter(isOpen).length;
    announce(alerts, first);
    first = false;
    document.title = open ? `(${open}) Skybeat` : "Skybeat";
    redraw(head, [open, lang()], () => [el("h2", {}, t("alerts.title")), el("span", { class: "count num" }, String(open)), el("span", { class: "dim" }, t("alerts.open"))]);
    alerts.forEach((alert) => {
      if (!rows.has(alert.alert)) rows.set(alert.alert, new Row(alert.alert));
      rows.get(alert.alert).show(alert);
    });
    const ids = alerts.map((a) => a.alert);
    [...rows.keys()].filter((id) => !ids.includes(id)).forEach((id) => rows.delete(id));
    put(none, t("alerts.none"));
    arrange(list, ids.length ? ids.map((id) => rows.get(id).root) : [none]);
    pane.show(alerts.find((a) => a.alert === choice.alert));
  };
  setInterval(() => rows.forEach((row) => row.tick()), 500);
  onState((changed) => { if (changed.has("alerts")) draw(); });
  onChoice((what) => {
    if (what !== "alert") return;
    draw();
    rows.get(choice.alert)?.root.scrollIntoView({ block: "nearest" });
  });
  onLanguage(draw);
  draw();
}
