// @ts-check
/* The words of the scripts: English, or as the catalogue of the edition's language has them. */

/** What bundles.py writes here for another language, by the English.
 * @type {Record<string, string | string[]>} */
const WORDS = {};
/** Which form of a word that is counted goes with *n*.
 * @param {number} n */
const form = (n) => Number(n !== 1);

/**
 * *text* with *values* in place of their names in braces.
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
const put = (text, values) => text.replace(/\{(\w+)\}/g,
  (all, name) => String(values[name] ?? all));

/**
 * The words *text* of the edition's language, with *values*.
 * @param {string} text
 * @param {Record<string, unknown>} [values]
 */
function inWords(text, values = {}) {
  return put(String(WORDS[text] ?? text), values);
}

/**
 * *one* or *several*, with ``{number}``.
 * @param {number} number
 * @param {string} one
 * @param {string} several
 */
function counted(number, one, several) {
  return put((WORDS[one] || [one, several])[form(number)], { number });
}
