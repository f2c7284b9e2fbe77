"use strict";
// The timeline from decades to days. Entries come in one file for each year, which calls
// `chronicleYear`; only the years in view are asked for. Where one is, and by what the lanes are
// cut, stands in the address: zoom.html?from=2025-05-01&to=2025-06-30&by=track.
(() => {
  const box = document.getElementById("Zoom");
  if (!box) return;
  const { lanes: all, years, first, last } = JSON.parse(box.dataset.lanes);
  const canvas = box.querySelector("canvas");
  const room = Number(box.querySelector(".stage svg").getAttribute("height")); // kept free for it
  const stage = box.querySelector("[tabindex]");
  const said = box.querySelector("[role=status]");
  const list = document.getElementById("Zoom-list");
  const by = box.querySelector("select");
  const pen = canvas.getContext("2d");
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // What is said comes with the page, in its language; values have names there.
  const lang = document.documentElement.lang;
  const locale = lang === "en" ? "en-GB" : lang;
  const say = (message, values) => message.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
  const told = JSON.parse(box.dataset.words);
  const plural = new Intl.PluralRules(lang);

  const DAY = 864e5;
  const day = (text) => Math.round(Date.parse(`${text}T00:00Z`) / DAY);
  const text = (at) => new Date(at * DAY).toISOString().slice(0, 10);
  const long = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const words = (at) => long.format(new Date(at * DAY));
  const from0 = day(first), to0 = day(last) + 1;
  const NEAR = 7, FAR = Math.max((to0 - from0) * 1.3, 60);   // how few and how many days fit
  const LANE = 44, AXIS = 30, MARK = 6, LISTED = 60;

  let from = Math.max(from0, to0 - 1100), to = to0;
  let width = 0, gutter = 0, lanes = [], marks = [], hot = null, inks = {};
  const entries = [];
  const asked = new Set();

  // --- what there is -------------------------------------------------------------------------

  globalThis.chronicleYear = (year, names, told) => {
    for (const [id, title, when, start, length, shape, status, tone, track, actors, issues] of told) {
      const at = day(start);
      entries.push({
        href: `events/${id}.html`, title, when, at, end: at + length, shape, status, tone,
        track: track < 0 ? [] : [names[track]],
        actor: actors.map((one) => names[one]), issue: issues.map((one) => names[one]),
      });
    }
    entries.sort((one, other) => one.at - other.at || (one.href < other.href ? -1 : 1));
    sort();
    later();
  };

  const ask = () => {
    const begins = new Date(from * DAY).getUTCFullYear(), ends = new Date(to * DAY).getUTCFullYear();
    for (const [year, src, reach] of years) {
      // What began earlier may last until now: `reach` is the year in which the last of it ends.
      if (asked.has(year) || year > ends || reach < begins) continue;
      asked.add(year);
      const script = document.createElement("script");
      script.src = src;
      document.head.append(script);
    }
  };

  const sort = () => {
    const shown = all[by.value];
    lanes = shown.map(([id, label]) => ({ id, label, entries: [] }));
    const named = new Map(lanes.map((lane) => [lane.id, lane]));
    const others = { id: "", label: told.others, entries: [] }, none = { id: "", label: told.none, entries: [] };
    for (const entry of entries) {
      const keys = entry[by.value];
      const mine = new Set(keys.map((key) => named.get(key) ?? others));
      if (!keys.length) mine.add(none);
      for (const lane of mine) lane.entries.push(entry);
    }
    for (const lane of [others, none]) if (lane.entries.length) lanes.push(lane);
    for (const lane of lanes) lane.longest = lane.entries.reduce((most, one) => Math.max(most, one.end - one.at), 1);
  };

  // The place in a lane of the first entry that may still be seen on a day.
  const seek = (lane, at) => {
    let low = 0, high = lane.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lane.entries[middle].at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const inView = (lane) => {
    const found = [];
    for (let n = seek(lane, from - lane.longest); n < lane.entries.length; n += 1) {
      const entry = lane.entries[n];
      if (entry.at >= to) break;
      if (entry.end > from) found.push(entry);
    }
    return found;
  };

  // --- the picture ---------------------------------------------------------------------------

  const colours = () => {
    const probe = document.createElement("span");
    box.append(probe);
    const read = (name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    inks = { paper: read("paper"), rule: read("rule"), line: read("rule-2"), ink: read("ink"), second: read("ink-2"),
      off: read("ink-3"), ahead: read("accent"), moved: read("moved"), split: read("split"), tint: read("tint") };
    probe.remove();
    inks.sans = getComputedStyle(stage).fontFamily;
  };

  const x = (at) => gutter + (width - gutter) * (at - from) / (to - from);
  const dayAt = (px) => from + (to - from) * (px - gutter) / (width - gutter);

  const STEPS = [
    ["day", 1, 1], ["day", 7, 7], ["month", 1, 30], ["month", 3, 91], ["year", 1, 365], ["year", 2, 731],
    ["year", 5, 1826], ["year", 10, 3652], ["year", 50, 18262], ["year", 100, 36524], ["year", 1000, 365243],
  ];
  const ticks = () => {
    const room = (width - gutter) / (to - from);
    const [unit, step] = STEPS.find(([, , days]) => days * room >= 64) ?? STEPS.at(-1);
    const found = [];
    const begin = new Date(from * DAY);
    let y = begin.getUTCFullYear(), m = begin.getUTCMonth();
    const moment = (year, month, date = 1) => {
      const made = new Date(0);
      made.setUTCFullYear(year, month, date);
      return Math.round(made / DAY);
    };
    const short = (at, options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(new Date(at * DAY));
    if (unit === "day") {
      let at = Math.ceil(from);
      if (step === 7) at += (11 - (at % 7)) % 7;   // the first Monday: 1 January 1970 was a Thursday
      for (; at < to; at += step) found.push([at, short(at, { day: "numeric", month: "short", ...(step === 1 && { weekday: "short" }) })]);
      if (found.length) found[0][1] += ` ${new Date(found[0][0] * DAY).getUTCFullYear()}`;
    } else if (unit === "month") {
      for (m -= m % step; moment(y, m) < to; m += step) {
        const at = moment(y, m), date = new Date(at * DAY);
        const isFirst = !found.length || date.getUTCMonth() === 0;
        if (at >= from) found.push([at, short(at, { month: "short", ...(isFirst && { year: "numeric" }) })]);
      }
    } else {
      for (y -= y % step; moment(y, 0) < to; y += step) if (moment(y, 0) >= from) found.push([moment(y, 0), String(y)]);
    }
    return found;
  };

  const shapes = {
    held: (a, b, r) => { pen.arc(a, b, r, 0, 7); pen.fill(); },
    "under-way": (a, b, r) => { pen.arc(a, b, r, 0, 7); pen.stroke(); pen.beginPath(); pen.arc(a, b, r, -1.571, 1.571); pen.fill(); },
    scheduled: (a, b, r) => { pen.arc(a, b, r - 1, 0, 7); pen.stroke(); },
    proposed: (a, b, r) => { pen.setLineDash([2, 2.4]); pen.arc(a, b, r - 1, 0, 7); pen.stroke(); },
    rescheduled: (a, b, r) => { pen.arc(a - 3, b, r - 3, 0, 7); pen.moveTo(a, b); pen.lineTo(a + r, b); pen.moveTo(a + 3, b - 3); pen.lineTo(a + r, b); pen.lineTo(a + 3, b + 3); pen.stroke(); },
    postponed: (a, b, r) => { pen.arc(a, b, r, 0, 7); pen.moveTo(a, b - 3); pen.lineTo(a, b); pen.lineTo(a + 3, b + 1); pen.stroke(); },
    cancelled: (a, b, r) => { r -= 2; pen.moveTo(a - r, b - r); pen.lineTo(a + r, b + r); pen.moveTo(a + r, b - r); pen.lineTo(a - r, b + r); pen.stroke(); },
    "did-not-happen": (a, b, r) => { pen.arc(a, b, r - 1, 0, 7); pen.moveTo(a - r, b + r); pen.lineTo(a + r, b - r); pen.stroke(); },
    disputed: (a, b, r) => { pen.moveTo(a, b - r); pen.lineTo(a + r, b); pen.lineTo(a, b + r); pen.lineTo(a - r, b); pen.closePath(); pen.stroke(); pen.beginPath(); pen.moveTo(a, b - r); pen.lineTo(a - r, b); pen.lineTo(a, b + r); pen.fill(); },
  };
  const mark = (entry, a, b) => {
    pen.strokeStyle = pen.fillStyle = inks[entry.tone || "ink"];
    pen.lineWidth = 1.8;
    pen.beginPath();
    shapes[entry.status](a, b, MARK);
    pen.setLineDash([]);
    if (entry.shape !== "in" && entry.shape !== "open") return;
    pen.beginPath();
    if (entry.shape === "in") {
      for (const side of [-1, 1]) {
        const edge = a + side * (MARK + 4);
        pen.moveTo(edge - side * 3, b - 7); pen.lineTo(edge, b - 7); pen.lineTo(edge, b + 7); pen.lineTo(edge - side * 3, b + 7);
      }
    } else {
      pen.moveTo(a + MARK, b); pen.lineTo(a + MARK + 10, b); pen.moveTo(a + MARK + 7, b - 3); pen.lineTo(a + MARK + 10, b); pen.lineTo(a + MARK + 7, b + 3);
    }
    pen.stroke();
  };

  // What lasted is a bar as long as it lasted; a day somewhere in a stretch is a broken line
  // between brackets; what has no known end runs out in an arrow.
  const span = (entry, left, right, b) => {
    pen.strokeStyle = pen.fillStyle = inks[entry.tone || "ink"];
    pen.lineWidth = 2;
    pen.beginPath();
    if (entry.shape === "in") {
      pen.setLineDash([2, 3]);
      pen.moveTo(left + 3, b); pen.lineTo(right - 3, b); pen.stroke();
      pen.setLineDash([]);
      pen.beginPath();
      pen.moveTo(left + 3, b - 5); pen.lineTo(left, b - 5); pen.lineTo(left, b + 5); pen.lineTo(left + 3, b + 5);
      pen.moveTo(right - 3, b - 5); pen.lineTo(right, b - 5); pen.lineTo(right, b + 5); pen.lineTo(right - 3, b + 5);
      pen.stroke();
    } else {
      pen.fillRect(left, b - 2.5, Math.max(right - left, 3), 5);
    }
  };

  const fit = (words, room) => {
    if (pen.measureText(words).width <= room) return words;
    let low = 0, high = words.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (pen.measureText(`${words.slice(0, middle)}…`).width <= room) low = middle;
      else high = middle - 1;
    }
    return low > 5 ? `${words.slice(0, low).trimEnd()}…` : "";
  };

  // A name on one line if it fits, else on two.
  const halves = (name, room) => {
    if (pen.measureText(name).width <= room) return [name];
    const all_ = name.split(" ");
    let n = all_.length - 1;
    while (n > 1 && pen.measureText(all_.slice(0, n).join(" ")).width > room) n -= 1;
    return [all_.slice(0, n).join(" "), all_.slice(n).join(" ")].filter(Boolean).map((line) => fit(line, room));
  };

  const drawLane = (lane, top) => {
    const middle = top + LANE / 2;
    pen.fillStyle = inks.rule;
    pen.fillRect(gutter, middle, width - gutter, 1);
    const groups = [];
    for (const entry of inView(lane)) {
      const left = x(entry.at), right = x(entry.end);
      const isLong = entry.end - entry.at > 1 && right - left > 10;
      if (isLong) {
        const a = Math.max(left, gutter - 9), b = Math.min(right, width + 9);
        const low = top + LANE - 9;
        span(entry, a, b, low);
        marks.push({ left: a, right: b, top: low - 6, bottom: low + 6, group: [entry] });
        continue;
      }
      const at = (left + right) / 2, before = groups.at(-1);
      if (before && at - before.at < MARK * 2 + 3) before.group.push(entry);
      else groups.push({ at, group: [entry] });
    }
    pen.font = `12px ${inks.sans}`;
    pen.textBaseline = "middle";
    groups.forEach(({ at, group }, n) => {
      if (at < gutter - MARK) return;
      let right = at + MARK + ({ in: 4, open: 10 }[group[0].shape] ?? 0);
      if (group.length === 1) {
        mark(group[0], at, middle);
        marks.push({ left: at - 12, right: at + 12, top: middle - 12, bottom: middle + 12, group });
      } else {
        const radius = Math.min(MARK + 1 + Math.sqrt(group.length), 17);
        right = at + radius;
        pen.fillStyle = group.every((one) => one.tone === "ahead") ? inks.ahead : inks.ink;
        pen.beginPath(); pen.arc(at, middle, radius, 0, 7); pen.fill();
        pen.fillStyle = inks.paper;
        pen.textAlign = "center";
        pen.font = `600 11px ${inks.sans}`;
        pen.fillText(String(group.length), at, middle + 0.5);
        pen.font = `12px ${inks.sans}`;
        pen.textAlign = "left";
        marks.push({ left: at - 13, right: at + 13, top: middle - 13, bottom: middle + 13, group });
      }
      const next = groups[n + 1] ? groups[n + 1].at - MARK - 8 : width - 4;
      if (group.length === 1 && next - right > 54) {
        const label = fit(group[0].title, Math.min(next - right - 6, 340));
        pen.fillStyle = inks.second;
        if (label) {
          pen.fillText(label, right + 5, middle);
          marks.at(-1).right = right + 5 + pen.measureText(label).width;
        }
      }
    });
  };

  const draw = () => {
    const height = Math.max(lanes.length * LANE + AXIS, room);
    const ratio = devicePixelRatio || 1;
    width = stage.clientWidth;
    gutter = width < 600 ? 0 : 160;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.height = `${height}px`;
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = inks.paper;
    pen.fillRect(0, 0, width, height);
    pen.font = `12px ${inks.sans}`;
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    for (const [at, label] of ticks()) {
      pen.fillStyle = inks.rule;
      pen.fillRect(Math.round(x(at)), 4, 1, height);
      pen.fillStyle = inks.second;
      pen.fillText(label, x(at) + 3, AXIS / 2);
    }
    pen.fillStyle = inks.line;
    pen.fillRect(gutter, AXIS - 2, width - gutter, 1);
    marks = [];
    pen.save();
    pen.beginPath(); pen.rect(gutter, 0, width - gutter, height); pen.clip();
    lanes.forEach((lane, n) => drawLane(lane, AXIS + n * LANE));
    pen.restore();
    // On a narrow screen the names of the lanes stand above their lines.
    pen.font = `600 ${gutter ? 12.5 : 11}px ${inks.sans}`;
    lanes.forEach((lane, n) => {
      const top = AXIS + n * LANE;
      if (gutter) {
        const lines = halves(lane.label, gutter - 12);
        pen.fillStyle = inks.ink;
        lines.forEach((line, at) => pen.fillText(line, 0, top + LANE / 2 + (at - (lines.length - 1) / 2) * 15));
        return;
      }
      const label = fit(lane.label, width - 8), b = top + 7;
      pen.fillStyle = inks.paper; pen.globalAlpha = 0.8; pen.fillRect(0, b - 7, pen.measureText(label).width + 4, 13); pen.globalAlpha = 1;
      pen.fillStyle = inks.ink;
      pen.fillText(label, 0, b);
    });
    if (hot) {
      pen.strokeStyle = inks.ahead; pen.lineWidth = 2;
      pen.strokeRect(hot.left - 1, hot.top, Math.min(hot.right, width - 2) - hot.left + 2, hot.bottom - hot.top);
    }
  };

  let frame = 0, rest = 0;
  const later = () => {
    if (!frame) frame = requestAnimationFrame(() => { frame = 0; draw(); });
    clearTimeout(rest);
    rest = setTimeout(settle, 250);
  };

  // --- in words ------------------------------------------------------------------------------

  const settle = () => {
    ask();
    const seen = entries.filter((one) => one.at < to && one.end > from);
    const forms = told.entries;
    const count = say(forms[plural.select(seen.length)] ?? forms.other, { count: seen.length });
    const ends = { first: words(Math.floor(from)), last: words(Math.ceil(to) - 1) };
    const view = say(told.seen, { ...ends, entries: count });
    if (said.textContent !== view) said.textContent = view;
    list.replaceChildren(...seen.slice(0, LISTED).map((one) => {
      const item = document.createElement("li"), link = document.createElement("a"), when = document.createElement("span");
      link.href = one.href;
      link.textContent = one.title;
      when.className = "meta";
      when.textContent = `${one.when}, ${told.status[one.status]} `;
      item.append(when, link);
      return item;
    }));
    list.nextElementSibling.hidden = seen.length <= LISTED;
    const address = new URL(location.href);
    address.searchParams.set("from", text(Math.floor(from)));
    address.searchParams.set("to", text(Math.ceil(to) - 1));
    address.searchParams.set("by", by.value);
    if (address.href !== location.href) history.replaceState(null, "", address);
  };

  // --- moving --------------------------------------------------------------------------------

  const look = (begin, end) => {
    const days = Math.min(Math.max(end - begin, NEAR), FAR);
    const middle = Math.min(Math.max((begin + end) / 2, from0), to0);
    from = middle - days / 2;
    to = middle + days / 2;
    later();
  };
  let moving = 0;
  const glide = (begin, end) => {
    cancelAnimationFrame(moving);
    if (still.matches) { look(begin, end); return; }
    const start = performance.now(), a = from, b = to;
    const step = (now) => {
      const part = Math.min((now - start) / 160, 1), eased = part * (2 - part);
      look(a + (begin - a) * eased, b + (end - b) * eased);
      if (part < 1) moving = requestAnimationFrame(step);
    };
    moving = requestAnimationFrame(step);
  };
  const zoomed = (factor, at) => {
    const days = Math.min(Math.max((to - from) * factor, NEAR), FAR), share = (at - from) / (to - from);
    return [at - days * share, at + days * (1 - share)];
  };
  const acts = {
    in: () => glide(...zoomed(0.6, (from + to) / 2)),
    out: () => glide(...zoomed(1 / 0.6, (from + to) / 2)),
    earlier: () => glide(from - (to - from) / 4, to - (to - from) / 4),
    later: () => glide(from + (to - from) / 4, to + (to - from) / 4),
    first: () => glide(from0, from0 + (to - from)),
    last: () => glide(to0 - (to - from), to0),
    whole: () => glide(from0, to0),
  };
  const keys = { ArrowLeft: "earlier", ArrowRight: "later", "+": "in", "=": "in", "-": "out", "_": "out", Home: "first", End: "last", 0: "whole" };
  stage.addEventListener("keydown", (event) => {
    const act = acts[keys[event.key]];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  for (const button of box.querySelectorAll("button[data-do]")) button.addEventListener("click", () => acts[button.dataset.do]());
  by.addEventListener("change", () => { sort(); later(); });

  const inside = (event) => event.clientX - canvas.getBoundingClientRect().left;
  // The wheel zooms once the picture was chosen by a click or a key, so that it traps no reader
  // who scrolls past; with Ctrl always. A sideways wheel moves.
  stage.addEventListener("wheel", (event) => {
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      const days = (to - from) * event.deltaX / (width - gutter);
      look(from + days, to + days);
    } else if (event.ctrlKey || document.activeElement === stage) {
      event.preventDefault();
      look(...zoomed(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 160), dayAt(inside(event))));
    }
  }, { passive: false });

  const fingers = new Map();
  let dragged = 0;
  const hit = (event) => {
    const frame_ = canvas.getBoundingClientRect(), a = event.clientX - frame_.left, b = event.clientY - frame_.top;
    return marks.findLast((one) => a >= one.left && a <= one.right && b >= one.top && b <= one.bottom) ?? null;
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!fingers.size) dragged = 0;
    fingers.set(event.pointerId, event.clientX);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) {
      const found = hit(event);
      canvas.title = found ? found.group.slice(0, 8).map((one) => `${one.when}: ${one.title}`).join("\n") : "";
      canvas.classList.toggle("on", Boolean(found));
      if (found?.left !== hot?.left || found?.top !== hot?.top) { hot = found; later(); }
      return;
    }
    const before = [...fingers.values()];
    fingers.set(event.pointerId, event.clientX);
    const now = [...fingers.values()];
    dragged += Math.abs(event.clientX - (before[[...fingers.keys()].indexOf(event.pointerId)] ?? event.clientX));
    const left = canvas.getBoundingClientRect().left;
    if (now.length === 1) {
      const days = (to - from) * (before[0] - now[0]) / (width - gutter);
      look(from + days, to + days);
    } else {
      // Two fingers hold the days that they were put on.
      const [one, other] = before.map((px) => dayAt(px - left)), apart = now[1] - now[0];
      if (Math.abs(apart) < 8) return;
      const scale = (other - one) / apart, begin = one - (now[0] - left - gutter) * scale;
      if (scale > 0) look(begin, begin + scale * (width - gutter));
    }
  });
  const lift = (event) => {
    const was = fingers.delete(event.pointerId);
    if (event.type !== "pointerup" || !was || fingers.size || dragged > 6) return;
    const found = hit(event);
    if (!found) return;
    if (found.group.length === 1) { location.assign(found.group[0].href); return; }
    const begin = found.group[0].at, end = Math.max(...found.group.map((one) => one.at + 1));
    // Of one day there is no closer look: its entries are in the list.
    if (to - from <= NEAR * 1.5 || end - begin < 2 && to - from < 30) list.parentElement.querySelector("a")?.focus();
    else glide(begin - (end - begin) * 0.3 - 1, end + (end - begin) * 0.3 + 1);
  };
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, lift);
  canvas.addEventListener("dblclick", (event) => glide(...zoomed(0.5, dayAt(inside(event)))));

  // --- begin ---------------------------------------------------------------------------------

  const asks = new URLSearchParams(location.search);
  const isDay = (value) => /^\d{4}-\d\d-\d\d$/.test(value ?? "") && !Number.isNaN(day(value));
  if (isDay(asks.get("from")) && isDay(asks.get("to")) && asks.get("from") <= asks.get("to")) {
    [from, to] = [day(asks.get("from")), day(asks.get("to")) + 1];
  }
  if (Object.hasOwn(all, asks.get("by"))) by.value = asks.get("by");
  colours();
  sort();
  look(from, to);
  ask();
  new ResizeObserver(later).observe(stage);
  const repaint = () => { colours(); later(); };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  new MutationObserver(repaint).observe(document.documentElement, { attributes: true });
})();
