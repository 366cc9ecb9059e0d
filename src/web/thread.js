"use strict";
// A thread of the page's: told once the bytes of a module, what to load into it and what to call; then requests,
// in pieces; see src/web/thread.rs. A module that broke down on one request is started anew for the
// next.
let module;
let provision;
let verb;
let instance;
const call = (name, bytes) => {
  const { memory, input, output, output_len, [name]: run } = instance.exports;
  const at = input(bytes.length);
  new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
  const good = run() !== 0;
  const said = () => new TextDecoder().decode(new Uint8Array(memory.buffer, output(), output_len()));
  return [good, said];
};
const start = async () => {
  module = await module;
  instance = await WebAssembly.instantiate(module, {});
  if (!provision) return;
  const [good, said] = call("load", new Uint8Array(provision));
  if (!good) throw said();
};
let started;
onmessage = async ({ data }) => {
  if (data.bytes) {
    module = WebAssembly.compile(data.bytes);
    ({ provision, verb } = data);
    started = start();
    return;
  }
  try {
    await started;
    if (!instance) await start();
    const [good, said] = call(verb, new TextEncoder().encode(data.request.join("")));
    postMessage({ [good ? "answer" : "failure"]: said() });
  } catch (error) {
    instance = undefined;
    started = undefined;
    postMessage({ failure: String(error) });
  }
};
