//! A page in its browser: opening, evaluating, waiting, closing.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::Driver;
use crate::pipe::Pipe;
use crate::watch::Watch;
use crate::wire::Wire;
use crate::{Error, Options, Profile, Result, find};

/// How long a condition may take to come true.
const DEADLINE: Duration = Duration::from_secs(15);
const POLL: Duration = Duration::from_millis(8);

/// The template's `gangmuFailed` is gone once the application stands; or it has spoken.
pub(crate) const STARTED: &str = "const root = document.querySelector('#gangmu'); \
    return root && root.hasChildNodes() && \
      (typeof gangmuFailed === 'undefined' || document.querySelector('.gangmu-failure[role=alert]'))";

/// One page in one browser of its own. Dropping it ends both.
pub struct Page {
    pub(crate) wire: Wire,
    pub(crate) watch: RefCell<Watch>,
    pub(crate) url: String,
    stands: String,
    /// What takes the document's place in scripts; see [`Page::enter`].
    pub(crate) within: RefCell<String>,
    /// The frame that the application is in, and where it is in the viewport.
    pub(crate) frame: Option<String>,
    pub(crate) corner: Cell<(i64, i64)>,
    driver: RefCell<Driver>,
    // Declared last: the directory goes after the browser.
    profile: Profile,
}

/// dist/gangmu.html, or a sentence on how to get it.
pub fn built_page() -> Result<PathBuf> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist/gangmu.html");
    page.canonicalize()
        .map_err(|_| "dist/gangmu.html is not there: run `cargo xtask build`.".into())
}

/// The `file://` address of a path.
pub fn file_url(path: &Path) -> String {
    let mut url = String::from("file://");
    for byte in path.to_string_lossy().replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                url.push(byte.into());
            }
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

impl Page {
    /// dist/gangmu.html in a fresh profile; see [`Options`] for anything else.
    pub fn open() -> Result<Page> {
        Options::new().open()
    }

    pub(crate) fn open_with(options: Options) -> Result<Page> {
        let url = match options.url.clone() {
            Some(url) => url,
            None => file_url(&built_page()?),
        };
        let profile = options.profile.clone().map_or_else(Profile::new, Ok)?;
        let (wire, driver) = match &options.old {
            Some(browser) => {
                let (pipe, driver) =
                    Pipe::start(browser, &flags("--headless", &options, &profile))?;
                (Wire::old(pipe), driver)
            }
            None => {
                let mut driver = Driver::start()?;
                let mut wire = Wire::new(driver.port);
                let about = wire.start(capabilities(&options, &profile)?)?;
                let pid = about["goog:processID"].as_u64();
                driver.browser = pid.and_then(|pid| pid.try_into().ok());
                (wire, driver)
            }
        };
        let (driver, watch) = (RefCell::new(driver), RefCell::default());
        let page = Page {
            wire,
            watch,
            url,
            stands: options.stands.clone().unwrap_or_else(|| STARTED.into()),
            within: RefCell::default(),
            frame: options.frame.clone(),
            corner: Cell::default(),
            driver,
            profile,
        };
        page.set_up(&options)?;
        Ok(page)
    }

    /// What holds for one tab: its size, its colours; then the page is loaded.
    fn set_up(&self, options: &Options) -> Result {
        self.resize(options.size.0, options.size.1, options.scale)?;
        self.set_dark(options.dark)?;
        if options.forced {
            self.set_forced_colours()?;
        }
        if options.touch {
            let touch = json!({"enabled": true, "maxTouchPoints": 5});
            self.cdp("Emulation.setTouchEmulationEnabled", touch)?;
        }
        self.cdp(
            "Emulation.setFocusEmulationEnabled",
            json!({"enabled": true}),
        )?;
        for script in &options.before {
            self.cdp(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({"source": script}),
            )?;
        }
        self.reload()
    }

    /// Loads the page again, as after typing its address, and waits until the application stands.
    pub fn reload(&self) -> Result {
        self.wire.post("/url", json!({"url": self.url}))?;
        self.wait_until(&self.stands)?;
        self.enter_frame()?;
        match self.text(".gangmu-failure[role=alert]") {
            Ok(sentence) => Err(Error(format!("The page did not start: {sentence}"))),
            Err(_) => Ok(()),
        }
    }

    /// Runs the body of a function in the page: `page.eval("return arguments[0] + 1", [1])`.
    pub fn eval(&self, body: &str, args: impl Into<Value>) -> Result<Value> {
        let script = format!("{}{body}", self.within.borrow());
        self.wire.post(
            "/execute/sync",
            json!({"script": script, "args": list(args.into())}),
        )
    }

    /// The same for an async function's body: it may `await` and returns when done.
    pub fn eval_async(&self, body: &str, args: impl Into<Value>) -> Result<Value> {
        // WebDriver awaits the promise that a script returns.
        let script = format!("return (async function () {{ {body} }}).apply(null, arguments)");
        self.eval(&script, args)
    }

    /// A command of the DevTools protocol, for what WebDriver has no word for.
    pub fn cdp(&self, command: &str, params: Value) -> Result<Value> {
        self.wire.post(
            "/goog/cdp/execute",
            json!({"cmd": command, "params": params}),
        )
    }

    /// Polls until the function body returns something true.
    pub fn wait_until(&self, body: &str) -> Result {
        self.wait_until_with(body, json!([]))
    }

    /// The same with arguments.
    pub fn wait_until_with(&self, body: &str, args: impl Into<Value>) -> Result {
        let args = list(args.into());
        let end = Instant::now() + DEADLINE;
        loop {
            let value = self.eval(body, args.clone())?;
            match value {
                Value::Null | Value::Bool(false) => {}
                Value::Number(n) if n.as_f64() == Some(0.0) => {}
                Value::String(s) if s.is_empty() => {}
                _ => return Ok(()),
            }
            if Instant::now() > end {
                let seconds = DEADLINE.as_secs();
                return Err(Error(format!("Not true after {seconds} s: {body} {args}")));
            }
            std::thread::sleep(POLL);
        }
    }

