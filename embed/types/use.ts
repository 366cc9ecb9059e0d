// The declarations in use; must compile, and what is marked must not.
import { GangmuEditor, define, type GangmuCounts, type GangmuError } from "gangmu-editor";

const editor: GangmuEditor = document.createElement("gangmu-editor");
editor.value = "一、总体情况\n";
editor.addEventListener("counts", (event) => {
  const counts: GangmuCounts = event.detail;
  const headings: number[] = counts.headings;
  console.log(headings, event.detail.words.toFixed());
});
editor.addEventListener("ready", ({ detail }) => detail.version.length);
editor.addEventListener("click", () => undefined);
const text: Promise<string> = editor.exportAs("markdown");
const blob: Promise<Blob> = editor.exportAs("rich");
const files: Promise<Blob>[] = [
  editor.exportAs("docx"),
  editor.exportAs("ledger-docx", { options: { format: { body: { sizePt: 15 } }, contents: true } }),
  editor.exportAs("text", { options: { encoding: "gb18030" } }),
];
const name: string = define("my-editor");
editor.load(new File([], "a.txt")).then(() => editor.findings[0]?.message.zh);
editor.ready.then((same) => same.focusNode(3));
editor.checks = [(outline) => (outline.documents.length > 1 ? [{ message: { zh: "只能一篇", en: "One only" } }] : [])];
editor.checks = [() => [{ rule: "annex", title: "附件", severity: "error", node: 3, words: "附表", instead: "附件", message: "应为附件" }]];
editor.commands = [{ id: "submit", zh: "报送", en: "Submit", alias: "bs", keys: "Ctrl+Enter", run: (same) => same.form?.requestSubmit() }];
editor.scheme = { levels: [{ form: "一、" }, { form: "（一）", regime: "continue" }] };
editor.scheme = "official";
editor.view = "ledger";
editor.addEventListener("viewchange", ({ detail }) => detail.view === editor.view);
const rows: string[] = editor.ledger?.map(({ problem, status }) => `${problem} ${status}`) ?? [];
console.log(rows, editor.states?.none.toFixed());
editor.ready.catch((failure: GangmuError) => failure.code === "policy" && failure.url);
console.log(text, blob, files, name, editor.outline?.documents.length, editor.validity.valid);

// @ts-expect-error no such form
editor.exportAs("pdf");
// @ts-expect-error no such setting
editor.exportAs("docx", { options: { font: "宋体" } });
// @ts-expect-error read only
editor.dirty = true;
// @ts-expect-error read only
editor.ledger = [];
// @ts-expect-error no such view
editor.view = "table";
// @ts-expect-error nothing to run
editor.commands = [{ id: "a", zh: "甲" }];
// @ts-expect-error a number
editor.focusNode("3");
