// gzip in base64.
const INLINE = "gangmu:files";
const gangmuLoad = async (name) => {
  try {
    const text = INLINE[name];
    let bytes;
    if (Uint8Array.fromBase64) {
      bytes = Uint8Array.fromBase64(text);
    } else {
      const binary = atob(text);
      bytes = new Uint8Array(binary.length);
      for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    }
    const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
    const headers = { "content-type": "application/wasm" };
    return new Response(await new Response(stream).arrayBuffer(), { headers });
  } catch {
    throw new GangmuError("damaged", { url: "gangmu.inline.js" });
  }
};
