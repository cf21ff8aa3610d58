// Station, origin, health, clock, language, person.
import { api } from "./api.js";
import { clock, el, redraw } from "./format.js";
import { lang, onLanguage, setLanguage, t } from "./i18n.js";
import { now, onState, store } from "./store.js";
import { soundOn, toggleSound } from "./sound.js";

const ORIGINS = ["LIVE", "DRILL", "SIMULATED", "REPLAYED"];

const mark = (name, bad, none) => el("span", { class: `state ${bad ? "bad" : none ? "none" : ""}` }, name);

function standing() {
  const state = store.state;
  const health = state?.health;
  const drones = state?.drones || [];
  const badStreams = (state?.streams || []).filter((s) => ["STALLED", "FROZEN", "REFUSED"].includes(s.state));
  return {
    origins: ORIGINS.filter((o) => drones.some((d) => d.origin === o)),
    station: !store.connected || (health && !health.journalWrites),
    linkLost: drones.filter((d) => d.link === "LOST").map((d) => d.drone),
    linkNone: !drones.some((d) => d.link === "UP"),
    badStreams: badStreams.map((s) => s.camera),
    analytics: !!health?.analytics,
    trouble: store.connected ? health?.trouble || [] : [t("top.lost")],
    language: lang(),
  };
}

function marks(now) {
  const more = now.trouble.length > 1 ? ` (+${now.trouble.length - 1})` : "";
  return [
    el("span", { class: "name" }, `Skybeat · ${store.plan.station}`),
    ...now.origins.map((o) => el("span", { class: `badge ${o}` }, t(`origin.${o}`))),
    mark(t("top.station"), now.station),
    mark(now.linkLost.length ? `${t("top.link")} ${now.linkLost.join(" ")} ${t("link.LOST")}` : t("top.link"), now.linkLost.length > 0, now.linkNone),
    mark(now.badStreams.length ? `${t("top.analytics")} ${now.badStreams.join(" ")}` : t("top.analytics"), now.badStreams.length > 0, !now.analytics),
    el("span", { class: "trouble", title: now.trouble.join("\n") }, (now.trouble[0] || "") + more),
  ];
}

function buttons(draw) {
  return [
    el("button", { id: "sound", "aria-pressed": String(soundOn()), onclick: () => { toggleSound(); draw(); } }, t(soundOn() ? "top.soundOn" : "top.sound")),
    el("button", { id: "language", lang: lang() === "en" ? "zh-CN" : "en", onclick: () => setLanguage(lang() === "en" ? "zh-CN" : "en") }, t("lang.other")),
    el("span", { class: "who" }, store.me.name),
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
  setInterval(() => { time.textContent = clock(now()); }, 250);
  onState((changed) => {
    if (["connection", "health", "drones", "streams"].some((part) => changed.has(part))) draw();
  });
  onLanguage(draw);
  draw();
}
