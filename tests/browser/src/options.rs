//! How a page is opened: [`Options`]; where a browser keeps its things: [`Profile`].

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::{Page, Result};

/// How often, and how far apart, something about dying processes is tried: 4 s in all.
const TRIES: u32 = 200;
const PAUSE: Duration = Duration::from_millis(20);

/// How to open a page. `Options::new()` is a desktop window of 1280×800, light, Chinese, with a
/// fresh profile and nothing stored.
#[derive(Clone)]
pub struct Options {
    pub(crate) size: (u32, u32),
    pub(crate) scale: f64,
    pub(crate) dark: bool,
    pub(crate) forced: bool,
    pub(crate) touch: bool,
    pub(crate) lang: String,
    pub(crate) profile: Option<Profile>,
    pub(crate) url: Option<String>,
    pub(crate) stands: Option<String>,
    pub(crate) flags: Vec<String>,
    pub(crate) before: Vec<String>,
    pub(crate) frame: Option<String>,
    pub(crate) old: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Options {
        Options::new()
    }
}

impl Options {
    pub fn new() -> Options {
        Options {
            size: (1280, 800),
            scale: 1.0,
            dark: false,
            forced: false,
            touch: false,
            lang: "zh-CN".into(),
            profile: None,
            url: None,
            stands: None,
            flags: Vec::new(),
            before: Vec::new(),
            frame: None,
            old: None,
        }
    }

    /// The viewport in CSS pixels.
    pub fn size(mut self, width: u32, height: u32) -> Options {
        self.size = (width, height);
        self
    }

    /// Device pixels per CSS pixel; matters for screenshots.
    pub fn scale(mut self, scale: f64) -> Options {
        self.scale = scale;
        self
    }

    /// `forced-colors: active`: the colours of the system's high contrast.
    pub fn forced_colours(mut self) -> Options {
        self.forced = true;
        self
    }

    /// `prefers-color-scheme: dark`.
    pub fn dark(mut self, dark: bool) -> Options {
        self.dark = dark;
        self
    }

    /// A screen for fingers: touch events, `pointer: coarse`.
    pub fn touch(mut self) -> Options {
        self.touch = true;
        self
    }

    /// The browser's language, as in `navigator.language`.
    pub fn lang(mut self, lang: &str) -> Options {
        self.lang = lang.into();
        self
    }

    /// Keeps what is stored: open, kill, open again with the same profile.
    pub fn profile(mut self, profile: &Profile) -> Options {
        self.profile = Some(profile.clone());
        self
    }

    /// Another page than dist/gangmu.html; see also [`crate::file_url`].
    pub fn url(mut self, url: &str) -> Options {
        self.url = Some(url.into());
        self
    }

    /// When such a page stands: a function body that then returns something true.
    pub fn stands(mut self, body: &str) -> Options {
        self.stands = Some(body.into());
        self
    }

    /// One more command-line flag for Chromium.
    pub fn flag(mut self, flag: &str) -> Options {
        self.flags.push(flag.into());
        self
    }

    /// A script to run in every document before its own, as to take a feature away; the page's
    /// policy does not hold it.
    pub fn before(mut self, script: &str) -> Options {
        self.before.push(script.into());
        self
    }

    /// The application is in a frame of that page: the first that `css` finds.
    pub fn frame(mut self, css: &str) -> Options {
        self.frame = Some(css.into());
        self
    }

    /// In an old browser; see [`crate::old_browser`].
    pub fn old(mut self, browser: &Path) -> Options {
        self.old = Some(browser.into());
        self
    }

    /// Whether any browser will do that has shown the page before: nothing is asked for that a browser
    /// is told as it starts, or that would stay.
    pub(crate) fn is_plain(&self) -> bool {
        let elsewhere = self.url.is_some() || self.stands.is_some() || self.frame.is_some();
        let elsewhere = elsewhere || self.old.is_some();
        let told = !self.flags.is_empty() || !self.before.is_empty() || self.profile.is_some();
        let shown = self.forced || self.touch || self.lang != "zh-CN";
        !(elsewhere || told || shown)
    }

    /// Starts the browser, opens the page and waits until the application stands.
    pub fn open(self) -> Result<Page> {
        Page::open_with(self)
    }
}

/// A browser's profile in a temporary directory, deleted with its last holder. One browser at a
/// time.
#[derive(Clone)]
pub struct Profile(Arc<Directory>);

struct Directory(PathBuf);

impl Profile {
    pub fn new() -> Result<Profile> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("gangmu-browser-{}-{number}.d", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path)?;
        Ok(Profile(Arc::new(Directory(path))))
    }

    pub fn path(&self) -> &Path {
        &self.0.0
    }

    /// Waits until the last process of a killed browser is gone.
    pub(crate) fn wait_free(&self) {
        self.0.wait_free();
    }
}

impl Directory {
    /// Waits until no process names this directory: the helpers of a killed browser live on for a
    /// moment and write their last files. Where there is no /proc, the retry below must do.
    fn wait_free(&self) {
        let path = self.0.as_os_str().as_encoded_bytes();
        for _ in 0..TRIES {
            let Ok(processes) = std::fs::read_dir("/proc") else {
                return;
            };
            let mut lines = processes
                .flatten()
                .filter_map(|p| std::fs::read(p.path().join("cmdline")).ok());
            if !lines.any(|line| line.windows(path.len()).any(|window| window == path)) {
                return;
            }
            std::thread::sleep(PAUSE);
        }
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        self.wait_free();
        for _ in 0..TRIES {
            match std::fs::remove_dir_all(&self.0) {
                Err(e) if e.kind() != std::io::ErrorKind::NotFound => std::thread::sleep(PAUSE),
                _ => return,
            }
        }
    }
}
