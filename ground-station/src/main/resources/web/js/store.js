// The room's present picture, kept up to date over the WebSocket; parts that did not change are not sent.

const listeners = [];
let socket = null;
let retryMs = 500;

export const store = { state: null, plan: null, me: null, connected: false, skewMs: 0 };

/** listener(changed): changed is a set of the parts that came, such as "alerts". */
export const onState = (listener) => listeners.push(listener);
export const notify = (changed) => listeners.forEach((listener) => listener(changed));

/** The station's clock, milliseconds. */
export const now = () => Date.now() - store.skewMs;

export function connect() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  socket = new WebSocket(`${scheme}://${location.host}/ws`);
  socket.onmessage = (message) => take(JSON.parse(message.data));
  socket.onopen = () => { retryMs = 500; store.connected = true; notify(new Set(["connection"])); };
  socket.onclose = () => {
    store.connected = false;
    notify(new Set(["connection"]));
    setTimeout(connect, retryMs);
    retryMs = Math.min(5000, retryMs * 2);
  };
}

let skews = [];

function take(message) {
  if (message.type !== "state") return;
  // The smallest of the last differences holds the least of the way's delay.
  skews = [...skews.slice(-29), Date.now() - Date.parse(message.now)];
  store.skewMs = Math.min(...skews);
  const changed = new Set(Object.keys(message.state));
  store.state = message.full ? message.state : { ...store.state, ...message.state };
  notify(changed);
}
