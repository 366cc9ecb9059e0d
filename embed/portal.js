import "./embed/gangmu.js";

const at = (id) => document.getElementById(id);
const editor = at("editor");
const note = (words) => {
  const line = document.createElement("li");
  line.textContent = words;
  at("log").prepend(line);
};
for (const name of ["ready", "input", "change", "counts", "findings", "viewchange", "copyout", "error"]) {
  editor.addEventListener(name, ({ detail }) => note(`${name} ${JSON.stringify(detail)?.slice(0, 120)}`));
}
at("form").addEventListener("submit", (event) => {
  event.preventDefault();
  at("sent").textContent = JSON.stringify([...new FormData(event.target)], null, 1);
});
const themes = ["auto", "light", "dark", "contrast"];
at("theme").addEventListener("click", () => {
  const next = themes.indexOf(editor.getAttribute("theme") ?? "auto") + 1;
  editor.setAttribute("theme", themes[next % themes.length]);
});
at("narrow").addEventListener("click", () => editor.classList.toggle("narrow"));

// A command and a check of the portal's own.
editor.commands = [
  { id: "submit", zh: "报送本表", en: "Submit the form", alias: "bsbb", keys: "Ctrl+Enter", run: ({ form }) => form.requestSubmit() },
];
const walk = (node) => [node, ...(node.children ?? []).flatMap(walk)];
editor.checks = [
  ({ documents }) => documents.flatMap(({ nodes }) => nodes.flatMap(walk))
    .filter(({ title, text }) => (title ?? text ?? "").includes("等等"))
    .map(({ id }) => ({
      rule: "and-so-on",
      title: { zh: "报送要求", en: "Requirements" },
      severity: "error",
      node: id,
      words: "等等",
      instead: "等",
      message: { zh: "报送的报告不写“等等”", en: "A report says what there is" },
    })),
];

// The frame may be of another origin: ?frame=http://127.0.0.1:8081
const frame = at("frame");
const there = new URLSearchParams(location.search).get("frame") ?? location.origin;
frame.src = `${there}/gangmu.html?embed=1&origin=${encodeURIComponent(location.origin)}`;
const say = (type, more) =>
  frame.contentWindow.postMessage({ app: "gangmu", v: 1, id: `${type}-1`, type, ...more }, there);
addEventListener("message", ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== there || data.app !== "gangmu") return;
  if (data.id || data.type === "ready") at("heard").textContent = data.type;
  note(`frame: ${JSON.stringify(data).slice(0, 120)}`);
  if (data.type === "loaded") say("get");
});
at("send").addEventListener("click", () => say("load", { text: editor.value }));
