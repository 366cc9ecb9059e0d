// Why there is no editor, in words for the writer and under a name for the host.
const WHY = {
  policy: ({ missing }) => [
    `所在系统的安全策略不放行 WebAssembly：script-src 里没有 ${missing}。`,
    `The security policy of this site refuses WebAssembly: its script-src lacks ${missing}.`,
  ],
  unsupported: () => [
    "这个浏览器运行不了纲目：没有所需的 WebAssembly，请换用新版本的浏览器。",
    "This browser cannot run Gangmu: it lacks the WebAssembly that is needed. Please use a newer one.",
  ],
  missing: ({ url }) => [`服务器上没有文件 ${url}。`, `The server has no file ${url}.`],
  damaged: ({ url }) => [
    `文件 ${url} 已损坏，或者不是同一版本的。`,
    `The file ${url} is damaged, or of another version.`,
  ],
  refused: ({ url }) => [
    `所在系统的安全策略（connect-src）不放行文件 ${url}。`,
    `The security policy of this site (connect-src) refuses the file ${url}.`,
  ],
  unreachable: ({ url }) => [
    `取不到文件 ${url}：网络不通，或者那台服务器不许这个网站取用。`,
    `The file ${url} cannot be had: no network, or its server does not let this site have it.`,
  ],
  failed: ({ reason }) => [`纲目启动失败（${reason}）。`, `Gangmu failed to start (${reason}).`],
  early: () => ["编辑器还没有就绪。", "The editor is not ready yet; wait for `ready`."],
  removed: () => ["编辑器不在页面里。", "The editor is not on the page."],
};

// What promises and methods fail with: `code` is one of the names above, `url` the file that is meant.
class GangmuError extends Error {
  name = "GangmuError";
  constructor(code, about = {}) {
    super(`gangmu: ${WHY[code](about)[1]}`);
    this.code = code;
    this.url = about.url;
    this.words = WHY[code](about);
  }
  static of(error) {
    if (error instanceof GangmuError) return error;
    // What is whole and allowed, and still no module, uses what the browser does not know.
    if (globalThis.WebAssembly && error instanceof WebAssembly.CompileError) return new GangmuError("unsupported");
    return new GangmuError("failed", { reason: String(error) });
  }
}

// Fails where WebAssembly is refused, told by the smallest module there is.
const needWasm = () => {
  if (typeof WebAssembly !== "object") throw new GangmuError("unsupported");
  try {
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch {
    // Chromium before 97 knows the wider word alone.
    throw new GangmuError("policy", { missing: [].findLast ? "'wasm-unsafe-eval'" : "'unsafe-eval'" });
  }
};

// What stands in the editor's place: the sentence, and the text in a plain field. `typed` is called
// when the writer has changed it.
const plainField = (place, error, typed) => {
  const why = document.createElement("p");
  why.setAttribute("role", "alert");
  const field = document.createElement("textarea");
  field.setAttribute("part", "plain");
  field.addEventListener("input", typed);
  const box = document.createElement("div");
  box.className = "gangmu-plain";
  box.append(why, field);
  place.replaceChildren(box);
  return {
    error,
    field,
    // Says it in the language of the element, in its colours, and follows what it allows.
    follow(host, disabled) {
      const theme = known(host, "theme") ?? "auto";
      place.toggleAttribute("data-theme", theme !== "auto");
      if (theme !== "auto") place.dataset.theme = theme;
      const english = known(host, "lang") === "en";
      box.lang = english ? "en" : "zh-CN";
      const rest = english ? "The text can be written here without it." : "文字仍可在下面的方框里填写。";
      const said = [error.words[english ? 1 : 0], rest].join(english ? " " : "");
      if (why.textContent !== said) why.textContent = said;
      const name = host.getAttribute("aria-label") ?? host.labels?.[0]?.textContent.trim();
      field.setAttribute("aria-label", name || (english ? "Text" : "正文"));
      field.readOnly = host.readOnly;
      field.disabled = disabled;
    },
    show(text) {
      field.value = text;
    },
    // A field knows one kind of line ends: the text keeps its own.
    text(before) {
      return before.includes("\r\n") ? field.value.replaceAll("\n", "\r\n") : field.value;
    },
  };
};
