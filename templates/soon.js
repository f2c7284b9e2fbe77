"use strict";
// How many days it is to what comes next, from the reader's own day: "in two days". The page reads
// no clock, and without this script its dates stand alone. The words are the page's, by number of
// days; what lies farther ahead, or has passed since the page was made, gets none.
(() => {
  const list = document.querySelector("[data-soon]");
  if (!list) return;
  const words = list.dataset.soon.split("|");
  const DAY = 86400000;
  const tell = () => {
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    for (const one of list.querySelectorAll("[data-on]")) {
      one.textContent = words[Math.round((Date.parse(one.dataset.on) - today) / DAY)] ?? "";
    }
  };
  tell();
  // A page that was left open overnight speaks of another day.
  document.addEventListener("visibilitychange", tell);
})();
