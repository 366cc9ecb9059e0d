//! Messages from the host of a frame: whose are heard, and what they may say. Plain data.

/// The version of the messages.
pub const VERSION: u32 = 1;
/// The longest text that is taken, in UTF-16 units: 100 MiB as the browser holds it.
const MOST_UNITS: u32 = 50 << 20;
/// The longest name of a request.
const LONGEST_ID: usize = 100;

/// What the address of the page says of its host.
#[derive(Debug, PartialEq, Eq)]
pub struct Wish {
    /// Who may be the host.
    pub origins: Vec<String>,
}

impl Wish {
    /// Reads `?embed=1&origin=…`, the latter as often as there are origins. `None` if the page is
    /// not to be embedded.
    pub fn read(search: &str) -> Option<Self> {
        let search = search.strip_prefix('?').unwrap_or(search);
        let values = |wanted: &'static str| {
            search
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .filter(move |(name, _)| *name == wanted)
                .map(|(_, value)| decoded(value))
        };
        if !values("embed").any(|v| v == "1") {
            return None;
        }
        let is_origin = |o: &String| o.contains("://") && !o.ends_with('/') && !o.contains('*');
        let origins = values("origin").filter(is_origin).collect();
        Some(Self { origins })
    }
}

/// `%3A` and the like as what they stand for; what is no such thing stays.
fn decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = (*first == b'%').then(|| after.get(..2)).flatten();
        let byte = hex
            .and_then(|h| std::str::from_utf8(h).ok())
            .and_then(|h| u8::from_str_radix(h, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = &after[if byte.is_some() { 2 } else { 0 }..];
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A message as it came, before anything is believed.
#[derive(Clone, Debug, Default)]
pub struct Raw {
    /// For whom it is.
    pub app: Option<String>,
    /// Its version.
    pub version: Option<f64>,
    /// How the host calls the request.
    pub id: Option<String>,
    /// What is asked.
    pub kind: Option<String>,
    /// In what form.
    pub format: Option<String>,
    /// Of which node.
    pub node: Option<f64>,
    /// How long its text is.
    pub text_units: Option<u32>,
    /// Whether it brings options.
    pub has_options: bool,
    /// Whether it brings findings.
    pub has_findings: bool,
}

/// Who is heard: the first allowed origin that speaks, and no other from then on.
#[derive(Debug)]
pub struct Gate {
    allowed: Vec<String>,
    host: Option<usize>,
}

impl Gate {
    /// A gate for the origins that may be the host.
    pub fn new(allowed: Vec<String>) -> Self {
        Self {
            allowed,
            host: None,
        }
    }

    /// Lets a message in, or says why not.
    pub fn admit(
        &mut self,
        origin: &str,
        from_parent: bool,
        raw: &Raw,
    ) -> Result<(), &'static str> {
        if !from_parent {
            return Err("it does not come from the window around this one");
        }
        let Some(at) = self.allowed.iter().position(|o| o == origin) else {
            return Err("this origin is not among origin=");
        };
        if raw.app.as_deref() != Some("gangmu") {
            return Err("it is not for gangmu");
        }
        if *self.host.get_or_insert(at) != at {
            return Err("another origin is the host already");
        }
        Ok(())
    }

    /// Who is told: the host, or all who may be it.
    pub fn hosts(&self) -> &[String] {
        match self.host {
            Some(at) => &self.allowed[at..=at],
            None => &self.allowed,
        }
    }
}

/// What a host asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Put this text in the place of what is open, by these options if there are any.
    Load(bool),
    /// Give the text.
    Get,
    /// Give it in a form.
    Export(String),
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
    /// Go to a node.
    Focus(u32),
    /// Say how long the text is, and what is in it.
    Counts,
    /// Say what the checks found.
    Findings,
    /// Show what the host's own checks found.
    Given,
    /// Decide anew.
    Decide,
}

impl Ask {
    /// How [`crate::embed::ask`] calls it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Load(_) => "set",
            Self::Get => "value",
            Self::Export(_) => "export",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Focus(_) => "focus",
            Self::Counts => "counts",
            Self::Findings => "findings",
            Self::Given => "given",
            Self::Decide => "decide",
        }
    }

    /// Under what name the answer holds what was asked for.
    pub fn holds(&self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::Findings => "findings",
            _ => "text",
        }
    }

    /// What the answer is called.
    pub fn reply(&self) -> &'static str {
        match self {
            Self::Load(_) => "loaded",
            Self::Get => "value",
            Self::Export(_) => "exported",
            Self::Counts => "counted",
            Self::Findings => "findings",
            _ => "done",
        }
    }
}

