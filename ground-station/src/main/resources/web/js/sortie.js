// The chosen drone's sortie: where it stands, its figures, and the orders a pilot may give.
import { api } from "./api.js";
import { askReason, attempt } from "./dialog.js";
import { clock, el, put, redraw, whole } from "./format.js";
import { lang, onLanguage, t } from "./i18n.js";
import { choice, choose, onChoice } from "./choice.js";
import { mayOrder, onState, store } from "./store.js";
import { ruleName, tell } from "./said.js";
import { openReport } from "./go.js";

const STEPS = ["PLANNED", "CHECKING", "UPLOADING", "ARMING", "PATROLLING", "RETURNING", "LANDING", "DONE"];
const STEP_OF = { LOOKING: "PATROLLING", SILENT: "PATROLLING" };
const LOW_PERCENT = 30;

async function order(name, drone, warning = "") {
  const reason = await askReason({
    title: t("order.title", { order: t(`order.${name}`), drone }), label: t("reason"), warning,
    go: t(`order.${name}`), grave: name === "land", beside: true,
  });
  if (reason) attempt(() => api.order(name, { drone }, reason), t("order.taken"));
}

async function flyNow(drone) {
  const sortie = store.state.sorties.find((s) => s.drone === drone);
  const known = store.plan.routes.map((r) => r.name);
  const route = known.includes(sortie?.route) ? sortie.route : known[0];
  const pilot = store.state.pilotsOnDuty[0] || store.plan.pilots[0]?.id;
  const reason = await askReason({ title: t("order.title", { order: t("order.fly-now"), drone: `${drone} · ${route}` }), label: t("reason"), go: t("order.fly-now"), beside: true });
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
  return STEPS.map((step, i) => el("i", { class: i < here ? "past" : i === here ? "here" : "", title: t(`phase.${step}`) }));
}

const figure = (label, value, kind = "") => ({ label: t(label), value, kind });

function figures(drone, sortie) {
  const battery = drone.battery.remainingPercent;
  const list = [
    figure("s.height", `${whole(drone.heightAboveHomeM)} m`),
    figure("s.speed", `${whole(drone.groundSpeedMps)} m/s`),
    figure("s.battery", battery === undefined ? "–" : `${whole(battery)} %`, battery < LOW_PERCENT ? "low" : ""),
    figure("s.mode", drone.mode || "–"),
  ];
  if (drone.link !== "UP") list.push(figure("s.link", t(`link.${drone.link}`), "low"));
  if (sortie) {
    if (sortie.items > 0) list.push(figure("s.item", `${Math.max(0, sortie.itemReached)}/${sortie.items}`));
    if (!sortie.tookOffAt) list.push(figure("s.start", clock(Date.parse(sortie.startsAt))));
    list.push(figure("s.pilot", store.plan.pilots.find((p) => p.id === sortie.pilot)?.name || sortie.pilot));
    list.push(figure("s.plan", `${sortie.route} · ${sortie.planDigest ? t("s.verified") : t("s.unverified")}`));
  }
  return list;
}

const drawn = ({ label, value, kind }) => el("span", { class: kind, title: `${label} ${value}` }, el("span", { class: "dim" }, `${label} `), el("b", { class: "num" }, value));

/** The drone's next sortie that can still be skipped. */
const next = (state, drone) => state.sorties
  .filter((s) => s.drone === drone && ["PLANNED", "CHECKING", "UPLOADING"].includes(s.phase))
  .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];

async function skip(sortie) {
  const reason = await askReason({ title: t("order.title", { order: t("order.skip"), drone: `${sortie.drone} · ${clock(Date.parse(sortie.startsAt))}` }), label: t("reason"), go: t("order.skip"), beside: true });
  if (reason) attempt(() => api.order("skip", { sortie: sortie.sortie }, reason), t("order.taken"));
}

