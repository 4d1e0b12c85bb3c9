// @ts-check
/// <reference path="common.js" />
/* The reader's settings; early.js applies them before the page is painted. */

/** What can be chosen: its label, and each value with its own.
 * @type {Record<string, [string, ...string[][]]>} */
const SETTINGS = {
  reSize: [inWords("Text size"), ["small", inWords("Small")], ["", inWords("Standard")],
    ["large", inWords("Large")], ["huge", inWords("Very large")]],
  reMeasure: [inWords("Line length"), ["narrow", inWords("Short")], ["", inWords("Standard")],
    ["wide", inWords("Long")]],
  reFace: [inWords("Typeface"), ["", inWords("Serif")], ["sans", inWords("Sans serif")]],
  reScheme: [inWords("Colours"), ["", inWords("As the device")], ["light", inWords("Light")],
    ["dark", inWords("Dark")]],
  reEdnotes: [inWords("Editor’s notes"), ["", inWords("Shown")], ["off", inWords("Hidden")]],
  reSlash: [inWords("The key / goes to a place"), ["", inWords("On")], ["off", inWords("Off")]],
};
const chosen = document.documentElement.dataset;

function offerSettings() {
  const bar = document.querySelector(".re-bar nav");
  const summary = make("summary", { ariaLabel: inWords("Reading settings") },
    bar ? "Aa" : inWords("Reading settings"));
  const settings = make("details", { className: "re-settings" }, summary);
  for (const [name, [label, ...options]] of Object.entries(SETTINGS)) {
    const [line, choice] = select(label, options);
    if (name === "reScheme" && !bar) continue; // another theme has its own
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
  document.addEventListener("click", (event) => {
    if (bar && event.target instanceof Node && !settings.contains(event.target)) {
      settings.open = false;
    }
  });
  if (bar) bar.append(settings);
  else (main.querySelector("section > h1")?.parentElement || main).before(settings);
}
offerSettings();
