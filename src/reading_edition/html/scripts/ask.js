// @ts-check
/// <reference path="common.js" />
/// <reference path="settings.js" />
/* What few readers ask for is loaded when one does: the palette by a key, citing by a number. */

/** @type {Set<string>} */
const asked = new Set();

/**
 * Have the script *name* do what it is for, with *detail*; the first time it is loaded.
 * @param {string} name
 * @param {unknown} [detail]
 */
function ask(name, detail) {
  const tell = () => document.dispatchEvent(new CustomEvent(`re-${name}`, { detail }));
  if (asked.has(name)) {
    tell();
    return;
  }
  asked.add(name);
  const src = new URL(`reading-edition-${name}.js`, script).href;
  document.head.append(make("script", { src, onload: tell, onerror: () => asked.delete(name) }));
}

document.addEventListener("keydown", (event) => {
  const command = event.ctrlKey || event.metaKey;
  const writing = event.target instanceof Element
    && event.target.closest("input, textarea, select, [contenteditable]");
  const slash = event.key === "/" && !command && !writing && chosen.reSlash !== "off";
  if (event.altKey || !(slash || (event.key === "k" && command))) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  ask("palette");
});

for (const link of main.querySelectorAll(".re-number")) link.ariaHasPopup = "dialog";
document.addEventListener("click", (event) => {
  const link = linkAt(event.target);
  if (!link?.matches(".re-number") || !isPlain(event)) return;
  event.preventDefault();
  ask("cite", link);
});
