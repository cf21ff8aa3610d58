// The ground of the last seven days, minute by minute: the map shows what was counted then instead of now.
import { api } from "./api.js";
import { refusal } from "./dialog.js";
import { el, offset, put } from "./format.js";
import { lang, onLanguage, t } from "./i18n.js";
import { now } from "./store.js";

const DAY_MS = 86400000;
const DAYS = 7;
const FRAME_MS = 400;
/** A square that was counted within so long before the chosen minute still stands on the map. */
const SEEN_MS = 600000;

/** Minutes as the station kept them become the squares that the map draws. */
function squares(minutes, untilMs) {
  const bySquare = new Map();
  for (const one of minutes) {
    const at = Date.parse(one.minute);
    if (at > untilMs || at < untilMs - SEEN_MS) continue;
    for (const square of one.squares) {
      const middle = offset(one.gridOrigin, (square.column + 0.5) * one.cellSizeM, (square.row + 0.5) * one.cellSizeM);
      bySquare.set(`${square.column},${square.row}`, {
        centre: { latDeg: Number(middle.latDeg.toFixed(9)), lonDeg: Number(middle.lonDeg.toFixed(9)) },
        persons: Math.max(0, square.personsPerM2) * one.cellSizeM * one.cellSizeM,
        personsPerM2: square.personsPerM2, atLeast: square.atLeast, seenAt: one.minute,
      });
    }
  }
  return [...bySquare.values()];
}

/** A day has about two hundred minutes with something in them: whole days are fetched as they are wanted. */
class Days {
  constructor() { this.known = new Map(); }

  async of(ms) {
    const day = Math.floor(ms / DAY_MS);
    if (!this.known.has(day)) {
      const asked = api.ground(new Date(day * DAY_MS - SEEN_MS).toISOString(), new Date((day + 1) * DAY_MS + 120000).toISOString());
      this.known.set(day, asked);
      asked.catch(() => this.known.delete(day));
    }
    return this.known.get(day);
  }
}

/** draw(squares, ms) shows them; live() goes back to the present. */
export function startPast(place, draw, live) {
  const open = el("button", { class: "history-open", onclick: () => begin() });
  const label = el("b", { class: "num" });
  const said = el("span", { class: "dim" });
  const slider = el("input", { type: "range", min: 0, max: DAYS * 1440, step: 1, oninput: () => show() });
  const play = el("button", { onclick: () => toggle() });
  const earlier = el("button", { onclick: () => jump(-1) }, "◂");
  const later = el("button", { onclick: () => jump(1) }, "▸");
  const shut = el("button", { onclick: () => end() });
  const bar = el("section", { class: "history", hidden: true }, earlier, play, later, slider, label, said, shut);
  place.append(open, bar);
  let days = new Days();
  let endMs = 0;
  let timer = 0;
  let turn = 0;

  const chosen = () => endMs - (DAYS * 1440 - Number(slider.value)) * 60000;

  async function show() {
    const mine = ++turn;
    const ms = chosen();
    const when = new Date(ms).toLocaleString(lang(), { month: "2-digit", day: "2-digit", weekday: "short", hour: "2-digit", minute: "2-digit" });
    put(label, when);
    slider.setAttribute("aria-valuetext", when);
    try {
      const list = squares(await days.of(ms), ms);
      if (mine !== turn || bar.hidden) return;
      draw(list, ms);
      put(said, list.length ? t("past.squares", { n: list.length }) : t("past.nothing"));
    } catch (e) {
      if (mine === turn) put(said, refusal(e));
    }
  }

  /** To the next minute, before or after, in which something was counted. */
  async function jump(step) {
    const ms = chosen();
    for (let day = 0; day <= DAYS; day++) {
      const minutes = (await days.of(ms + step * day * DAY_MS).catch(() => [])).map((one) => Date.parse(one.minute));
      const found = minutes.filter((at) => (step > 0 ? at > ms + 59999 && at <= endMs : at < ms - 59999 && at >= endMs - DAYS * DAY_MS));
      if (found.length) {
        const at = step > 0 ? Math.min(...found) : Math.max(...found);
        slider.value = DAYS * 1440 - Math.floor((endMs - at) / 60000);
        await show();
        return true;
      }
    }
    return false;
  }

  function toggle() {
    if (timer) { stop(); return; }
    const next = async () => {
      const more = await jump(1);
      if (timer) timer = more ? setTimeout(next, FRAME_MS) : stop();
    };
    timer = setTimeout(next, FRAME_MS);
    words();
  }

  function stop() {
    clearTimeout(timer);
    timer = 0;
    words();
    return 0;
  }

  function begin() {
    days = new Days();
    endMs = Math.floor(now() / 60000) * 60000;
    slider.value = DAYS * 1440;
    bar.hidden = false;
    open.hidden = true;
    place.classList.add("in-history");
    show();
    slider.focus();
  }

  function end() {
    stop();
    turn++;
    bar.hidden = true;
    open.hidden = false;
    place.classList.remove("in-history");
    live();
    open.focus();
  }

  function words() {
    put(open, t("past.open"));
    put(play, timer ? t("past.stop") : t("past.play"));
    put(shut, t("past.live"));
    earlier.title = t("past.earlier");
    later.title = t("past.later");
    slider.setAttribute("aria-label", t("past.open"));
    bar.setAttribute("aria-label", t("past.open"));
  }

  words();
  onLanguage(() => { words(); if (!bar.hidden) show(); });
  return { on: () => !bar.hidden, ms: chosen };
}
