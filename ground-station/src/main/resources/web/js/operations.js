// How the day runs: counts, duty roster, approvals, maintenance, and the places that wait.
import { api } from "./api.js";
import { askReason, attempt } from "./dialog.js";
import { age, clock, el } from "./format.js";
import { lang, t } from "./i18n.js";
import { mayOrder, onState, store } from "./store.js";
import { areaName, tell } from "./said.js";

const time = (iso) => clock(Date.parse(iso)).slice(0, 5);

/** What a reason is asked for; the dialog is one, so the overview comes back afterwards. */
async function ask(title, label, order, fields, warning = "") {
  const reason = await askReason({ title, label, warning, go: title, grave: !!warning });
  if (reason) await attempt(() => api.order(order, fields, reason), t("order.taken"));
  openOperations();
}

const button = (text, mark, act) => (mayOrder() ? el("button", { "data-act": mark, onclick: act }, text) : null);

const itemName = (item) => {
  const [kind, ...rest] = item.split(" ");
  const known = t(`item.${kind}`);
  return `${known.startsWith("item.") ? kind : known} ${rest.join(" ")}`;
};

function counts(today) {
  const reasons = today.excused.reduce((sum, one) => sum + one.count, 0);
  const figure = (key, n, kind = "") => el("span", { class: kind }, el("b", { class: "num" }, String(n)), ` ${t(key)}`);
  return [
    el("div", { class: "counts" }, figure("ops.planned", today.planned), figure("ops.flown", today.flown), figure("ops.flying", today.flying), figure("ops.ahead", today.ahead), figure("ops.excused", reasons, reasons ? "low" : "")),
    ...today.excused.slice(0, 6).map((one) => el("p", { class: "dim" }, `${one.count} × ${tell(one.reasonSaid, one.reason)}`)),
  ];
}

function pilot(one) {
  const roster = one.rostered === undefined ? "" : ` · ${t("ops.roster", { s: t(one.rostered ? "ops.on" : "ops.off") })}`;
  return el("tr", {},
    el("th", { scope: "row" }, `${one.name} (${one.id})`),
    el("td", { class: one.onDuty ? "" : "dim" }, t(one.onDuty ? "ops.on" : "ops.off") + roster),
    el("td", { class: "num" }, t("ops.drones", { n: one.flying, m: one.maxDrones })),
    el("td", {}, one.onDuty
      ? button(t("ops.relieve"), `off-${one.id}`, () => ask(t("ops.relieve"), t("reason"), "duty", { pilot: one.id, on: false }))
      : button(t("ops.call"), `on-${one.id}`, () => ask(t("ops.call"), t("reason"), "duty", { pilot: one.id, on: true }))));
}

function approval(one) {
  return el("tr", { class: one.against ? "against" : "" },
    el("th", { scope: "row" }, one.number),
    el("td", {}, one.against ? tell(one.againstSaid, one.against) : t("ops.valid")),
    el("td", { class: "num dim" }, `${one.from.slice(0, 16).replace("T", " ")} – ${one.until.slice(0, 16).replace("T", " ")}Z`),
    el("td", { class: "acts" },
      one.needsConfirmation && !one.revoked ? button(t("ops.confirm"), `confirm-${one.number}`, () => ask(t("ops.confirm"), t("reason"), "confirm-approval", { number: one.number })) : null,
      one.revoked ? null : button(t("ops.revoke"), `revoke-${one.number}`, () => ask(t("ops.revoke"), t("reason"), "revoke-approval", { number: one.number }, t("ops.revoke.warn")))));
}

const of = (value, due) => (due === undefined ? String(value) : `${value} / ${due}`);

function wear(one) {
  return el("tr", { class: one.grounded ? "against" : "" },
    el("th", { scope: "row" }, itemName(one.item)),
    el("td", {}, one.grounded ? tell(one.groundedSaid, one.grounded) : t("ops.fit")),
    el("td", { class: "num" }, `${of(one.hours, one.dueHours)} h · ${of(one.cycles, one.dueCycles)}×`),
    el("td", { class: "acts" },
      button(t("ops.serviced"), `serviced-${one.item}`, () => ask(t("ops.serviced"), t("ops.done"), "serviced", { item: one.item })),
      button(t("ops.fault"), `fault-${one.item}`, () => ask(t("ops.fault"), t("ops.what"), "fault", { item: one.item }))));
}

function place(one) {
  const over = one.limitS !== undefined && one.longestS > one.limitS;
  const seen = one.seenNow ? t("ops.now") : one.lastSeenAt ? t("ops.last", { time: time(one.lastSeenAt) }) : t("ops.never");
  return el("tr", { class: over ? "against" : "" },
    el("th", { scope: "row" }, areaName(one.area)),
    el("td", { class: "num" }, `${age(one.longestS * 1000)}`),
    el("td", { class: "num dim" }, one.limitS === undefined ? "" : t("ops.limit", { m: age(one.limitS * 1000) })),
    el("td", { class: one.seenNow ? "" : "dim" }, seen, one.gap ? el("p", { class: "gap" }, tell(one.gapSaid, one.gap)) : null));
}

const section = (key, rows) => (rows.length ? [el("h3", {}, t(key)), el("table", { class: "go" }, el("tbody", {}, ...rows))] : []);

function body(now) {
  return [
    ...counts(now.today),
    ...section("ops.places", now.places.map(place)),
    ...section("ops.pilots", now.pilots.map(pilot)),
    ...section("ops.approvals", now.approvals.map(approval)),
    ...section("ops.wear", now.wear.map(wear)),
  ];
}

let shown = null;

/** Opens the overview. */
export function openOperations() {
  const now = store.state?.operations;
  if (!now) return;
  const dialog = document.getElementById("dialog");
  dialog.classList.remove("beside");
  dialog.classList.add("wide");
  const place = el("div", { class: "scroll", tabindex: "0" }, ...body(now));
  const close = () => { shown = null; dialog.close(); dialog.classList.remove("wide"); dialog.replaceChildren(); };
  dialog.replaceChildren(
    el("h2", { id: "dialog-title" }, t("ops.title", { date: now.today.date })),
    el("div", { class: "report" }, place),
    el("div", { class: "acts" },
      el("a", { href: "api/day-plan?format=csv", download: "", lang: lang() }, `${t("ops.plan")} CSV`),
      el("a", { href: "api/day-plan?format=json", download: "" }, "JSON"),
      el("button", { id: "ops-shut", onclick: close }, t("go.shut"))));
  dialog.oncancel = () => { shown = null; dialog.classList.remove("wide"); };
  shown = place;
  if (!dialog.open) dialog.showModal();
}

onState((changed) => {
  if (!changed.has("operations") || !shown?.isConnected) return;
  // A hand may be on a button: the rows are drawn anew only when none is.
  if (!shown.contains(document.activeElement) || document.activeElement === shown) shown.replaceChildren(...body(store.state.operations));
});
