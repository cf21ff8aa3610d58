// One dictionary a language. A key that is missing shows itself, so that it is noticed.
import { zh } from "./zh.js";
import { en } from "./en.js";
import { saidZh } from "./said-zh.js";
import { saidEn } from "./said-en.js";

const dictionaries = { "zh-CN": { ...zh, ...saidZh }, en: { ...en, ...saidEn } };
const listeners = [];

let language = localStorage.getItem("skybeat.language")
  || (navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en");

export const lang = () => language;
export const onLanguage = (listener) => listeners.push(listener);

export function setLanguage(next) {
  language = next;
  localStorage.setItem("skybeat.language", next);
  document.documentElement.lang = next;
  listeners.forEach((listener) => listener());
}

export function t(key, values = {}) {
  let text = dictionaries[language][key] ?? key;
  for (const [name, value] of Object.entries(values)) text = text.replace(`{${name}}`, () => value);
  return text;
}

/** A thing with a name in both languages. */
export const named = (thing) => (language === "en" ? thing.en : thing.zh);

document.documentElement.lang = language;
