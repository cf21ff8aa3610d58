// Station, origin, health, clock, language, person.
import { api } from "./api.js";
import { clock, el, put, redraw } from "./format.js";
import { lang, onLanguage, setLanguage, t } from "./i18n.js";
import { now, onState, store } from "./store.js";
import { soundOn, toggleSound } from "./sound.js";
import { tell } from "./said.js";
import { openOperations } from "./operations.js";

const ORIGINS = ["LIVE", "DRILL", "SIMULATED", "REPLAYED"];

/** What the marks say already needs no second line. */
const IN_MARKS = ["NO_LINK", "NO_ANALYTICS", "STREAM"];

const mark = (name, kind) => el("span", { class: `state ${kind}` }, name);

function standing() {
  const state = store.state;
  const health = state?.health;
  const drones = state?.drones || [];
  const badStreams = (state?.streams || []).filter((s) => ["STALLED", "FROZEN", "REFUSED"].includes(s.state));
  const trouble = (health?.trouble || []).map((text, i) => [health.troubleSaid?.[i], text]);
  return {
    origins: ORIGINS.filter((o) => drones.some((d) => d.origin === o)),
    cut: !store.connected || !state,
    seen: !!state,
    station: health && !health.journalWrites,
    linkLost: drones.filter((d) => d.link === "LOST").map((d) => d.drone),
    linkNone: !drones.some((d) => d.link === "UP"),
    badStreams: badStreams.map((s) => [s.camera, s.state]),
    analytics: !!health?.analytics,
    trouble: trouble.filter(([said]) => !IN_MARKS.includes(said?.[0]?.code)),
    language: lang(),
  };
}

const camera = (name) => { const [drone, spectrum] = name.split("/"); return `${drone} ${t(`cam.${spectrum}`)}`; };

/** The marks' words; while the station is not heard, nothing else is known. */
function states(now) {
  if (now.cut) return now.seen ? [mark(t("top.lost"), "bad")] : [];
  const link = now.linkLost.length ? `${t("top.link")} ${now.linkLost.join(" ")} ${t("link.LOST")}` : t("top.link");
  const seen = !now.analytics ? `${t("top.analytics")} ${t("link.NEVER")}`
    : now.badStreams.length ? `${camera(now.badStreams[0][0])} ${t(`stream.${now.badStreams[0][1]}`)}${now.badStreams.length > 1 ? ` (+${now.badStreams.length - 1})` : ""}`
    : t("top.analytics");
  return [
    mark(t("top.station"), now.station ? "bad" : ""),
    mark(link, now.linkLost.length ? "bad" : now.linkNone ? "none" : ""),
    mark(seen, !now.analytics || now.badStreams.length ? "bad" : ""),
  ];
}

function marks(now) {
  const lines = now.cut ? [] : now.trouble.map(([said, text]) => tell(said, text));
  const more = lines.length > 1 ? ` (+${lines.length - 1})` : "";
  return [
    el("span", { class: "name" }, `Skybeat · ${store.plan.station}`),
    ...now.origins.map((o) => el("span", { class: `badge ${o}` }, t(`origin.${o}`))),
    ...states(now),
    el("span", { class: "trouble", title: lines.join("\n") }, (lines[0] || "") + more),
  ];
}

function buttons(draw) {
  return [
    el("button", { id: "operations", onclick: openOperations }, t("ops.open")),
    el("button", { id: "sound", "aria-pressed": String(soundOn()), onclick: () => { toggleSound(); draw(); } }, t(soundOn() ? "top.soundOn" : "top.sound")),
    el("button", { id: "language", lang: lang() === "en" ? "zh-CN" : "en", onclick: () => setLanguage(lang() === "en" ? "zh-CN" : "en") }, t("lang.other")),
    el("span", { class: "who", title: store.me.name }, store.me.name),
    el("button", { id: "logout", onclick: async () => { await api.logout().catch(() => null); location.reload(); } }, t("login.out")),
  ];
}

export function startTopbar() {
  const left = el("div", { class: "group left" });
  const time = el("span", { class: "clock num" });
  const right = el("div", { class: "group" });
  document.getElementById("topbar").replaceChildren(left, time, right);
  const draw = () => {
    const now = standing();
    redraw(left, now, () => marks(now));
    redraw(right, [lang(), soundOn()], () => buttons(draw));
  };
  setInterval(() => put(time, clock(now())), 250);
  onState((changed) => {
    if (["connection", "health", "drones", "streams"].some((part) => changed.has(part))) draw();
  });
  onLanguage(draw);
  draw();
}
