// @ts-check
/// <reference path="fold.js" />
/* Reading a query. What the records hold, and in which order, is said in search.py. */

/**
 * @typedef {[number, string, string, string, string, number[]]} Unit as the records have it
 * @typedef {{url: string, title: string, units: Unit[]}} Page
 * @typedef {{kinds: [string, string][], persons: string[][], pages: Page[]}} Records
 * @typedef {{page: Page, kind: number, place: string, spelled: string, anchor: string,
 *   text: string, spans: number[], persons: Set<number>, folded: string}} Passage
 * @typedef {{forms: Map<string, Set<number>>, units: Passage[]}} Edition
 * @typedef {{quoted: boolean, excluded: boolean, words: string[]}} Piece
 * @typedef {{excluded: boolean, quoted: boolean, persons: Set<number>, own: string,
 *   begins: boolean}} Term
 */

/**
 * The pieces of a query: words, phrases, and whether each is excluded.
 * @param {string} query
 */
function pieces(query) {
  /** @type {Piece[]} */
  const found = [];
  const pattern = /(-?)["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+)/gu;
  for (const [whole, minus, phrase, word] of query.matchAll(pattern)) {
    const quoted = phrase !== undefined;
    const excluded = quoted ? minus === "-" : whole.startsWith("-");
    const list = words(quoted ? phrase : word.replace(/[’'‘]s$/iu, ""));
    if (list.length) found.push({ quoted, excluded, words: list });
  }
  return found;
}

/**
 * The edition: its records, folded, with the persons of each form of a name.
 * @param {Records} records
 * @returns {Edition}
 */
function readEdition(records) {
  /** @type {Map<string, Set<number>>} */
  const forms = new Map();
  records.persons.forEach((list, person) => {
    for (const form of list) {
      const text = line(words(form));
      const persons = forms.get(text) || new Set();
      forms.set(text, persons.add(person));
    }
  });
  /** @type {Passage[]} */
  const units = [];
  for (const page of records.pages) {
    for (const [kind, place, spelled, anchor, text, spans] of page.units) {
      const persons = new Set(spans.filter((_, i) => i % 3 === 0));
      units.push({ page, kind, place, spelled, anchor, text, spans, persons,
        folded: line(words(text)) });
    }
  }
  return { forms, units };
}

/**
 * What a piece asks for: a line of words or, outside quotation marks, persons of that name.
 * @param {Edition} edition
 * @param {string[]} list
 * @param {boolean} excluded
 * @param {boolean} quoted
 * @returns {Term}
 */
function term(edition, list, excluded, quoted) {
  const own = line(list);
  const persons = (!quoted && edition.forms.get(own)) || new Set();
  return { excluded, quoted, persons, own, begins: false };
}

/**
 * @param {Passage} unit
 * @param {Term} wanted
 */
function matches(unit, wanted) {
  const text = wanted.begins ? wanted.own.trimEnd() : wanted.own;
  return unit.folded.includes(text)
    || [...wanted.persons].some((person) => unit.persons.has(person));
}

/**
 * The end of the longest name that begins with the piece *at*, or the piece after it.
 * @param {Edition} edition
 * @param {Piece[]} given
 * @param {number} at
 */
function endOfName(edition, given, at) {
  if (given[at].quoted || given[at].excluded) return at + 1;
  let open = at + 1;
  while (open < given.length && open < at + 8 && !given[open].quoted
    && !given[open].excluded) open += 1;
  for (let to = open; to > at + 1; to -= 1) {
    if (edition.forms.has(line(given.slice(at, to).flatMap((p) => p.words)))) return to;
  }
  return at + 1;
}

/**
 * The terms of a query. Words that make up a name are one term, the longest name first.
 * @param {Edition} edition
 * @param {string} query
 */
function terms(edition, query) {
  const given = pieces(query);
  /** @type {Term[]} */
  const found = [];
  for (let at = 0; at < given.length;) {
    const end = endOfName(edition, given, at);
    const list = given.slice(at, end).flatMap((p) => p.words);
    found.push(term(edition, list, given[at].excluded, given[at].quoted));
    at = end;
  }
  for (const wanted of found) {
    const one = wanted.own.trim().split(" ").length === 1;
    if (wanted.excluded || wanted.quoted || wanted.persons.size || !one) continue;
    wanted.begins = !edition.units.some((unit) => matches(unit, wanted));
  }
  return found;
}
