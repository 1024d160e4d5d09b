// Blocks in groups: what changes in one group is laid out without a look at the blocks of all others.
"use strict";

cureon.groups = (() => {
  // Blocks in a group when it is made, and when it is parted.
  const FEW = 64;
  const MANY = 128;
  // The space between blocks, in rem.
  const BETWEEN = 1.25;

  const body = document.querySelector("#article > #body");
  const heights = new WeakMap();

  function made(elements) {
    const group = document.createElement("div");
    group.className = "group";
    group.append(...elements);
    return group;
  }

  function note(group, name, value) {
    if (group.dataset[name] !== value) group.dataset[name] = value;
  }

  // A group has the outer margins of its first and its last block, which could not reach through its edges.
  function edge(group) {
    note(group, "first", group.firstElementChild.dataset.kind);
    note(group, "last", group.lastElementChild.dataset.kind);
  }

  // Like a block, a group far from the window is not laid out until it comes near.
  function settle(group) {
    edge(group);
    let height = 0;
    for (const element of group.children) height += heights.get(element) + BETWEEN;
    group.style.containIntrinsicHeight = `auto ${height.toFixed(1)}rem`;
  }

  function part(group) {
    const elements = [...group.children];
    const fresh = [];
    for (let i = FEW; elements.length > MANY && i < elements.length; i += FEW) fresh.push(made(elements.slice(i, i + FEW)));
    group.after(...fresh);
    for (const each of [group, ...fresh]) settle(each);
  }

  // Says how high a block may be, in rem, while it has not been laid out.
  function guess(element, height) {
    heights.set(element, height);
    element.style.containIntrinsicHeight = `auto ${height.toFixed(1)}rem`;
  }

  // Puts blocks behind another one, or first of all.
  function insert(elements, before) {
    const added = document.createDocumentFragment();
    added.append(...elements);
    const group = before?.parentElement ?? body.firstElementChild ?? body.appendChild(made([]));
    if (before) before.after(added);
    else group.prepend(added);
    part(group);
  }

  function remove(element) {
    const group = element.parentElement;
    element.remove();
    if (group.childElementCount === 0) group.remove();
    else settle(group);
  }

  return { guess, insert, remove, edge };
})();
