//! WebDriver's requests over loopback HTTP: paths and JSON, nothing more. `goog/cdp/execute` and
//! `se/log` are plain paths here.

use std::cell::RefCell;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

use crate::pipe::Pipe;
use crate::{Error, Result};

/// The driver's address, later with the session in it; or an old browser itself.
pub struct Wire {
    agent: Agent,
    base: String,
    pipe: Option<RefCell<Pipe>>,
}

impl Wire {
    pub fn new(port: u16) -> Wire {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(120)))
            .proxy(None)
            .build();
        Wire {
            agent: config.into(),
            base: format!("http://127.0.0.1:{port}/session"),
            pipe: None,
        }
    }

    /// The same words to an old browser.
    pub fn old(pipe: Pipe) -> Wire {
        Wire {
            pipe: Some(RefCell::new(pipe)),
            ..Wire::new(0)
        }
    }

    /// Whether an old browser is at its other end.
    pub fn is_old(&self) -> bool {
        self.pipe.is_some()
    }

    /// Starts the session; returns what the browser says of itself.
    pub fn start(&mut self, capabilities: Value) -> Result<Value> {
        let body = json!({"capabilities": {"alwaysMatch": capabilities}});
        let value = self.post("", body)?;
        let id = value["sessionId"]
            .as_str()
            .ok_or("The driver gave no session.")?;
        self.base = format!("{}/{id}", self.base);
        Ok(value["capabilities"].clone())
    }

    pub fn post(&self, path: &str, body: Value) -> Result<Value> {
        if let Some(pipe) = &self.pipe {
            return pipe.borrow_mut().answer(path, &body);
        }
        let sent = self
            .agent
            .post(format!("{}{path}", self.base))
            .send_json(&body);
        answer(path, sent)
    }

    pub fn get(&self, path: &str) -> Result<Value> {
        if let Some(pipe) = &self.pipe {
            return pipe.borrow_mut().answer(path, &Value::Null);
        }
        answer(path, self.agent.get(format!("{}{path}", self.base)).call())
    }

    /// With an empty path: ends the session and with it the browser.
    pub fn delete(&self, path: &str) -> Result<Value> {
        if let Some(pipe) = &self.pipe {
            return pipe.borrow_mut().answer(path, &Value::Null);
        }
        let address = format!("{}{path}", self.base);
        answer("delete", self.agent.delete(address).call())
    }
}

type Sent = std::result::Result<ureq::http::Response<ureq::Body>, ureq::Error>;

fn answer(path: &str, sent: Sent) -> Result<Value> {
    let failed = |e: ureq::Error| Error(format!("The driver did not answer {path}: {e}."));
    let mut response = sent.map_err(failed)?;
    let body = response.body_mut().with_config().limit(1 << 30).read_json();
    let mut body: Value = body.map_err(failed)?;
    let value = body["value"].take();
    match value["error"].as_str() {
        Some(kind) if value.get("message").is_some() => {
            let message = value["message"].as_str().unwrap_or_default();
            Err(Error(format!(
                "{path}: {kind}: {}",
                message.lines().next().unwrap_or_default()
            )))
        }
        _ => Ok(value),
    }
}
