//! The real clipboard of the browser, and the real Ctrl+C, Ctrl+X and Ctrl+V.

use serde_json::{Value, json};

use crate::{Error, Page, Result};

impl Page {
    /// Puts plain text on the clipboard and presses Ctrl+V where the focus is: the page gets a
    /// trusted paste event.
    pub fn paste(&self, text: &str) -> Result {
        self.set_clipboard(text, None)?;
        self.press("Ctrl+v")
    }

    /// The same with HTML beside the text, as a word processor leaves it; the HTML is not cleaned
    /// on its way.
    pub fn paste_html(&self, html: &str, text: &str) -> Result {
        self.set_clipboard(text, Some(html))?;
        self.press("Ctrl+v")
    }

    /// Fills the clipboard without pasting. Goes through a copy event, so that the HTML arrives as
    /// it is; the page's own handlers do not see it.
    pub fn set_clipboard(&self, text: &str, html: Option<&str>) -> Result {
        let script = format!(
            "(() => {{ \
               let done = false; \
               const fill = (e) => {{ \
                 e.preventDefault(); e.stopImmediatePropagation(); \
                 const [text, html] = {}; \
                 e.clipboardData.setData('text/plain', text); \
                 if (html !== null) e.clipboardData.setData('text/html', html); \
                 done = true; \
               }}; \
               window.addEventListener('copy', fill, true); \
               document.execCommand('copy'); \
               window.removeEventListener('copy', fill, true); \
               return done; \
             }})()",
            json!([text, html])
        );
        match self.with_gesture(&script)? {
            Value::Bool(true) => Ok(()),
            other => Err(Error(format!(
                "The clipboard could not be filled: {other}."
            ))),
        }
    }

    /// What the clipboard holds now: plain text and HTML, each empty if absent.
    pub fn clipboard(&self) -> Result<(String, String)> {
        self.grant()?;
        let script = "(async () => { \
            const read = async (item, type) => \
              item.types.includes(type) ? await (await item.getType(type)).text() : ''; \
            const [item] = await navigator.clipboard.read({unsanitized: ['text/html']}); \
            return item ? [await read(item, 'text/plain'), await read(item, 'text/html')] : ['', '']; \
          })()";
        let value = self.with_gesture(script)?;
        let part = |i: usize| value[i].as_str().unwrap_or_default().to_string();
        Ok((part(0), part(1)))
    }

    /// Ctrl+C, then the clipboard.
    pub fn copy(&self) -> Result<(String, String)> {
        self.press("Ctrl+c")?;
        self.clipboard()
    }

    fn grant(&self) -> Result {
        let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
        self.cdp(
            "Browser.grantPermissions",
            json!({"permissions": permissions}),
        )
        .map(drop)
    }

    /// Evaluates an expression as if a person had just clicked; promises are awaited.
    fn with_gesture(&self, expression: &str) -> Result<Value> {
        let params = json!({
            "expression": expression,
            "userGesture": true,
            "awaitPromise": true,
            "returnByValue": true,
        });
        let mut answer = self.cdp("Runtime.evaluate", params)?;
        match answer["exceptionDetails"]["exception"]["description"].as_str() {
            Some(error) => Err(Error(format!("The clipboard failed: {error}"))),
            None => Ok(answer["result"]["value"].take()),
        }
    }
}
