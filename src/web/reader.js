"use strict";
// The reader's thread: told the module's bytes once, then requests; see src/web/reader.rs. A module
// that broke down on one request is started anew for the next.
let module;
let instance;
const start = async (bytes) => {
  module = await WebAssembly.compile(bytes);
  instance = await WebAssembly.instantiate(module, {});
};
let started;
onmessage = async ({ data: { bytes, serial, request } }) => {
  if (bytes) {
    started = start(bytes);
    return;
  }
  try {
    await started;
    instance ??= await WebAssembly.instantiate(module, {});
    const { memory, input, answer, output, output_len } = instance.exports;
    const text = new TextEncoder().encode(request.join(""));
    const at = input(text.length);
    new Uint8Array(memory.buffer, at, text.length).set(text);
    const good = answer() !== 0;
    const found = new TextDecoder().decode(new Uint8Array(memory.buffer, output(), output_len()));
    postMessage({ serial, [good ? "answer" : "failure"]: found });
  } catch (error) {
    instance = undefined;
    postMessage({ serial, failure: String(error) });
  }
};
