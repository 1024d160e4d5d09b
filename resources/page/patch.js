// What the window calls to keep the page in step with the text; the HTML it hands over is already sanitised.
"use strict";

Object.assign(globalThis.cureon, (() => {
  const part = (name) => document.querySelector(`#article > #${name}`);
  const parser = document.createElement("template");

  function furnish(element, html) {
    parser.innerHTML = html;
    const model = document.importNode(parser.content, true);
    const [list, wanted] = [element.querySelector("#sources"), model.querySelector("#sources")];
    if (list && wanted) arrange(list, wanted);
    cureon.graft(element, model);
  }

  // Puts sources that say the same into the order wanted: one that moves would else be written over all it passes.
  function arrange(list, wanted) {
    const known = new Map([...list.children].map((item) => [item.dataset.key, item]));
    const items = [...wanted.children].map((item) => {
      const own = known.get(item.dataset.key);
      return own?.isEqualNode(item) ? own : item.cloneNode(true);
    });
    // Those that stand where they should are not touched: what is moved is laid out anew.
    let at = list.firstElementChild;
    for (const item of items) {
      if (at !== item && at?.nextElementSibling === item) {
        at.remove();
        at = item;
      }
      if (at === item) at = at.nextElementSibling;
      else list.insertBefore(item, at);
    }
    while (at) [at] = [at.nextElementSibling, at.remove()];
  }

  // What must not move when something above it changes: the blocks at the top of the window, and where they stand.
  function anchors() {
    const first = cureon.blocks.topmost();
    const elements = [0, 1, 2, 3].map((step) => first + step < cureon.blocks.count && cureon.blocks.at(first + step));
    return { first, held: elements.filter(Boolean).map((element) => ({ element, top: element.getBoundingClientRect().top })) };
  }

  function keep({ held }) {
    const anchor = held.find(({ element }) => element.isConnected);
    const by = anchor ? Math.round(anchor.element.getBoundingClientRect().top - anchor.top) : 0;
    if (by !== 0) window.scrollBy({ top: by, behavior: "instant" });
  }

  // Only what changes above the window could move what is in it.
  const above = ({ first }, { splices, header }) => header !== null || splices.some(({ start }) => start <= first);

  function furniture({ header, footer }) {
    if (header !== null) furnish(part("header"), header);
    if (footer !== null) furnish(part("footer"), footer);
  }

  // Replaces some blocks; what the reader sees does not move.
  function some(change) {
    const before = window.scrollY > 0 ? anchors() : null;
    cureon.blocks.change(change.splices);
    furniture(change);
    if (before && above(before, change)) keep(before);
  }

  // Shows a whole page in place of the one before: a fresh one from its top, else where the reader is.
  function whole(change) {
    const reader = change.fresh ? null : cureon.following.place();
    if (change.anew) cureon.blocks.clear();
    cureon.blocks.become(change.splices.flatMap(({ blocks }) => blocks));
    furniture(change);
    if (change.fresh) cureon.following.top();
    else if (reader) cureon.following.goBackTo(reader);
  }

  // Replaces blocks, and sets header and footer unless null.
  function patch(change) {
    const key = cureon.citations.pause();
    if (change.whole) whole(change);
    else some(change);
    cureon.citations.resume(key);
  }

  // What a click at a point is about: a source, a field above the text, a place of the text. Nothing for what the
  // page answers itself, such as a citation, whose source it shows.
  function click(x, y, meant) {
    const target = document.elementFromPoint(x, y);
    if (!target || !window.getSelection().isCollapsed) return null;
    const citation = cureon.citations.citationAt(target);
    if (citation && meant) return { source: citation.dataset.key };
    if (citation) return cureon.citations.go(citation) ? null : { source: citation.dataset.key };
    if (target.closest("a[href], summary, #card, .back")) return null;
    return clickedSource(target, x, y) ?? clickedField(target) ?? cureon.following.placeAt(x, y);
  }

  // A source's number stands outside its text, in the list's margin.
  function clickedSource(target, x, y) {
    const list = target.closest("#sources");
    if (!list) return null;
    const source = [...list.children].find((item) => y <= item.getBoundingClientRect().bottom);
    if (!source) return null;
    const { key } = source.dataset;
    const onNumber = x < source.getBoundingClientRect().left;
    return onNumber && cureon.citations.leadsBack(key) && cureon.citations.goBack() ? {} : { source: key };
  }

  const FIELDS = { h1: "title", ".standfirst": "standfirst", ".eyebrow": "category", time: "date", ".byline": "author" };

  function clickedField(target) {
    if (!target.closest("#header")) return null;
    const found = Object.entries(FIELDS).find(([selector]) => target.closest(selector));
    return found ? { field: found[1] } : null;
  }

  function theme(name) {
    document.documentElement.dataset.theme = name;
  }

  // A quiet sentence over the page; none for an empty one.
  const strip = document.createElement("div");
  strip.id = "notice";
  strip.setAttribute("role", "status");
  document.body.append(strip);

  function notice(text) {
    strip.textContent = text;
  }

  const { follow, top, place, goBackTo } = cureon.following;
  const { point } = cureon.pointing;
  return { patch, click, theme, notice, follow, top, place, goBackTo, point };
})());
