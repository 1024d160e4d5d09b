// Writes other numbers into the citations of a block: one source that moves changes numbers in every block.
"use strict";

cureon.renumber = (() => {
  // A cluster as it is sent. Raised text of a writer's own may look the same; none is taken that holds other tags.
  const CLUSTER = /(<sup class="cluster"[^>]*>(?:[^<]|<\/?(?:a|span)\b[^>]*>)*<\/sup>)/;
  // What clusters that cite the same differ in: how they are read aloud, and the numbers.
  const SAID = /aria-label="([^"]*)"|>([0-9]+)</g;

  const parser = document.createElement("template");

  const silent = (cluster) => cluster.replace(SAID, (_all, label) => (label === undefined ? "><" : "aria-label"));

  // The parts of a cluster that are read aloud, each as an element, then its label or its number.
  function* spoken(element, cluster) {
    const elements = [element, ...element.children];
    let at = -1;
    for (const [, label, number] of cluster.matchAll(SAID)) {
      if (label !== undefined) at += 1;
      yield [elements[at], label, number];
    }
  }

  // Only what is said is written, so that the keyboard's place and a card stay with their citation.
  function say(element, cluster) {
    for (const [part, label, number] of spoken(element, cluster)) {
      if (number !== undefined) part.firstChild.data = number;
      else part.setAttribute("aria-label", label);
    }
  }

  function write(element, before, after) {
    if (before === after) return;
    if (silent(before) === silent(after) && !after.includes("&")) {
      say(element, after);
    } else {
      parser.innerHTML = after;
      element.replaceWith(document.importNode(parser.content, true));
    }
  }

  // Makes one HTML of a block another; false, and nothing is done, when more than citations differs.
  return (block, before, after) => {
    const [old, fresh] = [before.split(CLUSTER), after.split(CLUSTER)];
    if (old.length !== fresh.length || old.some((part, i) => i % 2 === 0 && part !== fresh[i])) return false;
    const elements = block.querySelectorAll("sup.cluster");
    if (elements.length !== old.length >> 1) return false;
    elements.forEach((element, i) => write(element, old[2 * i + 1], fresh[2 * i + 1]));
    return true;
  };
})();
