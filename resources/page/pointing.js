// Shows for a moment which words of the page are meant, without touching them.
"use strict";

cureon.pointing = (() => {
  const NAME = "pointed";
  // Milliseconds for which they are seen.
  const SHOWN = 2400;
  const FIELDS = {
    title: "#header h1",
    standfirst: "#header .standfirst",
    category: "#header .eyebrow",
    date: "#header time",
    author: "#header .byline",
  };

  let words = null;

  const inField = (name) => (FIELDS[name] ? within(document.querySelector(FIELDS[name])) : null);

  const inSource = (key) => within(document.querySelector(`#sources > li[data-key="${CSS.escape(key)}"]`));

  function within(element) {
    if (!element) return null;
    const range = document.createRange();
    range.selectNodeContents(element);
    return range;
  }

  function clear() {
    words = null;
    CSS.highlights.delete(NAME);
  }

  // Counts by the page's frames: a page whose own scripts are off has no timers.
  function wait(shown) {
    let since = null;
    const step = (now) => {
      if (words !== shown) return;
      since ??= now;
      if (now - since < SHOWN) requestAnimationFrame(step);
      else clear();
    };
    requestAnimationFrame(step);
  }

  function meant({ from, to, field, source }) {
    if (field) return inField(field);
    return source ? inSource(source) : cureon.following.between(from, to);
  }

  // Points at the words between two places of the text, as `following.js` counts them, at a `field` above it or at
  // the `source` of a key below it.
  function point(place) {
    const found = meant(place);
    clear();
    if (!found) return;
    words = found;
    CSS.highlights.set(NAME, new Highlight(found));
    cureon.following.reveal(found);
    wait(found);
  }

  return { point };
})();
