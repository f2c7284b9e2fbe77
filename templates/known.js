"use strict";
// As it was known on any day: known/2025-05.html?on=2025-05-12 hides what was published later in
// that month. Without this script the page shows the month's end.
(() => {
  const bar = document.querySelector(".any-day");
  if (!bar) return;
  const input = bar.querySelector("input");
  const isDay = (day) => /^\d{4}-\d\d-\d\d$/.test(day) && day >= input.min && day <= input.max;
  const asOf = document.getElementById("As-of");

  if (!asOf) {
    // The list of months: a day leads to the page of its month.
    input.addEventListener("change", () => {
      const page = `known/${input.value.slice(0, 7)}.html`;
      const isThere = isDay(input.value) && document.querySelector(`a[href="${page}"]`);
      if (isThere) location.href = `${page}?on=${input.value}`;
    });
    return;
  }

  // What is said comes with the page, in its language.
  const lang = document.documentElement.lang;
  const locale = lang === "en" ? "en-GB" : lang;
  const said = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const told = JSON.parse(bar.dataset.words);
  const end = [...asOf.childNodes];
  const title = document.querySelector("h1");
  const atEnd = title.textContent;

  const show = () => {
    const asked = new URLSearchParams(location.search).get("on") ?? "";
    const day = isDay(asked) ? asked : input.max;
    const words = said.format(new Date(`${day}T00:00Z`));
    const other = day !== input.max;
    input.value = isDay(asked) ? asked : "";
    for (const one of document.querySelectorAll("[data-on]")) {
      const { on, until } = one.dataset;
      one.hidden = on > day || (until !== undefined && until <= day);
    }
    for (const one of document.querySelectorAll(".told"))
      one.hidden = !one.querySelector("li:not([hidden])");
    for (const one of document.querySelectorAll("section"))
      one.hidden = one.querySelector("[data-on]") && !one.querySelector("li:not([hidden])");
    asOf.replaceChildren(...(other ? [words] : end));
    title.textContent = other ? told.title.replace("%(date)s", () => words) : atEnd;
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
