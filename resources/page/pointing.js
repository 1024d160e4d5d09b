// Shows for a moment which words of the page are meant, without touching them.
"use strict";

cureon.pointing = (() => {
  const NAME = "pointed";
  // Milliseconds for which they are seen.
  const SHOWN = 2400;
  const FIELDS = { title: "#header h1", standfirst: "#header .standfirst" };

  let words = null;

  function inField(name) {
    const element = FIELDS[name] && document.querySelector(FIELDS[name]);
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

  // Points at the words between two places of the text, as `following.js` counts them, or at a `field` above it.
  function point({ from, to, field }) {
    const found = field ? inField(field) : cureon.following.between(from, to);
    clear();
    if (!found) return;
    words = found;
    CSS.highlights.set(NAME, new Highlight(found));
    cureon.following.reveal(found);
    wait(found);
  }

  return { point };
})();
