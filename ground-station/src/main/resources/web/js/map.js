// The map: works offline, drawn from the station's own areas and routes. Uses OpenLayers' global `ol`.
import { el } from "./format.js";
import { onLanguage, t } from "./i18n.js";
import { choice, choose, onChoice } from "./choice.js";
import { now, onState, store } from "./store.js";
import { areaFeatures, areaLabels, cellFeatures, droneFeatures, footprintFeatures, gridFeatures, alertFeatures, routeFeatures, heatFeatures } from "./features.js";

const ol = window.ol;
let map = null;

export const toMap = (p) => ol.proj.fromLonLat([p.lonDeg, p.latDeg]);

export function centreOn(where) {
  map.getView().animate({ center: toMap(where), duration: 250, zoom: Math.max(map.getView().getZoom(), 19) });
}

function layer(zIndex) {
  const source = new ol.source.Vector();
  return { source, layer: new ol.layer.Vector({ source, zIndex, updateWhileInteracting: true }) };
}

function fill(target, features) {
  target.source.clear(true);
  target.source.addFeatures(features);
}

export function startMap() {
  const names = ["grid", "areas", "cells", "heat", "routes", "footprints", "labels", "alerts", "drones"];
  const layers = Object.fromEntries(names.map((name, i) => [name, layer(i)]));
  map = new ol.Map({
    target: "map",
    layers: names.map((name) => layers[name].layer),
    controls: [new ol.control.Zoom(), new ol.control.ScaleLine()],
    view: new ol.View({ center: toMap(store.plan.centre), zoom: 18, minZoom: 3, maxZoom: 22 }),
  });
  const legend = el("div", { class: "legend" });
  document.getElementById("map").append(legend);

  const still = () => {
    fill(layers.grid, gridFeatures(store.plan.centre));
    fill(layers.areas, areaFeatures(store.plan));
    fill(layers.labels, areaLabels(store.plan, store.state));
    fill(layers.heat, heatFeatures(store.plan));
    fill(layers.routes, routeFeatures(store.plan));
    const key = (kind, text) => el("span", {}, el("i", { class: kind }), text);
    legend.replaceChildren(key("unseen", t("legend.unseen")), key("", t("legend.zero")), key("some", t("legend.some")),
      key("y", t("legend.yellow")), key("r", t("legend.red")));
  };
  const whole = () => {
    const extent = ol.extent.createEmpty();
    ["areas", "routes"].forEach((name) => ol.extent.extend(extent, layers[name].source.getExtent()));
    if (!ol.extent.isEmpty(extent)) map.getView().fit(extent, { padding: [40, 50, 60, 50] });
  };
  const alerts = () => fill(layers.alerts, alertFeatures(store.state, choice.alert));
  const cells = () => store.state && fill(layers.cells, cellFeatures(store.plan, store.state, now()));

  still();
  whole();
  new ResizeObserver(() => map.updateSize()).observe(document.getElementById("map"));
  onState((changed) => {
    if (!store.state) return;
    if (changed.has("drones")) fill(layers.drones, droneFeatures(store.state, choice.drone));
    if (changed.has("footprints")) fill(layers.footprints, footprintFeatures(store.state, now()));
    if (changed.has("alerts")) { alerts(); fill(layers.labels, areaLabels(store.plan, store.state)); }
    if (changed.has("cells")) cells();
  });
  // Cells fade with age also when nothing new comes.
  setInterval(cells, 5000);
  onChoice((what) => { if (store.state && what === "alert") alerts(); });
  onLanguage(() => { still(); if (store.state) alerts(); });
  map.on("click", (event) => {
    const hit = map.forEachFeatureAtPixel(event.pixel, (feature) => feature.get("alert") || feature.get("drone"), { hitTolerance: 8 });
    if (!hit) return;
    if (store.state.alerts.some((a) => a.alert === hit)) choose("alert", hit);
    else choose("drone", hit);
  });
}
