package io.skybeat.station.web;

/**
 * What a browser can say of a page's legibility; each is JavaScript that gives a list of faults.
 */
final class Legible {
  private Legible() {}

  /** Enabled buttons whose middle is not theirs to click, or that leave the screen. */
  static final String COVERED =
      """
      [...document.querySelectorAll('button')].filter((b) => {
        const list = b.closest('.list');
        const r = b.getBoundingClientRect();
        if (!r.width) return false;
        const [x, y] = [r.left + r.width / 2, r.top + r.height / 2];
        if (list) {
          const l = list.getBoundingClientRect();
          // What is drawn ends at whole pixels: within one of the edge nobody knows whose it is.
          if (y > l.bottom - 1 || y < l.top + 1) return false;
        }
        const hit = document.elementFromPoint(x, y);
        return r.right > innerWidth || r.bottom > innerHeight || !hit || !(hit === b || b.contains(hit));
      }).map((b) => b.textContent)
      """;

  /** Visible text whose contrast to what lies under it is below 4.5 to 1; disabled text aside. */
  static final String FAINT =
      """
      (() => {
        const parse = (c) => { const n = c.match(/[0-9.]+/g).map(Number); return [n[0], n[1], n[2], n[3] ?? 1]; };
        const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
        const lum = (c) => {
          const [r, g, b] = c.map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const faint = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const e = node.parentElement;
          if (!node.textContent.trim() || !e.getBoundingClientRect().width || e.closest('button:disabled, script')) continue;
          const chain = [];
          for (let p = e; p; p = p.parentElement) chain.unshift(p);
          let ground = [12, 16, 20, 1];
          let opacity = 1;
          for (const p of chain) {
            const style = getComputedStyle(p);
            opacity *= Number(style.opacity);
            ground = over(parse(style.backgroundColor), ground);
          }
          const ink = parse(getComputedStyle(e).color);
          const [a, b] = [lum(over([...ink.slice(0, 3), ink[3] * opacity], ground)), lum(ground)];
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (ratio < 4.5) faint.push(node.textContent.trim() + ' ' + ratio.toFixed(2));
        }
        return faint;
      })()
      """;

  /** Dictionary keys that show because no text was found. */
  static final String KEYS =
      "document.body.innerText.match(/\\b(said|alert|cam|stage|phase|s|top|kind|level|stream|order)"
          + "\\.[a-zA-Z_-]+[a-zA-Z]\\b/g) || []";
}