/// What a message asks.
///
/// # Errors
/// Why it is not understood, for whoever wrote the host.
pub fn read(raw: Raw) -> Result<Ask, &'static str> {
    if raw.version != Some(f64::from(VERSION)) {
        return Err("its version v is not 1");
    }
    if raw.id.is_some_and(|id| id.len() > LONGEST_ID) {
        return Err("its id is too long");
    }
    Ok(match raw.kind.as_deref() {
        Some("load") => match raw.text_units {
            None => return Err("load needs a text"),
            Some(units) if units > MOST_UNITS => return Err("the text is longer than 100 MB"),
            Some(_) => Ask::Load(raw.has_options),
        },
        Some("get") => Ask::Get,
        Some("export") => Ask::Export(raw.format.ok_or("export needs a format")?),
        Some("undo") => Ask::Undo,
        Some("redo") => Ask::Redo,
        Some("focus") => match raw.node {
            Some(node) if node >= 0.0 && node.fract() == 0.0 => Ask::Focus(node as u32),
            _ => return Err("focus needs a node"),
        },
        Some("counts") => Ask::Counts,
        Some("findings") if raw.has_findings => Ask::Given,
        Some("findings") => Ask::Findings,
        Some("options") if raw.has_options => Ask::Decide,
        Some("options") => return Err("options needs options"),
        _ => return Err("its type is not known"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(kind: &str) -> Raw {
        Raw {
            app: Some("gangmu".into()),
            version: Some(1.0),
            kind: Some(kind.into()),
            ..Raw::default()
        }
    }

    #[test]
    fn the_address_names_the_host() {
        assert_eq!(Wish::read(""), None);
        assert_eq!(Wish::read("?origin=http%3A%2F%2Fa"), None);
        let origins = |search: &str| Wish::read(search).unwrap().origins;
        assert_eq!(origins("?embed=1"), Vec::<String>::new());
        let two = "?embed=1&origin=http%3A%2F%2Fa.cn%3A81&origin=https://b";
        assert_eq!(origins(two), ["http://a.cn:81", "https://b"]);
        // No star, no path, no bare word is an origin.
        assert!(origins("?embed=1&origin=*&origin=https://b/&origin=b&origin=%").is_empty());
    }

    #[test]
    fn the_first_allowed_origin_is_the_host() {
        let mut gate = Gate::new(vec!["http://a".into(), "http://b".into()]);
        let message = raw("get");
        assert!(gate.admit("http://c", true, &message).is_err());
        assert!(gate.admit("http://a", false, &message).is_err());
        assert!(gate.admit("null", true, &message).is_err());
        assert!(gate.admit("http://a", true, &Raw::default()).is_err());
        assert_eq!(gate.hosts().len(), 2);
        assert!(gate.admit("http://b", true, &message).is_ok());
        assert_eq!(gate.hosts(), ["http://b"]);
        assert!(gate.admit("http://a", true, &message).is_err());
        assert!(gate.admit("http://b", true, &message).is_ok());
    }

    #[test]
    fn a_message_is_understood_or_refused_with_a_reason() {
        assert_eq!(read(raw("get")), Ok(Ask::Get));
        assert_eq!(read(raw("load")), Err("load needs a text"));
        let text = |units| Raw {
            text_units: Some(units),
            ..raw("load")
        };
        assert_eq!(read(text(MOST_UNITS)), Ok(Ask::Load(false)));
        assert!(read(text(MOST_UNITS + 1)).is_err());
        let focus = |node| Raw {
            node: Some(node),
            ..raw("focus")
        };
        assert_eq!(read(focus(3.0)), Ok(Ask::Focus(3)));
        assert!(read(focus(-1.0)).is_err());
        assert!(read(focus(f64::NAN)).is_err());
        assert!(read(raw("eval")).is_err());
        for version in [None, Some(2.0), Some(f64::NAN)] {
            let other = Raw {
                version,
                ..raw("get")
            };
            assert!(read(other).is_err());
        }
        let long = Raw {
            id: Some("x".repeat(101)),
            ..raw("get")
        };
        assert!(read(long).is_err());
    }
}
