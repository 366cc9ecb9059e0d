/*! Gangmu 纲目 gangmu:version. MIT OR Apache-2.0. */
const gangmuMake = (gangmuAsset, gangmuHost) => {
/* gangmu:glue */
return wasm_bindgen;
};
/* gangmu:load */
const VERSION = "gangmu:version";
// What the module of the checks writes; the editor writes `text` and `rich`, the module of files all else.
const WRITTEN = ["markdown", "outline", "json"];
const ASSETS = { "gangmu-app": "gangmu_bg.wasm", "gangmu-later": "gangmu_later.wasm", "gangmu-reader": "gangmu_reader.wasm", "gangmu-files": "gangmu_files.wasm", "gangmu-dictionary": "gangmu_dictionary.txt" };

/* gangmu:shared */
class GangmuEditor extends HTMLElement {
  static formAssociated = true;
  static observedAttributes = [
    "lang", "theme", "readonly", "storage", "exports", "required", "validate",
    "view", "views", "lock", "target-length", "scheme",
  ];
  static version = VERSION;

  #internals = this.attachInternals();
  #root = this.attachShadow({ mode: "open" });
  #place;
  #ask; // The function by which the editor is asked; undefined while none stands.
  #text = ""; // The text while no editor stands.
  #words;
  #scheme;
  #commands = []; // The host's own: functions of the element.
  #checks = []; // The host's own, functions of the outline.
  #own = []; // What they found.
  #initial;
  #given = false; // Whether the host has set the text.
  #turning = false; // Whether the host has just set the view.
  #dirty = false;
  #touched = false;
  #custom = ""; // What the host finds wrong with the form's field.
  #disabled = false;
  #form = null;
  #turn = 0; // Grows with every start and end.
  #pending = new Set();
  #ready;
  #resolve;
  #onFormData = (event) => {
    if (this.name && !this.#disabled) event.formData.set(this.name, this.value);
  };
  #last; // What within had the focus last, while nobody else has taken it.
  // Whatever has the focus may be taken off the page: the row that undo takes back, a dialog. The
  // browser then sends keys to the body, as if the writer had left.
  #isHere() {
    const at = document.activeElement;
    if (at === this) return true;
    return Boolean(this.#last) && (at === null || at === document.body);
  }
  // Tells of a change once the focus has left, and not while a row gives way to the next.
  #leave() {
    setTimeout(() => {
      if (!this.#touched || this.#isHere()) return;
      this.#touched = false;
      this.#fire("change", null);
    });
  }
  #onFocus = (event) => {
    if (event.composedPath()[0] === this.#last) return;
    this.#last = undefined;
    this.#leave();
  };
  #onPress = (event) => {
    if (event.composedPath().includes(this)) return;
    this.#last = undefined;
    this.#leave();
  };
  #onKey = (event) => {
    if (event.composedPath().includes(this) || event.key === "Tab" || !this.#isHere()) return;
    this.#place.focus({ preventScroll: true });
    this.#again(event, new KeyboardEvent("keydown", event));
  };
  // A paste while no words are selected goes to the body, though the editor has the focus.
  #onPaste = (event) => {
    if (event.composedPath().includes(this) || !this.#isHere()) return;
    const { clipboardData } = event;
    this.#again(event, new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  };
  #again(event, copy) {
    if (this.#place?.dispatchEvent(copy) === false) event.preventDefault();
  }
  #hears = { paste: this.#onPaste, keydown: this.#onKey, focusin: this.#onFocus, pointerdown: this.#onPress };

  constructor() {
    super();
    this.#ready = new Promise((resolve) => { this.#resolve = resolve; });
    // What has a name must have a role; the host's own attributes come before it.
    this.#internals.role = "group";
    this.#root.adoptedStyleSheets = [style()];
    // What rows' own fields say is no event of the editor.
    for (const name of ["input", "change", "selectionchange", "select"]) {
      this.#root.addEventListener(name, (event) => event.stopPropagation());
    }
    this.#root.addEventListener("focusin", (event) => { this.#last = event.target; });
    this.#root.addEventListener("focusout", ({ target }) => {
      // What is taken away is gone only once the editor has done what it is doing.
      queueMicrotask(() => {
        const stays = target.isConnected && !target.disabled && target.checkVisibility?.() !== false;
        const left = this.#last === target && this.#root.activeElement !== target;
        if (stays && left) this.#last = undefined;
      });
    });
    // The browser's own undo knows the fields of the whole page: pressed outside, it is not ours.
    this.#root.addEventListener("beforeinput", (event) => {
      if (event.inputType.startsWith("history") && document.activeElement !== this) event.preventDefault();
    });
    this.addEventListener("focusout", () => this.#leave());
  }

  connectedCallback() {
    if (this.#initial === undefined) {
      this.#initial = this.#written();
      for (const name of ["value", "words", "scheme", "commands", "checks"]) this.#upgrade(name);
      if (!this.#given) this.#text = this.#initial;
      // A script before the element defines it while its words are still being read.
      if (document.readyState === "loading") {
        document.addEventListener("DOMContentLoaded", () => this.#complete(), { once: true });
      }
    }
    if (this.#ask === undefined) this.#start(++this.#turn);
  }

  // The words between the tags.
  #written() { return this.textContent.replace(/^\r?\n/, ""); }

  #complete() {
    const before = this.#initial;
    this.#initial = this.#written();
    if (this.#given || this.#dirty || this.#initial === before) return;
    this.value = this.#initial;
    this.#given = false;
  }

  disconnectedCallback() {
    // Moving an element takes it out and puts it in again.
    queueMicrotask(() => { if (!this.isConnected) this.destroy(); });
  }

  attributeChangedCallback(name) {
    this.#decide(name === "view");
    this.#judge();
  }

  formAssociatedCallback(form) {
    this.#form?.removeEventListener("formdata", this.#onFormData);
    this.#form = form;
    form?.addEventListener("formdata", this.#onFormData);
  }

  formDisabledCallback(disabled) {
    this.#disabled = disabled;
    this.#decide();
  }

  formResetCallback() {
    this.value = this.#initial ?? "";
  }

  formStateRestoreCallback(state) {
    if (typeof state === "string") this.value = state;
  }

  get ready() { return this.#ready; }
  get form() { return this.#internals.form; }
  get validity() { return this.#internals.validity; }
  get validationMessage() { return this.#internals.validationMessage; }
  get willValidate() { return this.#internals.willValidate; }
  checkValidity() { return this.#internals.checkValidity(); }
  reportValidity() { return this.#internals.reportValidity(); }
  get name() { return this.getAttribute("name") ?? ""; }
  set name(name) { this.setAttribute("name", name); }
  get type() { return "gangmu-editor"; }
  get readOnly() { return this.hasAttribute("readonly"); }
  set readOnly(on) { this.toggleAttribute("readonly", Boolean(on)); }
  get disabled() { return this.hasAttribute("disabled"); }
  set disabled(on) { this.toggleAttribute("disabled", Boolean(on)); }
  get required() { return this.hasAttribute("required"); }
  set required(on) { this.toggleAttribute("required", Boolean(on)); }
  get labels() { return this.#internals.labels; }
  setCustomValidity(words) {
    this.#custom = String(words);
    this.#judge();
  }
  get dirty() { return this.#dirty; }

  get value() { return this.#ask ? this.#ask("value") : this.#text; }
  set value(text) {
    text = String(text ?? "");
    this.#dirty = false;
    this.#given = true;
    // Frameworks give back what they have just read: the writer keeps caret, folds and undo.
    if (this.#ask && this.#ask("value") === text) return;
    if (this.#ask) this.#ask("set", text);
    this.#text = this.#ask ? "" : text;
    this.#touched = false;
    this.#judge();
    if (this.#ask) this.#fire("counts", this.counts);
  }

  get outline() { return this.#ask ? JSON.parse(written(this.#ask("request"), "json")) : null; }
  get counts() { return this.#ask ? JSON.parse(this.#ask("counts")) : null; }
  get findings() {
    return this.#ask ? [...JSON.parse(this.#ask("findings")), ...this.#own] : [];
  }
  get checks() { return [...this.#checks]; }
  set checks(checks) {
    this.#checks = [...checks];
    this.#look();
    this.#judge();
  }
  get words() { return this.#words; }
  set words(list) {
    this.#words = list === undefined || list === null ? undefined : String(list);
    this.#decide();
  }

  get view() { return this.#ask && !this.#turning ? this.#ask("view") : this.getAttribute("view") ?? "outline"; }
  set view(view) { this.setAttribute("view", view); }
  get scheme() { return this.#scheme ?? this.getAttribute("scheme") ?? undefined; }
  set scheme(scheme) {
    this.#scheme = scheme ?? undefined;
    this.#decide();
  }
  get commands() { return [...this.#commands]; }
  set commands(commands) {
    this.#commands = [...commands];
    this.#decide();
  }

  async load(source) {
    await this.#ready;
    if (!(source instanceof Blob)) return void (this.value = source);
    this.value = await this.#asked("read", new Uint8Array(await source.arrayBuffer()));
  }

  async exportAs(format, { options } = {}) {
    await this.#ready;
    const form = format === "html" ? "rich" : String(format);
    const own = form === "text" || form === "rich";
    if (options || !(own || WRITTEN.includes(form))) {
      return this.#asked("file", `${form}\n${JSON.stringify(options ?? null)}`);
    }
    const text = own ? this.#asked("export", form) : written(this.#asked("request"), form);
    return form === "rich" ? new Blob([text], { type: "text/html;charset=utf-8" }) : text;
  }

  undo() { this.#asked("undo"); }
  redo() { this.#asked("redo"); }
  focusNode(id) { this.#asked("focus", Number(id)); }
  focus(options) { (this.#place ?? this).focus(options); }

  destroy() {
    this.#turn += 1;
    for (const name in this.#hears) document.removeEventListener(name, this.#hears[name]);
    this.#last = undefined;
    if (this.#ask) {
      this.#text = this.value;
      this.#ask("destroy");
      this.#ready = new Promise((resolve) => { this.#resolve = resolve; });
    }
    this.#ask = undefined;
    this.#place?.remove();
    this.#place = undefined;
  }

  #asked(name, argument) {
    if (!this.#ask) throw new Error("gangmu: the editor is not ready yet; wait for `ready`");
    return this.#ask(name, argument);
  }

  // A property set before the element was defined hides the accessor.
  #upgrade(name) {
    if (!Object.prototype.hasOwnProperty.call(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #options(turn) {
    const said = (name) => this.getAttribute(name) ?? undefined;
    const list = (name) => said(name)?.trim().replace(/[\s,]+/g, " ");
    const lang = said("lang");
    return {
      lang: lang && (lang.startsWith("en") ? "en" : "zh-CN"),
      theme: said("theme"),
      readonly: this.readOnly || this.#disabled,
      storage: said("storage") === "local",
      exports: list("exports"),
      words: this.#words,
      view: said("view"),
      turn,
      views: list("views"),
      lock: list("lock"),
      target: Number.parseInt(said("target-length"), 10) || undefined,
      scheme: this.scheme,
      commands: this.#commands.map(({ id, zh, en, alias, keys }) => ({ id, zh, en, alias, keys })),
    };
  }

  // Whatever else is set in the same breath as the view leaves it as it was set.
  #decide(turn = false) {
    if (turn && !this.#turning) {
      this.#turning = true;
      setTimeout(() => { this.#turning = false; });
    }
    this.#ask?.("decide", this.#options(this.#turning));
  }

  async #start(turn) {
    const place = document.createElement("div");
    place.id = "gangmu";
    place.tabIndex = -1;
    place.setAttribute("part", "editor");
    this.#root.append(place);
    this.#place = place;
    for (const name in this.#hears) document.addEventListener(name, this.#hears[name]);
    try {
      const [module] = await Promise.all([compile(), compileReader()]);
      if (turn !== this.#turn) return;
      let ask;
      const host = {
        root: this.#root,
        place,
        options: this.#options(true),
        share,
        serve: (given) => { ask = given; },
        tell: (what, detail) => {
          if (turn !== this.#turn) return;
          if (what === "ready") queueMicrotask(() => this.#stands(turn, ask));
          else this.#told(what, JSON.parse(detail));
        },
      };
      const instance = gangmuMake(asset, () => host);
      await instance({ module_or_path: module });
    } catch (error) {
      if (turn !== this.#turn) return;
      console.error("gangmu:", error);
      place.textContent = "纲目无法在此启动。Gangmu cannot start here.";
      this.#fire("error", { reason: String(error) });
    }
  }

  #stands(turn, ask) {
    if (turn !== this.#turn) return;
    this.#ask = ask;
    this.#decide(true);
    if (this.#text !== "") ask("set", this.#text);
    this.#text = "";
    this.#judge();
    this.#resolve(this);
    this.#fire("ready", { version: VERSION });
  }

  // The host's own listeners run when the editor has done what it was doing.
  #told(what, detail) {
    if (what === "command") return void this.#run(detail);
    if (what === "input") this.#dirty = this.#touched = true;
    if (this.#pending.has(what)) return;
    this.#pending.add(what);
    queueMicrotask(() => {
      this.#pending.delete(what);
      if (!this.#ask) return;
      switch (what) {
        case "input":
          this.#judge();
          this.#fire("input", null);
          this.#fire("counts", this.counts);
          break;
        case "findings":
          this.#look();
          this.#judge();
          this.#fire("findings", this.findings);
          break;
        case "selectionchange": this.#fire(what, { node: detail }); break;
        case "view": this.#fire("viewchange", { view: this.view }); break;
        case "error":
          // Where ours cannot run the host's own checks do.
          if (detail === "checks") this.#look();
          this.#judge();
          this.#fire(what, { reason: detail });
          break;
        default: this.#fire(what, detail);
      }
    });
  }

  // Runs the host's own command of that name, once the editor has done what it was doing.
  async #run(id) {
    await null;
    try {
      await this.#commands.find((command) => command.id === id)?.run(this);
    } catch (error) {
      this.#failed(`command ${id}`, error);
    }
  }

  #failed(what, error) {
    console.error(`gangmu: the host's ${what} failed:`, error);
    this.#fire("error", { reason: `${what}: ${error}` });
  }

  // Has the host's own checks look at the outline, and shows what they find.
  #look() {
    const shown = this.#own.length;
    this.#own = this.#ask && this.#checks.length ? this.#found() : [];
    if (this.#ask && (shown || this.#own.length)) this.#ask("given", this.#own);
  }

  #found() {
    const { outline } = this;
    return this.#checks.flatMap((check) => {
      try {
        return Array.from(check(outline) ?? []).flatMap((found) => {
          const { message, severity } = found ?? {};
          const both = typeof message === "string" ? { zh: message, en: message } : message;
          if (typeof (both?.zh ?? both?.en) !== "string") return [];
          const known = ["error", "warning", "hint"].includes(severity) ? severity : "warning";
          return [{ rule: "host", ...found, severity: known, message: both }];
        });
      } catch (error) {
        this.#failed("check", error);
        return [];
      }
    });
  }

  #judge() {
    if (!this.#place) return;
    const english = (this.getAttribute("lang") ?? "").startsWith("en");
    if (this.hasAttribute("required") && this.#ask && this.counts.words === 0) {
      const say = english ? "Paste or write a report." : "请粘贴或写入报告。";
      return this.#internals.setValidity({ valueMissing: true }, say, this.#place);
    }
    if (this.#custom) return this.#internals.setValidity({ customError: true }, this.#custom, this.#place);
    const error = this.hasAttribute("validate") && this.findings.find((f) => f.severity === "error");
    if (!error) return this.#internals.setValidity({});
    const say = error.message?.[english ? "en" : "zh"] ?? error.rule;
    this.#internals.setValidity({ customError: true }, say, this.#place);
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

// Under the usual name, unless it is taken; then under one with the version, so that two versions
// live on one page.
const define = (name = "gangmu-editor") => {
  const there = customElements.get(name);
  if (there && there.version === VERSION) return name;
  const free = there ? `${name}-v${VERSION.replaceAll(".", "-")}` : name;
  if (!customElements.get(free)) customElements.define(free, class extends GangmuEditor {});
  return free;
};
define();
/* gangmu:export */
