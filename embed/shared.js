// What the module of the checks writes; the editor writes `text` and `rich`, the module of files all else.
const WRITTEN = ["markdown", "outline", "json"];
const ASSETS = { "gangmu-app": "gangmu_bg.wasm", "gangmu-later": "gangmu_later.wasm", "gangmu-reader": "gangmu_reader.wasm", "gangmu-files": "gangmu_files.wasm", "gangmu-dictionary": "gangmu_dictionary.txt" };
// One compiled module and one sheet for all editors of a page.
let compiled;
const compile = () => {
  compiled ??= (async () => {
    const response = await gangmuLoad(ASSETS["gangmu-app"]);
    const typed = (response.headers.get("content-type") ?? "").startsWith("application/wasm");
    return typed && WebAssembly.compileStreaming
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  })();
  // What failed once may succeed later.
  compiled.catch(() => { compiled = undefined; });
  return compiled;
};
let later;
const compileLater = () => {
  later ??= gangmuLoad(ASSETS["gangmu-later"])
    .then((response) => response.arrayBuffer())
    .then((bytes) => WebAssembly.compile(bytes));
  later.catch(() => { later = undefined; });
  return later;
};
// The module of the checks also writes the forms that the editor itself does not.
let reader;
const compileReader = () => {
  reader ??= gangmuLoad(ASSETS["gangmu-reader"])
    .then((response) => response.arrayBuffer())
    .then(async (bytes) => ({ bytes, module: await WebAssembly.compile(bytes) }));
  reader.then((done) => { reader.done = done; }, () => { reader = undefined; });
  return reader;
};
const written = (request, form) => {
  const instance = new WebAssembly.Instance(reader.done.module, {});
  const { memory, input, output, output_len, write } = instance.exports;
  const bytes = new TextEncoder().encode(`${form}\n${request}`);
  const at = input(bytes.length);
  new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
  const good = write() !== 0;
  const text = new TextDecoder().decode(new Uint8Array(memory.buffer, output(), output_len()));
  if (!good) throw new Error(`gangmu: ${text}`);
  return text;
};
const asset = async (id) => {
  if (id === "gangmu-later") return compileLater();
  if (id !== "gangmu-reader") return gangmuLoad(ASSETS[id]);
  // The threads get bytes of their own.
  return new Response((await compileReader()).bytes.slice(0));
};
// One thread of a kind for all editors of a page; it ends with the last of them.
const threads = new Map();
const share = (name, start) => {
  const thread = threads.get(name) ?? { users: 0, worker: start() };
  const drop = () => { if (threads.get(name) === thread) threads.delete(name); };
  threads.set(name, thread);
  // What failed once may succeed later.
  if (!thread.users) thread.worker.then((worker) => worker.addEventListener("error", drop), drop);
  thread.users += 1;
  const leave = () => {
    thread.users -= 1;
    if (thread.users) return;
    drop();
    thread.worker.then((worker) => worker.terminate(), drop);
  };
  return { worker: thread.worker, leave };
};
let sheet;
const style = () => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync("gangmu:style");
  }
  return sheet;
};
