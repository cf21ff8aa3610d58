// Station, origin, health, clock, language, person.
import { api } from "./api.js";
import { clock, el } from "./format.js";
import { lang, onLanguage, setLanguage, t } from "./i18n.js";
import { now, onState, store } from "./store.js";
import { soundOn, toggleSound } from "./sound.js";

const ORIGINS = ["LIVE", "DRILL", "SIMULATED", "REPLAYED"];

export function startTopbar() {
  const bar = document.getElementById("topbar");
  const time = el("span", { class: "clock num" });
  const draw = () => {
    const state = store.state;
    const origins = ORIGINS.filter((o) => state?.drones.some((d) => d.origin === o));
    const health = state?.health;
    const streams = state?.streams || [];
    const badStreams = streams.filter((s) => ["STALLED", "FROZEN", "REFUSED"].includes(s.state));
    const lost = (state?.drones || []).filter((d) => d.link === "LOST");
    const mark = (name, bad, none) => el("span", { class: `state ${bad ? "bad" : none ? "none" : ""}` }, name);
    bar.replaceChildren(
      el("span", { class: "name" }, `Skybeat · ${store.plan.station}`),
      ...origins.map((o) => el("span", { class: `badge ${o}` }, t(`origin.${o}`))),
      mark(t("top.station"), !store.connected || (health && !health.journalWrites)),
      mark(t("top.link"), lost.length > 0, !state?.drones.some((d) => d.link === "UP")),
      mark(t("top.analytics"), badStreams.length > 0, !health?.analytics),
      el("span", { class: "trouble" }, store.connected ? (health?.trouble?.[0] || "") : t("top.lost")),
      el("span", { class: "space" }),
      time,
      el("button", { onclick: () => { toggleSound(); draw(); } }, t(soundOn() ? "top.soundOn" : "top.sound")),
      el("button", { id: "language", onclick: () => setLanguage(lang() === "en" ? "zh-CN" : "en") }, t("lang.other")),
      el("span", { class: "who" }, store.me.name),
      el("button", { onclick: async () => { await api.logout(); location.reload(); } }, t("login.out")));
  };
  setInterval(() => { time.textContent = clock(now()); }, 250);
  onState((changed) => {
    if (["connection", "health", "drones", "streams"].some((part) => changed.has(part))) draw();
  });
  onLanguage(draw);
  draw();
}
