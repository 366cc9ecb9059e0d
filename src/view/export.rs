//! What to write as a file: its form, how it is to look, and the beginning of it.

use super::modal::Modal;
use crate::platform::{dom, print};
use session::{Export, Files, FilesEvent, Range, SettingRow, Wording};
use std::rc::Rc;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// What the sheet knows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is being chosen.
    pub export: Export,
    /// What is chosen by name.
    pub named: Vec<String>,
    /// Whether there are several reports.
    pub several: bool,
    /// The words of the interface.
    pub wording: Wording,
    /// Where requests go.
    pub send: Callback<session::Event>,
}

/// Common fonts of official documents, offered where a font is asked for.
const FONTS: [&str; 12] = [
    "仿宋_GB2312",
    "仿宋",
    "方正仿宋_GBK",
    "楷体_GB2312",
    "楷体",
    "方正楷体_GBK",
    "黑体",
    "方正黑体_GBK",
    "方正小标宋简体",
    "方正小标宋_GBK",
    "宋体",
    "Times New Roman",
];

/// The names under which settings are kept.
pub fn names(files: &Files) -> Vec<String> {
    files
        .kept
        .named
        .iter()
        .map(|(name, _)| name.clone())
        .collect()
}

/// The sheet.
#[component]
pub fn ExportSheet(props: &Props) -> Html {
    let (w, export) = (props.wording, &props.export);
    let send = |event: FilesEvent| {
        let send = props.send.clone();
        Callback::from(move |_: MouseEvent| send.emit(event.clone().into()))
    };
    let onclose = props.send.reform(|()| FilesEvent::CloseExport.into());
    let can = export.about.is_some() && !export.busy;
    let foot = html! {
        <>
            <button class="button" aria-pressed={export.settings.to_string()} disabled={export.about.is_none()} onclick={send(FilesEvent::Settings)}>
                { if export.settings { w.of("返回格式", "Back to the forms") } else { w.of("版式设置", "Settings") } }
            </button>
            <span class="spring" />
            <button class="button" onclick={send(FilesEvent::CloseExport)}>{ w.of("取消", "Cancel") }</button>
            <button class="button primary" disabled={!can} onclick={send(FilesEvent::Write)}>
                { if export.busy { w.of("正在导出…", "Writing …") } else { w.of("导出", "Export") } }
            </button>
        </>
    };
    html! {
        <Modal kind="for-export" title={w.of("导出文件", "Export a file")} close={w.of("关闭", "Close")} {onclose} {foot}>
            <div class="export">
                <div class="choices">
                    if let Some(why) = &export.error {
                        <p class="wrong" role="alert">{ w.say(why) }</p>
                    }
                    if export.settings {
                        { settings(props) }
                    } else {
                        { forms(props) }
                    }
                </div>
                <Beginning html={export.preview.clone()} across={export.ledger} margins={margins(export)}
                    name={w.of("首页预览", "The first page")} />
            </div>
        </Modal>
    }
}

fn forms(props: &Props) -> Html {
    let (w, export) = (props.wording, &props.export);
    let Some(about) = &export.about else {
        return html! { <p class="none">{ w.of("正在准备…", "Getting ready …") }</p> };
    };
    let group = |ledger: bool| {
        about
            .forms
            .iter()
            .filter(move |f| f.ledger == ledger)
            .map(|form| {
                let chosen = form.key == export.form;
                let event = FilesEvent::Form(form.ledger, form.key.clone());
                let onchange = props
                    .send
                    .reform(move |_: web_sys::Event| event.clone().into());
                html! {
                    <label>
                        <input type="radio" name="gangmu-form" checked={chosen} {onchange} />
                        <span>{ w.say(&form.names) }</span>
                        <small>{ format!(".{}", form.ending) }</small>
                    </label>
                }
            })
    };
    html! {
        <>
            if props.several {
                <p class="of">{ w.of("范围：", "Scope: ") }<b>{ &*export.of }</b></p>
            }
            for (ledger, name) in [(false, w.of("报告", "Report")), (true, w.of("台账", "Ledger"))] {
                if about.forms.iter().any(|f| f.ledger == ledger) {
                    <fieldset><legend>{ name }</legend>{ for group(ledger) }</fieldset>
                }
            }
        </>
    }
}

