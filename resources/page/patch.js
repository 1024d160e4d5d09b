// Keeps the page in step with the text: runs in a world of its own, on HTML that is already sanitised.
"use strict";

globalThis.cureon = (() => {
  const body = () => document.querySelector("#article > #body");
  const lineOf = (block) => Number(block.dataset.line);

  // A block is a wrapper of our own, so that nothing a writer types can pose as one.
  function made(html) {
    const block = document.createElement("div");
    block.className = "block";
    block.innerHTML = html;
    return block;
  }

  // The line of the text the caret is in; -1 before it was told.
  let caret = -1;

  function clear() {
    body().replaceChildren();
  }

  // The topmost visible block and where it stands: what must not move when something above it changes.
  function anchor() {
    for (const block of body().children) {
      const place = block.getBoundingClientRect();
      if (place.bottom > 0) return { block, top: place.top };
    }
    return null;
  }

  function keep(held) {
    if (!held || window.scrollY === 0 || !held.block.isConnected) return;
    window.scrollBy(0, held.block.getBoundingClientRect().top - held.top);
  }

  function splice({ start, removed, blocks, shift }) {
    const parent = body();
    const reused = Math.min(removed, blocks.length);
    for (let i = 0; i < reused; i += 1) parent.children[start + i].innerHTML = blocks[i].html;
    for (let i = reused; i < removed; i += 1) parent.children[start + reused].remove();
    const added = document.createDocumentFragment();
    for (const { html } of blocks.slice(reused)) added.append(made(html));
    parent.insertBefore(added, parent.children[start + reused] ?? null);
    blocks.forEach(({ line }, i) => { parent.children[start + i].dataset.line = line; });
    if (!shift) return;
    for (let i = start + blocks.length; i < parent.children.length; i += 1) {
      parent.children[i].dataset.line = lineOf(parent.children[i]) + shift;
    }
  }

  // Replaces blocks, and sets header and footer unless null.
  function patch({ splices, header, footer, whole }) {
    if (whole) clear();
    const held = anchor();
    for (const each of splices) splice(each);
    if (header !== null) document.querySelector("#article > #header").innerHTML = header;
    if (footer !== null) document.querySelector("#article > #footer").innerHTML = footer;
    keep(held);
    if (!whole && header === null && splices.some(({ start, blocks }) => holdsCaret(start, start + blocks.length))) reveal(caret);
    return body().children.length;
  }

  // The last block that begins at or before a line of the text.
  function blockAt(line) {
    const blocks = body().children;
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lineOf(blocks[middle]) <= line) low = middle + 1;
      else high = middle;
    }
    return low > 0 ? blocks[low - 1] : null;
  }

  // Whether the text being typed stands in one of these blocks; a new article (with a header) is shown from its top.
  function holdsCaret(start, end) {
    return caret >= 0 && Array.prototype.slice.call(body().children, start, end).includes(blockAt(caret));
  }

  // Brings the block of the caret's line into view, if it is not, and marks it.
  function reveal(line) {
    caret = line;
    const block = blockAt(line);
    for (const marked of document.querySelectorAll(".block.here")) if (marked !== block) marked.classList.remove("here");
    if (!block) {
      window.scrollTo(0, 0);
      return;
    }
    block.classList.add("here");
    const { top, bottom } = block.getBoundingClientRect();
    const tall = bottom - top > window.innerHeight * 0.8;
    if (bottom < 48 || top > window.innerHeight - 48 || (!tall && (top < 0 || bottom > window.innerHeight))) {
      block.scrollIntoView({ block: tall ? "start" : "center" });
    }
  }

  // The line of the text that is shown at a height of the window, in pixels from its top; 0 above the first block.
  function lineAt(y) {
    let line = 0;
    for (const block of body().children) {
      if (block.getBoundingClientRect().top > y) break;
      line = lineOf(block);
    }
    return line;
  }

  const topLine = () => lineAt(24);

  function theme(name) {
    document.documentElement.dataset.theme = name;
  }

  function zoom(factor) {
    document.documentElement.style.fontSize = `${100 * factor}%`;
  }

  // A citation lights its source and the other places that cite it; a source lights its citations.
  function relate({ target }) {
    const key = target.closest?.("[data-key]")?.dataset.key;
    for (const lit of document.querySelectorAll(".related")) if (lit.dataset.key !== key) lit.classList.remove("related");
    if (key === undefined) return;
    for (const other of document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)) other.classList.add("related");
  }

  document.addEventListener("mouseover", relate);
  document.addEventListener("focusin", relate);

  return { patch, clear, reveal, lineAt, topLine, theme, zoom };
})();
