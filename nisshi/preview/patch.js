// Brings the open page to what the server now sends, touching only what differs.
//
// What differs is told by two things the server sent: the page as it was served, of which a copy is
// kept, and the page as it is served now. The open page itself is never compared, so what a reader or
// a script has done to it (an open <details>, text in a form, a button that a theme adds) stays.

/** Thrown where only loading the page anew shows it truly: its scripts are others. */
export class Unpatchable extends Error {}

const RUNS = ["", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"];

export class ServedPage {
  #served; // a copy of the page as served; whatever is done to it is done to its twin
  #twins = new WeakMap(); // node of the copy -> node of the open page

  /** Take the copy; to be called before any script has changed the page. `ours` selects what to leave alone. */
  constructor(document, ours) {
    this.ours = ours;
    this.#served = document.documentElement.cloneNode(true);
    this.#pair(this.#served, document.documentElement);
    this.#served.querySelectorAll(ours).forEach((node) => node.remove());
  }

  /** Show the page of this HTML text. Throws Unpatchable before anything is changed. */
  show(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").documentElement;
    fresh.querySelectorAll(this.ours).forEach((node) => node.remove());
    // Without scripts, as the parser works, a <noscript> holds elements; in an open page it holds text.
    fresh.querySelectorAll("noscript").forEach((node) => (node.textContent = node.innerHTML));
    if (scriptsOf(this.#served) !== scriptsOf(fresh)) throw new Unpatchable("its scripts changed");
    this.#patch(this.#served, fresh);
  }

  #pair(copy, live) {
    this.#twins.set(copy, live);
    copy.childNodes.forEach((child, index) => this.#pair(child, live.childNodes[index]));
  }

  #patch(old, fresh) {
    if (old.isEqualNode(fresh)) return;
    const live = this.#twins.get(old);
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.data = live.data = fresh.data;
    } else if (isSheet(old) && isSheet(fresh)) {
      this.#swapSheet(old, fresh, live);
    } else {
      patchAttributes(old, fresh, live);
      this.#patchChildren(old, fresh, live);
    }
  }

  /** Put the new sheet beside the old one until it has loaded, so that no moment is without a style. */
  #swapSheet(old, fresh, live) {
    const next = fresh.cloneNode();
    const done = () => live.remove();
    next.addEventListener("load", done, { once: true });
    next.addEventListener("error", done, { once: true });
    live.after(next);
    patchAttributes(old, fresh, next);
    this.#twins.set(old, next);
  }

  #patchChildren(old, fresh, live) {
    const before = [...old.childNodes];
    const after = [...fresh.childNodes];
    let last = null; // the child that is in place, after which the next one goes
    while (before.length && after.length && before[0].isEqualNode(after[0])) {
      last = before.shift();
      after.shift();
    }
    while (before.length && after.length && before.at(-1).isEqualNode(after.at(-1))) {
      before.pop();
      after.pop();
    }
    for (const [index, node] of after.entries()) {
      const match = matchOf(node, before, after.slice(index + 1));
      if (match < 0) {
        last = this.#insert(node, last, old, live);
        continue;
      }
      before.splice(0, match).forEach((gone) => this.#remove(gone));
      last = before.shift();
      this.#patch(last, node);
    }
    before.forEach((gone) => this.#remove(gone));
  }

  #insert(node, last, old, live) {
    const copy = document.importNode(node, true);
    const twin = document.importNode(node, true);
    this.#pair(copy, twin);
    last ? last.after(copy) : old.prepend(copy);
    const place = last && this.#twins.get(last);
    place?.parentNode === live ? place.after(twin) : live.prepend(twin);
    return copy;
  }

  #remove(node) {
    node.remove();
    this.#twins.get(node).remove();
  }
}

/** Index in `before` of what becomes `node`: its equal, else the first one of its kind; -1 for none. */
function matchOf(node, before, later) {
  if (!before.length) return -1;
  const isElement = node.nodeType === Node.ELEMENT_NODE;
  const equal = isElement ? before.findIndex((other) => other.isEqualNode(node)) : -1;
  if (equal >= 0) return equal;
  const [first] = before;
  const isNeeded = first.nodeType === Node.ELEMENT_NODE && later.some((other) => other.isEqualNode(first));
  return !isNeeded && first.nodeName === node.nodeName && first.id === node.id ? 0 : -1;
}

function patchAttributes(old, fresh, live) {
  for (const name of new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()])) {
    const value = fresh.getAttribute(name);
    if (old.getAttribute(name) === value) continue;
    for (const node of [old, live]) value === null ? node.removeAttribute(name) : node.setAttribute(name, value);
  }
}

function isSheet(node) {
  return node.nodeName === "LINK" && node.relList.contains("stylesheet");
}

function scriptsOf(root) {
  const scripts = [...root.querySelectorAll("script")];
  return scripts.filter((script) => RUNS.includes(script.type)).map((script) => script.outerHTML).join("\n");
}
