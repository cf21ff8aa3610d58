// The room's present picture, kept up to date over the WebSocket; parts that did not change are not sent.

const listeners = [];
let socket = null;
let retryMs = 500;
let heardAt = 0;
const SILENT_MS = 6000;

export const store = { state: null, plan: null, me: null, connected: false, skewMs: 0 };

/** Who may only look is offered no order that the station would refuse. */
export const mayOrder = () => store.me?.role !== "VIEWER";

/** listener(changed): changed is a set of the parts that came, such as "alerts". */
export const onState = (listener) => listeners.push(listener);
export const notify = (changed) => listeners.forEach((listener) => listener(changed));

/** The station's clock, milliseconds. */
export const now = () => Date.now() - store.skewMs;

export function connect() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  socket = new WebSocket(`${scheme}://${location.host}/ws`);
  socket.onmessage = (message) => { heardAt = performance.now(); take(JSON.parse(message.data)); };
  socket.onopen = () => { retryMs = 500; heardAt = performance.now(); connected(true); };
  socket.onclose = async () => {
    connected(false);
    const asked = await fetch("api/me").catch(() => null);
    // The login has ended, here or elsewhere: what stands on the screen is not for whoever sits there now.
    if (asked?.status === 401) { location.reload(); return; }
    setTimeout(connect, retryMs);
    retryMs = Math.min(5000, retryMs * 2);
  };
}

function connected(on) {
  if (store.connected === on) return;
  store.connected = on;
  notify(new Set(["connection"]));
}

// The station speaks every two seconds at least. A cut cable closes no socket: silence has to be noticed.
setInterval(() => {
  if (socket?.readyState === WebSocket.OPEN && performance.now() - heardAt > SILENT_MS) connected(false);
  else if (socket?.readyState === WebSocket.OPEN) connected(true);
}, 1000);

const spot = (p) => `${p.latDeg},${p.lonDeg}`;

/** Of thousands of squares only those come that changed; the others stay the same objects. */
function merged(cells, { seen, gone }) {
  const byPlace = new Map(cells.map((cell) => [spot(cell.centre), cell]));
  gone.forEach((centre) => byPlace.delete(spot(centre)));
  seen.forEach((cell) => byPlace.set(spot(cell.centre), cell));
  return [...byPlace.values()];
}

let skews = [];

function take(message) {
  // The smallest of the last differences holds the least of the way's delay.
  skews = [...skews.slice(-29), Date.now() - Date.parse(message.now)];
  store.skewMs = Math.min(...skews);
  if (message.type !== "state") return;
  const state = message.full ? message.state : { ...store.state, ...message.state };
  const changed = new Set(Object.keys(message.state));
  if (message.cells) {
    state.cells = merged(store.state.cells, message.cells);
    changed.add("cells");
  }
  store.state = state;
  notify(changed);
}
