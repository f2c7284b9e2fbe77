"use strict";
// A preview of a linked record beside its link, for a pointer that rests on it and for the keyboard.
// What it shows stands in the page, in <template id="Previews">, so that it needs no server. Escape
// puts it away; it stays while the pointer is on it or on the link. A finger never opens one.
(() => {
  const store = document.getElementById("Previews");
  if (!store) return;
  const plain = (href) => new URL(href, location.href).href.replace(/#.*/, "");
  const known = new Map();
  for (const one of store.content.children) known.set(plain(one.dataset.of), one);

  const box = document.createElement("div");
  box.id = "Preview";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.querySelector("main").append(box);
  let link = null; // whose preview is shown, or about to be
  let timer = 0;

  const after = (milliseconds, what) => {
    clearTimeout(timer);
    timer = setTimeout(what, milliseconds);
  };

  const hide = () => {
    clearTimeout(timer);
    link?.removeAttribute("aria-describedby");
    link = null;
    box.hidden = true;
  };

  // Below the link, or above it where there is more room; never on it.
  const place = () => {
    const { left: start, top: above, bottom: below } = link.getBoundingClientRect();
    const room = document.documentElement.clientWidth - box.offsetWidth - 8;
    const left = Math.max(8, Math.min(start, room));
    const isAbove = below + box.offsetHeight > innerHeight && above > innerHeight / 2;
    const top = isAbove ? above - box.offsetHeight : below;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${top + scrollY}px`;
  };

  const show = (target) => {
    if (!target.isConnected) return;
    box.replaceChildren(known.get(plain(target.getAttribute("href"))).cloneNode(true));
    link = target;
    link.setAttribute("aria-describedby", box.id);
    box.hidden = false;
    place();
  };

  const previewed = (target) => {
    const found = target instanceof Element ? target.closest("a[href]") : null;
    return found && known.has(plain(found.getAttribute("href"))) ? found : null;
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    if (box.contains(event.target)) {
      clearTimeout(timer);
      return;
    }
    const found = previewed(event.target);
    if (found && found === link) clearTimeout(timer);
    else if (found) {
      after(350, () => {
        hide();
        show(found);
      });
    } else if (document.activeElement !== link) after(250, hide);
  });
  document.addEventListener("pointerleave", () => {
    if (document.activeElement !== link) after(250, hide);
  });
  document.addEventListener("focusin", (event) => {
    const found = previewed(event.target);
    hide();
    if (found?.matches(":focus-visible")) show(found);
  });
  document.addEventListener("focusout", () => after(0, hide));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  // A click follows the link; whoever comes back finds the page as it was, without a preview.
  addEventListener("pagehide", hide);
})();
