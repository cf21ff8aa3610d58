// The chosen drone's cameras: live picture, its delay and health, enlarged at wish, and the officer's mark.
import { api } from "./api.js";
import { askReason, attempt, say } from "./dialog.js";
import { el, put } from "./format.js";
import { onLanguage, t } from "./i18n.js";
import { choice, onChoice } from "./choice.js";
import { looking } from "./look.js";
import { mayOrder, now, onState, store } from "./store.js";
import { Player } from "./player.js";
import { Delays } from "./delays.js";

const OLD_MS = 3000;
/** Analytics keeps a watched picture for 30 s: after that nobody can mark in it. */
const MARKABLE_MS = 26000;
let tiles = [];

class CameraTile {
  constructor(camera) {
    this.camera = camera;
    this.spectrum = camera.split("/")[1];
    this.delays = new Delays();
    this.canvas = el("canvas");
    this.none = el("div", { class: "none" });
    this.name = el("b");
    this.lag = el("span", { class: "num lag" });
    this.health = el("span", { class: "health" });
    this.bigButton = el("button", { "data-big": camera, onclick: () => enlarge(this.big ? null : this) });
    this.markButton = el("button", { "data-mark": camera, onclick: () => this.marking(!this.player?.frozen) });
    this.root = el("div", { class: `camera ${this.spectrum}`, "data-camera": camera }, this.canvas, this.none,
      el("div", { class: "over up" }, this.name, el("span", { class: "space" }), this.lag),
      el("div", { class: "over low" }, this.health, el("span", { class: "space" }), this.bigButton, this.markButton));
    // Keeps its place in the row while the picture is shown large.
    this.place = el("div", { class: `camera away ${this.spectrum}` });
    this.big = false;
    this.pen = this.canvas.getContext("2d");
    this.player = Player.possible() && store.me?.originals ? new Player(camera, (frame, at, said) => this.show(frame, at, said)) : null;
    this.root.addEventListener("pointerdown", (e) => this.begin(e));
    this.canvas.addEventListener("dblclick", () => { if (!this.player?.frozen) enlarge(this.big ? null : this); });
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
    // After a gap a backlog comes first: it says nothing about what follows.
    if (now() - this.player.shownAt > OLD_MS) this.delays = new Delays();
    this.delays.add(now() - at);
  }

  stream() { return store.state?.streams.find((s) => s.camera === this.camera); }

  /** The delay says something only when the camera's clock and ours are in step. */
  delay(stream) {
    if (!stream) return "";
    if (stream.clock !== "SYNCHRONISED") return t("cam.delayUnknown");
    const ms = this.delays.median();
    this.lag.dataset.n = this.delays.count();
    this.lag.dataset.p50 = Math.round(ms);
    this.lag.dataset.p95 = Math.round(this.delays.percentile(0.95));
    this.lag.title = t("cam.delayMore", { p50: this.lag.dataset.p50, p95: this.lag.dataset.p95, n: this.lag.dataset.n });
    return t("cam.delay", { s: Math.max(0.1, Math.round(ms / 100) / 10).toFixed(1) });
  }

  tick() {
    const stream = this.stream();
    const silentMs = this.player?.shownAt ? now() - this.player.shownAt : Infinity;
    if (this.player?.frozen && now() - Date.parse(this.frameAt) > MARKABLE_MS && !document.getElementById("dialog").open) {
      this.player.frozen = false;
      this.root.classList.remove("marking");
      say(t("mark.stale"));
    }
    const frozen = this.player?.frozen;
    const old = !frozen && silentMs > OLD_MS;
    put(this.name, `${this.camera.split("/")[0]} · ${t(`cam.${this.spectrum}`)}`);
    put(this.markButton, t(frozen ? "cam.markStop" : "cam.mark"));
    put(this.bigButton, t(this.big ? "cam.small" : "cam.big"));
    this.markButton.hidden = !mayOrder();
    this.markButton.disabled = !this.frameAt || old;
    this.bigButton.disabled = !!frozen;
    this.root.classList.toggle("old", old);
    put(this.lag, frozen ? t("cam.draw") : old ? "" : this.delay(stream));
    put(this.none, !store.me?.originals ? t("cam.noRight") : !this.player ? t("cam.noCodec")
      : frozen || !old ? "" : silentMs === Infinity ? t("cam.none") : t("cam.old", { s: Math.floor(silentMs / 1000) }));
    const ofClock = stream && stream.clock !== "SYNCHRONISED" ? t(`clockq.${stream.clock}`) : "";
    put(this.health, stream ? [t(`stream.${stream.state}`), ofClock].filter(Boolean).join(" · ") : "");
    this.health.classList.toggle("bad", !!ofClock || ["STALLED", "FROZEN", "REFUSED"].includes(stream?.state));
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
    const drone = this.camera.split("/")[0];
    const target = looking();
    if (target?.drone === drone && target.look.follows) {
      // An officer's hand on a moving target: no words, the next box follows soon.
      this.marking(false);
      attempt(() => api.order("follow-picture", { camera: this.camera, frameAt, box }), t("look.followed"));
      return;
    }
    const note = await askReason({ title: t("mark.title"), label: t("mark.ask"), quick: [1, 2, 3, 4].map((i) => t(`mark.q${i}`)), go: t("mark.go"), beside: true });
    this.marking(false);
    if (note) attempt(() => api.order("mark", { camera: this.camera, frameAt, box, note }, note), t("mark.sent"));
  }

  close() {
    this.player?.close();
    this.root.remove();
  }
}

/** Shows one camera large, over the map; null: none. Map and picture keep running beneath. */
function enlarge(tile) {
  tiles.forEach((one) => {
    if (one.big && one !== tile) {
      one.big = false;
      one.root.classList.remove("big");
      one.place.replaceWith(one.root);
    }
  });
  if (tile && !tile.big) {
    tile.big = true;
    tile.root.replaceWith(tile.place);
    tile.root.classList.add("big");
    document.getElementById("map").append(tile.root);
    tile.bigButton.focus();
  }
  tiles.forEach((one) => one.tick());
}

export function startCameras() {
  const place = document.getElementById("cameras");
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || document.getElementById("dialog").open) return;
    if (tiles.some((tile) => tile.player?.frozen)) tiles.forEach((tile) => tile.marking(false));
    else enlarge(null);
  });
  const draw = () => {
    const drone = choice.drone || store.plan.cameras[0]?.camera.split("/")[0];
    const cameras = store.plan.cameras.map((c) => c.camera).filter((c) => c.split("/")[0] === drone).sort().reverse();
    if (cameras.join() === tiles.map((tile) => tile.camera).join()) return;
    const big = tiles.find((tile) => tile.big)?.spectrum;
    tiles.forEach((tile) => tile.close());
    tiles = cameras.map((camera) => new CameraTile(camera));
    place.replaceChildren(...tiles.map((tile) => tile.root));
    enlarge(tiles.find((tile) => tile.spectrum === big) || null);
  };
  const tick = () => tiles.forEach((tile) => tile.tick());
  setInterval(tick, 1000);
  onChoice((what) => { if (what === "drone") draw(); });
  onState((changed) => { if (changed.has("streams")) tick(); });
  onLanguage(tick);
  draw();
}
