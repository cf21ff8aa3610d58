// Starts the page: login, then the room.
import { api } from "./api.js";
import { logIn } from "./login.js";
import { refusal } from "./dialog.js";
import { connect, onState, store } from "./store.js";
import { startTopbar } from "./topbar.js";
import { startMap } from "./map.js";
import { startAlerts } from "./alerts.js";
import { startCameras } from "./cameras.js";
import { startSortie } from "./sortie.js";

/** The page may be opened while the station is still starting. */
async function door() {
  for (;;) {
    try {
      return await api.door();
    } catch (e) {
      document.getElementById("toast").textContent = refusal(e);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  }
}

async function start() {
  const { loggedIn, needed } = await door();
  document.getElementById("toast").textContent = "";
  store.me = loggedIn ? await api.me() : await logIn(needed);
  store.plan = await api.plan();
  document.getElementById("room").hidden = false;
  startTopbar();
  startMap();
  startAlerts();
  startCameras();
  startSortie();
  connect();
  onState((changed) => {
    if (!changed.has("connection")) return;
    document.getElementById("room").classList.toggle("cut", !store.connected);
    if (store.connected) sameStation();
  });
}

/** A station that came back with other areas, routes or another version wants a new page. */
async function sameStation() {
  const plan = await api.plan().catch(() => null);
  if (plan && JSON.stringify(plan) !== JSON.stringify(store.plan)) location.reload();
}

start();
