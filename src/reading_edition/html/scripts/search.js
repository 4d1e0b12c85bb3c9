// @ts-check
/// <reference path="excerpts.js" />
/* The search page. */

const SHOWN = 100; // results at a time

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Keep the query in the address, so that it can be shared and comes back with Back.
 * @param {string} query
 * @param {HTMLInputElement[]} boxes
 */
function remember(query, boxes) {
  const asked = new URLSearchParams(query ? { q: query } : {});
  const on = boxes.filter((box) => box.checked);
  if (on.length < boxes.length) on.forEach((box) => asked.append("in", box.value));
  const address = `${asked}` ? `?${asked}` : location.pathname;
  try {
    history.replaceState(null, "", address);
  } catch {
    // Some browsers refuse it to a page from the disk; the search works all the same.
  }
}

/**
 * How much was found, and what was looked for.
 * @param {Records} records
 * @param {Term[]} wanted
 * @param {number} found
 */
function summary(records, wanted, found) {
  const names = wanted.filter((one) => !one.excluded).flatMap((one) =>
    [...one.persons].map((person) => records.persons[person][0]));
  const begun = wanted.filter((one) => one.begins).map((one) =>
    inWords("“{title}”", { title: one.own.trim() }));
  const said = [found ? counted(found, "{number} passage found.", "{number} passages found.")
    : inWords("No passages found.")];
  if (names.length) {
    said.push(inWords("Under all forms of the name: {names}.", { names: names.join("; ") }));
  }
  if (begun.length && found) {
    const list = begun.join(` ${inWords("or")} `);
    said.push(inWords("No word is {words}; words that begin so are shown.", { words: list }));
  }
  return said.join(" ");
}

/**
 * Append what was found from number *from* on, and a button for what is left.
 * @param {HTMLElement} place
 * @param {Records} records
 * @param {Passage[]} found
 * @param {Term[]} wanted
 * @param {number} from
 */
function append(place, records, found, wanted, from) {
  let list = place.querySelector("section:last-of-type ul");
  let page = from ? found[from - 1].page : null;
  for (const unit of found.slice(from, from + SHOWN)) {
    if (unit.page !== page || !list) {
      page = unit.page;
      const section = element("section");
      list = element("ul", "", { class: "re-found-list" });
      section.append(element("h2", page.title), list);
      place.append(section);
    }
    list.append(result(unit, wanted, records.kinds));
  }
  const next = from + SHOWN;
  if (next >= found.length) return;
  const left = inWords("Show more ({number} left)", { number: found.length - next });
  const more = element("button", left, { type: "button" });
  more.addEventListener("click", () => {
    more.remove();
    const count = place.querySelectorAll("li").length;
    append(place, records, found, wanted, next);
    place.querySelectorAll("li")[count].querySelector("a")?.focus();
  });
  place.append(more);
}

/**
 * The boxes that choose in which kinds of text to search.
 * @param {() => void} changed
 */
function choices(changed) {
  const asked = new URLSearchParams(location.search).getAll("in");
  const boxes = [...byId("re-search-kinds").querySelectorAll("input")];
  for (const box of boxes) {
    box.checked = !asked.length || asked.includes(box.value);
    box.addEventListener("change", changed);
  }
  return boxes;
}

/**
 * @param {HTMLFormElement} form
 * @param {Records} records
 */
function setUpSearch(form, records) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const status = byId("re-search-status");
  const place = byId("re-search-results");
  /** @type {Edition | null} */
  let edition = null;

  function run() {
    const query = input.value.trim();
    remember(query, boxes);
    place.replaceChildren();
    document.title = (query ? `${query} – ` : "") + inWords("Search");
    status.textContent = "";
    if (!query) return;
    edition ||= readEdition(records);
    const wanted = terms(edition, query);
    if (!wanted.some((one) => !one.excluded)) {
      status.textContent = inWords("Enter a word to look for.");
      return;
    }
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) =>
      records.kinds.findIndex(([name]) => name === box.value)));
    const found = edition.units.filter((unit) => kinds.has(unit.kind)
      && wanted.every((one) => matches(unit, one) !== one.excluded));
    status.textContent = summary(records, wanted, found.length);
    append(place, records, found, wanted, 0);
  }

  const boxes = choices(run);
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(run, 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    run();
  });
  input.value = new URLSearchParams(location.search).get("q") || "";
  if (input.value) run();
  else input.focus();
}

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("re-search-form");
  const records = /** @type {any} */ (window).readingEditionSearch;
  if (form instanceof HTMLFormElement && records) setUpSearch(form, records);
});
