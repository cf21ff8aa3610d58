// How late the last pictures were shown: from the camera's capture to the screen, milliseconds.

const KEPT = 300;

export class Delays {
  constructor() { this.last = []; this.next = 0; }

  add(ms) {
    this.last[this.next] = ms;
    this.next = (this.next + 1) % KEPT;
  }

  count() { return this.last.length; }

  /** By nearest rank; 0 without any. */
  percentile(share) {
    if (!this.last.length) return 0;
    const sorted = [...this.last].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  }

  median() { return this.percentile(0.5); }
}