    /// Waits until the next frame is on screen.
    pub fn wait_frame(&self) -> Result {
        let frames = "for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame)";
        self.eval_async(frames, ()).map(drop)
    }

    /// Changes the viewport. Device pixels per CSS pixel as given.
    pub fn resize(&self, width: u32, height: u32, scale: f64) -> Result {
        let metrics =
            json!({"width": width, "height": height, "deviceScaleFactor": scale, "mobile": false});
        self.cdp("Emulation.setDeviceMetricsOverride", metrics)
            .map(drop)
    }

    /// Switches to `forced-colors: active`.
    fn set_forced_colours(&self) -> Result {
        let features = json!([{"name": "forced-colors", "value": "active"}]);
        self.cdp("Emulation.setEmulatedMedia", json!({"features": features}))
            .map(drop)
    }

    /// Switches `prefers-color-scheme`.
    pub fn set_dark(&self, dark: bool) -> Result {
        let value = if dark { "dark" } else { "light" };
        let features = json!([{"name": "prefers-color-scheme", "value": value}]);
        self.cdp("Emulation.setEmulatedMedia", json!({"features": features}))
            .map(drop)
    }

    /// Opens the same page in a second tab of this browser, which is then the one that is looked
    /// at. Returns the name of the tab before, for [`Page::switch`].
    pub fn open_tab(&self) -> Result<String> {
        let before = self.wire.get("/window")?;
        let tab = self.wire.post("/window/new", json!({"type": "tab"}))?;
        self.switch(tab["handle"].as_str().unwrap_or_default())?;
        self.cdp(
            "Emulation.setFocusEmulationEnabled",
            json!({"enabled": true}),
        )?;
        self.reload()?;
        Ok(before.as_str().unwrap_or_default().to_string())
    }

    /// Looks at another tab from now on. Returns the name of the tab before.
    pub fn switch(&self, tab: &str) -> Result<String> {
        let before = self.wire.get("/window");
        self.wire.post("/window", json!({"handle": tab}))?;
        Ok(before?.as_str().unwrap_or_default().to_string())
    }

    /// The page in a new tab, as [`Options::open`] gives it, after whatever was done in this browser:
    /// the tabs before are gone, and all that was stored and granted.
    pub(crate) fn renew(&self, options: &Options) -> Result {
        let tabs = self.wire.get("/window/handles")?;
        let new = self.wire.post("/window/new", json!({"type": "tab"}))?;
        for tab in tabs.as_array().into_iter().flatten() {
            self.wire.post("/window", json!({"handle": tab}))?;
            self.wire.delete("/window")?;
        }
        self.wire
            .post("/window", json!({"handle": new["handle"]}))?;
        let everything = json!({"origin": "file://", "storageTypes": "all"});
        self.cdp("Storage.clearDataForOrigin", everything)?;
        self.cdp("Browser.resetPermissions", json!({}))?;
        self.requests()?;
        *self.watch.borrow_mut() = Watch::default();
        self.within.borrow_mut().clear();
        self.set_up(options)
    }

    /// The profile, to open it again after [`Page::kill`].
    pub fn profile(&self) -> Profile {
        self.profile.clone()
    }

    /// The numbers of the driver's and the browser's process, between spaces.
    pub(crate) fn processes(&self) -> String {
        let numbers = self.driver.borrow();
        let numbers = numbers.processes().map(|pid| pid.to_string());
        numbers.collect::<Vec<_>>().join(" ")
    }

    /// `kill -9` for the browser; returns the profile as the disk has it.
    pub fn kill(self) -> Result<Profile> {
        self.driver.borrow_mut().kill_browser()?;
        self.profile.wait_free();
        Ok(self.profile())
    }

    /// Ends the browser in order, and fails on errors in the console that no one has taken.
    pub fn close(self) -> Result {
        let errors = self.errors()?;
        self.close_with(errors)
    }

    /// The same with the errors that were found.
    pub(crate) fn close_with(self, errors: Vec<String>) -> Result {
        self.wire.delete("")?;
        self.driver.borrow_mut().browser = None;
        match errors.is_empty() {
            true => Ok(()),
            false => Err(Error(format!(
                "The console has errors:\n{}",
                errors.join("\n")
            ))),
        }
    }
}

/// Arguments are a list; a single value is a list of one.
fn list(args: Value) -> Value {
    match args {
        Value::Array(_) => args,
        Value::Null => json!([]),
        single => json!([single]),
    }
}

fn capabilities(options: &Options, profile: &Profile) -> Result<Value> {
    let browser = find::browser()
        .ok_or("No Chromium was found; install it (Debian: chromium) or set CHROME.")?;
    Ok(json!({
        "browserName": "chrome",
        "goog:chromeOptions": {"binary": browser, "args": flags("--headless=new", options, profile)},
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
    }))
}

fn flags(headless: &str, options: &Options, profile: &Profile) -> Vec<String> {
    let mut flags: Vec<String> = [
        headless,
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Half of what opening the page costs is compiling it a second time, which few tests live to see.
        "--js-flags=--no-wasm-tier-up",
    ]
    .map(String::from)
    .to_vec();
    flags.push(format!("--user-data-dir={}", profile.path().display()));
    flags.push(format!(
        "--window-size={},{}",
        options.size.0, options.size.1
    ));
    flags.push(format!("--lang={}", options.lang));
    flags.push(format!("--accept-lang={}", options.lang));
    flags.extend(options.flags.iter().cloned());
    flags
}
