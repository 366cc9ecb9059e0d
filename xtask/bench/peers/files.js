// Documents, in one page and run: ours in the thread that the page has for them, from the question to the
// answer, and the peers in the page itself. Sets `globalThis.files`: `make()` makes what is read, `first`
// starts ours anew, `turn` times it again and the peers, `found()` answers with what each took, in ms.
const bytes = (id) => Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
const words = (id) => new TextDecoder().decode(bytes(id));
const module = bytes("module");
const thread = URL.createObjectURL(new Blob([words("thread")]));
const peers = new Function(`${words("peers")}; return peers;`)();
const asked = JSON.parse(words("requests"));
const now = () => performance.now();
const times = {};
const timed = async (row, who, operation) => {
  const from = now();
  const result = await operation();
  ((times[row] ??= {})[who] ??= []).push(now() - from);
  return result;
};
// A browser keeps what it has compiled: a section that says nothing makes the module another.
let serial = 0;
const anew = () => {
  const out = new Uint8Array(module.length + 8);
  out.set(module);
  serial += 1;
  out.set([0, 6, 1, 120, serial & 127, serial >> 7, 0, 0], module.length);
  return out.buffer;
};
const begin = (bytes, verb) => {
  const worker = new Worker(thread);
  WebAssembly.compile(bytes).then((module) => worker.postMessage({ module }));
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ port: port2 }, [port2]);
  const ask = (request, raw, told, of = verb) => new Promise((resolve, reject) => {
    port1.onmessage = ({ data }) => {
      if ("progress" in data) told?.(data.progress);
      else if ("answer" in data) resolve(data.answer);
      else reject(new Error(data.failure));
    };
    port1.postMessage({ request, raw, verb: of });
  });
  return { ask, end: () => worker.terminate() };
};
const written = async (request) => {
  const thread = begin(module.buffer, "write");
  const answer = await thread.ask([request], true);
  thread.end();
  // Behind its media type.
  return answer.slice(answer.indexOf(10) + 1);
};
const lines = (text) => text.split("\n").filter(Boolean);
const letters = (text) => text.replace(/\s/g, "").length;
const table = (csv) => {
  const rows = [[]];
  for (const [, cell, end] of csv.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)) {
    rows.at(-1).push(cell.replace(/^"|"$/g, "").replaceAll('""', '"'));
    if (end.endsWith("\n")) rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
};
// What is asked, and what the peers are given, by row.
let rows;
const make = async () => {
  const small = lines(asked.text);
  const [docx, runs, large] = [await written(asked.docx), await peers.document(small, 12), await written(asked.large)];
  const cells = table(new TextDecoder().decode(await written(asked.rows)));
  if (cells.length < 10000) throw new Error(`${cells.length} rows`);
  const text = ({ length }) => { if (length < 1000) throw new Error("nothing is read"); };
  const read = (bytes, theirs) => ({ verb: "read", request: bytes.buffer, theirs });
  const write = (request, theirs) => ({ verb: "write", request: [request], theirs });
  rows = {
    to: write(asked.docx, { docx: () => peers.document(small) }),
    from: read(docx, { mammoth: () => peers.text(docx.buffer) }),
    runs: read(runs, { mammoth: () => peers.text(runs.buffer) }),
    ledger: write(asked.ledger, { exceljs: () => peers.exceljs(cells), sheetjs: () => peers.sheetjs(cells) }),
    large: read(large, {}),
    largeTo: write(asked.large, {}),
  };
  // What is timed is what is right.
  const reader = begin(module.buffer, "read");
  for (const [bytes, of] of [[docx, asked.text], [runs, asked.text], [large, null]]) {
    const read = JSON.parse(await reader.ask(bytes.buffer, false)).text;
    if (of ? letters(read) !== letters(of) : letters(read) < 1e6) throw new Error(`${letters(read)} letters`);
  }
  reader.end();
  text(await peers.text(docx.buffer));
  return { docx: docx.length, runs: runs.length, large: large.length, cells: `${cells.length} by ${cells[0].length}` };
};
// One call at a time, as none may outlast what a driver waits for.
let ours;
const first = async (name) => {
  const { verb, request } = rows[name];
  const bytes = anew();
  ours?.end();
  // All that is waited for: the thread, the module compiled and cold, the answer.
  await timed(name, "first", () => { ours = begin(bytes, verb); return ours.ask(request, verb === "write"); });
  // As the page has it: the thread stands when the dialog does, or files come over the page.
  ours.end();
  ours = begin(anew(), verb);
  for (let n = 0; n < 20; n += 1) await ours.ask([], false, undefined, "rehearse");
  await timed(name, "ready", () => ours.ask(request, verb === "write"));
};
const turn = async (name) => {
  const { verb, request, theirs } = rows[name];
  let last = now();
  // The steps of writing: the text is there, it is read, it is written. Of reading: each word of progress.
  let step = 0;
  const told = () => {
    const at = now();
    (times[name][verb === "write" ? `step${step++}` : "silence"] ??= []).push(at - last);
    last = at;
  };
  await timed(name, "warm", () => ours.ask(request, verb === "write", told));
  told();
  for (const [who, work] of Object.entries(theirs)) await timed(name, who, work);
};
globalThis.files = { make, first, turn, found: () => times };
