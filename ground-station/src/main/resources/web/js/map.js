// The map: works offline, drawn from the station's own areas and routes. Uses OpenLayers' global `ol`.
import { el } from "./format.js";
import { onLanguage, t } from "./i18n.js";
import { choice, choose, onChoice } from "./choice.js";
import { now, onState, store } from "./store.js";
import { CellLayer } from "./cells.js";
import { startAround } from "./around.js";
import { startPast } from "./past.js";
import { closeMenu, openMenu } from "./look.js";
import { aircraftFeatures, areaFeatures, areaLabels, droneFeatures, flowFeatures, footprintFeatures, gridFeatures, alertFeatures, routeFeatures, heatFeatures, lookFeatures, namesOnScreen } from "./features.js";

const ol = window.ol;
let map = null;

export const toMap = (p) => ol.proj.fromLonLat([p.lonDeg, p.latDeg]);

export function centreOn(where) {
  map.getView().animate({ center: toMap(where), duration: 250, zoom: Math.max(map.getView().getZoom(), 19) });
}

// Names that would cover each other give way (from far away), the one with an open alert last.
function layer(zIndex, declutter = false) {
  const source = new ol.source.Vector();
  return { source, layer: new ol.layer.Vector({ source, zIndex, declutter, updateWhileInteracting: true }) };
}

function fill(target, features) {
  target.source.clear(true);
  target.source.addFeatures(features);
}

function legend() {
  const key = (kind, text) => el("span", {}, el("i", { class: kind }), text);
  return [key("unseen", t("legend.unseen")), key("zero", t("legend.zero")), key("some", t("legend.some")),
    key("y", t("legend.yellow")), key("r", t("legend.red"))];
}

export function startMap() {
  const names = ["grid", "areas", "cells", "heat", "routes", "footprints", "flows", "labels", "looks", "alerts", "aircraft", "drones"];
  const layers = Object.fromEntries(names.map((name, i) => [name, layer(i, name === "labels")]));
  map = new ol.Map({
    target: "map",
    layers: names.map((name) => layers[name].layer),
    controls: [new ol.control.Zoom({ zoomInTipLabel: "", zoomOutTipLabel: "" }), new ol.control.ScaleLine()],
    view: new ol.View({ center: toMap(store.plan.centre), zoom: 18, minZoom: 3, maxZoom: 22 }),
  });
  const place = document.getElementById("map");
  const key = el("div", { class: "legend" });
  place.append(key);
  startAround(place);

  const still = () => {
    fill(layers.grid, gridFeatures(store.plan.centre));
    fill(layers.areas, areaFeatures(store.plan));
    fill(layers.labels, areaLabels(store.plan, store.state));
    fill(layers.heat, heatFeatures(store.plan));
    fill(layers.routes, routeFeatures(store.plan));
    key.replaceChildren(...legend());
    place.setAttribute("aria-label", t("map.title"));
    place.querySelector(".ol-zoom-in").title = t("map.in");
    place.querySelector(".ol-zoom-out").title = t("map.out");
  };
  const whole = () => {
    const extent = ol.extent.createEmpty();
    ["areas", "routes"].forEach((name) => ol.extent.extend(extent, layers[name].source.getExtent()));
    if (!ol.extent.isEmpty(extent)) map.getView().fit(extent, { padding: [44, 60, 64, 60] });
  };
  const alerts = () => fill(layers.alerts, alertFeatures(store.state, choice.alert));
  const toPixel = (coordinate) => map.getPixelFromCoordinate(coordinate);
  const drones = () => fill(layers.drones,
    droneFeatures(store.state, choice.drone, namesOnScreen(layers.labels.source.getFeatures(), toPixel), toPixel));
  const footprints = () => fill(layers.footprints, footprintFeatures(store.state, now()));
  const aircraft = () => fill(layers.aircraft, aircraftFeatures(store.state, now()));
  const cells = new CellLayer(layers.cells.source, toMap);

  const past = startPast(place, (squares, ms) => { cells.update(squares, ms); layers.flows.source.clear(true); }, () => { cells.update(store.state?.cells || [], now()); fill(layers.flows, flowFeatures(store.state || {})); });

  still();
  whole();
  let moved = false;
  ["pointerdown", "wheel", "keydown"].forEach((kind) => place.addEventListener(kind, () => { moved = true; }, { capture: true, passive: true }));
  // Another size of the window shows the whole again, unless somebody has chosen what to look at.
  new ResizeObserver(() => { map.updateSize(); if (!moved) whole(); }).observe(place);
  onState((changed) => {
    if (!store.state) return;
    if (changed.has("drones")) drones();
    if (changed.has("sorties") || changed.has("drones")) fill(layers.looks, lookFeatures(store.state));
    if (changed.has("footprints")) footprints();
    if (changed.has("around")) aircraft();
    if (changed.has("alerts")) { alerts(); fill(layers.labels, areaLabels(store.plan, store.state)); }
    if (changed.has("cells") && !past.on()) cells.update(store.state.cells, now());
    if (changed.has("places")) {
      fill(layers.labels, areaLabels(store.plan, store.state));
      fill(layers.flows, past.on() ? [] : flowFeatures(store.state));
    }
  });
  // What was seen grows old also when nothing new comes.
  setInterval(() => { if (store.state) { cells.fade(past.on() ? past.ms() : now()); footprints(); aircraft(); } }, 5000);
  onChoice((what) => {
    if (!store.state) return;
    if (what === "alert") alerts(); else drones();
  });
  onLanguage(() => { still(); if (store.state) { alerts(); drones(); aircraft(); if (!past.on()) fill(layers.flows, flowFeatures(store.state)); } });
  map.on("movestart", closeMenu);
  document.addEventListener("keydown", (e) => { if (e.key === "Escape") closeMenu(); });
  map.on("click", (event) => {
    const hit = map.forEachFeatureAtPixel(event.pixel, (feature) => feature.get("alert") || feature.get("drone"), { hitTolerance: 8 });
    closeMenu();
    if (!hit) {
      const [lonDeg, latDeg] = ol.proj.toLonLat(event.coordinate);
      openMenu(place, event.pixel, { latDeg, lonDeg });
      return;
    }
    if (store.state.alerts.some((a) => a.alert === hit)) choose("alert", hit);
    else choose("drone", hit);
  });
}
