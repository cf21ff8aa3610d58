// What is drawn on the map, as OpenLayers features. Colour is never the only carrier: shapes and words go with it.
import { age, offset, whole } from "./format.js";
import { named, t } from "./i18n.js";
import { glyph, isOpen } from "./alerts.js";
import { toMap } from "./map.js";

const ol = window.ol;
const { Style, Stroke, Fill, Text, Circle, RegularShape } = ol.style;
const FAMILY = 'system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
// Larger letters on a large screen: it is read from farther away.
const LARGE = window.matchMedia("(min-width: 1600px)").matches;
const FONT = `600 ${LARGE ? 17 : 14}px ${FAMILY}`;
const PIN = LARGE ? 16 : 14;
const COLOUR = { RED: "#f0575c", YELLOW: "#e8b931", NONE: "#94a3b0" };

function feature(geometry, styles, properties = {}) {
  const made = new ol.Feature({ geometry, ...properties });
  made.setStyle(styles);
  return made;
}

const polygon = (corners) => new ol.geom.Polygon([[...corners, corners[0]].map(toMap)]);
const line = (points) => new ol.geom.LineString(points.map(toMap));
const point = (p) => new ol.geom.Point(toMap(p));
const text = (words, options = {}) => new Text({
  text: words, font: FONT, fill: new Fill({ color: "#dde5ec" }), stroke: new Stroke({ color: "#0a0e12", width: 4 }), ...options,
});

/** A metric grid, 50 m wide, over a kilometre each way. */
export function gridFeatures(centre) {
  const style = new Style({ stroke: new Stroke({ color: "#141b22", width: 1 }) });
  const lines = [];
  for (let m = -1000; m <= 1000; m += 50) {
    lines.push(feature(line([offset(centre, m, -1000), offset(centre, m, 1000)]), style));
    lines.push(feature(line([offset(centre, -1000, m), offset(centre, 1000, m)]), style));
  }
  return lines;
}

let hatch = null;

function hatchPattern() {
  if (hatch) return hatch;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 10;
  const pen = canvas.getContext("2d");
  pen.strokeStyle = "#24303a";
  pen.lineWidth = 2;
  pen.beginPath();
  for (const shift of [-10, 0, 10]) { pen.moveTo(shift, 10); pen.lineTo(shift + 10, 0); }
  pen.stroke();
  hatch = pen.createPattern(canvas, "repeat");
  return hatch;
}

/** The ground of the areas, under the cells: what shows through was not looked at. */
export function areaFeatures(plan) {
  const style = new Style({ fill: new Fill({ color: hatchPattern() }) });
  return plan.areas.map((area) => feature(polygon(area.corners), style));
}

/** A label must not run over half the map; the whole name stands in the alert. */
function brief(name) {
  const most = /[\u4e00-\u9fff]/.test(name) ? 12 : 24;
  return name.length > most + 1 ? `${name.slice(0, most).trimEnd()}…` : name;
}

const TREND = { RISING: " ↑", FALLING: " ↓" };

/** How full it was when it was seen last, beside what is usual at this hour. */
function fullness(state, area) {
  const place = (state?.places || []).find((one) => one.area === area.id);
  if (!place) return "";
  const density = t("density", { d: place.personsPerM2.toFixed(2) }) + (TREND[place.trend] || "");
  if (!place.usual) return density;
  const usual = t("place.usual", { a: place.usual.low.toFixed(2), b: place.usual.high.toFixed(2) });
  return place.more ? `${density} ▲ ${t("place.more")} (${usual})` : `${density} (${usual})`;
}

