// Citations on the page: what is lit with them, the card that shows their sources, the way to a source and back.
"use strict";

cureon.citations = (() => {
  // Sources on one card; a card about more says how many.
  const MOST = 5;
  // Pixels between a citation and its card, and between a card and the window's edge.
  const GAP = 8;

  const article = document.querySelector("#article");
  const citationAt = (node) => node.closest?.("a.citation[data-key]") ?? null;
  const sourceOf = (key) => document.querySelector(`#sources > li[data-key="${CSS.escape(key)}"]`);
  const citing = (key) => article.querySelectorAll(`a.citation[data-key="${CSS.escape(key)}"]`);

  function made(name, kind, ...inside) {
    const element = document.createElement(name);
    element.className = kind;
    element.append(...inside);
    return element;
  }

  // A citation lights its source and the other places that cite it; a source lights its citations.
  let lit = { key: null, elements: [] };

  function relate(key) {
    if (key === lit.key) return;
    for (const element of lit.elements) element.classList.remove("related");
    const elements = key === null ? [] : [...article.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
    for (const element of elements) element.classList.add("related");
    lit = { key, elements };
  }

  const keyAt = (node) => node.closest?.("[data-key]")?.dataset.key ?? null;

  // The card. It waits a moment before it is seen by way of its style: a page whose own scripts are off has no timers.
  const card = made("div", "card");
  card.id = "card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  document.body.append(card);
  let about = null;

  function times(count) {
    if (count === 1) return "cited once";
    return count === 2 ? "cited twice" : `cited ${count} times`;
  }

  // The citations that one number or range stands for: those not seen lie between its ends.
  function together(citation) {
    const found = [citation];
    const hidden = (other) => other?.matches("a.citation.inside");
    for (const step of ["previousElementSibling", "nextElementSibling"]) {
      let other = citation[step];
      if (!hidden(citation) && !hidden(other)) continue;
      while (other?.matches("a.citation")) {
        if (step === "nextElementSibling") found.push(other);
        else found.unshift(other);
        if (!hidden(other)) break;
        other = other[step];
      }
    }
    return found;
  }

  function entry(citation) {
    const { key } = citation.dataset;
    const source = sourceOf(key);
    if (!source) return made("p", "lost", made("strong", "", `No source has the key ${key}. `), "Add the source, or correct the key in the text.");
    const number = [...source.parentElement.children].indexOf(source) + 1;
    const text = source.cloneNode(true);
    const place = citation.getAttribute("aria-label")?.replace(/^Source \d+(?:, )?/, "") ?? "";
    const facts = [place && `here: ${place}`, times(citing(key).length)].filter(Boolean).join(" · ");
    return made("div", "entry", made("span", "number", String(number)), made("div", "", ...text.childNodes, made("p", "facts", facts)));
  }

  function fill(citation) {
    const all = together(citation);
    const shown = all.slice(0, MOST).map(entry);
    if (all.length > MOST) shown.push(made("p", "facts", `and ${all.length - MOST} more`));
    card.replaceChildren(...shown);
  }

  // Below the citation where there is room, else above it, and never over the window's edge.
  function put(citation) {
    const place = citation.getClientRects()[0] ?? citation.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const left = Math.min(Math.max(GAP, place.left - 2 * GAP), document.documentElement.clientWidth - width - GAP);
    const below = place.bottom + GAP;
    const fits = below + height <= window.innerHeight - GAP;
    const top = fits ? below : Math.max(GAP, place.top - GAP - height);
    card.style.left = `${Math.max(GAP, left)}px`;
    card.style.top = `${top}px`;
  }

  function show(citation) {
    if (!citation.isConnected) return;
    about?.removeAttribute("aria-describedby");
    if (about !== citation) card.hidden = true;
    about = citation;
    citation.setAttribute("aria-describedby", card.id);
    fill(citation);
    card.hidden = false;
    put(citation);
  }

  function hide() {
    if (card.hidden) return;
    about?.removeAttribute("aria-describedby");
    about = null;
    card.hidden = true;
  }

  function point({ target }) {
    if (card.contains(target)) return;
    relate(keyAt(target));
    const citation = citationAt(target);
    if (!citation) hide();
    else if (citation !== about) show(citation);
  }

  function focus({ target }) {
    relate(keyAt(target));
    const citation = target.matches(":focus-visible") ? citationAt(target) : null;
    if (citation) show(citation);
    else if (!card.contains(target)) hide();
  }

  // The way to a source, and back to where the reader was.
  let left = null;
  const back = made("button", "back", "↩ Back to the text");
  back.type = "button";
  back.hidden = true;
  back.addEventListener("click", () => goBack());
  document.body.append(back);

  // Shows the source of a citation; true if there is one.
  function go(citation) {
    const source = sourceOf(citation.dataset.key);
    hide();
    if (!source) return false;
    left = { citation, top: citation.getBoundingClientRect().top, key: citation.dataset.key };
    relate(left.key);
    cureon.following.rest(() => source.isConnected && source.getBoundingClientRect());
    back.hidden = false;
    return true;
  }

  // Brings back the citation from which the reader came; true if there was one.
  function goBack() {
    back.hidden = true;
    const from = left;
    left = null;
    const citation = from?.citation.isConnected ? from.citation : from && citing(from.key)[0];
    if (!citation) return false;
    relate(from.key);
    const share = Math.min(Math.max(from.top / window.innerHeight, 0.1), 0.9);
    cureon.following.rest(() => citation.isConnected && citation.getBoundingClientRect(), 6, share);
    return true;
  }

  const leadsBack = (key) => left?.key === key;

  // Before the page changes nothing is lit, so that what is compared is what was sent; afterwards as before.
  function pause() {
    const { key } = lit;
    relate(null);
    about?.removeAttribute("aria-describedby");
    return key;
  }

  function resume(key) {
    relate(key);
    if (!about) return;
    if (about.isConnected) show(about);
    else hide();
  }

  document.addEventListener("mouseover", point);
  document.documentElement.addEventListener("mouseleave", () => { relate(null); hide(); });
  document.addEventListener("focusin", focus);
  document.addEventListener("focusout", hide);
  window.addEventListener("scroll", () => { if (!card.hidden) hide(); }, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || card.hidden) return;
    hide();
    event.preventDefault();
  });
  // The pointer's clicks are told by the window, which knows the keys held with them; Enter comes from here.
  document.addEventListener("click", (event) => {
    const citation = citationAt(event.target);
    if (!citation) return;
    event.preventDefault();
    if (event.detail === 0) go(citation);
  }, true);

  return { citationAt, go, goBack, leadsBack, pause, resume };
})();
