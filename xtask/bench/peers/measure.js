// Work of one operation, in ms: its script with all that is queued behind it, style and layout
// right after it, and the next frame's work on the main thread. The wait for the display is left
// out.
const task = () => new Promise((done) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => done();
  channel.port2.postMessage(0);
});
const frame = () => new Promise((done) => requestAnimationFrame(() => {
  const from = performance.now();
  task().then(() => done(performance.now() - from));
}));
const rest = async () => { for (let i = 0; i < 3; i++) await frame(); };
const work = async (operation) => {
  await rest();
  const painted = frame();
  const from = performance.now();
  operation();
  await task();
  const script = performance.now();
  document.body.getBoundingClientRect();
  const layout = performance.now();
  return [script - from, layout - script, await painted];
};
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
// The medians of the whole and of its three shares.
const medians = (times) => {
  const whole = times.map(([script, layout, paint]) => script + layout + paint);
  return [median(whole), ...[0, 1, 2].map((at) => median(times.map((time) => time[at])))];
};
globalThis.bench = { work, medians, rest };
