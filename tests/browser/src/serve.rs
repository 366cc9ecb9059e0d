//! A web server on a loopback port of its own, for what must be shown over http.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;

use crate::Result;

/// What a strict portal sends with its pages.
pub const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; worker-src 'self' blob:; img-src 'self' data:; frame-src http://127.0.0.1:*; \
    form-action 'self'; base-uri 'none'";

/// Serves a directory until the test ends.
pub struct Server {
    port: u16,
}

impl Server {
    /// Serves `home` with this policy on every file but gangmu.html, which brings its own; what is
    /// not there comes from `tests/browser/pages`.
    pub fn start(home: &Path, policy: &str) -> Result<Server> {
        Server::with_page(home, policy, "")
    }

    /// The same with a policy on gangmu.html, too, beside its own.
    pub fn with_page(home: &Path, policy: &str, page: &str) -> Result<Server> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        let (home, policy) = (home.to_path_buf(), [policy, page].map(str::to_owned));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (home, policy) = (home.clone(), policy.clone());
                std::thread::spawn(move || answer(stream, &home, &policy));
            }
        });
        Ok(Server { port })
    }

    /// Its origin.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// One request a connection; whoever breaks off gets nothing.
fn answer(mut stream: TcpStream, home: &Path, [policy, page]: &[String; 2]) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let mut line = String::from("x");
    while !line.trim().is_empty() {
        line.clear();
        reader.read_line(&mut line).ok()?;
    }
    let path = first.split(' ').nth(1)?.split(['?', '#']).next()?;
    let file = path.trim_start_matches('/');
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("pages");
    let mut homes = [home, &pages].into_iter().filter(|_| !file.contains(".."));
    let found = homes.find_map(|home| std::fs::read(home.join(file)).ok());
    let (status, kind, body) = match found {
        Some(body) => ("200 OK", kind(file), body),
        None if file.ends_with(".wasm") => ("404 Not Found", "text/plain", Vec::new()),
        // A browser asks for an icon by itself.
        None => ("204 No Content", "text/plain", Vec::new()),
    };
    let policy = match file {
        "gangmu.html" => page,
        _ => policy,
    };
    let policy = match policy.is_empty() {
        true => String::new(),
        false => format!("Content-Security-Policy: {policy}\r\n"),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{policy}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&body).ok()
}

fn kind(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
