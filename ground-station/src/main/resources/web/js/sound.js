// One soft tone for a new alert; off until the person turns it on.

let on = localStorage.getItem("skybeat.sound") === "on";
let audio = null;

export const soundOn = () => on;

export function toggleSound() {
  on = !on;
  localStorage.setItem("skybeat.sound", on ? "on" : "off");
  if (on) tone();
}

export function tone() {
  if (!on) return;
  audio = audio || new AudioContext();
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = 660;
  gain.gain.setValueAtTime(0.15, audio.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.6);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start();
  oscillator.stop(audio.currentTime + 0.6);
}
