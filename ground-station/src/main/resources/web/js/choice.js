// What the person at the screen has chosen: an alert, a drone.

const listeners = [];
export const choice = { alert: null, drone: null };
export const onChoice = (listener) => listeners.push(listener);

export function choose(what, value) {
  if (choice[what] !== value) {
    choice[what] = value;
    listeners.forEach((listener) => listener(what));
  }
}
