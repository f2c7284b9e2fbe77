"use strict";
// Light or dark: what a reader chose with the button, else what the system says. Loaded before the
// page is drawn, so that none is drawn in the wrong colours first.
(() => {
  const root = document.documentElement;
  const KEY = "theme";
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // a browser may forbid remembering; the button then holds for this page
    }
  };
  const remember = (theme) => {
    try {
      if (theme) localStorage.setItem(KEY, theme);
      else localStorage.removeItem(KEY);
    } catch {
      // as above
    }
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const system = () => (dark.matches ? "dark" : "light");
  const shown = () => root.dataset.theme ?? system();
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  apply(remembered());
  // What needs a script has its place from the beginning, so that nothing moves when the script comes.
  root.dataset.js = location.protocol.startsWith("http") ? "http" : "file";
  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("Theme");
    if (!button) return;
    const tell = () => button.setAttribute("aria-pressed", String(shown() === "dark"));
    button.addEventListener("click", () => {
      const other = shown() === "dark" ? "light" : "dark";
      // Back at what the system says there is nothing to remember: the page follows it again.
      const chosen = other === system() ? null : other;
      apply(chosen);
      remember(chosen);
      tell();
    });
    dark.addEventListener("change", tell);
    addEventListener("storage", (event) => {
      if (event.key !== KEY) return;
      apply(event.newValue);
      tell();
    });
    button.hidden = false;
    tell();
  });
})();
