// @ts-check
/// <reference path="words.js" />
/* Words without case and accents; no library, nothing fetched. */

/** @type {Record<string, string>} */
const PLAIN = {
  ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", ı: "i",
};
/** @type {Map<string, string>} */
const known = new Map();

/**
 * A word without case and accents; as the engine's fold() of alphabetical.py.
 * @param {string} word
 */
function fold(word) {
  let folded = known.get(word);
  if (folded === undefined) {
    folded = word
      .toLowerCase()
      .replace(/[łøđðþæœßı]/g, (c) => PLAIN[c])
      .normalize("NFKD")
      .replace(/\p{M}/gu, "");
    known.set(word, folded);
  }
  return folded;
}

/**
 * The folded words of a text; apostrophes and hyphens part words, here as in a query.
 * @param {string} text
 */
const words = (text) => (text.match(/[\p{L}\p{N}\p{M}]+/gu) || []).map(fold).filter(Boolean);

/** @param {string[]} list */
const line = (list) => ` ${list.join(" ")} `;
