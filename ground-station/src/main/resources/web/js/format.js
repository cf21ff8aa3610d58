// Numbers, times and places as people read them.

const pad = (n, width = 2) => String(Math.floor(n)).padStart(width, "0");

export function clock(ms) {
  const d = new Date(ms);
  return `${pad(d.getHours())}:${pad(d.getMinutes())}:${pad(d.getSeconds())}`;
}

/** mm:ss, or h:mm:ss from an hour on. */
export function age(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  return s < 3600 ? `${pad(s / 60)}:${pad(s % 60)}` : `${Math.floor(s / 3600)}:${pad((s / 60) % 60)}:${pad(s % 60)}`;
}

/** Whole metres or the like; never "-0". */
export const whole = (value) => String(Math.round(value) || 0);

export const degrees = (p) => `${p.latDeg.toFixed(5)}, ${p.lonDeg.toFixed(5)}`;

/** The point east and north metres from p; good for a few kilometres. */
export function offset(p, east, north) {
  const rad = Math.PI / 180;
  const latM = 111132.95 - 559.85 * Math.cos(2 * p.latDeg * rad);
  const lonM = 111412.84 * Math.cos(p.latDeg * rad) - 93.5 * Math.cos(3 * p.latDeg * rad);
  return { latDeg: p.latDeg + north / latM, lonDeg: p.lonDeg + east / lonM };
}

/** Sets the text when it differs: what stands still on the screen is not touched. */
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const keys = new WeakMap();

/**
 * Fills place with make() when the key has changed: what a hand or the keyboard is on must not
 * vanish under it. Focus goes to the new element with the same id or data- mark.
 */
export function redraw(place, key, make) {
  const text = JSON.stringify(key);
  if (keys.get(place) === text) return;
  keys.set(place, text);
  const active = place.contains(document.activeElement) ? document.activeElement : null;
  const mark = active && [...active.attributes].find((a) => a.name === "id" || a.name.startsWith("data-"));
  place.replaceChildren(...make().filter(Boolean));
  if (mark) place.querySelector(`[${mark.name}="${CSS.escape(mark.value)}"]`)?.focus({ preventScroll: true });
}

/** A new element: el("button", {class: "main", onclick: f}, "text", child...). */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value === true) node.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
  return node;
}
