"use strict";
// A picture of relations wider than the page begins at its left edge, which is what came first: this
// brings the record of the page into view. It moves the picture alone, never the page.
(() => {
  const here = document.querySelector(".web .here rect");
  const frame = here?.closest(".scroll");
  if (!frame) return;
  const box = here.getBoundingClientRect();
  const room = frame.getBoundingClientRect();
  const middle = box.left + box.width / 2 - (room.left + room.width / 2);
  frame.scrollTo({ left: frame.scrollLeft + middle, behavior: "instant" });
})();
