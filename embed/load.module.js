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
  const response = await fetch(FILES[name], { integrity: SUMS[name] });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
};