/** Outlines and names of the areas, over the cells. */
export function areaLabels(plan, state) {
  return plan.areas.map((area) => {
    const levels = (state?.alerts || []).filter((a) => isOpen(a) && a.area === area.id && a.level !== "NONE").map((a) => a.level);
    const level = levels.includes("RED") ? "RED" : levels[0];
    const label = [brief(named(area)), level ? t(`level.${level}`) : "", fullness(state, area)].filter(Boolean).join(" · ");
    const anchor = ol.extent.getTopLeft(polygon(area.corners).getExtent());
    return feature(polygon(area.corners), [
      new Style({ stroke: new Stroke({ color: level ? COLOUR[level] : "#5d7383", width: level ? 4 : 1.5 }) }),
      new Style({
        zIndex: level ? 6 : 5, geometry: new ol.geom.Point(anchor),
        text: text(label, { textAlign: "left", textBaseline: "bottom", offsetY: -4, offsetX: 2, fill: new Fill({ color: level ? COLOUR[level] : "#aebbc6" }) }),
      }),
    ], { label, anchor });
  });
}

/** An arrow of metres on the ground, longer where it is quicker; it sets out from under an alert's pin. */
function arrow(where, towardsDeg, speedMps) {
  const rad = (towardsDeg * Math.PI) / 180;
  const tip = Math.min(36, 18 + 8 * speedMps);
  const at = (along, aside) => toMap(offset(where,
    along * Math.sin(rad) + aside * Math.cos(rad), along * Math.cos(rad) - aside * Math.sin(rad)));
  return { lines: new ol.geom.MultiLineString([[at(0, 0), at(tip, 0)], [at(tip - 5, -3.5), at(tip, 0), at(tip - 5, 3.5)]]), tip: new ol.geom.Point(at(tip, 0)) };
}

/** Which way people go in each area, where enough of them are followed; queues of vehicles. */
export function flowFeatures(state) {
  return (state.places || []).flatMap((place) => {
    const made = [];
    const flow = place.flow;
    if (flow?.state === "FLOWING" && flow.where) {
      const words = t("flow.arrow", { v: flow.speedMps.toFixed(1), s: flow.sigmaMps.toFixed(1), n: flow.followed });
      const { lines, tip } = arrow(flow.where, flow.towardsDeg, flow.speedMps);
      const up = Math.cos((flow.towardsDeg * Math.PI) / 180) > -0.2;
      made.push(feature(lines, [
        new Style({ stroke: new Stroke({ color: "#0a0e12", width: LARGE ? 8 : 7 }) }),
        new Style({ stroke: new Stroke({ color: "#c9e7f5", width: LARGE ? 4 : 3 }) }),
        new Style({ geometry: tip, text: text(words, { offsetY: up ? -12 : 14, font: `600 ${LARGE ? 14 : 12}px ${FAMILY}` }) }),
      ]));
    }
    const queue = place.traffic?.queue;
    if (queue) {
      made.push(feature(point(queue.where), new Style({
        image: new RegularShape({ points: 4, radius: 9, angle: Math.PI / 4, scale: [1.6, 0.8], stroke: new Stroke({ color: "#e8b931", width: 2.5 }), fill: new Fill({ color: "rgba(10,14,18,.7)" }) }),
        text: text(t("traffic.queue", { n: queue.vehicles, m: queue.lengthM, t: age(queue.standingS * 1000) }), { offsetY: 20, fill: new Fill({ color: "#e8b931" }), font: `600 ${LARGE ? 14 : 12}px ${FAMILY}` }),
      })));
    }
    return made;
  });
}

export function heatFeatures(plan) {
  return plan.knownHeat.map((heat) => feature(point(heat.where), new Style({
    image: new RegularShape({ points: 4, radius: 5, stroke: new Stroke({ color: "#a3794a", width: 1.5 }) }),
  })));
}

export function routeFeatures(plan) {
  const style = new Style({ stroke: new Stroke({ color: "#456a7d", width: 2, lineDash: [8, 6] }) });
  return plan.routes.flatMap((route) => [
    feature(line(route.legs.map((leg) => leg.where)), style),
    ...route.legs.slice(1, -1).map((leg) => feature(point(leg.where), new Style({ image: new Circle({ radius: 3, fill: new Fill({ color: "#6a93a8" }) }) }))),
  ]);
}

