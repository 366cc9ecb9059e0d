//! The page before anything is open: what to do, and that nothing leaves this machine.

use super::icon::Icon;
use crate::host;
use crate::platform::keys::spelled;
use session::{Event, FilesEvent, TextsEvent, Wording};
use yew::prelude::*;

/// The page; `below` is what can be gone on with.
pub fn empty(w: Wording, send: &Callback<Event>, below: Html) -> Html {
    let send = |msg: Event| send.reform(move |_: MouseEvent| msg.clone());
    html! {
        <main class="empty" role={host::role()}>
            <div class="sheet">
                <h1>{ w.of("粘贴报告全文，自动生成提纲", "Paste a report, get its outline") }</h1>
                <p class="lead">
                    { w.of("按 ", "Press ") }<kbd>{ spelled("Mod") }</kbd>{ " + " }<kbd>{ "V" }</kbd>
                    { w.of(" 粘贴，也可以把 Word、WPS、Excel、PDF、文本文件拖到这里", " to paste, or drop files of Word, WPS, Excel, PDF or text here") }
                </p>
                <div class="ways">
                    <button class="button primary" onclick={send(Event::Texts(TextsEvent::Paste))}>{ w.of("粘贴", "Paste") }</button>
                    <button class="button" onclick={send(Event::Files(FilesEvent::Pick))}>{ w.of("打开文件", "Open a file") }</button>
                    <button class="button" onclick={send(Event::Texts(TextsEvent::Sample))}>{ w.of("看看示例", "Try a sample") }</button>
                </div>
                if !host::is_hosted() {
                <p class="promise">
                    { Icon::Shield.draw() }
                    <span>{ w.of(
                        "本页不能联网：浏览器按页内安全策略拒绝一切连接，内容只留在这台电脑上。",
                        "This page cannot reach a network: the browser refuses every connection by the page's own policy. The text stays on this computer.",
                    ) }</span>
                </p>
                }
                { below }
            </div>
        </main>
    }
}
