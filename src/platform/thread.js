"use strict";
// A thread of the page's: told once the bytes of a module, what to load into it and what to call; then a
// port for each client, by which its requests come, as pieces of text or as
// bytes; see src/web/thread.rs. A module that
// broke down is started anew, and whoever had told the old one something hears that it is forgotten.
let module;
let provision;
let verb;
let instance;
let started;
let starts = 0;
let clients = 0;
let asking; // Whose request is at work.
const imports = { gangmu: { progress: (share) => asking.postMessage({ progress: share }) } };
const call = (name, bytes, client) => {
  const { memory, input, output, output_len, [name]: run } = instance.exports;
  const at = input(bytes.length);
  new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
  const good = run(client) !== 0;
  const said = () => new Uint8Array(memory.buffer, output(), output_len());
  return [good, said];
};
const text = (bytes) => new TextDecoder().decode(bytes);
const start = async () => {
  module = await module;
  instance = await WebAssembly.instantiate(module, imports);
  starts += 1;
  if (!provision) return;
  const [good, said] = call("load", new Uint8Array(provision));
  if (!good) throw text(said());
};
const serve = (port) => {
  const client = clients++;
  let told; // The start of the module that knows this client.
  port.onmessage = async ({ data: { request, raw } }) => {
    if (!request) {
      port.close();
      instance?.exports.leave(client);
      return;
    }
    try {
      await (started ??= start());
      if (told && told !== starts) {
        told = 0;
        port.postMessage({ forgotten: true });
        return;
      }
      told = starts;
      asking = port;
      const bytes = request.join ? new TextEncoder().encode(request.join("")) : new Uint8Array(request);
      const [good, said] = call(verb, bytes, client);
      port.postMessage({ [good ? "answer" : "failure"]: raw && good ? said().slice() : text(said()) });
    } catch (error) {
      instance = started = undefined;
      port.postMessage({ failure: String(error) });
    }
  };
};
onmessage = ({ data }) => {
  if (data.port) return serve(data.port);
  module = WebAssembly.compile(data.bytes);
  ({ provision, verb } = data);
  started = start();
  // Who asks hears of it.
  started.catch(() => {});
};