fn settings(props: &Props) -> Html {
    let w = props.wording;
    let rows = props.export.about.iter().flat_map(|about| &about.settings);
    let send = |event: FilesEvent| {
        let send = props.send.clone();
        Callback::from(move |_: MouseEvent| send.emit(event.clone().into()))
    };
    let named = props.named.iter().map(|name| {
        html! {
            <span class="named">
                <button onclick={send(FilesEvent::Take(name.clone()))}>{ name }</button>
                <button aria-label={[w.of("删除 ", "Delete "), name].concat()} onclick={send(FilesEvent::Forget(name.clone()))}>{ "×" }</button>
            </span>
        }
    });
    let keep = {
        let send = props.send.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let field = dom::element(event.target());
            let field = field.and_then(|form| form.query_selector("input").ok().flatten());
            let field =
                field.and_then(|e| wasm_bindgen::JsCast::dyn_into::<HtmlInputElement>(e).ok());
            if let Some(field) = field.filter(|f| !f.value().trim().is_empty()) {
                send.emit(FilesEvent::KeepAs(field.value().trim().to_owned()).into());
                field.set_value("");
            }
        })
    };
    html! {
        <>
            <div class="kept">
                { for named }
                <form onsubmit={keep}>
                    <input type="text" aria-label={w.of("给这套设置取名", "A name for these settings")} placeholder={w.of("给这套设置取名", "A name for these settings")} />
                    <button class="button">{ w.of("保存", "Keep") }</button>
                </form>
                <p>
                    <button class="link" onclick={send(FilesEvent::GiveSettings)}>{ w.of("导出设置", "Settings as a file") }</button>
                    <button class="link" onclick={send(FilesEvent::PickSettings)}>{ w.of("导入设置", "From a file") }</button>
                    <button class="link" onclick={send(FilesEvent::SetAll(String::new()))}>{ w.of("全部恢复默认", "All defaults") }</button>
                </p>
            </div>
            <datalist id="gangmu-fonts">{ for FONTS.iter().map(|font| html! { <option value={*font} /> }) }</datalist>
            { for rows.map(|row| setting(row, props)) }
        </>
    }
}

fn setting(row: &SettingRow, props: &Props) -> Html {
    let (w, value) = (props.wording, props.export.value(row));
    let set = |read: fn(&HtmlInputElement) -> Option<serde_json::Value>| {
        let (send, path) = (props.send.clone(), row.path.clone());
        Callback::from(move |event: web_sys::Event| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            if let Some(value) = read(&field) {
                send.emit(FilesEvent::Set(path.clone(), Some(value)).into());
            }
        })
    };
    let field = match &row.range {
        Range::Flag => {
            let onchange = set(|field| Some(field.checked().into()));
            html! { <input type="checkbox" checked={*value == true} {onchange} /> }
        }
        Range::Number(from, to, step) => {
            let onchange = set(|f| f.value().parse::<f64>().ok().map(number));
            html! { <input type="number" min={from.to_string()} max={to.to_string()} step={step.to_string()} value={value.as_f64().unwrap_or_default().to_string()} {onchange} /> }
        }
        Range::Font => {
            let onchange = set(|field| {
                Some(match field.value().trim() {
                    "" => serde_json::Value::Null,
                    font => font.into(),
                })
            });
            html! { <input type="text" list="gangmu-fonts" value={value.as_str().unwrap_or_default().to_owned()} {onchange} /> }
        }
        Range::Words => {
            let onchange = set(|field| Some(field.value().trim().into()));
            html! { <input type="text" value={value.as_str().unwrap_or_default().to_owned()} {onchange} /> }
        }
        Range::Choice(choices) => {
            let onchange = set(|field| Some(field.value().into()));
            html! {
                <select {onchange}>
                    { for choices.iter().map(|(id, names)| html! {
                        <option value={id.clone()} selected={*value == id.as_str()}>{ w.say(names) }</option>
                    }) }
                </select>
            }
        }
    };
    let path = row.path.clone();
    let reset = props
        .send
        .reform(move |_: MouseEvent| FilesEvent::Set(path.clone(), None).into());
    html! {
        <div class="setting">
            <label><span>{ w.say(&row.names) }</span>{ field }</label>
            if *value != row.usual {
                <button class="link" onclick={reset}>{ w.of("恢复", "Reset") }</button>
            }
        </div>
    }
}

/// Whole numbers stay whole: the settings ask for some.
fn number(n: f64) -> serde_json::Value {
    match n.fract() == 0.0 {
        true => (n as i64).into(),
        false => n.into(),
    }
}

/// The paper's edges in millimetres, as CSS has them.
fn margins(export: &Export) -> String {
    let of = |side: &str, usual: f64| {
        let path = ["format.marginsMm.", side].concat();
        let rows = export.about.iter().flat_map(|about| &about.settings);
        let row = rows.clone().find(|row| row.path == path);
        row.and_then(|row| row.value.as_f64()).unwrap_or(usual)
    };
    let (top, right) = (of("top", 37.0), of("right", 26.0));
    format!("padding:{top}mm {right}mm 0 {}mm", of("left", 28.0))
}

#[derive(Properties, PartialEq)]
struct BeginningProps {
    html: Rc<str>,
    across: bool,
    margins: String,
    name: AttrValue,
}

/// The first page, small.
#[component]
fn Beginning(props: &BeginningProps) -> Html {
    let paper = use_node_ref();
    {
        let paper = paper.clone();
        use_effect_with(props.html.clone(), move |html| {
            if let Some(paper) = paper.cast::<Element>() {
                paper.set_text_content(None);
                print::fill(&paper, html);
            }
        });
    }
    // A sheet, or words as they are: no page.
    let shape = match () {
        () if props.html.starts_with("<pre") => "text",
        () if props.html.starts_with("<table class=book") => "grid",
        () if props.across => "across",
        () => "",
    };
    let margins = shape.is_empty().then(|| props.margins.clone());
    html! {
        <div class={classes!("first-page", shape)} role="img" aria-label={props.name.clone()}>
            <div class="paper" inert=true ref={paper} ~style={margins} />
        </div>
    }
}
