// The ground as last looked at, square by square. Thousands of squares change a few at a time: each keeps its feature.
import { offset } from "./format.js";
import { store } from "./store.js";

const ol = window.ol;
const { Style, Stroke, Fill, Text } = ol.style;
const FADE_MS = 600000;
const STEPS = 6;

/** By colour: nobody, people (few to many), yellow, red. */
const NOBODY = [26, 35, 43];
const PEOPLE = [[26, 52, 65], [30, 68, 86], [38, 90, 113], [47, 112, 141]];
const YELLOW = [163, 128, 32];
const RED = [176, 56, 62];

const styles = new Map();

/** One style a colour and age: OpenLayers is quick with few of them. */
function style(colour, step, unknown) {
  const key = `${colour}|${step}|${unknown}`;
  if (!styles.has(key)) {
    const fresh = 0.25 + (0.7 * step) / STEPS;
    styles.set(key, unknown
      ? new Style({ text: new Text({ text: "?", font: "12px system-ui", fill: new Fill({ color: `rgba(148,163,176,${fresh})` }) }) })
      : new Style({ fill: new Fill({ color: `rgba(${colour.join()},${fresh})` }) }));
  }
  return styles.get(key);
}

function within(p, corners) {
  let inside = false;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [a, b] = [corners[i], corners[j]];
    if ((a.latDeg > p.latDeg) !== (b.latDeg > p.latDeg)
      && p.lonDeg < a.lonDeg + ((b.lonDeg - a.lonDeg) * (p.latDeg - a.latDeg)) / (b.latDeg - a.latDeg)) inside = !inside;
  }
  return inside;
}

/** Density that counts as crowded where no area says so, persons per square metre. */
const DEFAULT = { yellow: 1.5, red: 2 };

/** An area with a capacity is judged as a whole: no single square of it is yellow or red. */
function colour(cell, area) {
  if (cell.persons < 0.05) return NOBODY;
  const levels = area && !area.capacity ? area : DEFAULT;
  if (!area?.capacity && cell.personsPerM2 >= levels.red) return RED;
  if (!area?.capacity && cell.personsPerM2 >= levels.yellow) return YELLOW;
  return PEOPLE[Math.min(3, Math.floor((4 * cell.personsPerM2) / levels.yellow))];
}

const key = (cell) => `${cell.centre.latDeg},${cell.centre.lonDeg}`;

export class CellLayer {
  constructor(source, toMap) {
    this.source = source;
    this.toMap = toMap;
    this.shown = new Map();
  }

  /** Takes the room's squares; only those that are new objects are drawn anew. */
  update(cells, nowMs) {
    const present = new Set();
    const fresh = [];
    for (const cell of cells) {
      const id = key(cell);
      present.add(id);
      let one = this.shown.get(id);
      if (one?.cell === cell) continue;
      if (!one) {
        one = { feature: this.square(cell), area: store.plan.areas.find((area) => within(cell.centre, area.corners)) };
        this.shown.set(id, one);
        fresh.push(one.feature);
      }
      one.cell = cell;
      this.paint(one, nowMs);
    }
    for (const [id, one] of this.shown) {
      if (!present.has(id)) {
        this.source.removeFeature(one.feature);
        this.shown.delete(id);
      }
    }
    if (fresh.length) this.source.addFeatures(fresh);
  }

  fade(nowMs) { this.shown.forEach((one) => this.paint(one, nowMs)); }

  paint(one, nowMs) {
    const age = Math.min(1, Math.max(0, (nowMs - Date.parse(one.cell.seenAt)) / FADE_MS));
    const unknown = one.cell.personsPerM2 < 0;
    const next = style(unknown ? NOBODY : colour(one.cell, one.area), Math.round((1 - age) * STEPS), unknown);
    if (one.feature.getStyle() !== next) one.feature.setStyle(next);
  }

  square(cell) {
    const half = store.plan.cellSizeM / 2;
    const corners = [[-half, -half], [half, -half], [half, half], [-half, half], [-half, -half]];
    return new ol.Feature({ geometry: new ol.geom.Polygon([corners.map(([e, n]) => this.toMap(offset(cell.centre, e, n)))]) });
  }
}
