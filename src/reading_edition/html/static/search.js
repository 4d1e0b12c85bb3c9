/* The search page, and the filter of the concordance. What the records hold, and in which
   order, is said in search.py. No library, nothing fetched, text set as text only. */
(() => {
  "use strict";

  const PLAIN = {
    ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", ı: "i",
  };
  const SHOWN = 100; // results at a time
  const AROUND = [90, 150]; // characters of an excerpt before and behind what was found
  const known = new Map();

  /* A word without case and accents; as fold() of collate.py. */
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

  /* The folded words of a text; apostrophes and hyphens part words, here as in a query. */
  const words = (text) => (text.match(/[\p{L}\p{N}\p{M}]+/gu) || []).map(fold).filter(Boolean);
  const line = (list) => ` ${list.join(" ")} `;

  function element(name, text, attributes) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    return made;
  }

  /* ---- Reading a query ---- */

  /* The pieces of a query: words, phrases, and whether each is excluded. */
  function pieces(query) {
    const found = [];
    const pattern = /(-?)["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|([^\s"“”„«»]+)/gu;
    for (const [whole, minus, phrase, word] of query.matchAll(pattern)) {
      const quoted = phrase !== undefined;
      const excluded = quoted ? minus === "-" : whole.startsWith("-");
      const list = words(quoted ? phrase : word.replace(/[’'‘]s$/iu, ""));
      if (list.length) found.push({ quoted, excluded, words: list, said: whole });
    }
    return found;
  }

  /* The edition: its records, folded, with the persons of each form of a name. */
  function readEdition(records) {
    const forms = new Map();
    records.persons.forEach((list, person) => {
      for (const form of list) {
        const text = line(words(form));
        if (!forms.has(text)) forms.set(text, new Set());
        forms.get(text).add(person);
      }
    });
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

  /* What a piece asks for: a line of words or, outside quotation marks, persons of that name. */
  function term(edition, list, excluded, quoted) {
    const own = line(list);
    const persons = (!quoted && edition.forms.get(own)) || new Set();
    return { excluded, quoted, persons, own, begins: false };
  }

  function matches(unit, wanted) {
    const text = wanted.begins ? wanted.own.trimEnd() : wanted.own;
    return unit.folded.includes(text)
      || [...wanted.persons].some((person) => unit.persons.has(person));
  }

  /* The terms of a query. Words that make up a name are one term, the longest name first. */
  function terms(edition, query) {
    const given = pieces(query);
    const found = [];
    for (let at = 0; at < given.length; ) {
      const piece = given[at];
      let end = at + 1;
      if (!piece.quoted && !piece.excluded) {
        let open = at + 1;
        while (open < given.length && open < at + 8 && !given[open].quoted
          && !given[open].excluded) open += 1;
        for (let to = open; to > at + 1; to -= 1) {
          if (edition.forms.has(line(given.slice(at, to).flatMap((p) => p.words)))) {
            end = to;
            break;
          }
        }
      }
      const list = given.slice(at, end).flatMap((p) => p.words);
      found.push(term(edition, list, piece.excluded, piece.quoted));
      at = end;
    }
    for (const wanted of found) {
      const one = wanted.own.trim().split(" ").length === 1;
      if (wanted.excluded || wanted.quoted || wanted.persons.size || !one) continue;
      wanted.begins = !edition.units.some((unit) => matches(unit, wanted));
    }
    return found;
  }

  /* ---- Showing what was found ---- */

  /* Where in the unit's text the terms stand: [start, end] in order, none overlapping. */
  function marks(unit, wanted) {
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
    return found.reduce((joined, [start, end]) => {
      const last = joined[joined.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else joined.push([start, end]);
      return joined;
    }, []);
  }

  /* The parts of a text that are worth showing: [start, end], cut at spaces. */
  function windows(text, found) {
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

  function setUpSearch(form, records) {
    const input = form.elements.q;
    const status = document.getElementById("re-search-status");
    const place = document.getElementById("re-search-results");
    const chooser = document.getElementById("re-search-kinds");
    let edition = null;

    function choices() {
      const present = new Set(records.pages.flatMap((page) => page.units.map((unit) => unit[0])));
      const asked = new URLSearchParams(location.search).getAll("in");
      records.kinds.forEach(([name, label], kind) => {
        if (!present.has(kind)) return;
        const box = element("input", "", { type: "checkbox", name: "in", value: name });
        box.checked = !asked.length || asked.includes(name);
        box.addEventListener("change", run);
        const around = element("label");
        around.append(box, ` ${label}`);
        chooser.append(around);
      });
      chooser.hidden = false;
    }

    function show(found, wanted, from) {
      let list = place.querySelector("section:last-of-type ul");
      let page = from ? found[from - 1].page : null;
      for (const unit of found.slice(from, from + SHOWN)) {
        if (unit.page !== page) {
          page = unit.page;
          const section = element("section");
          list = element("ul", "", { class: "re-found-list" });
          section.append(element("h2", page.title), list);
          place.append(section);
        }
        list.append(result(unit, wanted, records.kinds));
      }
      const next = from + SHOWN;
      if (next < found.length) {
        const more = element("button", `Show more (${found.length - next} left)`, { type: "button" });
        more.addEventListener("click", () => {
          more.remove();
          const count = place.querySelectorAll("li").length;
          show(found, wanted, next);
          place.querySelectorAll("li")[count].querySelector("a").focus();
        });
        place.append(more);
      }
    }

    /* Keep the query in the address, so that it can be shared and comes back with Back. */
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

    function run() {
      const query = input.value.trim();
      const boxes = [...chooser.querySelectorAll("input")];
      remember(query, boxes);
      place.replaceChildren();
      document.title = query ? `${query} – Search` : "Search";
      if (!query) {
        status.textContent = "";
        return;
      }
      edition = edition || readEdition(records);
      const wanted = terms(edition, query);
      if (!wanted.some((one) => !one.excluded)) {
        status.textContent = "Enter a word to look for.";
        return;
      }
      const kinds = new Set(boxes.filter((box) => box.checked).map((box) =>
        records.kinds.findIndex(([name]) => name === box.value)));
      const found = edition.units.filter((unit) => kinds.has(unit.kind)
        && wanted.every((one) => matches(unit, one) !== one.excluded));
      const names = wanted.filter((one) => !one.excluded).flatMap((one) =>
        [...one.persons].map((person) => records.persons[person][0]));
      const begun = wanted.filter((one) => one.begins).map((one) => `“${one.own.trim()}”`);
      const count = found.length === 1 ? "1 passage" : `${found.length || "No"} passages`;
      status.textContent = `${count} found.`
        + (names.length ? ` Under all forms of the name: ${names.join("; ")}.` : "")
        + (begun.length && found.length
          ? ` No word is ${begun.join(" or ")}; words that begin so are shown.` : "");
      show(found, wanted, 0);
    }

    choices();
    let waiting = 0;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(run, 250);
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

  /* ---- The concordance ---- */

  function setUpFilter(bar) {
    const entries = [...document.querySelectorAll(".re-concordance > li")].map((item) => {
      const heading = item.querySelector(".re-heading");
      return { item, word: words(heading.textContent).join("") };
    });
    const around = element("p", "", { class: "re-search-line" });
    const input = element("input", "", { type: "search", id: "re-filter", autocomplete: "off" });
    const status = element("span", "", { role: "status", "aria-live": "polite" });
    around.append(element("label", "Show words that begin with", { for: "re-filter" }), input, status);
    bar.before(around);
    input.addEventListener("input", () => {
      const wanted = words(input.value).join("");
      let count = 0;
      for (const { item, word } of entries) {
        item.hidden = !word.startsWith(wanted);
        count += item.hidden ? 0 : 1;
      }
      bar.hidden = wanted !== "";
      for (const group of document.querySelectorAll(".re-letter")) {
        group.hidden = !group.querySelector("li:not([hidden])");
      }
      status.textContent = !wanted ? "" : count === 1 ? "1 word" : `${count || "No"} words`;
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("re-search-form");
    if (form && window.readingEditionSearch) setUpSearch(form, window.readingEditionSearch);
    const bar = document.querySelector(".re-concordance") && document.querySelector(".re-letters");
    if (bar) setUpFilter(bar);
  });
})();
