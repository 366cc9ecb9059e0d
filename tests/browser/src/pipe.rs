//! An old Chromium, which no driver of today drives: the DevTools protocol over the pipe that the
//! browser takes on its file descriptors 3 and 4, behind the few paths of WebDriver that
//! [`crate::Page`] uses.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use crate::driver::Driver;
use crate::{Error, Result, keys};

/// How long the browser may be silent when it is to answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// What is heard of: what is written to the console, asked of the net, and where scripts run.
const DOMAINS: [&str; 4] = [
    "Page.enable",
    "Runtime.enable",
    "Log.enable",
    "Network.enable",
];

/// One tab of the browser. The browser ends with it.
pub struct Pipe {
    input: ChildStdin,
    heard: Receiver<Value>,
    session: String,
    number: u64,
    /// What WebDriver calls the logs, by their kinds.
    logs: HashMap<&'static str, Vec<Value>>,
    /// The script contexts of the frames, by the frame.
    contexts: HashMap<String, Value>,
    /// The frame that is looked into.
    frame: Option<String>,
    loaded: bool,
    hand: Hand,
}

/// What keys are held, where the mouse is, and with which button down.
#[derive(Default)]
struct Hand {
    modifiers: u32,
    at: (i64, i64),
    button: Option<&'static str>,
}

