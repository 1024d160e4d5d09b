// Makes the content of one element like that of another and leaves alone what is alike already.
"use strict";

globalThis.cureon = {};

// A picture that stays is not loaded again; a selection, an opened <details> and the keyboard's place live on.
cureon.graft = (() => {
  // What the reader opened or closed is the reader's.
  const OWN = "open";

  const hasDetails = (node) =>
    node.nodeType === Node.ELEMENT_NODE && (node.localName === "details" || node.querySelector("details") !== null);

  function closed(node) {
    const copy = node.cloneNode(true);
    for (const details of [copy, ...copy.querySelectorAll("details")]) details.removeAttribute(OWN);
    return copy;
  }

  function alike(one, other) {
    if (one.isEqualNode(other)) return true;
    return hasDetails(one) && hasDetails(other) && closed(one).isEqualNode(closed(other));
  }

  // How many items two lists begin with alike.
  function common(one, other) {
    const most = Math.min(one.length, other.length);
    let count = 0;
    while (count < most && alike(one[count], other[count])) count += 1;
    return count;
  }

  // Only the characters that differ are replaced, so that a selection around them stays.
  function write(node, text) {
    const before = node.data;
    const most = Math.min(before.length, text.length);
    let start = 0;
    while (start < most && before[start] === text[start]) start += 1;
    let end = 0;
    while (end < most - start && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
    node.replaceData(start, before.length - start - end, text.slice(start, text.length - end));
  }

  function dress(element, model) {
    for (const { name } of [...element.attributes]) {
      if (name !== OWN && !model.hasAttribute(name)) element.removeAttribute(name);
    }
    for (const { name, value } of model.attributes) {
      if (name !== OWN && element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
  }

  function mend(node, model) {
    if (node.nodeName !== model.nodeName) {
      node.replaceWith(model);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      dress(node, model);
      graft(node, model);
    } else if (node.data !== model.data) {
      write(node, model.data);
    }
  }

  // `model` is an element or a fragment; of its nodes those that are new to `element` move there.
  function graft(element, model) {
    const before = [...element.childNodes];
    const after = [...model.childNodes];
    const start = common(before, after);
    const end = common(before.slice(start).reverse(), after.slice(start).reverse());
    const old = before.slice(start, before.length - end);
    const fresh = after.slice(start, after.length - end);
    const paired = Math.min(old.length, fresh.length);
    for (let i = 0; i < paired; i += 1) mend(old[i], fresh[i]);
    for (const node of old.slice(paired)) node.remove();
    const following = end > 0 ? before[before.length - end] : null;
    for (const node of fresh.slice(paired)) element.insertBefore(node, following);
  }

  return graft;
})();
