// @ts-check
/// <reference path="common.js" />
/* Previews of notes, persons, works, terms and places: on hover, on focus, by a tap. */

const TARGET = /^#(p\d+|(note|ednote|person|ref|term)-.+)$/;
/** @type {Record<string, string>} */
const GO = {
  person: inWords("All places"), ref: inWords("In the list of works"),
  term: inWords("In the glossary"), note: inWords("To the note"), ednote: inWords("To the note"),
};
const NOISE = ".label,.headerlink,.re-number,.re-ednote-label,.re-sidenote,.re-cited-at,"
  + ".re-back,.re-return,.re-preview,.Z3988,[role=doc-noteref],[role=doc-backlink]";
/** The link that a preview is shown of, that one is wanted of, that one was closed of.
 * @type {HTMLAnchorElement | null} */
let trigger = null;
/** @type {HTMLAnchorElement | null} */
let wanted = null;
/** @type {HTMLAnchorElement | null} */
let dismissed = null;
/** @type {HTMLElement | null} */
let box = null;
let timer = 0;
let touched = false;

/**
 * The link at *node*, if what it leads to can be shown.
 * @param {EventTarget | null} node
 */
function previewed(node) {
  const link = linkAt(node);
  return link && TARGET.test(link.hash)
    && link.origin === location.origin && link.pathname.startsWith(root.pathname)
    && !link.closest(".re-preview,.re-number,.re-back,.re-return,[role=doc-backlink]")
    ? link : null;
}

/**
 * Title and content of what stands on this page under *id*.
 * @param {string} id
 * @param {string} label
 * @returns {[string, Node[]] | null}
 */
function onPage(id, label) {
  const target = document.getElementById(id);
  if (!target) return null;
  /** @type {Element | null} */
  let source = target;
  while (source?.localName === "dt") source = source.nextElementSibling;
  const copy = /** @type {Element} */ ((source || target).cloneNode(true));
  for (const node of copy.querySelectorAll(NOISE)) node.remove();
  for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
  return [label, [...copy.childNodes]];
}

/**
 * Title and content of what *link* leads to.
 * @param {HTMLAnchorElement} link
 * @returns {Promise<[string, Node[]] | null>}
 */
async function content(link) {
  const id = fragment(link);
  const text = link.textContent.replace(/[[\]]/g, "");
  const label = link.ariaLabel
    || (link.matches(".footnote-reference") ? inWords("Note {label}", { label: text }) : text);
  if (bare(link) === bare(location) && !id.startsWith("person-")) return onPage(id, label);
  const known = (await load(link))[id];
  if (!known) return null;
  const body = new DOMParser().parseFromString(known[1], "text/html").body;
  return [known[0], [...body.childNodes]];
}

/** Set the box beside its link, above or below, where there is more room. */
function place() {
  if (!trigger || !box) return;
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const rect = trigger.getClientRects()[0] || trigger.getBoundingClientRect();
  const above = rect.top - 14;
  const below = height - rect.bottom - 14;
  const up = below < Math.min(box.scrollHeight, 200) && above > below;
  box.style.maxHeight = `${Math.max(up ? above : below, 90)}px`;
  const mirrored = getComputedStyle(trigger).direction === "rtl";
  const start = mirrored ? rect.right + 8 - box.offsetWidth : rect.left - 8;
  box.style.left = `${Math.max(8, Math.min(start, width - box.offsetWidth - 8))}px`;
  const top = up ? rect.top - box.offsetHeight - 6 : rect.bottom + 6;
  box.style.top = `${Math.max(8, Math.min(top, height - box.offsetHeight - 8))}px`;
}

function close() {
  clearTimeout(timer);
  wanted = null;
  if (!box) return;
  trigger?.removeAttribute("aria-describedby");
  box.remove();
  box = trigger = null;
}

/** @param {HTMLAnchorElement} link */
async function show(link) {
  const found = await content(link);
  if (wanted !== link) return;
  if (!found) {
    if (touched) location.assign(link.href);
    return;
  }
  close();
  wanted = trigger = link;
  const [heading, body] = found;
  const text = make("div", { id: "re-preview-text" }, ...body);
  const go = GO[link.hash.slice(1).split("-")[0]] || inWords("To the paragraph");
  box = make("div", { className: "re-preview", popover: "manual", tabIndex: -1 },
    make("p", { className: "re-preview-title" }, heading), text,
    make("p", { className: "re-preview-go" },
      // Enter on the link itself leads there too: one stop for the keyboard is enough.
      make("a", { href: link.href, tabIndex: -1 }, go)));
  box.lang = document.documentElement.lang;
  box.role = "dialog";
  box.ariaLabel = heading;
  link.after(box); // so that it follows its link for the keyboard and when read aloud
  link.setAttribute("aria-describedby", text.id);
  box.showPopover?.();
  place();
  if (box.scrollHeight > box.clientHeight) box.tabIndex = 0;
  if (touched) box.focus({ preventScroll: true });
}

/**
 * @param {HTMLAnchorElement} link
 * @param {number} delay
 */
function want(link, delay) {
  clearTimeout(timer);
  if (link === trigger || link === dismissed) return;
  wanted = link;
  timer = window.setTimeout(show, delay, link);
}

const held = () => box && (box.contains(document.activeElement)
  || (trigger === document.activeElement && trigger?.matches(":focus-visible")));

function leave() {
  clearTimeout(timer);
  if (!box) wanted = null;
  timer = window.setTimeout(() => held() || close(), 300);
}

/** @param {EventTarget | null} node */
const inBox = (node) => node instanceof Node && box?.contains(node);

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  touched = false;
  const link = previewed(event.target);
  if (link) {
    want(link, 150);
    return;
  }
  dismissed = null;
  if (inBox(event.target)) clearTimeout(timer);
  else leave();
});
document.addEventListener("focusin", (event) => {
  const link = previewed(event.target);
  // At once: the box of the link before may cover this one.
  if (event.target !== trigger && !inBox(event.target)) close();
  if (link?.matches(":focus-visible")) want(link, 150);
});
document.addEventListener("focusout", (event) => {
  dismissed = null;
  if (!event.relatedTarget) leave();
});
document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
  const inside = inBox(event.target)
    || (event.target instanceof Node && trigger?.contains(event.target));
  if (touched && box && !inside) close();
});
document.addEventListener("keydown", (event) => {
  touched = false;
  if (event.key !== "Escape" || (!box && !wanted)) return;
  const link = trigger || wanted;
  const inside = inBox(document.activeElement);
  close();
  if (inside) link?.focus();
  close(); // what the focus has just called for
  dismissed = link;
});
document.addEventListener("click", (event) => {
  const link = linkAt(event.target);
  if (!link || !isPlain(event)) return;
  if (touched && link !== trigger && previewed(link)) {
    event.preventDefault();
    want(link, 0);
  } else close();
});
for (const name of ["scroll", "resize"]) {
  addEventListener(name, place, { passive: true });
}
