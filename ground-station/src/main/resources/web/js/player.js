// One camera's live picture: media units over a WebSocket, decoded by WebCodecs, newest picture wins.
import { now } from "./store.js";

// The relay begins with everything since the last key unit; that much is decoded at once.
const MOST_WAITING = 90;

export class Player {
  /** @param show called with (VideoFrame, capture time in ms, the same as the station wrote it); must close nothing. */
  constructor(camera, show) {
    this.camera = camera;
    this.show = show;
    this.next = null;
    this.shownAt = 0;
    this.frozen = false;
    this.closed = false;
    this.times = new Map();
    this.open();
  }

  static possible() { return "VideoDecoder" in window; }

  open() {
    // It may have been closed while it waited to try again.
    if (this.closed) return;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.socket = new WebSocket(`${scheme}://${location.host}/live/${this.camera}`);
    this.socket.binaryType = "arraybuffer";
    this.needKey = true;
    this.socket.onmessage = (message) => this.take(message.data);
    this.socket.onclose = () => { if (!this.closed) setTimeout(() => this.open(), 1000); };
  }

  take(data) {
    const headLength = new DataView(data).getUint16(0);
    const head = JSON.parse(new TextDecoder().decode(new Uint8Array(data, 2, headLength)));
    if (head.what !== "LIVE") return;
    if (head.key) this.needKey = false;
    if (this.needKey) return;
    if (!this.configure(head)) return;
    if (this.decoder.decodeQueueSize > MOST_WAITING) { this.needKey = true; return; }
    const at = Date.parse(head.at);
    const timestamp = Math.round(at * 1000);
    this.times.set(timestamp, head.at);
    try {
      this.decoder.decode(new EncodedVideoChunk({
        type: head.key ? "key" : "delta", timestamp, data: new Uint8Array(data, 2 + headLength),
      }));
    } catch (e) {
      this.needKey = true;
    }
  }

  configure(head) {
    if (this.decoder && this.decoder.state === "configured" && this.codec === head.codec) return true;
    if (!head.key) { this.needKey = true; return false; }
    this.decoder?.state !== "closed" && this.decoder?.close();
    this.decoder = new VideoDecoder({
      output: (frame) => this.out(frame),
      error: () => { this.needKey = true; },
    });
    this.codec = head.codec;
    try {
      this.decoder.configure({ codec: head.codec, optimizeForLatency: true });
    } catch (e) {
      this.needKey = true;
      return false;
    }
    return true;
  }

  /** Several pictures may come between two refreshes of the screen: the newest is shown. */
  out(frame) {
    if (this.frozen || this.closed) { frame.close(); return; }
    if (this.next) this.next.close();
    else requestAnimationFrame(() => this.draw());
    this.next = frame;
  }

  draw() {
    const frame = this.next;
    this.next = null;
    if (!frame) return;
    const said = this.times.get(frame.timestamp);
    for (const key of this.times.keys()) if (key <= frame.timestamp) this.times.delete(key);
    if (!this.frozen && !this.closed && said) {
      this.show(frame, Date.parse(said), said);
      this.shownAt = now();
    }
    frame.close();
  }

  close() {
    this.closed = true;
    this.socket.close();
    if (this.decoder && this.decoder.state !== "closed") this.decoder.close();
  }
}
