// @ts-check
/// <reference path="common.js" />
/// <reference path="fold.js" />
/// <reference path="words.js" />
/* The palette goes to a paragraph, note, person, work or term by its name. Loaded when a
   reader first asks for it (ask.js). */

/** A name, what says more of it, and its address from the edition's root.
 * @typedef {[string, string, string]} Goal */
/** @type {Promise<{goals: Goal[], search: string}> | undefined} */
let goals;

function loadGoals() {
  goals ||= new Promise((done) => {
    const data = make("script", { src: new URL("reading-edition-goals.js", script).href });
    data.onload = () => done(/** @type {any} */ (data).found);
    data.onerror = () => done({ goals: [], search: "search.html" });
    document.head.append(data);
  });
  return goals;
}

/**
 * The goals that have a word for the beginning of each word sought; those that are called just so
 * come first.
 * @param {Goal[]} all
 * @param {string} query
 */
function matching(all, query) {
  const sought = words(query);
  const [first = ""] = sought;
  if (!first) return [];
  const found = all.filter(([name, more]) => {
    const has = words(`${name} ${more}`);
    return sought.every((word) => has.some((one) => one.startsWith(word)));
  });
  /** @param {Goal} goal */
  const rank = ([name]) => (words(name).join(" ") === sought.join(" ") ? 0
    : words(name)[0]?.startsWith(first) ? 1 : 2);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, 8);
}

function openPalette() {
  const label = inWords("Go to a paragraph, note, person, work or term");
  const list = make("ul", { id: "re-goals", role: "listbox", ariaLabel: inWords("Found") });
  const field = make("input", { type: "text", role: "combobox", ariaLabel: label,
    ariaExpanded: "false", ariaAutoComplete: "list", autocomplete: "off", placeholder: label });
  field.setAttribute("aria-controls", list.id);
  const dialog = make("dialog", { className: "re-palette", ariaLabel: label }, field, list);
  /** @param {EventTarget | undefined | null} chosen */
  const go = (chosen) => {
    const one = chosen instanceof Element ? chosen.closest("li") : null;
    if (!one?.dataset.to) return;
    dialog.close();
    location.assign(one.dataset.to);
  };
  let at = 0;
  const mark = () => {
    [...list.children].forEach((one, number) => { one.ariaSelected = String(number === at); });
    field.setAttribute("aria-activedescendant", list.children[at]?.id || "");
  };
  field.oninput = async () => {
    const { goals: all, search } = await loadGoals();
    const query = field.value.trim();
    const found = matching(all, query);
    if (query) {
      found.push([inWords("Search for “{words}”", { words: query }), "",
        `${search}?q=${encodeURIComponent(query)}`]);
    }
    list.replaceChildren(...found.map(([name, more], number) => make("li",
      { id: `re-goal-${number}`, role: "option" },
      make("b", {}, name), ` ${more}`)));
    [...list.children].forEach((one, number) => {
      /** @type {HTMLElement} */ (one).dataset.to = new URL(found[number][2], root).href;
    });
    field.ariaExpanded = String(found.length > 0);
    at = 0;
    mark();
  };
  field.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.children.length) {
      at = (at + step + list.children.length) % list.children.length;
      mark();
    } else if (event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Enter") go(list.children[at]);
  };
  list.onclick = (event) => go(event.target);
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
  loadGoals();
}

document.head.append(make("link", { rel: "stylesheet",
  href: new URL("reading-edition-palette.css", script).href }));
document.addEventListener("re-palette", openPalette);
