// Keeps an open page of the preview up with the builds. The server adds this module to each page; its
// address says which build the page is of.

import { Overlay } from "./overlay.js";
import { ServedPage } from "./patch.js";

const OURS = 'script[src^="/__nisshi/"]';
const page = new ServedPage(document, OURS);
const overlay = new Overlay();
const mine = new URL(import.meta.url).searchParams;
let generation = mine.get("generation");
let work = Promise.resolve(); // one edition after the other
let source = null;

/** Bring the page to an edition: by going elsewhere, by loading anew, or in place. */
async function take(edition) {
  overlay.complain(edition.complaints, edition.leftOut, edition.checkCommand);
  if (edition.generation === generation) return;
  const isElsewhere = edition.follow && new URL(edition.follow, location.href).pathname !== location.pathname;
  if (isElsewhere) return location.assign(edition.follow);
  // Another run of the server, or a picture: no HTML tells what is new.
  if (edition.media !== mine.get("media")) return location.reload();
  generation = edition.generation;
  try {
    await showPresent();
  } catch (reason) {
    console.info(`Nisshi: loading the page anew: ${reason.message}`);
    location.reload(); // its scripts are others, or it is a page no more
  }
}

async function showPresent() {
  const answer = await fetch(location.pathname + location.search, { redirect: "error" });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const html = await answer.text();
  page.show(html);
  const script = new DOMParser().parseFromString(html, "text/html").querySelector(OURS);
  overlay.mark(new URL(script.src, location.href).searchParams.get("badge"));
  document.dispatchEvent(new CustomEvent("nisshi:patched")); // for themes whose scripts want to know
}

/** Listen while the page is seen: browsers allow six connections to one host, and each would hold one. */
function listen() {
  if (document.hidden) {
    source?.close();
    source = null;
  } else if (!source) {
    source = new EventSource("/__nisshi/events");
    source.addEventListener("edition", (event) => {
      const edition = JSON.parse(event.data);
      work = work.then(() => take(edition));
    });
  }
}

overlay.mark(mine.get("badge"));
document.addEventListener("visibilitychange", listen);
addEventListener("pageshow", listen);
addEventListener("pagehide", () => {
  source?.close();
  source = null;
});
listen();
