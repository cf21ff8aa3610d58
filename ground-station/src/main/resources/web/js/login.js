// The way in: name and password, or once the first administrator's token.
import { api } from "./api.js";
import { el } from "./format.js";
import { lang, setLanguage, t } from "./i18n.js";
import { refusal } from "./dialog.js";

const SAID = { 400: "login.short", 401: "login.wrong", 403: "setup.wrong", 429: "login.wait" };

const answer = (e) => (SAID[e.status] ? t(SAID[e.status]) : refusal(e));

/** Shows the form until somebody is logged in; resolves to the user. */
export async function logIn(needed) {
  const place = document.getElementById("login");
  place.hidden = false;
  return new Promise((resolve) => {
    const show = () => {
      const token = el("input", { autocomplete: "off", value: new URLSearchParams(location.hash.slice(1)).get("token") || "" });
      const name = el("input", { autocomplete: "username", required: true });
      const password = el("input", { type: "password", required: true, autocomplete: needed ? "new-password" : "current-password" });
      const wrong = el("div", { class: "wrong", role: "alert" });
      const submit = async (event) => {
        event.preventDefault();
        try {
          const user = needed
            ? await api.setup(token.value.trim(), name.value.trim(), password.value)
            : await api.login(name.value.trim(), password.value);
          place.hidden = true;
          place.replaceChildren();
          history.replaceState(null, "", location.pathname);
          resolve(user);
        } catch (e) {
          wrong.textContent = answer(e);
          password.select();
        }
      };
      place.replaceChildren(el("form", { onsubmit: submit },
        el("h1", {}, `Skybeat · ${t(needed ? "setup.title" : "login.title")}`),
        needed ? el("p", {}, t("setup.hint")) : null,
        needed ? el("label", {}, t("setup.token"), token) : null,
        el("label", {}, t("login.name"), name),
        el("label", {}, t("login.password"), password),
        wrong,
        el("button", { class: "main", type: "submit" }, t(needed ? "setup.go" : "login.go")),
        el("button", { type: "button", onclick: () => { setLanguage(lang() === "en" ? "zh-CN" : "en"); show(); } }, t("lang.other"))));
      (needed && !token.value ? token : name).focus();
    };
    show();
  });
}
