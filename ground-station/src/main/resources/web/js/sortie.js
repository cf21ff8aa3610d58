// The chosen drone's sortie: where it stands, its figures, and the orders a pilot may give.
import { api } from "./api.js";
import { askReason, attempt } from "./dialog.js";
import { clock, el, redraw } from "./format.js";
import { lang, onLanguage, t } from "./i18n.js";
import { choice, choose, onChoice } from "./choice.js";
import { onState, store } from "./store.js";

const STEPS = ["PLANNED", "CHECKING", "UPLOADING", "ARMING", "PATROLLING", "RETURNING", "LANDING", "DONE"];
const STEP_OF = { LOOKING: "PATROLLING", SILENT: "PATROLLING" };
const LOW_PERCENT = 30;

async function order(name, drone, warning = "") {
  const reason = await askReason({
    title: t("order.title", { order: t(`order.${name}`), drone }), label: t("reason"), warning,
    go: t(`order.${name}`), grave: name === "land",
  });
  if (reason) attempt(() => api.order(name, { drone }, reason), t("order.taken"));
}

async function flyNow(drone) {
  const sortie = store.state.sorties.find((s) => s.drone === drone);
  const route = sortie?.route || store.plan.routes[0]?.name;
  const pilot = store.state.pilotsOnDuty[0] || store.plan.pilots[0]?.id;
  const reason = await askReason({ title: t("order.title", { order: t("order.fly-now"), drone: `${drone} · ${route}` }), label: t("reason"), go: t("order.fly-now") });
  if (reason) attempt(() => api.order("fly-now", { drone, route, pilot }, reason), t("order.taken"));
}

/** The sortie to show for a drone: the open one that is nearest, else the last that ended. */
export function currentSortie(state, drone) {
  const mine = state.sorties.filter((s) => s.drone === drone);
  const open = mine.filter((s) => s.phase !== "DONE").sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const active = open.find((s) => s.phase !== "PLANNED");
  return active || open[0] || mine[0];
}

function steps(phase) {
  const here = STEPS.indexOf(STEP_OF[phase] || phase);
  return el("div", { class: "steps" }, ...STEPS.map((step, i) => el("i", { class: i < here ? "past" : i === here ? "here" : "", title: t(`phase.${step}`) })));
}

function figure(label, value, kind = "") {
  return el("span", { class: kind }, el("span", { class: "dim" }, `${t(label)} `), el("b", { class: "num" }, value));
}

function figures(drone, sortie) {
  const battery = drone.battery.remainingPercent;
  const list = [
    figure("s.height", `${drone.heightAboveHomeM.toFixed(0)} m`),
    figure("s.speed", `${drone.groundSpeedMps.toFixed(1)} m/s`),
    figure("s.battery", battery === undefined ? "–" : `${battery.toFixed(0)} %`, battery < LOW_PERCENT ? "low" : ""),
    figure("s.mode", drone.mode || "–"),
  ];
  if (drone.link !== "UP") list.push(figure("s.link", t(`link.${drone.link}`), "low"));
  if (sortie) {
    if (sortie.items > 0) list.push(figure("s.item", `${Math.max(0, sortie.itemReached)}/${sortie.items}`));
    list.push(figure("s.pilot", store.plan.pilots.find((p) => p.id === sortie.pilot)?.name || sortie.pilot));
    list.push(figure("s.plan", `${sortie.route} · ${sortie.planDigest ? `${t("s.verified")} ${sortie.planDigest.slice(0, 8)}` : t("s.unverified")}`));
    if (!sortie.tookOffAt) list.push(figure("s.start", clock(Date.parse(sortie.startsAt))));
  }
  return el("div", { class: "figures" }, ...list);
}

function orders(drone, sortie) {
  const flying = drone.armed && drone.landed !== "ON_GROUND";
  const button = (name, usable, warning) => el("button", { "data-order": name, disabled: !usable, class: name === "land" ? "grave" : "", onclick: () => order(name, drone.drone, warning) }, t(`order.${name}`));
  const list = [
    sortie?.held ? button("continue", flying) : button("hold", flying),
    button("return", flying && sortie?.phase !== "RETURNING"),
    button("land", flying, t("order.land.warn")),
  ];
  if (!drone.armed) list.push(el("button", { "data-order": "fly-now", disabled: drone.link !== "UP", onclick: () => flyNow(drone.drone) }, t("order.fly-now")));
  return list;
}

const chips = (state, drone) => (state.drones.length < 2 ? [] : state.drones.map((d) => el("button", {
  "data-chip": d.drone, "aria-pressed": String(d.drone === drone.drone), onclick: () => choose("drone", d.drone),
}, d.link === "LOST" ? `${d.drone} ▲` : d.drone)));

function story(drone, sortie) {
  const phase = sortie ? (sortie.held ? t("phase.held") : t(`phase.${sortie.phase}`)) : t("phase.none");
  const outcome = sortie?.outcome ? ` · ${t(`outcome.${sortie.outcome.kind}`)}` : "";
  const last = sortie?.order;
  const why = [
    last ? t("order.by", { order: t(`order.${last.order.toLowerCase()}`), by: last.by, fate: t(`fate.${last.fate}`) }) : "",
    sortie?.outcome?.reason || sortie?.why || drone.text,
  ].filter(Boolean).join(" · ");
  return [
    el("div", { class: "phase" }, `${drone.drone} · ${phase}${outcome}`),
    el("div", { class: "note", title: why }, why),
    sortie ? steps(sortie.phase) : null,
    figures(drone, sortie),
  ].filter(Boolean);
}

export function startSortie() {
  const place = document.getElementById("sortie");
  const drones = el("div", { class: "chips" });
  const top = el("div", { class: "story" });
  const foot = el("div", { class: "orders" });
  place.replaceChildren(drones, top, foot);
  const draw = () => {
    const state = store.state;
    if (!state?.drones.length) return;
    const drone = state.drones.find((d) => d.drone === choice.drone) || state.drones[0];
    if (choice.drone !== drone.drone) { choose("drone", drone.drone); return; }
    const sortie = currentSortie(state, drone.drone);
    redraw(drones, [state.drones.map((d) => [d.drone, d.link]), drone.drone], () => chips(state, drone));
    top.replaceChildren(...story(drone, sortie));
    redraw(foot, [drone.drone, drone.armed, drone.landed, drone.link, sortie?.held, sortie?.phase, lang()], () => orders(drone, sortie));
  };
  onState((changed) => { if (changed.has("drones") || changed.has("sorties")) draw(); });
  onChoice((what) => { if (what === "drone") draw(); });
  onLanguage(draw);
}
