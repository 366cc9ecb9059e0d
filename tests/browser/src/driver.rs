//! The driver's process, on a port of its own choice; dies with its holder, and the browser too.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::{Error, Result, find};

pub struct Driver {
    child: Child,
    pub port: u16,
    /// The browser's process, once there is one.
    pub browser: Option<u32>,
}

impl Driver {
    /// Starts it. The port that it chooses may be taken for the other kind of address; then it
    /// ends, and is started again.
    pub fn start() -> Result<Driver> {
        for _ in 0..5 {
            if let Some(driver) = Self::try_start()? {
                return Ok(driver);
            }
        }
        Err("The driver did not say on which port it listens.".into())
    }

    fn try_start() -> Result<Option<Driver>> {
        let program = find::chromedriver().ok_or(
            "No chromedriver was found; install it (Debian: chromium-driver) or set CHROMEDRIVER.",
        )?;
        let mut command = Command::new(&program);
        command
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command
            .spawn()
            .map_err(|e| Error(format!("{} could not be started: {e}.", program.display())))?;
        let printed = child.stdout.take().ok_or("The driver has no output.")?;
        let mut driver = Driver {
            child,
            port: 0,
            browser: None,
        };
        let mut lines = BufReader::new(printed).lines();
        while let Some(Ok(line)) = lines.next() {
            if let Some((_, port)) = line.rsplit_once("successfully on port ") {
                driver.port = port.trim_end_matches('.').parse().unwrap_or(0);
                break;
            }
        }
        if driver.port == 0 {
            return Ok(None);
        }
        // Whatever else it prints is read away, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Some(driver))
    }

    /// A browser that is its own driver.
    pub fn of(child: Child) -> Driver {
        Driver {
            child,
            port: 0,
            browser: None,
        }
    }

    /// The processes to end when nobody is there to drop this.
    pub fn processes(&self) -> impl Iterator<Item = u32> {
        [Some(self.child.id()), self.browser].into_iter().flatten()
    }

    /// `kill -9` for the browser: no chance to save anything.
    pub fn kill_browser(&mut self) -> Result {
        let pid = self
            .browser
            .take()
            .ok_or("The browser's process is not known.")?;
        let mut kill = match cfg!(windows) {
            true => Command::new("taskkill"),
            false => Command::new("kill"),
        };
        match cfg!(windows) {
            true => kill.args(["/F", "/T", "/PID", &pid.to_string()]),
            false => kill.args(["-KILL", &pid.to_string()]),
        };
        let status = kill.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        match status.success() {
            true => Ok(()),
            false => Err(Error(format!(
                "The browser (process {pid}) could not be killed."
            ))),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.browser.is_some() {
            let _ = self.kill_browser();
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