function orders(drone, sortie) {
  if (!mayOrder()) return [el("span", { class: "dim", id: "no-orders" }, t("order.noRight"))];
  const skipped = next(store.state, drone.drone);
  const skipper = skipped ? el("button", { "data-order": "skip", onclick: () => skip(skipped) }, t("order.skip")) : null;
  if (drone.control) {
    return [el("button", { "data-order": "hand-back", class: "main", onclick: () => order("hand-back", drone.drone) }, t("order.hand-back")), skipper];
  }
  const flying = drone.armed && drone.landed !== "ON_GROUND" && drone.link === "UP";
  if (!drone.armed) {
    return [el("button", { "data-order": "fly-now", disabled: drone.link !== "UP", onclick: () => flyNow(drone.drone) }, t("order.fly-now")), skipper];
  }
  const button = (name, usable, warning) => el("button", { "data-order": name, disabled: !usable, class: name === "land" ? "grave" : "", onclick: () => order(name, drone.drone, warning) }, t(`order.${name}`));
  return [
    sortie?.held ? button("continue", flying) : button("hold", flying),
    button("return", flying && sortie?.phase !== "RETURNING"),
    button("land", flying, t("order.land.warn")),
    sortie?.look && sortie.leftAtItem !== undefined ? button("end-look", flying) : null,
    button("take-over", true, t("order.take-over.warn")),
  ];
}

const chips = (state, drone) => (state.drones.length < 2 ? [] : state.drones.map((d) => el("button", {
  "data-chip": d.drone, "aria-pressed": String(d.drone === drone.drone), onclick: () => choose("drone", d.drone),
}, d.link === "LOST" ? `${d.drone} ▲` : d.drone)));

function headline(drone, sortie) {
  if (drone.control) {
    return `${drone.drone} · ${drone.control.seen ? t("control.seen") : t("control.by", { by: drone.control.by })}`;
  }
  const phase = sortie ? (sortie.held ? t("phase.held") : t(`phase.${sortie.phase}`)) : t("phase.none");
  const outcome = sortie?.outcome ? ` · ${t(`outcome.${sortie.outcome.kind}`)}` : "";
  return `${drone.drone} · ${phase}${outcome}`;
}

function because(drone, sortie) {
  const last = sortie?.order;
  const reason = sortie?.outcome ? tell(sortie.outcome.reasonSaid, sortie.outcome.reason) : tell(sortie?.whySaid, sortie?.why);
  if (drone.control) return tell(drone.control.reasonSaid, drone.control.reason);
  return [
    sortie?.look ? t("look.by", { by: sortie.look.by, reason: sortie.look.reason }) : "",
    last && !sortie.look ? t("order.by", { order: t(`order.${last.order.toLowerCase()}`), by: ruleName(last.by), fate: t(`fate.${last.fate}`) }) : "",
    reason || drone.text,
  ].filter(Boolean).join(" · ");
}

export function startSortie() {
  const place = document.getElementById("sortie");
  const drones = el("div", { class: "chips" });
  const phase = el("div", { class: "phase" });
  const note = el("div", { class: "note" });
  const bar = el("div", { class: "steps" });
  const list = el("div", { class: "figures" });
  const foot = el("div", { class: "orders" });
  const report = el("span", {});
  place.replaceChildren(drones, el("div", { class: "story" }, el("div", { class: "headline" }, phase, report), note, bar, list), foot);
  const draw = () => {
    const state = store.state;
    if (!state?.drones.length) return;
    const drone = state.drones.find((d) => d.drone === choice.drone) || state.drones[0];
    if (choice.drone !== drone.drone) { choose("drone", drone.drone); return; }
    const sortie = currentSortie(state, drone.drone);
    redraw(drones, [state.drones.map((d) => [d.drone, d.link]), drone.drone], () => chips(state, drone));
    put(phase, headline(drone, sortie));
    redraw(report, [sortie?.sortie, sortie?.phase === "PLANNED", lang()], () => (sortie && sortie.phase !== "PLANNED"
      ? [el("button", { "data-order": "report", onclick: () => openReport(sortie.sortie) }, t("go.open"))] : []));
    phase.classList.toggle("piloted", !!drone.control);
    put(note, because(drone, sortie) || "\u00a0");
    note.title = sortie?.look ? `${note.textContent} · ${tell(sortie.look.choiceSaid, sortie.look.choice)}` : note.textContent;
    redraw(bar, [sortie?.phase, lang()], () => (sortie ? steps(sortie.phase) : []));
    const now = figures(drone, sortie);
    redraw(list, now, () => now.map(drawn));
    redraw(foot, [drone.drone, drone.armed, drone.landed, drone.link, sortie?.held, sortie?.phase, sortie?.sortie, !!sortie?.look, sortie?.leftAtItem, drone.control, next(state, drone.drone)?.sortie, lang()], () => orders(drone, sortie));
  };
  onState((changed) => { if (changed.has("drones") || changed.has("sorties")) draw(); });
  onChoice((what) => { if (what === "drone") draw(); });
  onLanguage(draw);
}
