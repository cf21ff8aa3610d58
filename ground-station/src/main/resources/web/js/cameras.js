// The chosen drone's cameras: live picture, its age and health, and the officer's mark.
import { api } from "./api.js";
import { askReason, attempt } from "./dialog.js";
import { el } from "./format.js";
import { onLanguage, t } from "./i18n.js";
import { choice, onChoice } from "./choice.js";
import { now, onState, store } from "./store.js";
import { Player } from "./player.js";

const OLD_MS = 3000;
let tiles = [];

class CameraTile {
  constructor(camera) {
    this.camera = camera;
    this.spectrum = camera.split("/")[1];
    this.canvas = el("canvas");
    this.none = el("div", { class: "none" });
    this.name = el("b");
    this.lag = el("span", { class: "num" });
    this.health = el("span");
    this.markButton = el("button", { "data-mark": camera, onclick: () => this.marking(!this.player?.frozen) });
    this.root = el("div", { class: `camera ${this.spectrum}` }, this.canvas, this.none,
      el("div", { class: "over up" }, this.name, el("span", { class: "space" }), this.lag),
      el("div", { class: "over low" }, this.health, el("span", { class: "space" }), this.markButton));
    this.pen = this.canvas.getContext("2d");
    this.player = Player.possible() ? new Player(camera, (frame, at, said) => this.show(frame, at, said)) : null;
    this.root.addEventListener("pointerdown", (e) => this.begin(e));
    this.tick();
  }

  show(frame, at, said) {
    if (this.canvas.width !== frame.displayWidth) {
      this.canvas.width = frame.displayWidth;
      this.canvas.height = frame.displayHeight;
    }
    this.pen.drawImage(frame, 0, 0);
    // Word for word: the mark has to name the very frame.
    this.frameAt = said;
    this.lagMs = this.lagMs === undefined ? now() - at : 0.9 * this.lagMs + 0.1 * (now() - at);
  }

  tick() {
    const stream = store.state?.streams.find((s) => s.camera === this.camera);
    const silentMs = this.player?.shownAt ? now() - this.player.shownAt : Infinity;
    const frozen = this.player?.frozen;
    this.name.textContent = `${this.camera.split("/")[0]} · ${t(`cam.${this.spectrum}`)}`;
    this.markButton.textContent = t(frozen ? "cam.markStop" : "cam.mark");
    this.markButton.disabled = !this.frameAt;
    this.root.classList.toggle("old", !frozen && silentMs > OLD_MS);
    this.lag.textContent = frozen ? t("cam.draw") : silentMs < OLD_MS ? t("cam.ms", { ms: String(Math.max(0, Math.round(this.lagMs / 10) * 10)) }) : "";
    this.none.textContent = !this.player ? t("cam.noCodec")
      : frozen || silentMs < OLD_MS ? "" : silentMs === Infinity ? t("cam.none") : t("cam.old", { s: Math.floor(silentMs / 1000) });
    this.health.textContent = stream ? `${t(`stream.${stream.state}`)} · ${t(`clockq.${stream.clock}`)}` : "";
  }

  marking(on) {
    if (!this.player) return;
    this.player.frozen = on;
    this.root.classList.toggle("marking", on);
    this.tick();
  }

  /** Page coordinates to pixels of the picture: the canvas keeps its aspect within its box. */
  pixel(event) {
    const box = this.canvas.getBoundingClientRect();
    const scale = Math.min(box.width / this.canvas.width, box.height / this.canvas.height);
    const left = box.left + (box.width - this.canvas.width * scale) / 2;
    const top = box.top + (box.height - this.canvas.height * scale) / 2;
    const fit = (v, most) => Math.max(0, Math.min(most, v));
    return { x: fit((event.clientX - left) / scale, this.canvas.width), y: fit((event.clientY - top) / scale, this.canvas.height) };
  }

  begin(event) {
    if (!this.player?.frozen || event.target.closest("button")) return;
    event.preventDefault();
    const from = this.pixel(event);
    const start = { x: event.clientX, y: event.clientY };
    const home = this.root.getBoundingClientRect();
    const box = el("div", { class: "box" });
    this.root.append(box);
    const move = (e) => {
      box.style.left = `${Math.min(start.x, e.clientX) - home.left}px`;
      box.style.top = `${Math.min(start.y, e.clientY) - home.top}px`;
      box.style.width = `${Math.abs(e.clientX - start.x)}px`;
      box.style.height = `${Math.abs(e.clientY - start.y)}px`;
    };
    const end = async (e) => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      const to = this.pixel(e);
      const mark = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
      if (mark.width >= 4 && mark.height >= 4) await this.send(mark);
      box.remove();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
  }

  async send(box) {
    const frameAt = this.frameAt;
    const note = await askReason({ title: t("mark.title"), label: t("mark.note") });
    this.marking(false);
    if (note) attempt(() => api.order("mark", { camera: this.camera, frameAt, box, note }, note), t("mark.sent"));
  }

  close() { this.player?.close(); }
}

export function startCameras() {
  const place = document.getElementById("cameras");
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape" && !document.getElementById("dialog").open) tiles.forEach((tile) => tile.marking(false));
  });
  const draw = () => {
    const drone = choice.drone || store.plan.cameras[0]?.camera.split("/")[0];
    const cameras = store.plan.cameras.map((c) => c.camera).filter((c) => c.split("/")[0] === drone).sort().reverse();
    if (cameras.join() === tiles.map((tile) => tile.camera).join()) return;
    tiles.forEach((tile) => tile.close());
    tiles = cameras.map((camera) => new CameraTile(camera));
    place.replaceChildren(...tiles.map((tile) => tile.root));
  };
  const tick = () => tiles.forEach((tile) => tile.tick());
  setInterval(tick, 500);
  onChoice((what) => { if (what === "drone") draw(); });
  onState((changed) => { if (changed.has("streams")) tick(); });
  onLanguage(tick);
  draw();
}