export function footprintFeatures(state, nowMs) {
  return state.footprints.filter((f) => f.corners.length > 2 && nowMs - Date.parse(f.frameAt) < 5000).map((f) => {
    const thermal = f.camera.endsWith("thermal");
    return feature(polygon(f.corners), new Style({
      stroke: new Stroke({ color: thermal ? "rgba(214,150,90,.8)" : "rgba(130,200,230,.85)", width: 1.5, lineDash: thermal ? [4, 4] : undefined }),
      fill: new Fill({ color: thermal ? "rgba(0,0,0,0)" : "rgba(111,183,214,.06)" }),
    }));
  });
}

function droneLabel(drone, parked) {
  const percent = drone.battery.remainingPercent;
  return [
    parked.join(" "), drone.armed ? `${whole(drone.heightAboveHomeM)} m` : "",
    percent === undefined || parked.length > 1 ? "" : `${whole(percent)} %`, drone.control ? t("control.short") : "", drone.link === "UP" ? "" : t(`link.${drone.link}`),
  ].filter(Boolean).join("  ");
}

const NEAR_DEG = 0.00015;
const near = (a, b) => Math.abs(a.latDeg - b.latDeg) < NEAR_DEG && Math.abs(a.lonDeg - b.lonDeg) < NEAR_DEG;

/** Drones that stand beside each other on the ground share one label, at the first of them. */
function sharing(drone, drones) {
  return drone.armed ? [drone] : drones.filter((d) => !d.armed && near(d.where, drone.where));
}

/** Where a drone's label may stand, in the order of liking: below, above, right, left; pixels from its centre. */
function places(radius, width) {
  const below = radius + (LARGE ? 16 : 13);
  const aside = radius + 8 + width / 2;
  return [[0, below], [0, -below], [aside, 0], [-aside, 0]];
}

const pen = document.createElement("canvas").getContext("2d");
const textWidth = (words) => { pen.font = FONT; return pen.measureText(words).width; };

/** Boxes [left, top, right, bottom] of the areas' names on the screen, for labels that give way to them. */
export function namesOnScreen(features, toPixel) {
  return features.flatMap((one) => {
    const words = one.get("label");
    const anchor = words && toPixel(one.get("anchor"));
    return anchor ? [[anchor[0], anchor[1] - 24, anchor[0] + textWidth(words) + 4, anchor[1]]] : [];
  });
}

/** The first place that covers no name; the one it has while that is free, so that labels don't hop. */
const standing = new Map();
function place(drone, words, radius, at, names) {
  const half = textWidth(words) / 2 + 6;
  const all = places(radius, 2 * half);
  const free = ([x, y]) => !names.some(([left, top, right, bottom]) =>
    at[0] + x + half > left && at[0] + x - half < right && at[1] + y + 12 > top && at[1] + y - 12 < bottom);
  const has = standing.get(drone) ?? 0;
  const chosen = !at || free(all[has]) ? has : Math.max(0, all.findIndex(free));
  standing.set(drone, chosen);
  return all[chosen];
}

export function droneFeatures(state, chosen, names, toPixel) {
  const drones = state.drones.filter((d) => d.where);
  return drones.map((d) => {
    const colour = d.link === "UP" ? "#6fb7d6" : "#94a3b0";
    const group = sharing(d, drones);
    const radius = d.armed ? 17 : 11;
    const label = group[0] === d ? droneLabel(d, group.map((one) => one.drone)) : "";
    const [offsetX, offsetY] = label ? place(d.drone, label, radius, toPixel(toMap(d.where)), names) : [0, 0];
    return feature(point(d.where), [
      new Style({ image: new Circle({ radius, stroke: new Stroke({ color: colour, width: d.drone === chosen ? 2.5 : 1 }), fill: new Fill({ color: "rgba(10,14,18,.75)" }) }) }),
      new Style({
        image: new RegularShape({ points: 3, radius: radius - 5, scale: [0.72, 1], rotation: (d.headingDeg * Math.PI) / 180, rotateWithView: true, fill: new Fill({ color: colour }) }),
        text: label ? text(label, { offsetX, offsetY, backgroundFill: new Fill({ color: "rgba(10,14,18,.72)" }), padding: [2, 5, 1, 5] }) : undefined,
      }),
    ], { drone: d.drone });
  });
}

