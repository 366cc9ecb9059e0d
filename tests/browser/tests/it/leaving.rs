//! What an element leaves behind when it is taken off the page: nothing.

use browser_tests::{Options, Page, Place, Result, json};

use super::desk::{self, SHORT};

/// Puts an editor on the page, has it read a text, takes it off: so many times, one after the
/// other.
const COME_AND_GO: &str = "for (let i = 0; i < arguments[0]; i++) { \
       const one = window.document.createElement('gangmu-editor'); \
       window.document.body.append(one); \
       await one.ready; \
       one.value = `一、甲${i}\\n（一）乙\\n`; \
       if (i % 10 === 0) { \
         one.focus(); \
         await new Promise((done) => one.addEventListener('findings', done, {once: true})); \
       } \
       one.remove(); \
       await null; \
       if (one.value !== `一、甲${i}\\n（一）乙\\n` || one.outline !== null) throw new Error('detached'); \
     }";

/// How often.
const TIMES: u64 = 100;
/// What the engine's own caches may grow by with each, in bytes; measured: 300 to 1,200, less and
/// less. An editor that stayed would be a thousand times that.
const CACHES: u64 = 4096;

/// What the browser counts, after it has thrown away what nobody holds: nodes, listeners, bytes of
/// the heap, memories of modules, threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Held {
    nodes: u64,
    listeners: u64,
    heap: u64,
    memories: u64,
    threads: u64,
}

fn held(page: &Page) -> Result<Held> {
    page.cdp("HeapProfiler.collectGarbage", json!({}))?;
    let metrics = page.cdp("Performance.getMetrics", json!({}))?;
    let metric = |name: &str| {
        let mut list = metrics["metrics"].as_array().into_iter().flatten();
        let found = list.find(|m| m["name"] == name);
        found.and_then(|m| m["value"].as_f64()).unwrap_or_default() as u64
    };
    let alive = |list: &str| -> Result<u64> {
        let body = format!("return {list}.filter((one) => one.deref()).length");
        Ok(page.eval(&body, ())?.as_u64().unwrap_or_default())
    };
    Ok(Held {
        nodes: metric("Nodes"),
        listeners: metric("JSEventListeners"),
        heap: metric("JSHeapUsedSize"),
        memories: alive("made")?,
        threads: page
            .eval("return threads", ())?
            .as_u64()
            .unwrap_or_default(),
    })
}

#[test]
fn a_hundred_editors_come_and_go_and_leave_nothing() -> Result {
    let watch = "window.made = []; \
        const { instantiate } = WebAssembly; \
        WebAssembly.instantiate = async (...args) => { \
          const done = await instantiate.apply(WebAssembly, args); \
          made.push(new WeakRef(done)); return done; }; \
        window.threads = 0; \
        window.Worker = class extends Worker { \
          constructor(...args) { super(...args); threads += 1; } \
          terminate() { super.terminate(); threads -= 1; } \
        }";
    let page = Place::Element.open(Options::new().before(watch))?;
    page.cdp("HeapProfiler.enable", json!({}))?;
    page.cdp("Performance.enable", json!({}))?;
    desk::open(&page, SHORT)?;
    page.wait_for(".flaw")?;
    // The notice would go by itself some time.
    page.click(".toast .close")?;
    page.wait_gone(".toast")?;
    // The first ones fill caches.
    page.eval_async(COME_AND_GO, 10)?;
    let before = held(&page)?;
    // What comes later is an instance of its own.
    assert_eq!((before.memories, before.threads), (2, 1));
    page.eval_async(COME_AND_GO, TIMES)?;
    let mut after = held(&page)?;
    // What only weak references name may need another turn.
    for _ in 0..20 {
        if after.memories == before.memories {
            break;
        }
        after = held(&page)?;
    }
    println!("before {before:?}, after {TIMES} {after:?}");
    let heap = after.heap.saturating_sub(before.heap);
    assert!(heap < TIMES * CACHES, "{heap} bytes more");
    after.heap = before.heap;
    assert_eq!(after, before);
    page.close()
}
