//! Files of this machine: dragged in from outside, or picked in the browser's file dialog.

use serde_json::{Value, json};

use crate::{Page, Result};

/// Keeps the page's file field instead of opening a dialog, which no test could answer.
const HOLD_PICKER: &str = "HTMLInputElement.prototype.click = function () { window.picker = this }";

impl Page {
    /// Drags files from outside the browser onto the first match and lets them go there.
    pub fn drop_files(&self, css: &str, files: &[(&str, &[u8])]) -> Result {
        let files = self.write_files(files)?;
        self.drop_data(
            css,
            json!({"items": [], "files": files, "dragOperationsMask": 1}),
        )
    }

    /// The same with words dragged out of another program, as plain text and as HTML.
    pub fn drop_words(&self, css: &str, text: &str, html: &str) -> Result {
        let forms = [("text/plain", text), ("text/html", html)];
        let items = forms.map(|(kind, data)| json!({"mimeType": kind, "data": data}));
        self.drop_data(css, json!({"items": items, "dragOperationsMask": 1}))
    }

    fn drop_data(&self, css: &str, data: Value) -> Result {
        let (x, y) = self.in_viewport(self.rect(css)?.center());
        for kind in ["dragEnter", "dragOver", "drop"] {
            let params = json!({"type": kind, "x": x, "y": y, "data": data});
            self.cdp("Input.dispatchDragEvent", params)?;
        }
        Ok(())
    }

    /// Clicks what opens the file dialog and picks files in it.
    pub fn pick_files(&self, css: &str, files: &[(&str, &[u8])]) -> Result {
        let files = self.write_files(files)?;
        self.eval(HOLD_PICKER, ())?;
        self.wait_for(css)?;
        self.click(css)?;
        self.wait_until("return window.picker !== undefined")?;
        let picker = self.cdp("Runtime.evaluate", json!({"expression": "window.picker"}))?;
        let params = json!({"files": files, "objectId": picker["result"]["objectId"]});
        self.cdp("DOM.setFileInputFiles", params).map(drop)
    }

    /// Writes files into the profile's directory, which goes with the page; their paths.
    fn write_files(&self, files: &[(&str, &[u8])]) -> Result<Vec<String>> {
        let directory = self.profile().path().join("files");
        std::fs::create_dir_all(&directory)?;
        let write = |(name, bytes): &(&str, &[u8])| {
            let path = directory.join(name);
            std::fs::write(&path, bytes)?;
            Ok(path.to_string_lossy().into_owned())
        };
        files.iter().map(write).collect()
    }
}