impl Pipe {
    /// Starts the browser and takes its first tab.
    pub fn start(browser: &Path, flags: &[String]) -> Result<(Pipe, Driver)> {
        let mut command = Command::new("sh");
        command.args(["-c", r#"exec "$@" 3<&0 4>&1 0</dev/null 1>&2"#, "sh"]);
        command.arg(browser).arg("--remote-debugging-pipe");
        command.args(flags);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child: Child = command.stderr(Stdio::null()).spawn()?;
        let input = child.stdin.take().ok_or("The browser has no input.")?;
        let output = child.stdout.take().ok_or("The browser has no output.")?;
        let driver = Driver::of(child);
        let (told, heard) = channel();
        std::thread::spawn(move || {
            for message in BufReader::new(output).split(0) {
                let message = message.ok().and_then(|m| serde_json::from_slice(&m).ok());
                let Some(message) = message else { return };
                if told.send(message).is_err() {
                    return;
                }
            }
        });
        let mut pipe = Pipe {
            input,
            heard,
            session: String::new(),
            number: 0,
            logs: HashMap::new(),
            contexts: HashMap::new(),
            frame: None,
            loaded: false,
            hand: Hand::default(),
        };
        let tab = pipe.ask("Target.createTarget", json!({"url": "about:blank"}))?;
        let params = json!({"targetId": tab["targetId"], "flatten": true});
        pipe.session = text(&pipe.ask("Target.attachToTarget", params)?["sessionId"]);
        for domain in DOMAINS {
            pipe.ask(domain, json!({}))?;
        }
        Ok((pipe, driver))
    }

    /// What the driver would answer to a request for that path.
    pub fn answer(&mut self, path: &str, body: &Value) -> Result<Value> {
        match path {
            "/goog/cdp/execute" => self.ask(
                body["cmd"].as_str().unwrap_or_default(),
                body["params"].clone(),
            ),
            "/execute/sync" => self.run(&text(&body["script"]), &body["args"]),
            "/url" => self.go(&body["url"]),
            "/actions" => {
                let sources = body["actions"].as_array().into_iter().flatten();
                let steps = sources
                    .flat_map(|source| source["actions"].as_array())
                    .flatten();
                steps
                    .map(|step| self.act(step))
                    .collect::<Result<Vec<()>>>()?;
                Ok(Value::Null)
            }
            "/se/log" => {
                // What has been said until now.
                self.ask("Runtime.evaluate", json!({"expression": "0"}))?;
                let log = self.logs.remove(text(&body["type"]).as_str());
                Ok(log.unwrap_or_default().into())
            }
            "/screenshot" => Ok(self.ask("Page.captureScreenshot", json!({}))?["data"].take()),
            "/element" => Ok(body["value"].clone()),
            "/frame" => self.enter(&body["id"]),
            "" => self.end(),
            _ => Err(Error(format!("An old browser has no {path}."))),
        }
    }

    /// Sends one command and returns its result.
    fn ask(&mut self, command: &str, params: Value) -> Result<Value> {
        self.number += 1;
        let mut message = json!({"id": self.number, "method": command, "params": params});
        if !self.session.is_empty() && !command.starts_with("Browser.") {
            message["sessionId"] = json!(self.session);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.input.write_all(&bytes)?;
        loop {
            let mut message = self.hear(command)?;
            if message["id"] != self.number {
                continue;
            }
            return match message["error"]["message"].as_str() {
                Some(error) => Err(Error(format!("{command}: {error}"))),
                None => Ok(message["result"].take()),
            };
        }
    }

    /// The next message; an event is noted.
    fn hear(&mut self, why: &str) -> Result<Value> {
        let message = self.heard.recv_timeout(PATIENCE);
        let message =
            message.map_err(|e| Error(format!("The browser does not answer {why}: {e}.")))?;
        let params = &message["params"];
        let mut severe = |words: &Value| {
            let entry = json!({"level": "SEVERE", "message": words});
            self.logs.entry("browser").or_default().push(entry);
        };
        match message["method"].as_str().unwrap_or_default() {
            "Log.entryAdded" if params["entry"]["level"] == "error" => {
                severe(&params["entry"]["text"])
            }
            "Runtime.consoleAPICalled" if params["type"] == "error" => {
                severe(&json!(params["args"].to_string()));
            }
            "Runtime.exceptionThrown" => severe(&json!(params["exceptionDetails"].to_string())),
            "Runtime.executionContextCreated" => {
                let (context, about) = (&params["context"], &params["context"]["auxData"]);
                if about["isDefault"] == true {
                    self.contexts
                        .insert(text(&about["frameId"]), context["id"].clone());
                }
            }
            "Page.loadEventFired" => self.loaded = true,
            method if method.starts_with("Network.") => {
                let entry = json!({"message": {"method": method, "params": params}}).to_string();
                let log = self.logs.entry("performance").or_default();
                log.push(json!({"message": entry}));
            }
            _ => {}
        }
        Ok(message)
    }

    /// Runs the body of a function; a promise is waited for.
    fn run(&mut self, body: &str, args: &Value) -> Result<Value> {
        let mut params = json!({
            "expression": format!("(function () {{ {body} }}).apply(null, {args})"),
            "awaitPromise": true,
            "returnByValue": true,
        });
        if let Some(context) = self
            .frame
            .as_ref()
            .and_then(|frame| self.contexts.get(frame))
        {
            params["contextId"] = context.clone();
        }
        let mut answer = self.ask("Runtime.evaluate", params)?;
        match answer["exceptionDetails"]["exception"]["description"].as_str() {
            Some(error) => Err(Error(format!("javascript error: {error}"))),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    fn go(&mut self, url: &Value) -> Result<Value> {
        self.frame = None;
        self.loaded = false;
        let gone = self.ask("Page.navigate", json!({"url": url}))?;
        if let Some(error) = gone["errorText"].as_str() {
            return Err(Error(format!("{url}: {error}")));
        }
        while !self.loaded {
            self.hear("Page.navigate")?;
        }
        Ok(Value::Null)
    }

    /// Looks into the frame that `css` finds, once it has a page.
    fn enter(&mut self, css: &Value) -> Result<Value> {
        let root = self.ask("DOM.getDocument", json!({}))?;
        let found = json!({"nodeId": root["root"]["nodeId"], "selector": css});
        let found = self.ask("DOM.querySelector", found)?;
        let about = self.ask("DOM.describeNode", json!({"nodeId": found["nodeId"]}))?;
        self.frame = Some(text(&about["node"]["frameId"]));
        Ok(Value::Null)
    }

    fn act(&mut self, step: &Value) -> Result {
        let (x, y) = (step["x"].as_i64(), step["y"].as_i64());
        if let (Some(x), Some(y)) = (x, y) {
            self.hand.at = (x, y);
        }
        match step["type"].as_str().unwrap_or_default() {
            "keyDown" => self.key(step, true),
            "keyUp" => self.key(step, false),
            "pointerDown" => {
                self.hand.button = ["left", "middle", "right"]
                    .get(step["button"].as_u64().unwrap_or(0) as usize)
                    .copied();
                self.mouse("mousePressed", json!({"clickCount": 1}))
            }
            "pointerUp" => {
                self.mouse("mouseReleased", json!({"clickCount": 1}))?;
                self.hand.button = None;
                Ok(())
            }
            "pointerMove" => self.mouse("mouseMoved", json!({})),
            "scroll" => self.mouse(
                "mouseWheel",
                json!({"deltaX": step["deltaX"], "deltaY": step["deltaY"]}),
            ),
            other => Err(Error(format!("An old browser cannot {other}."))),
        }
    }

    fn mouse(&mut self, kind: &str, mut params: Value) -> Result {
        params["type"] = json!(kind);
        (params["x"], params["y"]) = (json!(self.hand.at.0), json!(self.hand.at.1));
        params["button"] = json!(self.hand.button.unwrap_or("none"));
        params["modifiers"] = json!(self.hand.modifiers);
        self.ask("Input.dispatchMouseEvent", params).map(drop)
    }

    fn key(&mut self, step: &Value, down: bool) -> Result {
        let key = keys::event(text(&step["value"]).chars().next().unwrap_or_default());
        match down {
            true => self.hand.modifiers |= key.modifier,
            false => self.hand.modifiers &= !key.modifier,
        }
        // With Control, Alt or Meta a key writes nothing.
        let writes = down && self.hand.modifiers & 7 == 0 && !key.text.is_empty();
        let kind = match (down, writes) {
            (false, _) => "keyUp",
            (true, true) => "keyDown",
            (true, false) => "rawKeyDown",
        };
        let mut params = json!({"type": kind, "key": key.key, "code": key.code});
        params["windowsVirtualKeyCode"] = json!(key.number);
        params["modifiers"] = json!(self.hand.modifiers);
        if writes {
            params["text"] = json!(key.text);
        }
        self.ask("Input.dispatchKeyEvent", params).map(drop)
    }

    /// Ends the browser in order.
    fn end(&mut self) -> Result<Value> {
        self.ask("Browser.close", json!({}))
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_string()
}
