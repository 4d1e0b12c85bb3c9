// @ts-check
/// <reference path="query.js" />
/* Showing what was found: the words around it, with marks; text is set as text only. */

const AROUND = [90, 150]; // characters of an excerpt before and behind what was found

/**
 * @param {string} name
 * @param {string} [text]
 * @param {Record<string, string>} [attributes]
 */
function element(name, text, attributes) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  return made;
}

/**
 * Where in the unit's text the terms stand: [start, end] in order, none overlapping.
 * @param {Passage} unit
 * @param {Term[]} wanted
 */
function marks(unit, wanted) {
  /** @type {number[][]} */
  const found = [];
  const tokens = [...unit.text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
    .map((m) => ({ word: fold(m[0]), start: m.index, end: m.index + m[0].length }))
    .filter((token) => token.word);
  for (const one of wanted.filter((w) => !w.excluded)) {
    const list = one.own.trim().split(" ");
    for (let at = 0; at + list.length <= tokens.length; at += 1) {
      const same = list.every((word, i) =>
        one.begins ? tokens[at].word.startsWith(word) : tokens[at + i].word === word);
      if (same) found.push([tokens[at].start, tokens[at + list.length - 1].end]);
    }
    for (let i = 0; i < unit.spans.length; i += 3) {
      if (one.persons.has(unit.spans[i])) found.push([unit.spans[i + 1], unit.spans[i + 2]]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  /** @type {number[][]} */
  const joined = [];
  for (const [start, end] of found) {
    const last = joined[joined.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/**
 * The parts of a text that are worth showing: [start, end], cut at spaces.
 * @param {string} text
 * @param {number[][]} found
 */
function windows(text, found) {
  /** @type {number[][]} */
  const shown = [];
  for (const [start, end] of found.length ? found : [[0, 0]]) {
    let from = Math.max(0, start - AROUND[0]);
    let to = Math.min(text.length, end + AROUND[1]);
    if (from > 0) from = text.indexOf(" ", from) + 1 || from;
    if (from > start) from = start;
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), end);
    const last = shown[shown.length - 1];
    if (last && from <= last[1] + 20) last[1] = Math.max(last[1], to);
    else if (shown.length < 3) shown.push([from, to]);
  }
  return shown;
}

/**
 * @param {Passage} unit
 * @param {Term[]} wanted
 */
function excerpt(unit, wanted) {
  const found = marks(unit, wanted);
  const made = element("p", "", { class: "re-found-text" });
  const shown = windows(unit.text, found);
  shown.forEach(([from, to], number) => {
    if (number || from > 0) made.append(number ? " … " : "… ");
    let done = from;
    for (const [start, end] of found) {
      if (start < from || end > to) continue;
      made.append(unit.text.slice(done, start), element("mark", unit.text.slice(start, end)));
      done = end;
    }
    made.append(unit.text.slice(done, to));
  });
  if (shown[shown.length - 1][1] < unit.text.length) made.append(" …");
  return made;
}

/**
 * @param {Passage} unit
 * @param {Term[]} wanted
 * @param {Records["kinds"]} kinds
 */
function result(unit, wanted, kinds) {
  const item = element("li", "", { class: `re-found re-found-${kinds[unit.kind][0]}` });
  const head = element("p", "", { class: "re-found-head" });
  const link = element("a", unit.place, { href: `${unit.page.url}#${unit.anchor}` });
  if (unit.spelled !== unit.place) {
    link.setAttribute("aria-label", `${unit.place}, ${unit.spelled}`);
  }
  head.append(link, " ", element("span", kinds[unit.kind][1], { class: "re-found-kind" }));
  item.append(head, excerpt(unit, wanted));
  return item;
}
