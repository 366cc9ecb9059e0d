// Many reports in the real page. Run before the page's own scripts: hears what the page asks of its threads,
// what blocks its main thread, and its frames. Sets `globalThis.many`; all times are ms of the page's clock.
const now = () => performance.now();
// Each request to a thread: what, how many characters, when it was asked and answered.
const calls = [];
const blocks = [];
const waiting = new WeakMap();
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (message, ...rest) {
  if (message?.verb) {
    if (!waiting.has(this)) {
      waiting.set(this, []);
      this.addEventListener("message", ({ data }) => {
        if (!("progress" in data)) Object.assign(waiting.get(this).shift() ?? {}, { answered: now() });
      });
    }
    const { verb, request } = message;
    const n = request.join ? request.reduce((n, piece) => n + piece.length, 0) : request.byteLength;
    const call = { verb, n, asked: now() };
    calls.push(call);
    waiting.get(this).push(call);
  }
  return post.call(this, message, ...rest);
};
new PerformanceObserver((list) => list.getEntries().forEach((e) => blocks.push([e.startTime, e.duration])))
  .observe({ type: "longtask", buffered: true });
const frame = () => new Promise(requestAnimationFrame);
// The frames from here on, until it is stopped: what stood between two of them.
let deltas;
const frames = () => {
  const mine = (deltas = []);
  let last = now();
  const next = () => {
    if (deltas !== mine) return;
    const at = now();
    mine.push(at - last);
    last = at;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
};
const stop = () => {
  const found = deltas ?? [];
  deltas = undefined;
  return found;
};
// All threads have answered, and nothing has blocked the page or been asked for so long.
const quiet = (ms) => {
  const last = Math.max(0, ...calls.map((c) => c.answered ?? Infinity), ...blocks.map(([at, ms]) => at + ms));
  return now() - last > ms;
};
const longest = (since) => Math.max(0, ...blocks.filter(([at]) => at >= since - 1).map(([, ms]) => ms));
const element = (css) => document.querySelector(css);
// Until that is so: looked at whenever the page changes, and then until the frame with it.
const shown = (is) => new Promise((done, fail) => {
  setTimeout(() => fail(new Error(`not shown: ${is}; found: ${found()}; asked: ${JSON.stringify(calls)}`)), 20000);
  const observer = new MutationObserver(() => {
    if (!is()) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(now());
      port2.postMessage(0);
    });
  });
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
});
// From an operation to the answer of the thread of that verb shown: all of it, and its shares, which are the wait
// before the thread is asked, the thread with both ways, and the page with the answer.
const answered = async (operation, verb, is) => {
  for (let n = 0; n < 3; n += 1) await frame();
  const [from, first] = [now(), calls.length];
  const done = shown(is);
  operation();
  const at = await done;
  const call = calls.slice(first).findLast((c) => c.verb === verb && c.answered < at);
  return [at - from, call.asked - from, call.answered - call.asked, at - call.answered, longest(from)];
};
const paste = (text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
};
const found = () => element(".tabs .count")?.textContent;
// Pasted, until what was found is said.
const read = (text) => answered(() => paste(text), "answer", () => found());
// Typed behind a full stop: a finding more, or with the key that takes it back one less.
const edited = (key) => {
  const before = found();
  const type = () => document.execCommand(key ? "insertText" : "delete", false, key || undefined);
  return answered(type, "answer", () => found() !== before);
};
const compared = (text) => {
  element(".choose textarea").value = text;
  return answered(() => element(".choose .primary").click(), "compare", () => element(".changes .change"));
};
// A list, scrolled by steps of so many pixels, one a frame.
const scrolled = async (css, step, n) => {
  const list = element(css);
  for (let at = 0; at < 3; at += 1) await frame();
  frames();
  for (let at = 0; at < n; at += 1) {
    list.scrollTop += step;
    await frame();
  }
  return [stop(), list.scrollTop, document.querySelectorAll("*").length];
};
// Since then a thread has read, and nothing is at work any more.
const settled = (since) => quiet(600) && calls.some((c) => c.verb === "answer" && c.asked > since);
addEventListener("drop", () => { globalThis.from = now(); }, true);
globalThis.many = { now, settled, calls, quiet, longest, frames, stop, paste, read, edited, compared, scrolled, last: () =>
  Math.max(0, ...calls.map((c) => c.answered ?? Infinity)) };
