// What is drawn on the map, as OpenLayers features. Colour is never the only carrier: shapes and words go with it.
import { offset } from "./format.js";
import { named, t } from "./i18n.js";
import { glyph, isOpen } from "./alerts.js";
import { toMap } from "./map.js";

const ol = window.ol;
const { Style, Stroke, Fill, Text, Circle, RegularShape } = ol.style;
const FONT = '600 14px system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const COLOUR = { RED: "#f0575c", YELLOW: "#e8b931", NONE: "#94a3b0" };
const FADE_MS = 600000;

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
  const style = new Style({ stroke: new Stroke({ color: "#172028", width: 1 }) });
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

/** Outlines and names of the areas, over the cells. */
export function areaLabels(plan, state) {
  return plan.areas.map((area) => {
    const levels = (state?.alerts || []).filter((a) => isOpen(a) && a.area === area.id && a.level !== "NONE").map((a) => a.level);
    const level = levels.includes("RED") ? "RED" : levels[0];
    const label = level ? `${named(area)} · ${t(`level.${level}`)}` : named(area);
    return feature(polygon(area.corners), [
      new Style({ stroke: new Stroke({ color: level ? COLOUR[level] : "#5d7383", width: level ? 4 : 1.5 }) }),
      new Style({
        zIndex: 5, geometry: new ol.geom.Point(ol.extent.getTopLeft(polygon(area.corners).getExtent())),
        text: text(label, { textAlign: "left", textBaseline: "bottom", offsetY: -4, offsetX: 2, fill: new Fill({ color: level ? COLOUR[level] : "#aebbc6" }) }),
      }),
    ]);
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

function within(p, corners) {
  let inside = false;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const [a, b] = [corners[i], corners[j]];
    if ((a.latDeg > p.latDeg) !== (b.latDeg > p.latDeg)
      && p.lonDeg < a.lonDeg + ((b.lonDeg - a.lonDeg) * (p.latDeg - a.latDeg)) / (b.latDeg - a.latDeg)) inside = !inside;
  }
  return inside;
}

/** By the limits of the area that the square lies in. */
function cellColour(plan, cell) {
  const area = plan.areas.find((one) => within(cell.centre, one.corners)) || plan.areas[0];
  const yellow = area?.yellow || 1.5;
  const red = area?.red || 2;
  if (cell.personsPerM2 >= red) return [240, 87, 92, 0.72];
  if (cell.personsPerM2 >= yellow) return [232, 185, 49, 0.62];
  return [58, 140, 172, Math.min(0.6, 0.12 + (0.48 * cell.personsPerM2) / yellow)];
}

export function cellFeatures(plan, state, nowMs) {
  const half = plan.cellSizeM / 2;
  return state.cells.map((cell) => {
    const corners = [[-half, -half], [half, -half], [half, half], [-half, half]].map(([e, n]) => offset(cell.centre, e, n));
    const fresh = Math.max(0.15, 1 - (nowMs - Date.parse(cell.seenAt)) / FADE_MS);
    const uncertain = cell.personsPerM2 < 0;
    const [r, g, b, a] = uncertain || cell.persons < 0.05 ? [10, 14, 18, 0] : cellColour(plan, cell);
    return feature(polygon(corners), [
      new Style({ fill: new Fill({ color: `rgba(12,17,22,${0.9 * fresh})` }) }),
      new Style({
        fill: new Fill({ color: `rgba(${r},${g},${b},${a * fresh})` }),
        stroke: new Stroke({ color: `rgba(110,130,145,${0.28 * fresh})`, width: 1, lineDash: uncertain ? [3, 3] : undefined }),
        text: uncertain ? text("?", { font: "12px system-ui" }) : undefined,
      }),
    ]);
  });
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

export function droneFeatures(state, chosen) {
  return state.drones.filter((d) => d.where).map((d) => {
    const lost = d.link !== "UP";
    const colour = lost ? "#94a3b0" : "#6fb7d6";
    const percent = d.battery.remainingPercent;
    const label = [d.drone, `${d.heightAboveHomeM.toFixed(0)} m`, percent === undefined ? "" : `${percent.toFixed(0)} %`, lost ? t(`link.${d.link}`) : ""].filter(Boolean).join("  ");
    return feature(point(d.where), [
      new Style({ image: new Circle({ radius: 17, stroke: new Stroke({ color: colour, width: d.drone === chosen ? 2.5 : 1 }), fill: new Fill({ color: "rgba(10,14,18,.75)" }) }) }),
      new Style({
        image: new RegularShape({ points: 3, radius: 12, scale: [0.72, 1], rotation: (d.headingDeg * Math.PI) / 180, rotateWithView: true, fill: new Fill({ color: colour }) }),
        text: text(label, { offsetY: 30 }),
      }),
    ], { drone: d.drone });
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

export function alertFeatures(state, chosen) {
  return state.alerts.filter((a) => isOpen(a) && (a.place || a.near)).flatMap((a) => {
    const place = a.place || a.near;
    const colour = COLOUR[a.level] || COLOUR.YELLOW;
    const fresh = a.stage === "NEW";
    const circle = feature(ring(place.where, Math.max(1, place.ce90M)), new Style({
      stroke: new Stroke({ color: colour, width: a.alert === chosen ? 3 : 1.5, lineDash: a.place ? undefined : [6, 6] }),
      fill: new Fill({ color: "rgba(255,255,255,.03)" }),
    }), { alert: a.alert });
    const pin = feature(point(place.where), new Style({
      image: new Circle({ radius: a.alert === chosen ? 17 : 14, fill: new Fill({ color: fresh ? colour : "#10161b" }), stroke: new Stroke({ color: fresh ? "#fff" : colour, width: 2.5 }) }),
      text: text(glyph(a), { font: "700 12px system-ui", fill: new Fill({ color: fresh ? "#10161b" : colour }), stroke: undefined }),
    }), { alert: a.alert });
    return [circle, pin];
  });
}
