// Where a place of the text is on the page, and which place of the text is under a point of the page.
"use strict";

cureon.following = (() => {
  // What stands on the page but not in the text, so that it is not counted.
  const ADDED = 'sup.cluster, sup[id^="fnref"]';
  // Share of the window that is left free above and below the caret's place, and that in pixels at most.
  const EDGE = 0.15;
  const MOST_EDGE = 72;
  // Where in the window a place is shown that was out of view, as a share of its height.
  const REST = 0.38;
  // Frames in which guessed heights may become real ones after a scroll.
  const FRAMES = 6;

  // Letters are counted as the bytes of UTF-8, marks and blanks of ASCII left out: so does the window.
  function weight(code) {
    if (code < 0x80) return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123) ? 1 : 0;
    if (code < 0x800 || (code & 0xf800) === 0xd800) return 2;
    return 3;
  }

  function weigh(text, end = text.length) {
    let sum = 0;
    for (let i = 0; i < end; i += 1) sum += weight(text.charCodeAt(i));
    return sum;
  }

  // The texts of an element in order, those that are not counted left out.
  function texts(element, found = []) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) found.push(node);
      else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(ADDED)) texts(node, found);
    }
    return found;
  }

  // The letters before a point of an element.
  function lettersBefore(element, node, offset) {
    const range = document.createRange();
    range.setStart(element, 0);
    range.setEnd(node, offset);
    let sum = 0;
    for (const text of texts(element)) {
      if (text === node) return sum + weigh(text.data, offset);
      if (!range.intersectsNode(text)) break;
      sum += weigh(text.data);
    }
    return sum;
  }

  // The letter at a place as a range: the next one, or with `after` the one before.
  function letterAt(element, { letters, after }) {
    let left = after ? letters - 1 : letters;
    let last = null;
    for (const node of texts(element)) {
      for (let i = 0; i < node.data.length; i += 1) {
        const heavy = weight(node.data.charCodeAt(i));
        if (heavy === 0) continue;
        last = [node, i];
        left -= heavy;
        if (left < 0) return letter(node, i);
      }
    }
    return last && letter(...last);
  }

  function letter(node, offset) {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    return range;
  }

  // Where a letter is seen; inside what is closed or hidden, where that is.
  function seen(range) {
    let place = range.getClientRects()[0];
    for (let element = range.startContainer.parentElement; !place && element; element = element.parentElement) {
      place = element.getClientRects()[0];
    }
    return place;
  }

  // The words from one place to another as a range, from the letter after the first to the one before the last.
  function between(from, to) {
    const [first, last] = [{ ...from, after: false }, { ...to, after: true }].map((place) => {
      const element = cureon.blocks.at(place.block);
      return element && letterAt(element, place);
    });
    if (!first || !last) return null;
    const words = document.createRange();
    words.setStart(first.startContainer, first.startOffset);
    words.setEnd(last.endContainer, last.endOffset);
    return words.collapsed ? null : words;
  }

  let here = null;
  let wanted = null;

  function mark(element) {
    if (here === element && element?.classList.contains("here")) return;
    here?.classList.remove("here");
    here = element;
    here?.classList.add("here");
  }

  // Tables, code and long plain passages scroll by themselves.
  function scrollInside(range) {
    const scroller = range.startContainer.parentElement.closest(".table, pre");
    if (!scroller) return;
    const place = seen(range);
    const frame = scroller.getBoundingClientRect();
    if (place.left < frame.left || place.right > frame.right) scroller.scrollLeft += place.left - frame.left - frame.width * REST;
    if (scroller.scrollHeight <= scroller.clientHeight) return;
    if (place.top < frame.top || place.bottom > frame.bottom) scroller.scrollTop += place.top - frame.top - frame.height * REST;
  }

  // Scrolls until a place (a function that gives its rectangle) rests in view, also when heights turn out other than guessed.
  function rest(place, frames = FRAMES, share = REST) {
    const aim = { place };
    wanted = aim;
    const step = (left) => {
      if (wanted !== aim) return;
      const rect = place();
      if (!rect) return;
      const by = Math.round(rect.top - window.innerHeight * share);
      if (by !== 0) window.scrollBy({ top: by, behavior: "instant" });
      if (left > 0) requestAnimationFrame(() => step(left - 1));
    };
    step(frames);
  }

  function inView(rect) {
    const edge = Math.min(MOST_EDGE, window.innerHeight * EDGE);
    return rect.top >= edge && rect.bottom <= window.innerHeight - edge;
  }

  // The line of the page on which the caret was seen last.
  let line = { element: null, top: NaN };

  // Follows the caret: `block` is a block's number, `letters` those before the caret in it, `after` whether the
  // letter before the caret tells its line. What was `typed` is always shown; a caret that moves within its line on
  // the page leaves the page where the reader scrolled it, and so does one that is to keep `still`.
  function follow(place) {
    const element = cureon.blocks.at(place.block);
    mark(element);
    const range = element && letterAt(element, place);
    const rect = range ? seen(range) : element?.getBoundingClientRect();
    if (!rect) return;
    const top = rect.top - element.getBoundingClientRect().top;
    const same = line.element === element && Math.abs(line.top - top) < rect.height / 2;
    line = { element, top };
    if (range) scrollInside(range);
    if (place.still || (same && !place.typed)) return;
    const now = range ? seen(range) : rect;
    if (!inView(now)) rest(() => (range?.startContainer.isConnected ? seen(range) : element.isConnected && element.getBoundingClientRect()));
  }

  // Scrolls to the beginning of some words unless it is in view.
  function reveal(words) {
    scrollInside(words);
    const place = () => words.startContainer.isConnected && seen(words);
    const now = place();
    if (now && !inView(now)) rest(place);
  }

  function top() {
    mark(null);
    line = { element: null, top: NaN };
    wanted = null;
    window.scrollTo({ top: 0, behavior: "instant" });
  }

  // Where the reader is: the first block in view and how far it is from the top, so that a page made anew can be put there.
  function place() {
    const block = cureon.blocks.topmost();
    const element = cureon.blocks.at(block);
    return window.scrollY > 0 && element ? [block, Math.round(element.getBoundingClientRect().top)] : null;
  }

  function goBackTo([block, distance]) {
    const element = cureon.blocks.at(block);
    if (element) rest(() => element.isConnected && shifted(element.getBoundingClientRect(), -distance), FRAMES, 0);
  }

  const shifted = ({ top, bottom }, by) => ({ top: top + by, bottom: bottom + by });

  // Whether a point stands behind a word or its full stop, so that the letter before it is meant.
  function endsWord(node, offset) {
    if (node.nodeType !== Node.TEXT_NODE) return false;
    const [left, right] = [node.data[offset - 1] ?? " ", node.data[offset] ?? " "];
    return left.trim() !== "" && weight(right.charCodeAt(0)) === 0;
  }

  // The place of the text under a point: the block, the letters before the point, the footnote it is in.
  function placeAt(x, y) {
    const point = document.caretRangeFromPoint(x, y);
    const under = document.elementFromPoint(x, y);
    const node = point && under?.contains(point.startContainer) ? point.startContainer : under;
    const block = node ? cureon.blocks.holding(node) : -1;
    if (block < 0) return null;
    const element = cureon.blocks.at(block);
    const offset = node === point?.startContainer ? point.startOffset : 0;
    const cluster = (node.parentElement ?? node).closest(ADDED);
    const before = cluster ? lettersBefore(element, cluster, 0) : lettersBefore(element, node, offset);
    const letters = cluster || endsWord(node, offset) ? Math.max(0, before - 1) : before;
    const note = (node.parentElement ?? node).closest('.footnote li[id^="fn:"]')?.id.slice(3) ?? null;
    return { block, letters, note };
  }

  // A reader who scrolls is not scrolled back.
  for (const gesture of ["wheel", "pointerdown", "keydown", "touchmove"]) {
    window.addEventListener(gesture, () => { wanted = null; }, { passive: true, capture: true });
  }

  return { follow, top, place, goBackTo, placeAt, rest, between, reveal };
})();
