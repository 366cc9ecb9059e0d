//! What a screen reader is told: Chromium's own tree of names and roles.

use browser_tests::{Page, Result, Value, json};

/// Roles that act, and must say by a name what they do.
const ACTING: [&str; 13] = [
    "button",
    "textbox",
    "searchbox",
    "combobox",
    "checkbox",
    "radio",
    "tab",
    "menuitem",
    "dialog",
    "tree",
    "grid",
    "treeitem",
    "spinbutton",
];

/// A node that is not passed over.
pub struct Spoken {
    pub role: String,
    pub name: String,
    properties: Value,
}

impl Spoken {
    /// A property: `level`, `expanded`, `focusable` and the like.
    pub fn property(&self, name: &str) -> Option<&Value> {
        let mut all = self.properties.as_array()?.iter();
        let found = all.find(|property| property["name"] == name)?;
        Some(&found["value"]["value"])
    }
}

/// All that is said in the page, or in its frame.
pub fn spoken(page: &Page, in_frame: bool) -> Result<Vec<Spoken>> {
    let frames = page.cdp("Page.getFrameTree", json!({}))?;
    let within = &frames["frameTree"]["childFrames"][0]["frame"]["id"];
    let params = match in_frame {
        true => json!({"frameId": within}),
        false => json!({}),
    };
    page.cdp("Accessibility.enable", json!({}))?;
    let tree = page.cdp("Accessibility.getFullAXTree", params)?;
    let nodes = tree["nodes"].as_array().into_iter().flatten();
    let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_string();
    let spoken = nodes
        .filter(|node| node["ignored"] != true)
        .map(|node| Spoken {
            role: text(&node["role"]),
            name: text(&node["name"]),
            properties: node["properties"].clone(),
        });
    Ok(spoken.collect())
}

/// Everything that acts says what it does; rows say how deep they are and whether they are open.
pub fn check(all: &[Spoken], rows: usize) {
    for one in all.iter().filter(|s| ACTING.contains(&s.role.as_str())) {
        assert!(!one.name.trim().is_empty(), "a {} has no name", one.role);
    }
    let items = || all.iter().filter(|s| s.role == "treeitem");
    assert_eq!(items().count(), rows, "each row is there once");
    assert!(items().all(|row| row.property("level").is_some()));
    assert!(items().any(|row| row.property("expanded") == Some(&json!(true))));
    assert_eq!(all.iter().filter(|s| s.role == "tree").count(), 1);
}
