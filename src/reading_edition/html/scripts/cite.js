// @ts-check
/// <reference path="common.js" />
/* Citing a paragraph: a dialog with its link and its citation. Loaded when a number is first
   chosen (ask.js). */

/** @type {Record<string, [string, string]>} */
const FORMATS = {
  chicago: ["Chicago", "txt"], mla: ["MLA", "txt"], apa: ["APA", "txt"],
  bibtex: ["BibTeX", "bib"], ris: ["RIS", "ris"], json: ["CSL-JSON", "json"],
};

/**
 * @param {string} template
 * @param {Record<string, string>} values
 */
function fill(template, values) {
  // A file on a disk has no address to cite.
  const kept = values.url ? template
    : template.replace(/^ *(url|UR|"URL").*@url@.*\r?\n|,? @url@/gm, "");
  return kept.replace(/@(\w+)@/g, (all, name) => values[name] ?? all);
}

/** The day *now* as each format writes it.
 * @param {Date} now */
function days(now) {
  const month = now.toLocaleString("en", { month: "long" });
  const short = month.length < 5 ? month : `${month.slice(0, month === "September" ? 4 : 3)}.`;
  const [year, number, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const code = inWords("en"); // the language of the words
  const local = code === "en" ? "" : now.toLocaleDateString(code, { dateStyle: "long" });
  const iso = [year, String(number).padStart(2, "0"), String(day).padStart(2, "0")];
  return {
    month: local || `${month} ${day}, ${year}`, day: local || `${day} ${short} ${year}`,
    iso: iso.join("-"), ris: iso.join("/"), parts: [year, number, day].join(", "),
  };
}

/**
 * @param {string} text
 * @param {() => void} act
 */
function button(text, act) {
  const made = make("button", { type: "button" }, text);
  made.addEventListener("click", act);
  return made;
}

/**
 * A button that copies what *field* holds, and says so in *said*.
 * @param {string} text
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {HTMLOutputElement} said
 */
function copier(text, field, said) {
  return button(text, async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // where the page is not served securely
    }
    said.value = inWords("Copied.");
  });
}

/**
 * What a dialog offers where the page has templates: work, format, citation.
 * @param {Record<string, Record<string, string>>} templates
 * @param {Record<string, string>} values
 * @param {HTMLOutputElement} said
 */
function citation(templates, values, said) {
  const [whatLabel, what] = select(inWords("Work"), Object.keys(templates)
    .map((key) => [key, inWords(key === "edition" ? "This edition" : "The original work")]));
  const [formatLabel, format] = select(inWords("Style"),
    Object.entries(FORMATS).map(([key, [text]]) => [key, text]));
  const text = make("textarea", { readOnly: true, rows: 7, ariaLabel: inWords("Citation") });
  const filled = () => fill(templates[what.value][format.value], values);
  const write = () => {
    text.value = filled();
    said.value = "";
  };
  what.onchange = format.onchange = write;
  write();
  const download = () => {
    // Not from the field, which takes RIS's line ends away.
    const href = URL.createObjectURL(new Blob([filled()], { type: "text/plain" }));
    const name = `${what.value}-p${values.paragraph}.${FORMATS[format.value][1]}`;
    make("a", { href, download: name }).click();
    setTimeout(URL.revokeObjectURL, 1000, href);
  };
  return [make("p", {}, whatLabel, formatLabel), text,
    make("p", {}, copier(inWords("Copy citation"), text, said),
      button(inWords("Download"), download))];
}

/** @param {HTMLAnchorElement} link */
async function cite(link) {
  const number = link.textContent;
  const canonical = document.querySelector("link[rel=canonical]");
  const address = canonical instanceof HTMLLinkElement ? canonical.href : bare(location);
  const values = {
    paragraph: number, hash: link.dataset.hash || "",
    url: address.startsWith("file:") ? "" : address + link.hash, ...days(new Date()),
  };
  const templates = (await load(location)).cite || {};
  const said = make("output", {});
  const field = make("input", { readOnly: true, value: address + link.hash });
  const dialog = make("dialog", { className: "re-cite" },
    make("h2", { id: "re-cite-title" },
      inWords("Cite {title}, ¶ {number}", { title: title(), number }).replace("¶ ", sign())),
    make("p", {}, make("label", {}, `${inWords("Link")} `, field),
      copier(inWords("Copy link"), field, said)));
  dialog.setAttribute("aria-labelledby", "re-cite-title");
  if (templates.edition) dialog.append(...citation(templates, values, said));
  dialog.append(make("p", {}, said, button(inWords("Close"), () => dialog.close())));
  dialog.onclose = () => {
    dialog.remove();
    link.focus();
  };
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("re-cite", (event) => {
  cite(/** @type {CustomEvent} */ (event).detail);
});