/** Where drones look from, and at what. */
export function lookFeatures(state) {
  const dashed = new Style({ stroke: new Stroke({ color: "#c9e7f5", width: 2, lineDash: [3, 6] }) });
  const target = new Style({ image: new RegularShape({ points: 4, radius: 12, radius2: 0, stroke: new Stroke({ color: "#c9e7f5", width: 3 }) }) });
  const stand = new Style({ image: new Circle({ radius: 6, stroke: new Stroke({ color: "#c9e7f5", width: 2 }) }) });
  return state.sorties.filter((s) => s.look && s.phase !== "DONE").flatMap((s) => [
    feature(line([s.look.beside, s.look.target]), dashed),
    feature(point(s.look.target), target),
    feature(point(s.look.beside), stand),
  ]);
}

/** Other aircraft: a hollow arrow along its track, its height and the age of its place; made-up ones say so. */
export function aircraftFeatures(state, nowMs) {
  return (state.around?.aircraft || []).map((a) => {
    const ageS = Math.max(0, Math.round((nowMs - Date.parse(a.whereAt)) / 1000));
    const colour = ageS > 60 ? "#5d7383" : "#d9c7a0";
    const height = a.altitudeAmslM === undefined ? "" : `${whole(a.altitudeAmslM)} m`;
    const words = [a.name, a.simulated ? t("around.simulated") : "", height, `${ageS} s`].filter(Boolean).join("  ");
    return feature(point(a.where), new Style({
      image: new RegularShape({
        points: 3, radius: 11, scale: [0.6, 1], rotation: ((a.trackDeg || 0) * Math.PI) / 180, rotateWithView: true,
        stroke: new Stroke({ color: colour, width: 2, lineDash: a.simulated ? [3, 3] : undefined }), fill: new Fill({ color: "rgba(10,14,18,.5)" }),
      }),
      text: text(words, { offsetY: -18, fill: new Fill({ color: colour }) }),
    }));
  });
}

/** A circle of so many metres on the ground. */
function ring(where, radiusM) {
  const corners = [];
  for (let i = 0; i < 48; i++) {
    const angle = (i * Math.PI) / 24;
    corners.push(offset(where, radiusM * Math.cos(angle), radiusM * Math.sin(angle)));
  }
  return polygon(corners);
}

/** A pin: filled while nobody has acknowledged it, hollow and dashed where the place is not known. */
function pin(alert, chosen) {
  const colour = COLOUR[alert.level] || COLOUR.YELLOW;
  const filled = alert.stage === "NEW" && alert.place;
  return new Style({
    zIndex: (alert.alert === chosen ? 100 : 0) + (alert.stage === "NEW" ? 10 : 0) + (alert.level === "RED" ? 2 : 1),
    image: new Circle({
      radius: alert.alert === chosen ? PIN + 3 : PIN, fill: new Fill({ color: filled ? colour : "#10161b" }),
      stroke: new Stroke({ color: filled ? "#fff" : colour, width: 2.5, lineDash: alert.place ? undefined : [4, 4] }),
    }),
    text: text(glyph(alert), { font: "700 12px system-ui", fill: new Fill({ color: filled ? "#10161b" : colour }), stroke: undefined }),
  });
}

export function alertFeatures(state, chosen) {
  return state.alerts.filter((a) => isOpen(a) && (a.place || a.near)).flatMap((a) => {
    const place = a.place || a.near;
    const circle = feature(ring(place.where, Math.max(1, place.ce90M)), new Style({
      stroke: new Stroke({ color: COLOUR[a.level] || COLOUR.YELLOW, width: a.alert === chosen ? 3 : 1.5, lineDash: a.place ? undefined : [6, 6] }),
      fill: new Fill({ color: "rgba(255,255,255,.03)" }),
    }), { alert: a.alert });
    return [circle, feature(point(place.where), pin(a, chosen), { alert: a.alert })];
  });
}
