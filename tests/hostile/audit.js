// What is looked for in every document, by the browser itself. Runs before anything in the page.
// `told(what)` is bound by the test; whatever it is given is a failure, except `loaded`.
(() => {
  const tell = (what) => window.told(what);
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    window[name] = (...words) => tell(`ran ${name}(${words.join()})`);
  }
  for (const kind of ["securitypolicyviolation"]) {
    document.addEventListener(kind, (event) =>
      tell(`policy ${event.violatedDirective} ${event.blockedURI}`),
    );
  }
  const SCHEMES = ["file:", "http:", "https:", "mailto:"];
  const ADDRESSES = ["action", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href"];

  // Every `tag` and `tag[attribute]` of a document, and every address of a scheme nobody may use.
  window.shape = (root) => {
    const found = new Set();
    for (const element of root.querySelectorAll("*")) {
      const tag = element.localName;
      found.add(tag);
      for (const { name, value } of element.attributes) {
        found.add(`${tag}[${name}]`);
        if (!ADDRESSES.includes(name)) continue;
        let scheme = "nowhere:";
        try {
          scheme = new URL(value, "https://site.example/").protocol;
        } catch {
          // An address that leads nowhere.
        }
        const picture = tag === "link" && value.startsWith("data:image/");
        if (!SCHEMES.includes(scheme) && !picture) found.add(`${tag}[${name}] ${value}`);
      }
    }
    return [...found];
  };
  window.parsed = (pages) => {
    const parser = new DOMParser();
    const seen = new Set();
    for (const page of pages) {
      for (const one of window.shape(parser.parseFromString(page, "text/html"))) seen.add(one);
    }
    return [...seen];
  };
  addEventListener("load", () => {
    // Long enough for what a picture that does not load would set off.
    setTimeout(() => tell(`loaded ${JSON.stringify(window.shape(document))}`), 20);
  });
})();
