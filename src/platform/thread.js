"use strict";
// A thread of the page's: told once a compiled module and what to load into it; and a
// port for each client, by which its requests come, what to call with pieces of text or
// bytes; see src/platform/thread.rs. A module that
// broke down is started anew, and whoever had told the old one something hears that it is forgotten.
let tell;
const told = new Promise((resolve) => (tell = resolve));
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
  const { module, provision, failure } = await told;
  if (failure) throw failure;
  instance = await WebAssembly.instantiate(module, imports);
  starts += 1;
  if (!provision) return;
  const [good, said] = call("load", new Uint8Array(provision));
  if (!good) throw text(said());
};
const serve = (port) => {
  const client = clients++;
  let known; // The start of the module that knows this client.
  port.onmessage = async ({ data: { request, raw, verb } }) => {
    if (!request) {
      port.close();
      instance?.exports.leave(client);
      return;
    }
    try {
      await (started ??= start());
      if (known && known !== starts) {
        known = 0;
        port.postMessage({ forgotten: true });
        return;
      }
      known = starts;
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
  tell(data);
  started = start();
  // Who asks hears of it.
  started.catch(() => {});
};
