/*! Gangmu 纲目 gangmu:version. MIT OR Apache-2.0. */
const gangmuMake = (gangmuAsset, gangmuHost) => {
/* gangmu:glue */
return wasm_bindgen;
};
/* gangmu:load */
const VERSION = "gangmu:version";
/* gangmu:plain */
/* gangmu:known */
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
  #plain; // The field in its place, where it cannot start, and why.
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
  #waiting = new Set(); // What the promises that are open are rejected by.
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
    this.#begin();
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
    // A press on a label is one on the element itself.
    this.addEventListener("click", (event) => { if (event.composedPath()[0] === this) this.focus(); });
  }

  // A promise that settles for sure: with the other, or when the editor is no more.
  #settle(promise) {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      promise.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }

  #begin() {
    this.#ready = this.#settle(new Promise((resolve) => { this.#resolve = resolve; }));
    // Who does not ask for it need not hear of it.
    this.#ready.catch(() => {});
  }

  // What waits, and what has waited for the editor to stand, fails with this.
  #reject(error) {
    if (this.#ask) {
      this.#ready = Promise.reject(error);
      this.#ready.catch(() => {});
    }
    for (const reject of this.#waiting) reject(error);
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
    if (!this.#place) this.#start(++this.#turn);
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
    this.#decide(name === "view" && known(this, name) !== undefined);
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
    this.#plain?.show(text);
    this.#touched = false;
    this.#judge();
    if (this.#ask) this.#fire("counts", this.counts);
  }

  // A row a problem, of all reports.
  get ledger() {
    return this.#ask ? this.outline.documents.flatMap(({ ledger }) => ledger) : null;
  }
  // How many of its rows are how far.
  get states() { return this.#ask ? statesOf(this.ledger) : null; }
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

  get view() { return this.#ask && !this.#turning ? this.#ask("view") : known(this, "view") ?? "outline"; }
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
    const isText = !(source instanceof Blob);
    // A plain field shows a string as well.
    await this.#stands().catch((error) => { if (!isText || !this.#plain) throw error; });
    if (isText) return void (this.value = source);
    const bytes = new Uint8Array(await this.#settle(source.arrayBuffer()));
    this.value = await this.#settle(this.#asked("read", bytes));
  }

  async exportAs(format, { options } = {}) {
    await this.#stands();
    const form = format === "html" ? "rich" : String(format);
    const own = form === "text" || form === "rich";
    if (options || !(own || WRITTEN.includes(form))) {
      return this.#settle(this.#asked("file", `${form}\n${JSON.stringify(options ?? null)}`));
    }
    const text = own ? this.#asked("export", form) : written(this.#asked("request"), form);
    return form === "rich" ? new Blob([text], { type: "text/html;charset=utf-8" }) : text;
  }

  undo() { this.#asked("undo"); }
  redo() { this.#asked("redo"); }
  focusNode(id) {
    const is = () => Number.isInteger(id) && id >= 0;
    try {
      if (!this.#ask || is()) return void this.#asked("focus", id);
    } catch (error) {
      if (!this.#ask) throw error;
    }
    warn(`focusNode: the outline has no node ${typeof id === "string" ? `"${id}"` : id}`);
  }
  focus(options) {
    const row = this.#root.querySelector("[role=tree] [tabindex='0']");
    (this.#plain?.field ?? row ?? this.#place ?? this).focus(options);
  }

  destroy() {
    this.#turn += 1;
    for (const name in this.#hears) document.removeEventListener(name, this.#hears[name]);
    this.#last = undefined;
    this.#reject(new GangmuError("removed"));
    if (this.#ask) {
      this.#text = this.value;
      this.#ask("destroy");
    }
    this.#ask = this.#plain = undefined;
    this.#place?.remove();
    this.#place = undefined;
  }

  // `ready`, but for an element that was taken away, which might wait for ever.
  #stands() {
    return this.#place || !this.#turn ? this.#ready : Promise.reject(new GangmuError("removed"));
  }

  #asked(name, argument) {
    if (this.#ask) return this.#ask(name, argument);
    throw this.#plain?.error ?? new GangmuError(this.#place ? "early" : "removed");
  }

  // A property set before the element was defined hides the accessor.
  #upgrade(name) {
    if (!Object.prototype.hasOwnProperty.call(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #options(turn) {
    const readonly = this.readOnly || this.#disabled;
    const set = { readonly, turn, words: this.#words, commands: knownCommands(this.#commands) };
    const options = { ...knownOptions(this), ...set };
    return { ...options, scheme: this.#scheme ?? options.scheme };
  }

  // Whatever else is set in the same breath as the view leaves it as it was set.
  #decide(turn = false) {
    if (turn && !this.#turning) {
      this.#turning = true;
      setTimeout(() => { this.#turning = false; });
    }
    this.#ask?.("decide", this.#options(this.#turning));
    this.#plain?.follow(this, this.#disabled);
  }

  async #start(turn) {
    // One that was taken away has none that could still be kept.
    if (turn > 1) this.#begin();
    const place = document.createElement("div");
    place.id = "gangmu";
    place.tabIndex = -1;
    place.setAttribute("part", "editor");
    this.#root.append(place);
    this.#place = place;
    for (const name in this.#hears) document.addEventListener(name, this.#hears[name]);
    try {
      needWasm();
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
          if (what === "ready") queueMicrotask(() => this.#stood(turn, ask));
          else this.#told(what, JSON.parse(detail));
        },
      };
      const instance = gangmuMake(asset, () => host);
      await instance({ module_or_path: module });
    } catch (error) {
      if (turn !== this.#turn) return;
      console.error("gangmu:", error);
      if (this.#ask) return void this.#fire("error", { reason: String(error) });
      this.#fails(GangmuError.of(error));
    }
  }

  // A plain field in the editor's place: the form has its text all the same.
  #fails(error) {
    const typed = () => {
      this.#text = this.#plain.text(this.#text);
      this.#dirty = this.#touched = true;
      this.#judge();
      this.#fire("input", null);
    };
    for (const name of ["paste", "keydown"]) document.removeEventListener(name, this.#hears[name]);
    this.#plain = plainField(this.#place, error, typed);
    this.#plain.show(this.#text);
    this.#decide();
    this.#judge();
    this.#reject(error);
    this.#fire("error", { reason: error.message, code: error.code, url: error.url });
  }

  #stood(turn, ask) {
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
    const failed = (error) => this.#failed("check", error);
    this.#own = this.#ask && this.#checks.length ? foundBy(this.#checks, this.outline, failed) : [];
    if (this.#ask && (shown || this.#own.length)) this.#ask("given", this.#own);
  }

  #judge() {
    if (!this.#place) return;
    const english = known(this, "lang") === "en";
    const at = this.#plain?.field ?? this.#place;
    const isEmpty = this.#ask ? () => this.counts.words === 0 : () => this.#plain && !this.#text.trim();
    if (this.hasAttribute("required") && isEmpty()) {
      const say = english ? "Paste or write a report." : "请粘贴或写入报告。";
      return this.#internals.setValidity({ valueMissing: true }, say, at);
    }
    if (this.#custom) return this.#internals.setValidity({ customError: true }, this.#custom, at);
    const error = this.hasAttribute("validate") && this.findings.find((f) => f.severity === "error");
    if (!error) return this.#internals.setValidity({});
    const say = error.message?.[english ? "en" : "zh"] ?? error.rule;
    this.#internals.setValidity({ customError: true }, say, at);
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/* gangmu:define */
/* gangmu:export */
