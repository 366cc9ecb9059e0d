// The browser compares what it fetches with these sums.
const SUMS = "gangmu:sums";
// Spelled out, so that a bundler finds the files and brings them along.
const FILES = {
  "gangmu_bg.wasm": new URL("./gangmu_bg.wasm", import.meta.url),
  "gangmu_later.wasm": new URL("./gangmu_later.wasm", import.meta.url),
  "gangmu_reader.wasm": new URL("./gangmu_reader.wasm", import.meta.url),
  "gangmu_files.wasm": new URL("./gangmu_files.wasm", import.meta.url),
  "gangmu_dictionary.txt": new URL("./gangmu_dictionary.txt", import.meta.url),
};
const gangmuLoad = async (name) => {
  try {
    const response = await fetch(FILES[name], { integrity: SUMS[name] });
    if (response.ok) return response;
  } catch {
    // Asked once more, below.
  }
  throw new GangmuError(await gangmuLack(FILES[name]), { url: FILES[name].href });
};
// Why that file is not to be had: the browser tells no more than that it fetched nothing. A page in its
// place is what many servers give for what they have not.
const gangmuLack = async (url) => {
  let refused = false;
  const note = ({ blockedURI }) => { refused ||= url.href.startsWith(blockedURI); };
  document.addEventListener("securitypolicyviolation", note);
  try {
    const response = await fetch(url);
    response.body?.cancel();
    const isPage = (response.headers.get("content-type") ?? "").startsWith("text/html");
    return !response.ok || response.status === 204 || isPage ? "missing" : "damaged";
  } catch {
    // It tells of a refusal in a task of its own.
    await new Promise((done) => setTimeout(done));
    return refused ? "refused" : "unreachable";
  } finally {
    document.removeEventListener("securitypolicyviolation", note);
  }
};
