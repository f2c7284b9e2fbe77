// The nearest that Eleventy comes to a chronicle: a page for every record, lists by collections.
const ROWS = 120;
const KINDS = ["events", "sources", "proposals", "agreements"];
const LISTS = ["actors", "places", "issues", "outlets", "tracks", "years", "months", "days", "positions"];
const day = (date) => date.toISOString().slice(0, 10);
let kept = null;

function grouped(api) {
  if (kept) return kept;
  const lists = Object.fromEntries(LISTS.map((name) => [name, new Map()]));
  const records = new Map();
  const pointing = new Map();
  const add = (map, key, record) => (map.has(key) ? map.get(key).push(record) : map.set(key, [record]));
  for (const record of api.getAllSorted()) {
    if (!record.data.id) continue;
    records.set(record.data.id, record);
    for (const [name, ids] of Object.entries(record.data.lists ?? {})) {
      for (const id of ids) add(lists[name], id, record);
    }
    if (record.data.in !== "events") continue;
    const relations = (record.data.relations ?? []).flatMap((one) => Object.values(one));
    for (const id of [...relations, ...record.data.sources]) add(pointing, id, record);
  }
  kept = { lists, records, pointing };
  return kept;
}

export default function (eleventy) {
  eleventy.on("eleventy.before", () => { kept = null; });
  eleventy.addFilter("day", day);
  eleventy.addFilter("month", (date) => day(date).slice(0, 7));
  eleventy.addFilter("year", (date) => day(date).slice(0, 4));
  eleventy.addFilter("in", (map, id) => map.get(id));
  eleventy.addFilter("entries", (relation) => Object.entries(relation));
  eleventy.addFilter("rows", (records) => (records ?? []).slice(-ROWS).reverse());
  eleventy.addCollection("found", (api) => grouped(api));
  eleventy.addCollection("latest", (api) =>
    api.getAllSorted().filter((one) => one.data.in === "events").slice(-50).reverse());
  // Terms that are records have pages of their own; spans of time get theirs here.
  eleventy.addCollection("spans", (api) =>
    ["years", "months", "days", "positions"].flatMap((name) =>
      [...grouped(api).lists[name]].map(([id, records]) => ({ name, id, records }))));
  eleventy.addCollection("indexes", (api) => [
    ...LISTS.map((name) => ({ name, terms: [...grouped(api).lists[name]].sort() })),
    ...KINDS.map((name) => ({ name, terms: [] })),
  ]);
  return { dir: { output: "_site" }, markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
