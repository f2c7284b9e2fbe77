"use strict";
// Who stood where on any day: positions.html?on=2025-06-10 fills the table from the data beside it.
// Without this script, or without a server, the links to the turning points do the same for theirs.
(() => {
  const bar = document.querySelector(".any-day");
  const body = document.querySelector(".matrix tbody");
  if (!bar || !body || !location.protocol.startsWith("http")) return;
  const input = bar.querySelector("input");
  const status = bar.querySelector("[role=status]");
  const asOf = document.getElementById("As-of");
  const accords = document.getElementById("Accords");
  const first = { rows: [...body.children], asOf: asOf ? [...asOf.childNodes] : [] };
  // What is said comes with the page, in its language; values have names there.
  const lang = document.documentElement.lang;
  const locale = lang === "en" ? "en-GB" : lang;
  const told = JSON.parse(bar.dataset.words);
  // A message cut at its values, each in its place: nodes or text.
  const parts = (message, values) =>
    message.split(/%\((\w+)\)s/).map((part, at) => (at % 2 ? values[part] : part));
  const said = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  let data;

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const link = (href, ...children) => element("a", { href }, ...children);

  // The same choice as for the pages: the latest that takes a position, else the latest of all.
  const standing = (stances, day) => {
    let told = stances.filter((one) => one.day <= day);
    const count = told.length;
    if (told.some((one) => one.position)) told = told.filter((one) => one.position);
    const now = told.at(-1);
    const before = told.findLast((one) => one.verb !== now.verb || one.words !== now.words);
    return { now, before, count };
  };

  const cell = (at, day) => {
    const { now, before, count } = standing(at.stances, day);
    const made = element("td", { "data-h": at.party });
    if (!now) {
      made.append(element("span", { class: "none" }, `– ${told.nothing}`));
      return made;
    }
    made.append(now.quote ? element("q", { lang: now.lang, dir: now.dir }, now.words) : now.words);
    const meta = element("span", { class: "meta" }, link(now.href, `${now.verb}, ${now.when}`));
    if (count > 1) meta.append(" · ", link(at.path, ...parts(told.all, { count })));
    made.append(meta);
    if (before) {
      const words = { date: link(before.href, before.when), verb: before.verb };
      made.append(element("span", { class: "meta moved" }, ...parts(told.before, words)));
    }
    return made;
  };

  const row = (at, day) => {
    const head = element("th", { scope: "row" }, link(at.href, at.issue));
    return element("tr", {}, head, ...at.cells.map((one) => cell(one, day)));
  };

  const isDay = (day) =>
    /^\d{4}-\d\d-\d\d$/.test(day) && day >= bar.dataset.first && day <= bar.dataset.last;

  const show = async () => {
    const day = new URLSearchParams(location.search).get("on") ?? "";
    const other = isDay(day);
    if (other && !data) {
      const answer = await fetch(bar.dataset.source);
      data = (await answer.json()).rows;
    }
    input.value = other ? day : "";
    if (accords) accords.hidden = other;
    if (!other) {
      body.replaceChildren(...first.rows);
      asOf?.replaceChildren(...first.asOf);
      status.textContent = "";
      return;
    }
    const words = said.format(new Date(`${day}T00:00Z`));
    const rows = data.filter((at) => at.cells.some((one) => standing(one.stances, day).now));
    body.replaceChildren(...rows.map((at) => row(at, day)));
    asOf?.replaceChildren(words);
    const forms = told.issues;
    const form = forms[new Intl.PluralRules(lang).select(rows.length)] ?? forms.other;
    status.textContent = parts(form, { count: rows.length, date: words }).join("");
  };

  input.addEventListener("change", () => {
    const address = new URL(location.href);
    if (isDay(input.value)) address.searchParams.set("on", input.value);
    else address.searchParams.delete("on");
    history.pushState(null, "", address);
    show();
  });
  addEventListener("popstate", show);
  show();
})();
