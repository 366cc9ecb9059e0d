// Work of one operation: its script with all that is queued behind it, style and layout right
// after it, and the next frame's work on the main thread. The wait for the display is left out.
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
  document.body.getBoundingClientRect();
  const script = performance.now() - from;
  return script + await painted;
};
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
globalThis.bench = { work, median, rest };
