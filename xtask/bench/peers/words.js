// Words, in one page and run: ours as its thread calls it, npm jieba-wasm, and the browser's own
// Intl.Segmenter. arguments[0] is how many rounds. Returns medians in ms, and the megabytes of ours.
const bytes = async (id) => {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};
const [ours, theirs, dictionary, glue, requests] =
  await Promise.all(["reader", "jieba", "dictionary", "glue", "requests"].map(bytes));
const script = new TextDecoder().decode(glue);
const [text, whole, none, tokens, word] = JSON.parse(new TextDecoder().decode(requests));
const encoder = new TextEncoder();
const now = () => performance.now();
const start = async () => {
  const { instance } = await WebAssembly.instantiate(ours, {});
  const { memory, input, output, output_len } = instance.exports;
  const call = (name, bytes) => {
    const at = input(bytes.length);
    new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
    const good = instance.exports[name]() !== 0;
    const said = new TextDecoder().decode(new Uint8Array(memory.buffer, output(), output_len()));
    if (!good) throw new Error(said);
    return said;
  };
  call("load", dictionary);
  return { ask: (request) => JSON.parse(call("count", encoder.encode(request))), memory };
};
const times = { start: [[], []], count: [[], [], []], tokens: [[], [], []] };
const timed = async (into, operation) => {
  const from = now();
  const result = await operation();
  into.push(now() - from);
  return result;
};
let megabytes = 0;
for (let round = 0; round < arguments[0]; round++) {
  let reader;
  let jieba;
  const first = await timed(times.start[0], async () => {
    reader = await start();
    return reader.ask(word);
  });
  await timed(times.start[1], async () => {
    jieba = new Function(`${script}; return jieba;`)();
    await jieba.init({ module_or_path: theirs });
    return jieba.cut("整改工作", true);
  });
  if (!first[0].Tokens?.length) throw new Error("no tokens");
  for (let again = 0; again < 5; again++) {
    reader.ask(none);
    await timed(times.count[0], () => reader.ask(whole));
    const found = await timed(times.tokens[0], () => reader.ask(tokens));
    if (found[0].Tokens.at(-1).end !== encoder.encode(text).length) throw new Error("tokens are lost");
    const list = await timed(times.count[1], () => jieba.cut(text, true));
    times.tokens[1].push(times.count[1].at(-1));
    if (list.length !== found[0].Tokens.length && round === 0 && again === 0) console.log("terms of the field differ");
    const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
    await timed(times.count[2], () => Array.from(segmenter.segment(text), (part) => part.index));
    times.tokens[2].push(times.count[2].at(-1));
  }
  megabytes = reader.memory.buffer.byteLength / 1e6;
}
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
return { ...Object.fromEntries(Object.entries(times).map(([name, who]) => [name, who.map(median)])), megabytes };
