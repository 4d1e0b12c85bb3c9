// Keeps in sight which paragraph of a section one is at, and how many minutes are left.
(() => {
  const line = document.querySelector(".re-where");
  if (!line) return;
  const words = line.dataset.words.split(" ").map(Number);
  const blocks = words.map((_, n) => document.getElementById(`p${n + 1}`));
  let asked = false;
  const say = () => {
    asked = false;
    const edge = innerHeight / 3;
    const at = Math.max(0, blocks.findLastIndex((b) => b?.getBoundingClientRect().top <= edge));
    const left = words.slice(at).reduce((sum, count) => sum + count, 0) / line.dataset.pace;
    const minutes = Math.max(1, Math.round(left));
    const time = `${minutes} minute${minutes === 1 ? "" : "s"}`;
    line.lastChild.textContent = `¶ ${at + 1} of ${words.length} · about ${time} left`;
  };
  const ask = () => asked || (asked = requestAnimationFrame(say));
  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask);
  line.classList.add("re-where-live");
  say();
})();
