// What is wrong, over the page: all problems with their lines, and a badge that opens them again.
// Everything is set as text, nothing as HTML; the shadow root keeps the theme's styles out.

const STYLE = `
:host { all: initial; }
* { box-sizing: border-box; }
.badges { position: fixed; right: 12px; bottom: 12px; z-index: 2147483646; display: flex; gap: 8px; }
.badge { font: 600 14px/1 system-ui, sans-serif; padding: 9px 14px; border: 0; border-radius: 4px; color: #fff; background: #44403c; }
.badge.error { background: #b91c1c; }
.badge.warning { background: #92400e; }
button { cursor: pointer; }
button:focus-visible { outline: 3px solid #2563eb; outline-offset: 2px; }
.sheet { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; padding: 5vh 5vw; background: rgb(28 25 23 / .8); }
.card { max-width: 1000px; margin: 0 auto; padding: 20px 26px 26px; border-radius: 6px; background: #fff; color: #1c1917; font: 16px/1.6 system-ui, sans-serif; }
header { display: flex; justify-content: space-between; align-items: center; gap: 16px; }
h2 { margin: 0; font-size: 20px; }
.close { font: inherit; padding: 4px 14px; border: 1px solid #78716c; border-radius: 4px; background: none; color: inherit; }
.problem { margin-top: 20px; padding-top: 16px; border-top: 1px solid #d6d3d1; }
.place { font: 14px/1.5 ui-monospace, monospace; color: #57534e; overflow-wrap: anywhere; }
.message { margin: 4px 0; font-weight: 600; overflow-wrap: anywhere; }
.rest { margin: 24px 0 0; }
.hint { margin: 8px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
pre { margin: 8px 0; padding: 10px 14px; overflow-x: auto; background: #f5f5f4; font: 14px/1.7 ui-monospace, monospace; }
.number { color: #78716c; user-select: none; }
mark { background: none; color: inherit; text-decoration: underline wavy #b91c1c; text-underline-offset: 5px; }
.warning mark { text-decoration-color: #b45309; }
@media (prefers-color-scheme: dark) {
  .card { background: #1c1917; color: #f5f5f4; }
  pre { background: #292524; }
  .problem { border-color: #44403c; }
  .place, .number { color: #a8a29e; }
}`;

const BADGES = {
  draft: "下書き · Draft",
  future: "公開予定 · Scheduled",
  expired: "公開終了 · Expired",
};

export class Overlay {
  #host = document.createElement("nisshi-preview");
  #root = this.#host.attachShadow({ mode: "open" });
  #complaints = [];
  #leftOut = 0; // warnings that are not shown
  #checkCommand = "";
  #badge = "";
  #told = "[[],0]"; // the complaints that the sheet was last opened for
  #focus = null; // what had the focus before the sheet took it

  constructor() {
    const sheet = new CSSStyleSheet(); // no <style>: the site's policy might forbid it
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.addEventListener("keydown", (event) => event.key === "Escape" && this.#close());
    document.documentElement.append(this.#host);
  }

  /** Mark the page as a draft, a future or an expired post; "" takes the mark away. */
  mark(badge) {
    this.#badge = badge;
    this.#draw();
  }

  /** Show these problems and none else; errors that are new open the sheet, no problems close it. */
  complain(complaints, leftOut, checkCommand) {
    const text = JSON.stringify([complaints, leftOut]);
    const isNew = text !== this.#told;
    this.#told = text;
    this.#complaints = complaints;
    this.#leftOut = leftOut;
    this.#checkCommand = checkCommand;
    this.#draw();
    if (!isNew) return;
    this.#close();
    if (complaints.some((each) => each.severity === "error")) this.#open();
  }

  #draw() {
    this.#root.querySelector(".badges")?.remove();
    const badges = make("div", "badges");
    if (this.#badge in BADGES) badges.append(make("span", `badge state ${this.#badge}`, BADGES[this.#badge]));
    if (this.#complaints.length) badges.append(this.#problemsBadge());
    if (badges.childNodes.length) this.#root.append(badges);
  }

  #problemsBadge() {
    const severity = this.#complaints.some((each) => each.severity === "error") ? "error" : "warning";
    const badge = make("button", `badge problems ${severity}`, title(this.#complaints, this.#leftOut));
    badge.type = "button";
    badge.addEventListener("click", () => this.#open());
    return badge;
  }

  #open() {
    this.#close();
    const sheet = make("div", "sheet");
    sheet.setAttribute("role", "dialog");
    sheet.setAttribute("aria-label", title(this.#complaints, this.#leftOut));
    const close = make("button", "close", "閉じる · Close");
    close.type = "button";
    close.addEventListener("click", () => this.#close());
    const header = make("header");
    header.append(make("h2", "", title(this.#complaints, this.#leftOut)), close);
    const card = make("div", "card");
    card.append(header, ...this.#complaints.map(problem));
    if (this.#leftOut) card.append(make("p", "rest", rest(this.#leftOut, this.#checkCommand)));
    sheet.append(card);
    sheet.addEventListener("click", (event) => event.target === sheet && this.#close());
    this.#root.append(sheet);
    this.#focus = document.activeElement;
    close.focus({ preventScroll: true });
  }

  #close() {
    const sheet = this.#root.querySelector(".sheet");
    if (!sheet) return;
    sheet.remove();
    this.#focus?.focus?.({ preventScroll: true });
  }
}

function problem(complaint) {
  const element = make("section", `problem ${complaint.severity}`);
  element.append(make("div", "place", `${complaint.place}: ${complaint.severity}`));
  element.append(make("p", "message", complaint.message));
  if (complaint.before || complaint.marked || complaint.after) {
    const source = make("pre");
    source.append(make("span", "number", `${complaint.line} | `), complaint.before);
    source.append(make("mark", "", complaint.marked), complaint.after);
    element.append(source);
  }
  if (complaint.hint) element.append(make("p", "hint", complaint.hint));
  return element;
}

function title(complaints, leftOut) {
  const count = (severity) => complaints.filter((each) => each.severity === severity).length;
  const errors = count("error");
  const warnings = count("warning") + leftOut;
  const words = [];
  if (errors) words.push(`エラー ${errors} · ${counted(errors, "error")}`);
  if (warnings) words.push(`警告 ${warnings} · ${counted(warnings, "warning")}`);
  return words.join(", ");
}

function rest(number, command) {
  return `ほか ${number} 件の警告 · ${counted(number, "more warning")}: ${command}`;
}

function counted(number, word) {
  return number === 1 ? `1 ${word}` : `${number} ${word}s`;
}

function make(name, classes = "", text = "") {
  const element = document.createElement(name);
  if (classes) element.className = classes;
  if (text) element.textContent = text;
  return element;
}
