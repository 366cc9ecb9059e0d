// One size of text in both editors, interleaved: arguments[0] is the text. Returns medians in ms.
const text = arguments[0];
const { work, medians, rest } = globalThis.bench;
const host = document.createElement("div");
Object.assign(host.style, { position: "fixed", inset: "0", zIndex: 999, background: "#fff", display: "none" });
document.body.append(host);
const cm = peer.open(host);
cm.view.dom.style.height = "100%";
const paste = () => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
};
const theirs = async (operation) => {
  host.style.display = "block";
  const took = await work(operation);
  host.style.display = "none";
  return took;
};
const key = (key, more) => {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
};
const until = async (what) => {
  for (let i = 0; i < 600; i++) { const found = what(); if (found) return found; await rest(); }
  throw new Error("not there: " + what);
};
const out = { set: [[], []], type: [[], []], move: [[], []] };

// Each time the text is the only one that is open: the one before is taken back.
const n_rounds = 7;
for (let round = 0; round < n_rounds; round++) {
  document.activeElement?.blur();
  out.set[0].push(await work(paste));
  await until(() => document.querySelector(".rows .row"));
  out.set[1].push(await theirs(() => cm.setText(text)));
  if (round + 1 < n_rounds) {
    key("z", { ctrlKey: true });
    await until(() => !document.querySelector(".rows"));
  }
}
if (document.querySelector(".side .part")) throw new Error("more than one text is open");

// A chapter, moved down and up again.
const chapter = await until(() => document.querySelector(".row.l1"));
chapter.focus();
chapter.querySelector(".text").dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }));
await rest();
key("Escape");
await rest();
const n_lines = arguments[1];
const at = (line) => cm.view.state.doc.line(line).from;
const swap = () => {
  const [a, b, c] = [at(3), at(3 + n_lines), at(3 + 2 * n_lines)];
  const doc = cm.view.state.doc;
  cm.view.dispatch({ changes: [{ from: a, insert: doc.slice(b, c) }, { from: b, to: c }], userEvent: "move.line" });
};
for (let round = 0; round < 40; round++) {
  out.move[0].push(await work(() => key(round % 2 ? "ArrowUp" : "ArrowDown", { altKey: true })));
  out.move[1].push(await theirs(swap));
}

// Typing as the browser does it.
const words = await until(() => [...document.querySelectorAll(".row.body .text")].find((e) => e.getBoundingClientRect().top < 500));
words.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }));
await rest();
key("Enter");
const field = await until(() => document.querySelector(".row textarea"));
for (let round = 0; round < 100; round++) {
  field.focus();
  out.type[0].push(await work(() => document.execCommand("insertText", false, "字")));
  host.style.display = "block";
  cm.view.focus();
  if (round === 0) cm.view.dispatch({ selection: { anchor: at(7) + 3 } });
  out.type[1].push(await theirs(() => document.execCommand("insertText", false, "字")));
}
const typed = (field.value.match(/字/g) ?? []).length;
host.remove();
cm.view.destroy();
if (typed < 100) throw new Error("only " + typed + " characters arrived");
return Object.fromEntries(Object.entries(out).map(([name, times]) => [name, times.map(medians)]));
