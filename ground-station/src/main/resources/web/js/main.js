// Starts the page: login, then the room.
import { api } from "./api.js";
import { logIn } from "./login.js";
import { connect, store } from "./store.js";
import { startTopbar } from "./topbar.js";
import { startMap } from "./map.js";
import { startAlerts } from "./alerts.js";
import { startCameras } from "./cameras.js";
import { startSortie } from "./sortie.js";

async function start() {
  store.me = await api.me().catch(() => null) || await logIn();
  store.plan = await api.plan();
  document.getElementById("room").hidden = false;
  startTopbar();
  startMap();
  startAlerts();
  startCameras();
  startSortie();
  connect();
}

start();
