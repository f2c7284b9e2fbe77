"use strict";
// Search and facets. Each year has two files beside this one: what entries are narrowed down by, and
// their words. They are loaded as scripts, since a page opened from a disk may not fetch, and only
// as far as needed. What is chosen stands in the address: explore.html?q=truce&actor=russia.
(() => {
  const form = document.getElementById("Facets");
  const found = document.getElementById("Found");
  if (!form || !found) return;
  const list = found.querySelector("ul.list");
  const offered = document.getElementById("Names");
  const status = found.querySelector("[role=status]");
  const further = found.querySelector("button");
  const years = [...document.querySelectorAll("#Index [data-rows]")].map((item) => ({
    name: item.dataset.year,
    files: { rows: item.dataset.rows, texts: item.dataset.texts },
  }));
  // What is said comes with the page, in its language; values have names there.
  const lang = document.documentElement.lang;
  const said = JSON.parse(form.dataset.words);
  const say = (message, values) => message.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
  const counted = (forms, count) =>
    say(forms[new Intl.PluralRules(lang).select(count)] ?? forms.other, { count });
  const ENOUGH = 50;
  let facets = [];
  let look = 0; // counts what was asked for, so that a late answer to an earlier question is dropped
  let enough = ENOUGH;

  // --- files: each hands itself over by calling `chronicle` -----------------------------------

  const loaded = new Map();
  let handed = null;
  self.chronicle = (data) => {
    handed = data;
  };
  const load = (address) => {
    if (!loaded.has(address)) {
      const asked = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => resolve(handed);
        script.onerror = () => {
          loaded.delete(address);
          reject(new Error(address));
        };
        document.head.append(script);
      });
      loaded.set(address, asked);
    }
    return loaded.get(address);
  };

  // --- what is asked for -----------------------------------------------------------------------

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const terms = (query) =>
    [...fold(query).matchAll(/["\u201c\u201d]([^"\u201c\u201d]+)["\u201c\u201d]?|(\S+)/gu)]
      .map((one) => (one[1] ?? one[2]).trim())
      .filter((one) => /[\p{L}\p{N}]/u.test(one));
  const beginning = (term) => {
    const words = term.split(/\s+/u).map((one) => one.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
    return new RegExp(`(?<![\\p{L}\\p{N}])${words.join("\\s+")}`, "u");
  };

  const fields = () => [...form.elements].filter((one) => one.name);
  const asked = () => {
    const values = Object.fromEntries(fields().map((one) => [one.name, one.value.trim()]));
    const said = terms(values.q);
    const single = said.flatMap((one) => one.split(/[^\p{L}\p{N}]+/u)).filter(Boolean);
    return { ...values, words: said.map(beginning), marks: single.map(beginning) };
  };
  const isEmpty = (query) => fields().every((one) => one.name === "sort" || !query[one.name]);

  const fits = (row, query) => {
    const [, , , first, last, values] = row;
    if (query.from && (last || first || "") < query.from) return false;
    if (query.to && (!first || first > query.to)) return false;
    return facets.every(([key], at) => !query[key] || values[at].includes(query[key]));
  };

  const named = (row) =>
    row[5].flatMap((values, at) => values.map((value) => names[at].get(value) ?? "")).join("\n");
  let names = [];

  // --- what is shown ---------------------------------------------------------------------------

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  // The words around the first that was looked for, which is marked. Folding keeps no positions:
  // the text is gone through word by word.
  const snippet = (text, marks) => {
    const parts = text.split(/([^\p{L}\p{N}]+)/u);
    const hit = (part) => marks.some((word) => word.test(fold(part)));
    const at = parts.findIndex(hit);
    if (at < 0) return [];
    const begin = Math.max(0, at - 16);
    const shown = parts.slice(begin, at + 24).map((one) => (hit(one) ? element("mark", {}, one) : one));
    return [begin > 0 ? "… " : "", ...shown, at + 24 < parts.length ? " …" : ""];
  };

  const kindOf = (row) => {
    const [type, kind, state] = row[5].map((values, at) => names[at].get(values[0]) ?? "");
    return [kind || type, state].filter(Boolean).join(", ");
  };

  const line = ({ row, text }, query) => {
    const about = element("span", { class: "meta" }, kindOf(row));
    const words = query.words.length ? snippet(text, query.marks) : [];
    if (words.length) about.append(" · ", ...words);
    return element(
      "li",
      {},
      element("span", {}, element("a", { href: row[0] }, row[1]), about),
      element("span", { class: "meta num" }, row[2] || said.undated),
    );
  };

  // Pages of what has such a name, before entries that speak of it: who is called so, then what
  // begins so, then what has the words anywhere. A name may be another spelling.
  const OFFERED = 8;
  const offer = (query) => {
    const whole = query.words.length ? fold(query.q).trim() : "";
    const ranked = [];
    for (const [key, words, options, folder] of facets) {
      if (!folder || !whole || (query.type && query.type !== key)) continue;
      for (const [value, said, others] of options) {
        const names = fold(`${said}\n${others}`);
        if (!query.words.every((word) => word.test(names))) continue;
        const all = names.split("\n");
        const rank = all.includes(whole) ? 0 : all.some((one) => one.startsWith(whole)) ? 1 : 2;
        ranked.push({ rank, href: `${folder}${value}.html`, said, words });
      }
    }
    ranked.sort((one, other) => one.rank - other.rank);
    offered.hidden = !ranked.length;
    offered.querySelector("ul").replaceChildren(
      ...ranked.slice(0, OFFERED).map(({ href, said, words }) =>
        element("li", {}, element("a", { href }, said), " ", element("span", { class: "meta" }, words)),
      ),
    );
  };

  // Sources are found by words, or where something of theirs was chosen: beside a choice that only
  // entries can meet they would be in the way.
  const isWanted = (row, query) =>
    row[5][0][0] !== "source" || query.words.length || query.type || query.outlet || query.lang;

  const within = (year, query) =>
    !/^\d+$/.test(year.name)
      ? !query.to
      : (!query.to || year.name <= query.to.slice(0, 4)) &&
        (!query.from || Number(year.name) >= Number(query.from.slice(0, 4)) - 1);

  const search = async () => {
    if (!facets.length) return; // not all is here yet; then it is asked for again
    const mine = ++look;
    const query = asked();
    const empty = isEmpty(query);
    found.hidden = empty;
    document.getElementById("Index").hidden = !empty;
    if (empty) return;
    offer(query);
    status.textContent = said.looking;
    const oldest = query.sort === "oldest";
    const order = years.filter((year) => within(year, query));
    if (oldest) order.reverse();
    const hits = [];
    let left = order.length;
    try {
      for (const year of order) {
        const [rows, texts] = await Promise.all([
          load(year.files.rows),
          query.words.length ? load(year.files.texts) : null,
        ]);
        if (mine !== look) return;
        const some = rows.rows
          .map((row, at) => ({ row, text: texts ? texts.texts[at] : "" }))
          .filter(({ row, text }) => {
            if (!fits(row, query) || !isWanted(row, query)) return false;
            if (!query.words.length) return true;
            const all = fold(`${row[1]}\n${named(row)}\n${text}`);
            return query.words.every((word) => word.test(all));
          });
        hits.push(...(oldest ? some : some.reverse()));
        left -= 1;
        if (hits.length >= enough) break;
      }
    } catch (error) {
      status.textContent = say(said.lost, { file: error.message });
      return;
    }
    list.replaceChildren(...hits.map((hit) => line(hit, query)));
    const all = counted(said.found, hits.length);
    const part = { found: all, done: order.length - left, all: order.length };
    status.textContent = left ? say(said.part, part) : all;
    further.hidden = !left;
  };

  // --- the address -----------------------------------------------------------------------------

  const fromAddress = () => {
    const told = new URLSearchParams(location.search);
    for (const one of fields()) one.value = told.get(one.name) ?? "";
  };
  const toAddress = () => {
    const address = new URL(location.href);
    address.search = new URLSearchParams(
      fields().flatMap((one) => (one.value.trim() ? [[one.name, one.value.trim()]] : [])),
    );
    const isNew = address.href !== location.href;
    if (isNew) history.pushState(null, "", address);
    return isNew;
  };
  // A field that is left tells once more of what was typed into it, and must not take the focus
  // from what was found.
  const changed = () => {
    if (!toAddress()) return;
    enough = ENOUGH;
    search();
  };

  let waiting;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed();
  });
  form.addEventListener("change", changed);
  form.addEventListener("input", (event) => {
    if (event.target.name !== "q") return;
    clearTimeout(waiting);
    waiting = setTimeout(changed, 250);
  });
  form.addEventListener("reset", () => setTimeout(changed));
  // By keyboard: down from the field to what was found, on with the arrows, and back.
  const word = document.getElementById("F-q");
  const move = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const back = event.key === "Escape" && event.currentTarget === found;
    if ((!step && !back) || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...found.querySelectorAll("li a")];
    const at = links.indexOf(document.activeElement);
    const next = back ? word : at + step < 0 ? word : links[at + step];
    if (!next || (event.currentTarget === word && step !== 1)) return;
    event.preventDefault();
    next.focus();
  };
  word.addEventListener("keydown", move);
  found.addEventListener("keydown", move);
  further.addEventListener("click", () => {
    enough += ENOUGH;
    search();
  });
  addEventListener("popstate", () => {
    fromAddress();
    search();
  });

  load(form.dataset.names).then((data) => {
    facets = data.facets;
    names = facets.map(([, , options]) => new Map(options));
    for (const [key, , options] of facets) {
      const select = document.getElementById(`F-${key}`);
      select.append(...options.map(([value, words]) => element("option", { value }, words)));
    }
    fromAddress();
    search();
  });
})();
