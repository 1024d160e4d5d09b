// The blocks of the text on the page: made, replaced, moved, and found by number.
"use strict";

cureon.blocks = (() => {
  // The first guess of a block's height: the width of a letter in pixels, the height of a line in rem.
  const LETTER = 8.2;
  const LINE = 1.82;
  // Pages of so many blocks are laid out whole: they are quick, and everything on them is where it is at once.
  const SHORT = 150;

  const body = document.querySelector("#article > #body");
  const disclaimer = () => document.querySelector("#footer > .disclaimer");
  const parser = document.createElement("template");
  // In the order of the page: {element, html, line}.
  const all = [];

  function parsed(html) {
    parser.innerHTML = html;
    return document.importNode(parser.content, true);
  }

  // Blocks far from the window are not laid out until they come near; until then their height is a guess.
  function guess(element, width) {
    const rows = element.querySelectorAll("li, tr, p, br").length;
    const lines = Math.ceil((element.textContent.length * LETTER) / width) + Math.max(0, rows - 1);
    cureon.groups.guess(element, lines * LINE);
  }

  // What a block is, for the space around it; the page on its own says the same of each block.
  function kind({ childElementCount: count, firstElementChild: first }) {
    if (count !== 1) return count > 1 ? "many" : "text";
    if (first.matches("h3.question")) return "question";
    if (first.matches("h1, h2, h3, h4, h5, h6, hr, pre")) return first.localName;
    if (first.matches(".footnote")) return "footnote";
    return first.matches(".note, .warning, .key-points") ? "box" : "text";
  }

  function sort(element) {
    const name = kind(element);
    if (element.dataset.kind === name) return;
    element.dataset.kind = name;
    if (element.parentElement) cureon.groups.edge(element.parentElement);
  }

  // A block is a wrapper of our own, so that nothing a writer types can pose as one.
  function made({ html, line }, width) {
    const element = document.createElement("div");
    element.className = "block";
    element.dataset.line = line;
    element.append(parsed(html));
    sort(element);
    guess(element, width);
    return { element, html, line };
  }

  function renew(block, { html, line }) {
    if (block.html !== html) {
      if (!cureon.renumber(block.element, block.html, html)) {
        cureon.graft(block.element, parsed(html));
        sort(block.element);
      }
      block.html = html;
    }
    move(block, line);
  }

  function move(block, line) {
    if (block.line === line) return;
    block.line = line;
    block.element.dataset.line = line;
  }

  function splice({ start, removed, blocks, shift }, width) {
    const kept = Math.min(removed, blocks.length);
    for (let i = 0; i < kept; i += 1) renew(all[start + i], blocks[i]);
    const fresh = blocks.slice(kept).map((block) => made(block, width));
    const gone = all.splice(start + kept, removed - kept, ...fresh);
    if (fresh.length > 0) cureon.groups.insert(fresh.map(({ element }) => element), all[start + kept - 1]?.element);
    for (const { element } of gone) cureon.groups.remove(element);
    if (!shift) return;
    for (let i = start + blocks.length; i < all.length; i += 1) move(all[i], all[i].line + shift);
    const last = disclaimer();
    if (last?.dataset.line) last.dataset.line = Number(last.dataset.line) + shift;
  }

  // Makes the splices of a patch, one after the other.
  function change(splices) {
    const width = Math.max(200, body.clientWidth);
    for (const each of splices) splice(each, width);
    document.documentElement.toggleAttribute("data-long", all.length > SHORT);
  }

  // Makes the page hold these blocks; those that are the same stay as they are.
  function become(blocks) {
    const most = Math.min(all.length, blocks.length);
    let start = 0;
    while (start < most && all[start].html === blocks[start].html) start += 1;
    let end = 0;
    while (end < most - start && all[all.length - 1 - end].html === blocks[blocks.length - 1 - end].html) end += 1;
    const fresh = blocks.slice(start, blocks.length - end);
    change([{ start, removed: all.length - start - end, blocks: fresh, shift: 0 }]);
    blocks.forEach(({ line }, i) => move(all[i], line));
  }

  function clear() {
    all.length = 0;
    body.replaceChildren();
  }

  // The number of the first block that is not above the window.
  function topmost() {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle].element.getBoundingClientRect().bottom <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // The element of a block by its number; behind the last stands the disclaimer, which is moved below the sources.
  function at(number) {
    return all[number]?.element ?? disclaimer();
  }

  // The number of the block that holds a node, -1 for none.
  function holding(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (element.closest("#footer > .disclaimer")) return all.length;
    const block = element.closest("#body > .group > .block");
    return all.findIndex((each) => each.element === block);
  }

  return { change, become, clear, topmost, at, holding, get count() { return all.length; } };
})();
