// Weather, docks and other aircraft in a corner of the map: what an operator glances at before he lets one fly.
import { age, el, redraw, whole } from "./format.js";
import { lang, onLanguage, t } from "./i18n.js";
import { now, onState, store } from "./store.js";
import { tell } from "./said.js";

const tenth = (value) => String(Math.round(value * 10) / 10);
const far = (m) => (m >= 10000 ? "10 km+" : m >= 1000 ? `${tenth(m / 1000)} km` : `${whole(m)} m`);
const ago = (at) => t("around.ago", { a: age(now() - Date.parse(at)) });

/** From where the wind blows, as an arrow that shows where it blows to. */
const arrow = (fromDeg) => (fromDeg === undefined ? null : el("i", { class: "arrow", style: `transform: rotate(${whole(fromDeg + 180)}deg)`, title: `${whole(fromDeg)}°` }, "↑"));

function weather(w) {
  const words = [
    w.windMps === undefined ? "" : t("around.wind", { v: tenth(w.windMps) }),
    w.gustMps === undefined ? "" : t("around.gusts", { v: tenth(w.gustMps) }),
    w.rainMmH ? t("around.rain", { v: tenth(w.rainMmH) }) : "",
    w.visibilityM === undefined ? "" : t("around.visibility", { v: far(w.visibilityM) }),
    w.temperatureC === undefined ? "" : `${tenth(w.temperatureC)} °C`,
    ...w.hazards.map((word) => t(`hazard.${word}`)),
  ].filter(Boolean).join(" · ");
  const when = w.tooOld ? `${ago(w.at)}, ${t("around.old")}` : ago(w.at);
  return el("div", { class: w.tooOld ? "line old" : "line" }, arrow(w.windFromDeg), el("span", { class: "num" }, words), el("span", { class: "dim" }, `${w.source}, ${when}`));
}

function dock(d) {
  const doing = d.order ? `${t(`dock.${d.order}`)}…` : "";
  const percent = d.chargePercent === undefined ? "" : t(d.charging ? "dock.charging" : "dock.percent", { p: whole(d.chargePercent) });
  const words = d.heardAt === undefined ? [t("dock.never")] : [
    d.heard ? "" : t("dock.gone"), d.emergencyStop ? t("dock.stop") : "", t("dock.cover", { c: t(`dock.cover.${d.cover}`) }), doing,
    d.droneInDock === undefined ? "" : t(d.droneInDock ? "dock.drone" : "dock.away"), percent,
    d.trouble ? `${t("dock.failed")}: ${tell(d.troubleSaid, d.trouble)}` : "",
  ];
  const bad = !d.heard || d.emergencyStop || d.trouble || d.cover === "abnormal";
  const when = d.heardAt ? ago(d.heardAt) : "";
  return el("div", { class: bad ? "line bad" : "line" }, el("b", {}, d.dock), el("span", { class: "num" }, words.filter(Boolean).join(" · ")), el("span", { class: "dim" }, d.heard ? "" : when));
}

function lines(around) {
  const stops = around.stops.map((text, i) => el("div", { class: "line stop" }, el("b", {}, t("around.noFly")), el("span", {}, tell(around.stopsSaid?.[i], text))));
  return [...stops, ...around.weather.map(weather), ...around.docks.map(dock)];
}

export function startAround(place) {
  const box = el("section", { class: "around" });
  place.append(box);
  const draw = () => {
    const around = store.state?.around;
    if (!around) return;
    box.setAttribute("aria-label", t("around.title"));
    box.hidden = !around.weather.length && !around.stops.length && !around.docks.length;
    redraw(box, [around.weather, around.stops, around.docks.map((d) => (d.heard ? { ...d, heardAt: "" } : d)), lang(), Math.floor(now() / 5000)], () => lines(around));
  };
  onState((changed) => { if (changed.has("around")) draw(); });
  onLanguage(draw);
  setInterval(draw, 5000);
}
