// Three comforts that reading does not need: a Copy button on every block, a button that opens an embed in
// its place, and the present section marked in the list of contents.

const body = document.querySelector(".body[data-copy]");

/** What a block gives to the clipboard: its text; of a session at a prompt, only what was typed.
    A log is cut into several <pre> where something stands between its lines. */
function textOf(figure) {
  const pre = figure.querySelector("pre");
  if (figure.matches(".log")) {
    return [...figure.querySelectorAll("pre")].map((part) => part.textContent).join("\n");
  }
  if (!pre.querySelector("[data-prompt], .prompt")) return pre.textContent;
  const typed = [...pre.querySelectorAll(".line:not(.output)")].map((line) => {
    const prompt = line.querySelector(".prompt")?.textContent ?? "";
    return line.textContent.slice(prompt.length);
  });
  return typed.join("\n") + "\n";
}

function addCopyButton(figure) {
  const bar = figure.querySelector("figcaption");
  if (!bar || !figure.querySelector("pre")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = body.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(textOf(figure));
    button.textContent = body.dataset.copied;
    setTimeout(() => (button.textContent = body.dataset.copy), 2000);
  });
  const wrap = bar.querySelector(".wrap");
  if (!wrap) return bar.append(button);
  const tools = document.createElement("span"); // what stands at the end of the bar goes to a new line together
  tools.className = "tools";
  wrap.before(tools);
  tools.append(wrap, button);
}

function markPresentSection(contents) {
  const links = new Map();
  for (const link of contents.querySelectorAll("a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  let current = null;
  const mark = () => {
    const passed = [...links.keys()].filter((heading) => heading.getBoundingClientRect().top < 120);
    const link = links.get(passed.at(-1)) ?? null;
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    current = link;
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
}

/** Nothing is asked of the other site before the button is pressed; the link stays as it is. */
function addOpenButton(card) {
  const { player, name, title, size } = card.dataset;
  if (!/^https:/.test(player)) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "open";
  button.textContent = body.dataset.load.replace("{name}", name);
  button.setAttribute("aria-label", `${button.textContent}: ${title}`);
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.title = title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.style.cssText = size;
    frame.src = player;
    card.classList.add("loaded");
    button.remove();
    card.prepend(frame);
    frame.focus();
  });
  card.append(button);
}

function addOpenButtons() {
  body.querySelectorAll(".embed[data-player]:not(:has(.open, iframe))").forEach(addOpenButton);
}

function addCopyButtons() {
  body.querySelectorAll("figure:is(.code, .log):not(:has(.copy))").forEach(addCopyButton);
}

if (body && navigator.clipboard) {
  addCopyButtons();
  document.addEventListener("nisshi:patched", addCopyButtons); // the preview has put in new blocks
}
if (body) {
  addOpenButtons();
  document.addEventListener("nisshi:patched", addOpenButtons);
}
const contents = document.querySelector(".contents");
if (contents) markPresentSection(contents);
