// Words, in one page and run: ours as its thread calls it, npm jieba-wasm, and the browser's own
// Intl.Segmenter. Sets `globalThis.words`: `round(n)` starts everything anew and times `n` turns,
// `found()` answers with medians in ms and the megabytes of ours.
const bytes = (id) => Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
const [ours, theirs, dictionary, glue, requests] = ["reader", "jieba", "dictionary", "glue", "requests"].map(bytes);
const script = new TextDecoder().decode(glue);
const [text, whole, none, tokens, word] = JSON.parse(new TextDecoder().decode(requests));
const encoder = new TextEncoder();
const now = () => performance.now();
// A browser keeps what it has compiled: a section that says nothing makes the module another.
let serial = 0;
const anew = (module) => {
  const out = new Uint8Array(module.length + 8);
  out.set(module);
  serial += 1;
  out.set([0, 6, 1, 120, serial & 127, serial >> 7, 0, 0], module.length);
  return out;
};
const start = async (module) => {
  const { instance } = await WebAssembly.instantiate(module, {});
  const { memory, input, output, output_len } = instance.exports;
  const call = (name, bytes) => {
    const at = input(bytes.length);
    new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
    const good = instance.exports[name](0) !== 0;
    const said = new TextDecoder().decode(new Uint8Array(memory.buffer, output(), output_len()));
    if (!good) throw new Error(said);
    return said;
  };
  call("load", dictionary);
  return { ask: (request) => JSON.parse(call("count", encoder.encode(request))), memory };
};
// What ours answers, of a list of words: how many there are, and the commonest hundred.
const counted = (list) => {
  const counts = new Map();
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [counts.size, [...counts].sort((a, b) => b[1] - a[1]).slice(0, 100)];
};
const times = { start: [[], []], count: [[], [], []], tokens: [[], [], []] };
const timed = async (into, operation) => {
  const from = now();
  const result = await operation();
  into.push(now() - from);
  return result;
};
let megabytes = 0;
const round = async (turns) => {
  let reader;
  let jieba;
  const modules = [anew(ours), anew(theirs)];
  const first = await timed(times.start[0], async () => {
    reader = await start(modules[0]);
    return reader.ask(word);
  });
  await timed(times.start[1], async () => {
    jieba = new Function(`${script}; return jieba;`)();
    await jieba.init({ module_or_path: modules[1] });
    return jieba.cut("整改工作", true);
  });
  if (!first[0].Tokens?.length) throw new Error("no tokens");
  const n_bytes = encoder.encode(text).length;
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  // The whole of a text at once takes it seconds.
  const lines = text.split(/(?<=\n)/);
  const segments = () => lines.flatMap((line) => Array.from(segmenter.segment(line), (part) => part.segment));
  for (let turn = 0; turn < turns; turn++) {
    reader.ask(none);
    await timed(times.count[0], () => reader.ask(whole));
    await timed(times.count[1], () => counted(jieba.cut(text, true)));
    await timed(times.count[2], () => counted(segments()));
    const found = await timed(times.tokens[0], () => reader.ask(tokens));
    if (found[0].Tokens.at(-1) !== n_bytes) throw new Error("tokens are lost");
    await timed(times.tokens[1], () => jieba.cut(text, true));
    await timed(times.tokens[2], segments);
  }
  megabytes = reader.memory.buffer.byteLength / 1e6;
};
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const medians = () => Object.fromEntries(Object.entries(times).map(([name, who]) => [name, who.map(median)]));
globalThis.words = { round, found: () => ({ ...medians(), megabytes }) };
