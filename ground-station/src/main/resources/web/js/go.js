// A sortie's go/no-go report: every input with its value, age and limit; as it is now until the launch is decided.
import { api } from "./api.js";
import { attempt } from "./dialog.js";
import { clock, el } from "./format.js";
import { t } from "./i18n.js";
import { onState, store } from "./store.js";
import { tell } from "./said.js";

const live = (sortie) => store.state.goReports?.find((report) => report.sortie === sortie);
const name = (input) => { const text = t(`go.in.${input}`); return text.startsWith("go.in.") ? input : text; };

function row(line) {
  const against = (line.against || []).map((text, i) => tell(line.againstSaid?.[i], text));
  return el("tr", { class: against.length ? "against" : "" },
    el("th", { scope: "row" }, name(line.input)),
    el("td", {}, against.length ? against.join(" · ") : tell(line.valueSaid, line.value)),
    el("td", { class: "num" }, line.ageS === undefined ? "" : t("go.s", { s: line.ageS.toFixed(1) })),
    el("td", { class: "dim" }, tell(line.limitSaid, line.limit)));
}

function table(report) {
  const when = report.decided ? t("go.decided", { time: clock(Date.parse(report.at)) }) : t("go.now");
  return [
    el("p", {}, el("b", { class: `verdict ${report.go ? "go" : "nogo"}` }, t(report.go ? "go.go" : "go.nogo")), " ", el("span", { class: "dim" }, when)),
    el("div", { class: "scroll", tabindex: "0" }, el("table", { class: "go" },
      el("thead", {}, el("tr", {}, ...["go.input", "go.value", "go.age", "go.limit"].map((key) => el("th", { scope: "col" }, t(key))))),
      el("tbody", {}, ...report.lines.map(row)))),
  ];
}

let shown = null;

function draw(report) {
  shown.place.replaceChildren(...table(report));
}

/** Opens the report of a sortie. */
export async function openReport(sortie) {
  const report = live(sortie) || await attempt(() => api.goReport(sortie));
  if (!report) return;
  const dialog = document.getElementById("dialog");
  dialog.classList.remove("beside");
  dialog.classList.add("wide");
  const place = el("div", { class: "report" });
  const close = () => { shown = null; dialog.close(); dialog.classList.remove("wide"); dialog.replaceChildren(); };
  dialog.replaceChildren(el("h2", { id: "dialog-title" }, t("go.title", { sortie })), place,
    el("div", { class: "acts" }, el("button", { id: "go-shut", onclick: close }, t("go.shut"))));
  dialog.oncancel = () => { shown = null; dialog.classList.remove("wide"); };
  shown = { sortie, place, live: !report.decided };
  draw(report);
  dialog.showModal();
}

async function follow() {
  const now = live(shown.sortie);
  if (now) { draw(now); return; }
  // It was decided meanwhile.
  const sortie = shown.sortie;
  shown.live = false;
  const report = await api.goReport(sortie).catch(() => null);
  if (report && shown?.sortie === sortie) draw(report);
}

onState((changed) => { if (shown?.live && changed.has("goReports")) follow(); });
