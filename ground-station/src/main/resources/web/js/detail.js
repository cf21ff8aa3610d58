// The chosen alert: picture, acts, facts.
import { api } from "./api.js";
import { askReason, attempt } from "./dialog.js";
import { clock, el, redraw } from "./format.js";
import { lang, t } from "./i18n.js";
import { choose } from "./choice.js";
import { mayOrder, store } from "./store.js";
import { areaName, areaOf, landmarkText, tell } from "./said.js";
import { countText, isOpen, kindName, whereText } from "./alerts.js";
import { evidencePane } from "./evidence.js";
import { lookAtAlert } from "./look.js";
import { centreOn } from "./map.js";

const percent = (share) => Math.round(100 * share);

/** How full it is, in the unit in which its area is judged. */
function density(alert) {
  const capacity = areaOf(alert.area)?.capacity;
  if (capacity && alert.kind === "CROWD") {
    return t("density.share", { p: percent(alert.count / capacity), n: capacity });
  }
  return alert.personsPerM2 ? t("density", { d: alert.personsPerM2.toFixed(1) }) : "";
}

export function levelsText(area) {
  if (!area) return "";
  return area.capacity
    ? t("levels.share", { y: percent(area.yellow), r: percent(area.red), n: area.capacity })
    : t("levels.density", { y: area.yellow.toFixed(1), r: area.red.toFixed(1) });
}

/** The area as it was seen last, and what is usual there at this hour. */
function usualText(id) {
  const place = (store.state?.places || []).find((one) => one.area === id && one.usual);
  if (!place) return "";
  const { low, high, weeks } = place.usual;
  return t("place.weeks", { d: place.personsPerM2.toFixed(2), a: low.toFixed(2), b: high.toFixed(2), n: weeks });
}

function flowText(flow, what) {
  if (!flow || !flow.followed) return "";
  return flow.state === "FLOWING"
    ? t("flow.of", { what: t(what), deg: flow.towardsDeg, sd: flow.sigmaDeg, v: flow.speedMps.toFixed(1), s: flow.sigmaMps.toFixed(1), n: flow.followed })
    : t("flow.not", { what: t(what), how: t(`flow.${flow.state}`), n: flow.followed });
}

/** How people and vehicles moved when the area was seen last. */
function movingText(id) {
  const place = (store.state?.places || []).find((one) => one.area === id);
  if (!place) return "";
  const standing = place.traffic?.standing ? t("traffic.standing", { n: place.traffic.standing }) : "";
  return [flowText(place.flow, "flow.persons"), flowText(place.traffic?.driving, "flow.vehicles"), standing].filter(Boolean).join(" · ");
}

function facts(alert) {
  const reason = tell(alert.unplacedReasonSaid, alert.unplacedReason);
  const why = tell(alert.whySaid, alert.why);
  const done = alert.stageBy ? `${alert.stageBy}, ${t(`stage.${alert.stage}`)}` : "";
  // "seen" is what the station notes where a person gave no reason.
  const because = alert.stageReason && alert.stageReason !== "seen" ? ` (${alert.stageReason})` : "";
  const lines = [
    ["alert.place", whereText(alert) + (reason ? ` (${reason})` : "")],
    ["alert.area", alert.area ? areaName(alert.area) : ""],
    ["alert.landmark", landmarkText(alert)],
    ["alert.density", density(alert)],
    ["alert.levels", alert.kind === "CROWD" ? levelsText(areaOf(alert.area)) : ""],
    ["alert.usual", alert.kind === "CROWD" ? usualText(alert.area) : ""],
    ["alert.flow", ["CROWD", "QUEUE"].includes(alert.kind) ? movingText(alert.area) : ""],
    [alert.kind === "MARK" ? "mark.note" : "alert.why", why],
    ["alert.seen", `${clock(Date.parse(alert.firstSeenAt))} – ${clock(Date.parse(alert.lastSeenAt))}`],
    ["alert.cameras", alert.cameras.map((camera) => { const [drone, spectrum] = camera.split("/"); return `${drone} ${t(`cam.${spectrum}`)}`; }).join(", ")],
    ["alert.sightings", alert.sightings > 1 ? String(alert.sightings) : ""],
    ["alert.by", done + because],
  ].filter(([, text]) => text);
  return el("dl", { class: "facts" }, ...lines.flatMap(([key, text]) => [el("dt", {}, t(key)), el("dd", { class: "num" }, text)]));
}

async function falseAlarm(alert) {
  const reason = await askReason({
    title: t("false.title"), label: t("false.reason"), quick: [1, 2, 3, 4, 5].map((i) => t(`false.q${i}`)), go: t("alert.false"),
  });
  if (reason) attempt(() => api.order("false-alarm", { alert: alert.alert }, reason));
}

async function close(alert) {
  const reason = await askReason({ title: t("close.title"), label: t("close.reason"), go: t("alert.close") });
  if (reason) attempt(() => api.order("close", { alert: alert.alert }, reason));
}

function picture(alert) {
  return alert.still
    ? el("div", { class: "pic" }, el("img", { src: `api/stills/${alert.still}`, alt: kindName(alert) }))
    : el("div", { class: "dim" }, t("alert.noPicture"));
}

function acts(alert) {
  const list = [];
  if (alert.stage === "NEW" && mayOrder()) {
    list.push(el("button", { class: "main", id: "acknowledge", onclick: () => attempt(() => api.order("acknowledge", { alert: alert.alert })) }, t("alert.ack")));
  }
  if (isOpen(alert) && mayOrder()) {
    list.push(el("button", { id: "false-alarm", onclick: () => falseAlarm(alert) }, t("alert.false")));
    list.push(el("button", { id: "close-alert", onclick: () => close(alert) }, t("alert.close")));
  }
  const place = alert.place || alert.near;
  if (alert.place && isOpen(alert) && mayOrder()) list.push(el("button", { id: "look-alert", onclick: () => lookAtAlert(alert) }, t("order.look")));
  if (place) list.push(el("button", { id: "centre", onclick: () => centreOn(place.where) }, t("alert.centre")));
  return list;
}

const title = (alert) => [
  el("span", {}, el("span", { class: `level ${alert.level}` }, t(`level.${alert.level}`)),
    ` ${kindName(alert)}${countText(alert) ? ` · ${countText(alert)}` : ""}`),
  el("button", { id: "fold", onclick: () => choose("alert", null) }, t("alert.shut")),
];

/** Each part is redrawn for itself: more sightings must not move the buttons from under a hand. */
export function detailPane() {
  const parts = { title: el("div", { class: "title" }), picture: el("div", { class: "slot" }), acts: el("div", { class: "acts" }), facts: el("div", { class: "slot" }) };
  const evidence = evidencePane();
  const root = el("div", { class: "detail", hidden: true }, ...Object.values(parts), evidence.root);
  return {
    root,
    show(alert) {
      root.hidden = !alert;
      evidence.show(alert);
      if (!alert) return;
      evidence.draw();
      redraw(parts.title, [alert.alert, alert.count, alert.atLeast, alert.level, lang()], () => title(alert));
      redraw(parts.picture, [alert.still, alert.kind, lang()], () => [picture(alert)]);
      redraw(parts.acts, [alert.alert, alert.stage, alert.place, alert.near, lang()], () => acts(alert));
      redraw(parts.facts, [alert, lang(), store.plan.station], () => [facts(alert)]);
    },
  };
}
