// What the station says, in the reader's language: it comes as codes with values, see the station's Wording.
import { lang, named, t } from "./i18n.js";
import { store } from "./store.js";

export const areaOf = (id) => store.plan.areas.find((area) => area.id === id);
export const areaName = (id) => { const area = areaOf(id); return area ? named(area) : id; };

/** The landmarks that an alert may be at, the likeliest first; empty where its place is too uncertain. */
export const landmarkText = (alert) => (alert.landmarks || [])
  .map((id) => store.plan.landmarks.find((one) => one.id === id)).filter(Boolean).map(named).join(t("alert.or"));
const orderName = (order) => t(`order.${order}`).toLowerCase();
/** A rule by its name in the reader's language, a person as he is called. */
export const ruleName = (by) => { const name = t(`rule.${by}`); return name === `rule.${by}` ? by : name; };
const hazardName = (word) => t(`hazard.${word}`);
const measureName = (word) => t(`measure.${word}`);

/** Values that have a name of their own in each language, by code and position. */
const NAMED = {
  DENSE: [areaName], FLOWING: [(word) => t(`dir.${word}`)], QUEUE: [areaName], QUEUE_GONE: [areaName], EASED: [areaName], FULL: [areaName], ORDERED: [orderName, ruleName], HAZARD: [hazardName], DOCK_MODE: [null, (word) => t(`dock.mode.${word}`)], MODE_IS: [(word) => t(`dock.mode.${word}`)],
  COVER_NOT_OPEN: [null, (word) => t(`dock.cover.${word}`)], COVER_IS: [(word) => t(`dock.cover.${word}`)], HAZARD_BY: [hazardName], NOT_TOLD: [measureName], TOLD_LONG_AGO: [measureName], STANDS: [(stage) => t(`stage.${stage}`)],
  STANDS_BY: [(stage) => t(`stage.${stage}`)], STREAM: [null, (state) => t(`stream.${state}`)],
};

function one({ code, values }) {
  if (code === "TEXT") return values[0];
  const shown = values.map((value, i) => (Array.isArray(value) ? tell(value, "") : NAMED[code]?.[i] ? NAMED[code][i](value) : value));
  return t(`said.${code}`, shown);
}

/** @param said the codes; @param text what stands in the journal, for a station that sends no codes. */
export function tell(said, text) {
  return said ? said.map(one).join(lang() === "en" ? "; " : "；") : text || "";
}
