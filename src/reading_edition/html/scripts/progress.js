// @ts-check
/// <reference path="words.js" />
/* Keeps in sight which paragraph of a section one is at, and how many minutes are left. */

/**
 * Keep the place on the device, for the front page.
 * @param {HTMLElement} line
 * @param {string} anchor
 * @param {number} number
 */
function keep(line, anchor, number) {
  const root = new URL(document.documentElement.dataset.content_root || "./", location.href);
  const page = location.href.replace(/[?#].*/, "").slice(root.href.length);
  const place = `${line.dataset.place} ${line.dataset.sign || "¶"}${number}`;
  try {
    localStorage.setItem("re-place", JSON.stringify({ page, anchor, place }));
  } catch {
    // Storage is off.
  }
}

/** @param {HTMLElement} line */
function keepUp(line) {
  const words = (line.dataset.words || "").split(" ").map(Number);
  const blocks = words.map((_, n) => document.getElementById(`p${n + 1}`));
  const pieces = [...line.querySelectorAll("a")];
  let asked = 0;
  const say = () => {
    asked = 0;
    const edge = innerHeight / 3;
    const last = blocks.findLastIndex((b) => b && b.getBoundingClientRect().top <= edge);
    const at = Math.max(0, last);
    const count = words.slice(at).reduce((sum, more) => sum + more, 0);
    const minutes = Math.max(1, Math.round(count / Number(line.dataset.pace)));
    const time = counted(minutes, "{number} minute", "{number} minutes");
    const said = line.querySelector("span");
    if (said) {
      said.textContent = inWords("¶ {number} of {total} · about {time} left",
        { number: at + 1, total: words.length, time })
        .replace("¶ ", line.dataset.sign || "¶ ");
    }
    pieces.forEach((piece, n) => piece.classList.toggle("re-here", n === at));
    keep(line, `p${at + 1}`, at + 1);
  };
  const ask = () => {
    asked ||= requestAnimationFrame(say);
  };
  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask);
  line.classList.add("re-where-live");
  say();
}
const line = document.querySelector(".re-where");
if (line instanceof HTMLElement) keepUp(line);
