// What attributes may say: anything else is told in the console, once, and counts as if it were not there.
const FORMS = "text rich markdown outline json docx changes opml xlsx overview csv " +
  "ledger-docx ledger-html ledger-markdown ledger-json";
const KNOWN = {
  theme: "auto light dark contrast",
  storage: "none local",
  view: "outline ledger overview check",
  scheme: "official pasted",
};
const KNOWN_LISTS = {
  views: KNOWN.view,
  exports: FORMS,
  lock: "lang theme scheme words target",
};
const parted = (list) => list.trim().split(/[\s,]+/).filter(Boolean);

const warned = new Set();
const warn = (words) => {
  if (warned.has(words)) return;
  warned.add(words);
  console.warn(`gangmu: ${words}`);
};

// The attribute's value, as far as it is known; undefined where there is none.
const known = (host, name) => {
  const value = host.getAttribute(name);
  if (value === null) return undefined;
  const of = (list) => `it may be ${parted(list).join(", ")}`;
  if (name in KNOWN_LISTS) {
    const words = parted(value);
    const good = words.filter((word) => parted(KNOWN_LISTS[name]).includes(word));
    for (const word of words) {
      if (!good.includes(word)) warn(`${name} has no "${word}"; ${of(KNOWN_LISTS[name])}`);
    }
    return good.join(" ");
  }
  if (name === "lang") {
    if (/^(zh|en)([-_]|$)/i.test(value)) return /^en/i.test(value) ? "en" : "zh-CN";
    if (value) warn(`lang "${value}" is not known; it may be zh-CN, en`);
    return undefined;
  }
  if (name === "target-length") {
    const n = Number(value);
    if (Number.isInteger(n) && n > 0) return n;
    if (value) warn(`target-length "${value}" is no number of characters`);
    return undefined;
  }
  if (!KNOWN[name] || parted(KNOWN[name]).includes(value)) return value;
  if (value) warn(`${name} "${value}" is not known; ${of(KNOWN[name])}`);
  return undefined;
};

// The host's commands as the editor takes them; what it would leave out is told.
const knownCommands = (commands) => commands.flatMap((command) => {
  const { id, zh, en, alias, keys, run } = command ?? {};
  if (typeof id !== "string" || !id || !(zh || en)) {
    warn("a command without id or name (zh, en) is left out");
    return [];
  }
  if (typeof run !== "function") warn(`the command "${id}" has no run`);
  if (keys && !/(Ctrl|Mod|Alt)\+|^F\d+$/.test(keys)) {
    warn(`the keys "${keys}" of the command "${id}" are left to typing; add Ctrl or Alt`);
  }
  return [{ id, zh, en, alias, keys }];
});

// What the attributes decide.
const knownOptions = (host) => {
  const said = (name) => known(host, name);
  return {
    lang: said("lang"),
    theme: said("theme"),
    storage: said("storage") === "local",
    exports: said("exports"),
    view: said("view"),
    views: said("views"),
    lock: said("lock"),
    target: said("target-length"),
    scheme: said("scheme"),
  };
};

// What the host's own checks find in the outline; `failed` is told of one that throws.
const foundBy = (checks, outline, failed) => checks.flatMap((check) => {
  try {
    return Array.from(check(outline) ?? []).flatMap((found) => {
      const { message, severity } = found ?? {};
      const both = typeof message === "string" ? { zh: message, en: message } : message;
      if (typeof (both?.zh ?? both?.en) !== "string") return [];
      const good = ["error", "warning", "hint"].includes(severity) ? severity : "warning";
      return [{ rule: "host", ...found, severity: good, message: both }];
    });
  } catch (error) {
    failed(error);
    return [];
  }
});

// How many rows of a ledger are how far.
const statesOf = (ledger) => {
  const sums = { done: 0, mostly: 0, ongoing: 0, standing: 0, open: 0, none: 0 };
  for (const { status } of ledger) sums[status ?? "none"] += 1;
  return sums;
};
