// @ts-check
/// <reference path="common.js" />
/// <reference path="cite.js" />
/* The reader's settings; early.js applies them before the page is painted. */

/** What can be chosen: its label, and each value with its own.
 * @type {Record<string, [string, ...string[][]]>} */
const SETTINGS = {
  reSize: ["Text size", ["small", "Small"], ["", "Standard"], ["large", "Large"],
    ["huge", "Very large"]],
  reMeasure: ["Line length", ["narrow", "Short"], ["", "Standard"], ["wide", "Long"]],
  reFace: ["Typeface", ["", "Serif"], ["sans", "Sans serif"]],
  reEdnotes: ["Editor’s notes", ["", "Shown"], ["off", "Hidden"]],
};
const chosen = document.documentElement.dataset;

function offerSettings() {
  const summary = make("summary", {}, "Reading settings");
  const settings = make("details", { className: "re-settings" }, summary);
  for (const [name, [label, ...options]] of Object.entries(SETTINGS)) {
    const [line, choice] = select(label, options);
    choice.value = chosen[name] || "";
    choice.onchange = () => {
      if (choice.value) chosen[name] = choice.value;
      else delete chosen[name];
      const kept = Object.keys(SETTINGS).filter((key) => chosen[key]).map((k) => [k, chosen[k]]);
      store(local, "re-settings", Object.fromEntries(kept));
    };
    settings.append(line);
  }
  settings.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !settings.open) return;
    settings.open = false;
    summary.focus();
  });
  return settings;
}
main.before(offerSettings());
