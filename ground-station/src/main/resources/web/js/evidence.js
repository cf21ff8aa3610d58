// The chosen alert's evidence: its clip, what proves it, taking it out, legal hold.
import { api } from "./api.js";
import { askReason, attempt, say } from "./dialog.js";
import { clock, el, redraw } from "./format.js";
import { lang, t } from "./i18n.js";
import { now, store } from "./store.js";
import { tell } from "./said.js";

const AGAIN_MS = 2000;
/** An alert that has none by then will not get any: evidence is switched off, or it is of before. */
const NEVER_MS = 15 * 60 * 1000;

const mayHandle = () => store.me?.role === "ADMINISTRATOR";

async function takeOut(alert) {
  const reason = await askReason({ title: t("ev.export.title"), label: t("reason"), go: t("ev.export"), warning: t("ev.export.warn") });
  if (!reason) return;
  const file = await attempt(() => api.exportEvidence([alert.alert], reason));
  if (!file) return;
  const link = el("a", { href: URL.createObjectURL(file), download: `evidence-${alert.alert}.zip` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say(t("ev.exported"));
}

async function hold(alert, on, again) {
  const reason = await askReason({ title: t(on ? "ev.hold.title" : "ev.release.title"), label: t("reason"), go: t(on ? "ev.hold" : "ev.release") });
  if (reason && await attempt(() => api.holdEvidence(alert.alert, on, reason))) again();
}

function state(item) {
  if (item.erasedAt) return t("ev.erased", { time: item.erasedAt.slice(0, 10), rule: item.erasedBy });
  if (item.noClip) return `${t("ev.noClip")}${t("colon")}${tell(item.noClipSaid, item.noClip)}`;
  if (item.complete) return t("ev.complete");
  const gaps = item.gaps.map((gap) => `${clock(Date.parse(gap.from))}–${clock(Date.parse(gap.to))} ${tell(gap.reasonSaid, gap.reason)}`);
  return `${t(item.film ? "ev.incomplete" : "ev.noClip")}${t("colon")}${gaps.join("；")}`;
}

/** The clip is fetched when it is asked for: who looks at it is noted. */
function film(alert, item, place) {
  const video = el("video", { src: `api/alerts/${encodeURIComponent(alert.alert)}/evidence/clip`, controls: true, autoplay: true, muted: true, playsinline: true, "aria-label": t("ev.clip") });
  const at = Math.max(0, (item.triggerS || 0) - 5);
  video.addEventListener("loadedmetadata", () => { video.currentTime = at; }, { once: true });
  place.replaceChildren(el("div", { class: "pic" }, video));
}

function pane(alert, item, again) {
  if (!item) {
    const old = now() - Date.parse(alert.raisedAt) > NEVER_MS;
    return [el("div", { class: "dim", id: "evidence-state" }, t(old ? "ev.none" : "ev.coming"))];
  }
  const place = el("div", { class: "slot" });
  const there = item.film && !item.erasedAt;
  const acts = [
    there && !store.me?.originals ? el("span", { class: "dim", id: "no-clip-right" }, t("ev.noRight")) : null,
    there && store.me?.originals ? el("button", { id: "play-clip", onclick: () => film(alert, item, place) }, t("ev.play")) : null,
    mayHandle() ? el("button", { id: "export-evidence", onclick: () => takeOut(alert) }, t("ev.export")) : null,
    mayHandle() && !item.erasedAt ? el("button", { id: "hold-evidence", onclick: () => hold(alert, !item.held, again) }, t(item.held ? "ev.release" : "ev.hold")) : null,
  ].filter(Boolean);
  return [
    place,
    el("dl", { class: "facts" },
      el("dt", {}, t("ev.title")), el("dd", { id: "evidence-state" }, state(item) + (item.held ? ` · ${t("ev.held")}` : "")),
      el("dt", {}, t("ev.proof")), el("dd", { class: "num", title: item.manifestSha256 }, t("ev.signed", { n: item.number, hash: item.manifestSha256.slice(0, 12) }))),
    el("div", { class: "acts" }, ...acts),
  ];
}

/** Asks for the alert's evidence until it is there; what is shown of it stays while it does not change. */
export function evidencePane() {
  const root = el("div", { class: "slot" });
  let shown = null;
  let item = null;
  let timer = 0;
  const draw = () => { if (shown) redraw(root, [shown.alert, item, lang()], () => pane(shown, item, ask)); };
  async function ask() {
    clearTimeout(timer);
    const asked = shown;
    if (!asked) return;
    const found = await api.evidence(asked.alert).catch(() => null);
    if (asked.alert !== shown?.alert) return;
    item = found?.number ? found : null;
    draw();
    if (!item && now() - Date.parse(asked.raisedAt) < NEVER_MS) timer = setTimeout(ask, AGAIN_MS);
  }
  return {
    root,
    show(alert) {
      const other = alert?.alert !== shown?.alert;
      shown = alert || null;
      if (!other) return;
      item = null;
      draw();
      ask();
    },
    draw,
  };
}
