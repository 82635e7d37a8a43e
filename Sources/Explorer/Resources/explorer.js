// Everything works without this script; with it, answers arrive in parts, tables are sorted and
// filtered, commands are copied, and a scenario is checked while it is written.
"use strict";

const byId = (id) => document.getElementById(id);
const result = byId("result");
const progress = byId("progress");

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// The token stands in the first address only.
const address = new URL(location.href);
if (address.searchParams.has("token")) {
  address.searchParams.delete("token");
  history.replaceState(null, "", address);
}

// ---- Tables

function addSorting(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  if (rows.length < 2) return;
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = element("button", { type: "button" });
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const isNumeric = head.classList.contains("n");
      const now = head.getAttribute("aria-sort");
      const next = now === null ? (isNumeric ? "descending" : "ascending")
        : now === "descending" ? "ascending" : "descending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", next);
      const sign = next === "ascending" ? 1 : -1;
      const value = (row) => {
        const cell = row.cells[column];
        if (!isNumeric) return cell.textContent;
        return cell.dataset.v === undefined ? null : Number(cell.dataset.v);
      };
      rows.sort((a, b) => {
        const [x, y] = [value(a), value(b)];
        // Values that are missing stay below.
        if (x === null || y === null) return (x === null) - (y === null);
        return sign * (isNumeric ? x - y : x.localeCompare(y, "en"));
      });
      body.append(...rows);
    });
  });
}

function addFilter(table) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < 13) return;
  const input = element("input", { type: "search", autocomplete: "off" });
  const count = element("span", { className: "note" });
  count.setAttribute("aria-live", "polite");
  const label = element("label", { className: "filter" }, "Filter ", input, count);
  table.closest(".scroll").before(label);
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    count.textContent = words.length ? `${shown} of ${rows.length}` : "";
  });
}

function addCopying(box) {
  const button = element("button", { type: "button", textContent: "Copy" });
  button.addEventListener("click", async () => {
    const text = box.querySelector("code").textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(box.querySelector("code"));
      button.textContent = "Selected: press Ctrl+C";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  box.append(button);
}

function enliven(part) {
  for (const table of part.querySelectorAll("table[data-name]")) {
    // A short answer is read, not sorted.
    if (table.closest(".answer")) continue;
    addSorting(table);
    addFilter(table);
  }
  for (const box of part.querySelectorAll(".command")) addCopying(box);
}

enliven(document);

// ---- Answers that arrive in parts

const form = document.querySelector("form.question");
let source = null;

function fieldsOf(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") fields.append(name, value);
  return fields;
}

function finish(form) {
  source?.close();
  source = null;
  progress.replaceChildren();
  form.querySelector(".stop").hidden = true;
  result.removeAttribute("aria-busy");
}

function ask(form) {
  finish(form);
  const fields = fieldsOf(form);
  const view = form.dataset.view;
  const words = element("span", { textContent: "Asking" });
  const bar = element("progress", { max: 1 });
  bar.setAttribute("aria-label", "Progress");
  progress.replaceChildren(bar, " ", words);
  form.querySelector(".stop").hidden = false;
  result.setAttribute("aria-busy", "true");
  let isFirst = true;
  source = new EventSource(`/events/${view}?${fields}`);
  source.addEventListener("step", (event) => {
    words.textContent = event.data;
    bar.removeAttribute("value");
  });
  source.addEventListener("fraction", (event) => { bar.value = Number(event.data); });
  source.addEventListener("part", (event) => {
    if (isFirst) result.replaceChildren();
    isFirst = false;
    const part = element("div", { className: "part", innerHTML: event.data });
    result.append(part);
  });
  source.addEventListener("answer", (event) => {
    result.innerHTML = event.data;
    enliven(result);
    finish(form);
    history.pushState(null, "", `/${view}?${fields}`);
  });
  source.addEventListener("error", () => {
    if (source === null) return;
    finish(form);
    result.innerHTML = "<p class=\"failure\" role=\"alert\">The server cannot be reached.</p>";
  });
}

if (form && window.EventSource) {
  form.addEventListener("submit", (event) => {
    // What is too long for an address goes the way without parts.
    if (fieldsOf(form).toString().length > 50000) return;
    event.preventDefault();
    ask(form);
  });
  form.querySelector(".stop").addEventListener("click", () => finish(form));
  addEventListener("popstate", () => location.reload());
  // Another table has other regions, sectors and accounts.
  form.querySelector("select[name=table]")?.addEventListener("change", (event) => {
    location.href = `/${form.dataset.view}?${new URLSearchParams({ table: event.target.value })}`;
  });
}

// ---- The editor of scenarios

const editor = document.querySelector("textarea.code[name=text]");

if (editor) {
  const lines = element("pre", { className: "lines" });
  lines.setAttribute("aria-hidden", "true");
  const frame = element("div", { className: "editor" });
  editor.replaceWith(frame);
  frame.append(lines, editor);
  const findings = byId("findings");
  let marks = new Map();

  const number = () => {
    const count = editor.value.split("\n").length;
    lines.replaceChildren(...Array.from({ length: count }, (_, index) =>
      element("span", { textContent: index + 1, className: marks.get(index + 1) ?? "" })));
    lines.scrollTop = editor.scrollTop;
  };

  const goTo = (line) => {
    const before = editor.value.split("\n").slice(0, line - 1).join("\n").length;
    const start = line > 1 ? before + 1 : 0;
    const end = editor.value.indexOf("\n", start);
    editor.focus();
    editor.setSelectionRange(start, end < 0 ? editor.value.length : end);
  };

  const show = (items) => {
    marks = new Map();
    for (const item of items) {
      if (item.line && marks.get(item.line) !== "error") marks.set(item.line, item.severity);
    }
    number();
    if (!findings) return;
    if (items.length === 0) {
      findings.replaceChildren(element("p", { textContent: "The scenario is fine." }));
      return;
    }
    findings.replaceChildren(element("ul", {}, ...items.map((item) => {
      const entry = element("li", { className: item.severity },
        element("b", { textContent: item.severity }), " ");
      if (item.line) {
        const button = element("button", { type: "button", textContent: `line ${item.line}` });
        button.addEventListener("click", () => goTo(item.line));
        entry.append(button, " ");
      }
      entry.append(item.text);
      return entry;
    })));
  };

  let latest = 0;
  const check = async () => {
    latest += 1;
    const turn = latest;
    try {
      const response = await fetch("/check", { method: "POST", body: editor.value });
      const items = (await response.json()).findings;
      if (turn === latest && items) show(items);
    } catch {
      // The server is gone; asking for the answer will say so.
    }
  };

  let timer = null;
  editor.addEventListener("input", () => {
    number();
    clearTimeout(timer);
    timer = setTimeout(check, 400);
  });
  editor.addEventListener("scroll", () => { lines.scrollTop = editor.scrollTop; });
  number();
  check();
}
