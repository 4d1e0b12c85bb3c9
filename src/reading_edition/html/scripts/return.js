// @ts-check
/// <reference path="common.js" />
/* The way back after a jump. */

/**
 * What to call the part of the page that *from* is: "¶ 4", "note 2", a heading, a term.
 * @param {Element} from
 */
function called(from) {
  const number = from.querySelector(".re-number")?.textContent;
  if (number && /^p\d+$/.test(from.id)) return `${sign()}${number.trim()}`;
  const label = from.querySelector(":scope > .label,:scope > .re-ednote-label");
  if (label) {
    return inWords("note {label}",
      { label: label.textContent.replace(/[^\p{L}\p{N}]/gu, "") });
  }
  if (from.localName === "dt") return from.firstChild?.textContent || "";
  const heading = from.querySelector(":scope > p .re-heading")?.textContent;
  return heading || (from.matches("section") && plain(from.querySelector(":scope > :is(h2,h3)")))
    || "";
}

/**
 * Where *link* stands: an address on this page, and what to call it.
 * @param {HTMLAnchorElement} link
 * @returns {[string, string]}
 */
function cameFrom(link) {
  /** @type {Element | null} */
  let from = link.closest("div.re-sidenote"); // before its paragraph; others stand in it
  while (from && !from.id) from = from.nextElementSibling;
  from ||= link.closest("[id]:not(a, .bibtex-citation)");
  const term = link.closest("dd")?.previousElementSibling;
  if (term?.id && from?.contains(term)) from = term;
  return [`${bare(location)}#${from?.id || ""}`, from ? called(from).trim() : ""];
}

/**
 * Whether an *address* that the browser kept is one of a page of ours; a script is none.
 * @param {unknown} address
 */
function isOurs(address) {
  try {
    return new URL(String(address)).origin === location.origin
      && /^(https?|file):/.test(String(address));
  } catch {
    return false;
  }
}

function arrive() {
  main.querySelector(".re-return")?.remove();
  const jump = store(session, "re-jump");
  const target = document.getElementById(fragment(location));
  if (!target || jump?.to !== location.href || !isOurs(jump.from)) return;
  const same = jump.from.split("#")[0] === bare(location);
  const text = (same ? jump.part : [jump.page, jump.part].filter(Boolean).join(", "))
    || jump.page;
  const back = make("a", { className: "re-return", href: jump.from },
    inWords("Return to {place}", { place: text }));
  back.ariaLabel = back.textContent.replace(/¶ (\d+)/, `$&, ${inWords("paragraph")} $1`);
  const number = target.querySelector(".re-number");
  if (number) number.after(back);
  else if (target.matches("a,span")) target.after(back);
  else ((target.matches("section") && target.firstElementChild) || target).append(back);
}
addEventListener("hashchange", arrive);
addEventListener("pageshow", arrive);

document.addEventListener("click", (event) => {
  const link = linkAt(event.target);
  if (!link || !isPlain(event) || link.hash.length < 2
    || link.matches(".headerlink,.re-return,.re-number,[role=doc-backlink]")) return;
  const [from, part] = cameFrom(link);
  store(session, "re-jump", { to: link.href, from, part, page: title() });
});
