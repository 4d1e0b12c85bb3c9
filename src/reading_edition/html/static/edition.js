/* Previews, citing, the way back and the reader's settings. Without it every link works. */
"use strict";
(() => {
  const script = document.currentScript.src;
  const root = new URL("..", script);
  const main = document.querySelector("[role=main]");
  if (!main) return;

  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const store = (area, name, value) => {
    try {
      if (value === undefined) return JSON.parse(area().getItem(name));
      area().setItem(name, JSON.stringify(value));
    } catch {
      return null; // storage is off
    }
  };
  const session = () => sessionStorage;
  const local = () => localStorage;
  const bare = (address) => address.href.replace(/#.*/, "");

  /* What a page says of its targets, fetched when first asked for. */
  const files = new Map();
  const load = (address) => {
    const page = address.pathname.slice(root.pathname.length).replace(/(\.html|\/)$/, "");
    if (!files.has(page)) {
      files.set(page, new Promise((done) => {
        const data = make("script", { src: new URL(`previews/${page || "index"}.js`, script) });
        data.onload = () => done(data.found || {});
        data.onerror = () => done({});
        document.head.append(data);
      }));
    }
    return files.get(page);
  };

  /* Previews. */
  const TARGET = /^#(p\d+|(note|ednote|person|ref|term)-.+)$/;
  const GO = { person: "All places", ref: "In the list of works", term: "In the glossary",
    note: "To the note", ednote: "To the note" };
  const NOISE = ".label,.headerlink,.re-number,.re-ednote-label,.re-sidenote,.re-cited-at,"
    + ".re-back,.re-return,.re-preview,.Z3988,[role=doc-noteref],[role=doc-backlink]";
  let trigger, box, wanted, dismissed, timer, touched;

  const previewed = (node) => {
    const link = node.closest?.("a[href*='#']");
    return link && main.contains(link) && TARGET.test(link.hash)
      && link.origin === location.origin && link.pathname.startsWith(root.pathname)
      && !link.closest(".re-preview,.re-number,.re-back,.re-return,[role=doc-backlink]")
      ? link : null;
  };
  const onPage = (id, label) => {
    const target = document.getElementById(id);
    if (!target) return null;
    let source = target;
    while (source?.localName === "dt") source = source.nextElementSibling;
    const copy = (source || target).cloneNode(true);
    for (const node of copy.querySelectorAll(NOISE)) node.remove();
    for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
    return [label, [...copy.childNodes]];
  };
  const content = async (link) => {
    const id = decodeURIComponent(link.hash.slice(1));
    const text = link.textContent.replace(/[[\]]/g, "");
    const label = link.ariaLabel || (link.matches(".footnote-reference") ? `Note ${text}` : text);
    const here = bare(link) === bare(location) && !id.startsWith("person-");
    const known = here ? onPage(id, label) : (await load(link))[id];
    if (!known) return null;
    const [title, body] = known;
    return [title, here ? body
      : [...new DOMParser().parseFromString(body, "text/html").body.childNodes]];
  };
  const place = () => {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const rect = trigger.getClientRects()[0] || trigger.getBoundingClientRect();
    const above = rect.top - 14, below = height - rect.bottom - 14;
    const up = below < Math.min(box.scrollHeight, 200) && above > below;
    box.style.maxHeight = `${Math.max(up ? above : below, 90)}px`;
    box.style.left = `${Math.max(8, Math.min(rect.left - 8, width - box.offsetWidth - 8))}px`;
    const top = up ? rect.top - box.offsetHeight - 6 : rect.bottom + 6;
    box.style.top = `${Math.max(8, Math.min(top, height - box.offsetHeight - 8))}px`;
  };
  const close = () => {
    clearTimeout(timer);
    wanted = null;
    if (!box) return;
    trigger.removeAttribute("aria-describedby");
    box.remove();
    box = trigger = null;
  };
  const show = async (link) => {
    const found = await content(link);
    if (wanted !== link) return;
    if (!found) {
      if (touched) location.assign(link.href);
      return;
    }
    close();
    wanted = trigger = link;
    const [title, body] = found;
    const text = make("div", { id: "re-preview-text" }, ...body);
    const go = GO[link.hash.slice(1).split("-")[0]] || "To the paragraph";
    box = make("div", { className: "re-preview", popover: "manual", tabIndex: -1 },
      make("p", { className: "re-preview-title" }, title), text,
      make("p", { className: "re-preview-go" },
        // Enter on the link itself leads there too: one stop for the keyboard is enough.
        make("a", { href: link.href, tabIndex: -1 }, go)));
    box.lang = document.documentElement.lang;
    box.role = "dialog";
    box.ariaLabel = title;
    link.after(box); // so that it follows its link for the keyboard and when read aloud
    link.setAttribute("aria-describedby", text.id);
    box.showPopover?.();
    place();
    if (box.scrollHeight > box.clientHeight) box.tabIndex = 0;
    if (touched) box.focus({ preventScroll: true });
  };
  const want = (link, delay) => {
    clearTimeout(timer);
    if (link === trigger || link === dismissed) return;
    wanted = link;
    timer = setTimeout(show, delay, link);
  };
  const held = () => box && (box.contains(document.activeElement)
    || (trigger === document.activeElement && trigger.matches(":focus-visible")));
  const leave = () => {
    clearTimeout(timer);
    if (!box) wanted = null;
    timer = setTimeout(() => held() || close(), 300);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    touched = false;
    const link = previewed(event.target);
    if (link) return want(link, 150);
    dismissed = null;
    if (box?.contains(event.target)) clearTimeout(timer);
    else leave();
  });
  document.addEventListener("focusin", (event) => {
    const link = previewed(event.target);
    if (link?.matches(":focus-visible")) want(link, 150);
    else if (!box?.contains(event.target)) close();
  });
  document.addEventListener("focusout", (event) => {
    dismissed = null;
    if (!event.relatedTarget) leave();
  });
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (touched && box && !box.contains(event.target) && !trigger.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key !== "Escape" || (!box && !wanted)) return;
    const link = trigger || wanted;
    const inside = box?.contains(document.activeElement);
    close();
    if (inside) link.focus();
    close(); // what the focus has just called for
    dismissed = link;
  });
  for (const name of ["scroll", "resize"]) {
    addEventListener(name, () => box && place(), { passive: true });
  }

  /* The way back after a jump. */
  const plain = (heading) => heading?.textContent.replace(/[¶#]$/, "");
  const origin = (link) => {
    let from = link.closest(".re-sidenote");
    while (from && !from.id) from = from.nextElementSibling; // the paragraph that it is beside
    from ||= link.closest("[id]:not(a)");
    const term = link.closest("dd")?.previousElementSibling;
    if (term?.id && from?.contains(term)) from = term;
    const number = from?.querySelector(".re-number")?.textContent;
    const label = from?.querySelector(":scope > .label,:scope > .re-ednote-label");
    const part = number && /^p\d+$/.test(from.id) ? `¶ ${number}`
      : label ? `note ${label.textContent.replace(/\W/g, "")}`
        : from?.querySelector(":scope > p .re-heading")?.textContent
          || (from?.matches("section") && plain(from.querySelector(":scope > :is(h2,h3)")))
          || (from?.localName === "dt" && from.firstChild.textContent) || "";
    return [`${bare(location)}#${from?.id || ""}`, part.trim()];
  };
  const title = () => plain(main.querySelector("h1")) || document.title;
  const arrive = () => {
    main.querySelector(".re-return")?.remove();
    const jump = store(session, "re-jump");
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || jump?.to !== location.href) return;
    const same = jump.from.split("#")[0] === bare(location);
    const text = (same ? jump.part : [jump.page, jump.part].filter(Boolean).join(", "))
      || jump.page;
    const back = make("a", { className: "re-return", href: jump.from }, `Return to ${text}`);
    back.ariaLabel = back.textContent.replace(/¶ (\d+)/, "$&, paragraph $1");
    const number = target.querySelector(".re-number");
    if (number) number.after(back);
    else if (target.matches("a,span")) target.after(back);
    else (target.matches("section") ? target.firstElementChild : target).append(back);
  };
  addEventListener("hashchange", arrive);
  addEventListener("pageshow", arrive);

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='#']");
    if (!link || !main.contains(link) || event.button || event.ctrlKey || event.metaKey
      || event.shiftKey || event.altKey) return;
    if (link.matches(".re-number")) {
      event.preventDefault();
      return cite(link);
    }
    if (touched && link !== trigger && previewed(link)) {
      event.preventDefault();
      return want(link, 0);
    }
    if (!link.matches(".headerlink,.re-return,[role=doc-backlink]") && link.hash.length > 1) {
      const [from, part] = origin(link);
      store(session, "re-jump", { to: link.href, from, part, page: title() });
    }
    close();
  });

  /* Citing a paragraph. */
  const STYLES = {
    chicago: ["Chicago", "txt"], mla: ["MLA", "txt"], apa: ["APA", "txt"],
    bibtex: ["BibTeX", "bib"], ris: ["RIS", "ris"], json: ["CSL-JSON", "json"],
  };
  const fill = (template, values) => {
    // A file on a disk has no address to cite.
    const kept = values.url ? template
      : template.replace(/^ *(url|UR|"URL").*@url@.*\r?\n|,? @url@/gm, "");
    return kept.replace(/@(\w+)@/g, (all, name) => values[name] ?? all);
  };
  const days = (now) => {
    const month = now.toLocaleString("en", { month: "long" });
    const short = month.length < 5 ? month : `${month.slice(0, month === "September" ? 4 : 3)}.`;
    const [year, number, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    const iso = [year, String(number).padStart(2, 0), String(day).padStart(2, 0)];
    return {
      month: `${month} ${day}, ${year}`, day: `${day} ${short} ${year}`,
      iso: iso.join("-"), ris: iso.join("/"), parts: [year, number, day].join(", "),
    };
  };
  const select = (label, options) => {
    const made = make("select", {});
    for (const [value, text] of options) made.append(make("option", { value }, text));
    return [make("label", {}, `${label} `, made), made];
  };
  for (const link of main.querySelectorAll(".re-number")) link.ariaHasPopup = "dialog";
  const cite = async (link) => {
    close();
    const number = link.textContent;
    const address = document.querySelector("link[rel=canonical]")?.href || bare(location);
    const values = {
      paragraph: number, hash: link.dataset.hash,
      url: address.startsWith("file:") ? "" : address + link.hash, ...days(new Date()),
    };
    const templates = (await load(location)).cite || {};
    const said = make("output", {});
    const button = (text, act) => {
      const made = make("button", { type: "button" }, text);
      made.addEventListener("click", act);
      return made;
    };
    const copier = (text, field) => button(text, async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy"); // where the page is not served securely
      }
      said.value = "Copied.";
    });
    const field = make("input", { readOnly: true, value: address + link.hash });
    const dialog = make("dialog", { className: "re-cite" },
      make("h2", { id: "re-cite-title" }, `Cite ${title()}, ¶ ${number}`),
      make("p", {}, make("label", {}, "Link ", field), copier("Copy link", field)));
    dialog.setAttribute("aria-labelledby", "re-cite-title");
    if (templates.edition) {
      const [whatLabel, what] = select("Work", Object.keys(templates)
        .map((key) => [key, key === "edition" ? "This edition" : "The original work"]));
      const [styleLabel, style] = select("Style",
        Object.entries(STYLES).map(([key, [text]]) => [key, text]));
      const text = make("textarea", { readOnly: true, rows: 7, ariaLabel: "Citation" });
      const write = () => {
        text.value = fill(templates[what.value][style.value], values);
        said.value = "";
      };
      what.onchange = style.onchange = write;
      write();
      dialog.append(make("p", {}, whatLabel, styleLabel), text,
        make("p", {}, copier("Copy citation", text), button("Download", () => {
          const made = fill(templates[what.value][style.value], values); // with RIS's line ends
          const href = URL.createObjectURL(new Blob([made], { type: "text/plain" }));
          const name = `${what.value}-p${number}.${STYLES[style.value][1]}`;
          make("a", { href, download: name }).click();
          setTimeout(URL.revokeObjectURL, 1000, href);
        })));
    }
    dialog.append(make("p", {}, said, button("Close", () => dialog.close())));
    dialog.onclose = () => {
      dialog.remove();
      link.focus();
    };
    document.body.append(dialog);
    dialog.showModal();
  };

  /* The reader's settings: reader.js applies them before the page is painted. */
  const SETTINGS = {
    reSize: ["Text size", ["small", "Small"], ["", "Standard"], ["large", "Large"],
      ["huge", "Very large"]],
    reMeasure: ["Line length", ["narrow", "Short"], ["", "Standard"], ["wide", "Long"]],
    reFace: ["Typeface", ["", "Serif"], ["sans", "Sans serif"]],
    reEdnotes: ["Editor’s notes", ["", "Shown"], ["off", "Hidden"]],
  };
  const chosen = document.documentElement.dataset;
  const settings = make("details", { className: "re-settings" },
    make("summary", {}, "Reading settings"));
  for (const [name, [label, ...options]] of Object.entries(SETTINGS)) {
    const [line, choice] = select(label, options);
    choice.value = chosen[name] || "";
    choice.onchange = () => {
      if (choice.value) chosen[name] = choice.value;
      else delete chosen[name];
      const kept = Object.keys(SETTINGS).filter((key) => chosen[key]).map((k) => [k, chosen[k]]);
      store(local, "re-settings", Object.fromEntries(kept));
    };
    settings.append(line);
  }
  settings.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !settings.open) return;
    settings.open = false;
    settings.firstChild.focus();
  });
  main.before(settings);
})();
