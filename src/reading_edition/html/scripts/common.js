// @ts-check
/// <reference path="words.js" />
/* What the features of a page share. Without scripts every link works. */

const script = /** @type {HTMLScriptElement} */ (document.currentScript).src;
/** Where the edition's first page is. */
const root = new URL("..", script);
const main = /** @type {HTMLElement} */ (document.querySelector("[role=main], main")
  || document.body);

/**
 * An element with its properties and what it holds.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/**
 * Keep *value* on the device under *name*; without a value, what is kept there.
 * @param {() => Storage} area
 * @param {string} name
 * @param {unknown} [value]
 * @returns {any}
 */
function store(area, name, value) {
  try {
    if (value === undefined) return JSON.parse(area().getItem(name) || "null");
    area().setItem(name, JSON.stringify(value));
  } catch {
    // Storage is off.
  }
  return null;
}
const session = () => sessionStorage;
const local = () => localStorage;

/** @param {{href: string}} address */
const bare = (address) => address.href.replace(/#.*/, "");

/**
 * The id that an *address* leads to; as it is written, where it is no right encoding.
 * @param {{hash: string}} address
 */
function fragment(address) {
  const id = address.hash.slice(1);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** What is printed before a number on this page: "¶ ", or the sign of lines or speeches. */
const sign = () => {
  const line = document.querySelector(".re-where");
  return (line instanceof HTMLElement && line.dataset.sign) || "¶ ";
};

/** @param {Element | null | undefined} heading */
const plain = (heading) => heading?.textContent?.replace(/[¶#]$/, "") || "";

/** The title of this page. */
const title = () => plain(main.querySelector("h1")) || document.title;

/** @type {Map<string, Promise<Record<string, any>>>} */
const files = new Map();

/**
 * What a page says of its targets, fetched when first asked for.
 * @param {{pathname: string}} address
 */
function load(address) {
  const page = address.pathname.slice(root.pathname.length).replace(/(\.html|\/)$/, "");
  let found = files.get(page);
  if (!found) {
    found = new Promise((done) => {
      const data = make("script", { src: new URL(`previews/${page || "index"}.js`, script).href });
      data.onload = () => done(/** @type {any} */ (data).found || {});
      data.onerror = () => done({});
      document.head.append(data);
    });
    files.set(page, found);
  }
  return found;
}

/**
 * Whether a click is one that the browser follows in this window.
 * @param {MouseEvent} event
 */
const isPlain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey
  || event.altKey || event.defaultPrevented);

/**
 * The link to an anchor that *node* stands in, within the page's text.
 * @param {EventTarget | null} node
 */
function linkAt(node) {
  const link = node instanceof Element ? node.closest("a[href*='#']") : null;
  return link && main.contains(link) ? /** @type {HTMLAnchorElement} */ (link) : null;
}

/**
 * A labelled choice: the label around it, and the choice.
 * @param {string} label
 * @param {string[][]} options
 * @returns {[HTMLLabelElement, HTMLSelectElement]}
 */
function select(label, options) {
  const made = make("select", {});
  for (const [value, text] of options) made.append(make("option", { value }, text));
  return [make("label", {}, `${label} `, made), made];
}
