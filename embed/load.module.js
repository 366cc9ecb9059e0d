// The browser compares what it fetches with these sums.
const SUMS = "gangmu:sums";
const gangmuLoad = async (name) => {
  const response = await fetch(new URL(name, import.meta.url), { integrity: SUMS[name] });
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
};
