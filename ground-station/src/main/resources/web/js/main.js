// Starts the page: login, then the room.
import { api } from "./api.js";
import { logIn } from "./login.js";
import { connect, onState, store } from "./store.js";
import { startTopbar } from "./topbar.js";
import { startMap } from "./map.js";
import { startAlerts } from "./alerts.js";
import { startCameras } from "./cameras.js";
import { startSortie } from "./sortie.js";

async function start() {
  const door = await api.door();
  store.me = door.loggedIn ? await api.me() : await logIn(door.needed);
  store.plan = await api.plan();
  document.getElementById("room").hidden = false;
  startTopbar();
  startMap();
  startAlerts();
  startCameras();
  startSortie();
  connect();
  onState((changed) => {
    if (changed.has("connection")) document.getElementById("room").classList.toggle("cut", !store.connected);
  });
}

start();
