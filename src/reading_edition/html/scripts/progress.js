// @ts-check
/* Keeps in sight which paragraph of a section one is at, and how many minutes are left. */

/** @param {HTMLElement} line */
function keepUp(line) {
  const words = (line.dataset.words || "").split(" ").map(Number);
  const blocks = words.map((_, n) => document.getElementById(`p${n + 1}`));
  let asked = 0;
  const say = () => {
    asked = 0;
    const edge = innerHeight / 3;
    const last = blocks.findLastIndex((b) => b && b.getBoundingClientRect().top <= edge);
    const at = Math.max(0, last);
    const count = words.slice(at).reduce((sum, more) => sum + more, 0);
    const minutes = Math.max(1, Math.round(count / Number(line.dataset.pace)));
    const time = `${minutes} minute${minutes === 1 ? "" : "s"}`;
    const said = /** @type {ChildNode} */ (line.lastChild);
    said.textContent = `¶ ${at + 1} of ${words.length} · about ${time} left`;
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
