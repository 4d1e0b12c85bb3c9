// @ts-check
/// <reference path="words.js" />
/* Where the reader has been before, the way in leads there: progress.js keeps the place. */

/** @param {HTMLAnchorElement} begin */
function goOn(begin) {
  /** @type {{page: string, anchor: string, place: string} | null} */
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem("re-place") || "null");
  } catch {
    // Storage is off.
  }
  const root = new URL(document.documentElement.dataset.content_root || "./", location.href);
  if (!kept || !/^[\w./%-]+$/.test(kept.page) || !/^p\d+$/.test(kept.anchor)) return;
  const address = new URL(`${kept.page}#${kept.anchor}`, root);
  if (!address.href.startsWith(root.href)) return;
  begin.href = address.href;
  begin.textContent = inWords("Go on at {place}", { place: kept.place });
}
const begin = document.querySelector(".re-begin-link");
if (begin instanceof HTMLAnchorElement) goOn(begin);
