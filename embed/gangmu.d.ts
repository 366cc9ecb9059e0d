/** What the checks found. */
export interface GangmuFinding {
  rule: string;
  severity: "error" | "warning" | "hint";
  /** Missing in what a check of the host's says of the whole. */
  node?: number;
  message: { zh?: string; en?: string };
  /** Of the host's own findings: the card's title, the words that are meant, what may stand there. */
  title?: string | { zh?: string; en?: string };
  words?: string;
  instead?: string;
}

/** What a check of the host's own finds. Strings of more than 500 characters are cut off. */
export interface GangmuHostFinding {
  /** The name for good of what is checked; findings of one rule make one card. */
  rule?: string;
  /** The card's heading. */
  title?: GangmuWords;
  /** `warning` without it. */
  severity?: "error" | "warning" | "hint";
  /** The `id` of a node of `outline`; the first row without it. */
  node?: number;
  /** The words of the node's text that are meant; the whole row without them. */
  words?: string;
  /** What would stand in their place: the writer is offered to have it so. */
  instead?: string;
  message: GangmuWords;
}

/** A string for both languages, or one for each. */
export type GangmuWords = string | { zh: string; en: string };

/** A command of the host's own, in the palette (Ctrl K). */
export interface GangmuCommand {
  id: string;
  zh: string;
  en?: string;
  /** Other words that find it: the initials of its pinyin. */
  alias?: string;
  /** `Ctrl+Enter`, `Alt+1`, `F2`; on a Mac ⌘ stands for Ctrl. The editor's own keys go before. */
  keys?: string;
  run(editor: GangmuEditor): unknown;
}

/** How headings are numbered, level 1 first: each by a marker by way of example. */
export interface GangmuScheme {
  levels: { form: string; regime?: "restart" | "continue" }[];
  /** What numbers the leads of paragraphs: `第一，`. */
  lead?: string;
}

export type GangmuView = "outline" | "ledger" | "overview" | "check";

/** Sums over all that is open; `words` is Word's 字数. */
export interface GangmuCounts {
  words: number;
  charactersNoSpaces: number;
  charactersWithSpaces: number;
  paragraphs: number;
  /** Headings by level, level 1 first. */
  headings: number[];
  problems: number;
  measures: number;
  nodes: number;
}

/** The outline as plain data. */
export interface GangmuOutline {
  documents: { [more: string]: unknown }[];
  [more: string]: unknown;
}

/** A form in which the text can leave. */
export type GangmuFormat = "text" | "markdown" | "outline" | "json" | "rich" | "html";

/** A form of files: those of the ledger that a text has, too, begin with `ledger-`. */
export type GangmuFileFormat = "docx" | "changes" | "opml" | "xlsx" | "overview" | "csv" | "ledger-docx" | "ledger-html" | "ledger-markdown" | "ledger-json";

/** A font of a document; what is left out is as the standard has it. */
export interface GangmuFont {
  font?: string;
  /** In points. */
  sizePt?: number;
  bold?: boolean;
}

/** How a file is to be: what is left out is as GB/T 9704 has it. */
export interface GangmuFileOptions {
  format?: {
    marginsMm?: { top?: number; bottom?: number; left?: number; right?: number };
    linePitchPt?: number;
    /** 0: as many as fit. */
    charsPerLine?: number;
    title?: GangmuFont;
    byline?: GangmuFont;
    body?: GangmuFont;
    level1?: GangmuFont;
    level2?: GangmuFont;
    level3?: GangmuFont;
    latinFont?: string | null;
    firstLineIndentChars?: number;
    linesBelowTitle?: number;
    linesAboveSignature?: number;
    signatureRightChars?: number;
    dateShiftChars?: number;
    loneDateRightChars?: number;
    pageNumbers?: "outer" | "centre" | "off";
    pageNumber?: GangmuFont;
  };
  /** 版头: above the red line; nothing without words. */
  head?: { issuer?: string; number?: string; signer?: string };
  /** 版记: below the text; nothing without words. */
  foot?: { copies?: string; printer?: string; date?: string };
  automaticNumbers?: boolean;
  contents?: boolean;
  contentsDepth?: number;
  cover?: boolean;
  tables?: boolean;
  ledger?: boolean;
  ledgerAcross?: boolean;
  sheets?: boolean;
  encoding?: "utf8" | "gb18030";
  lineEnds?: "kept" | "lf" | "crlf";
  /** Whether a CSV begins with a byte order mark, for Excel. */
  mark?: boolean;
}

/** How far a problem has come: 已完成, 基本完成, 持续推进, 长期坚持, 未开始. */
export type GangmuStatus = "done" | "mostly" | "ongoing" | "standing" | "open";

/** A row of the ledger, a problem; what the text does not say is missing. */
export interface GangmuLedgerRow {
  /** The `id` of the problem's node in `outline`. */
  node: number;
  /** The titles of the sections above it, outermost first, with ` / ` between them. */
  section: string;
  problem: string;
  measures: string[];
  status?: GangmuStatus;
  responsible?: string;
  deadline?: string;
  remark?: string;
  /** What other columns hold, by their names: `leader`, `own:问题表现`. */
  cells?: Record<string, string>;
}

/**
 * Why there is no editor, or none any more: `policy` (script-src refuses WebAssembly), `unsupported` (the
 * browser has none), `missing`, `damaged`, `refused` (by connect-src), `unreachable` (the file of that
 * `url`), `failed`, `early` (before `ready`), `removed` (from the page).
 */
export type GangmuFailure =
  "policy" | "unsupported" | "missing" | "damaged" | "refused" | "unreachable" | "failed" | "early" | "removed";

/** What promises and methods of an element fail with that has no editor; its `name` is `GangmuError`. */
export interface GangmuError extends Error {
  code: GangmuFailure;
  url?: string;
}

/** The events, each a `CustomEvent` with this `detail`; all bubble and are composed. */
export interface GangmuEventMap {
  ready: CustomEvent<{ version: string }>;
  input: CustomEvent<null>;
  change: CustomEvent<null>;
  counts: CustomEvent<GangmuCounts>;
  findings: CustomEvent<GangmuFinding[]>;
  selectionchange: CustomEvent<{ node: number }>;
  viewchange: CustomEvent<{ view: GangmuView }>;
  copyout: CustomEvent<null>;
  /** With a `code` where the editor could not start, and a plain field stands in its place. */
  error: CustomEvent<{ reason: string; code?: GangmuFailure; url?: string }>;
}

/** `<gangmu-editor>` */
export declare class GangmuEditor extends HTMLElement {
  static readonly version: string;
  static readonly formAssociated: true;
  /** Resolves once the editor stands; rejects with a `GangmuError` where it cannot, or is removed. */
  readonly ready: Promise<GangmuEditor>;
  /** The whole text, as it was pasted and edited. Setting it forgets what could be undone. */
  value: string;
  name: string;
  readOnly: boolean;
  disabled: boolean;
  required: boolean;
  readonly labels: NodeList;
  setCustomValidity(words: string): void;
  /** Lines of `word⇥grade⇥instead⇥remark` to look out for. */
  words: string | undefined;
  /** How headings are numbered; `pasted` as in the text. */
  get scheme(): "official" | "pasted" | GangmuScheme | undefined;
  set scheme(scheme: "official" | "pasted" | GangmuScheme | null | undefined);
  /** The view that is shown. */
  view: GangmuView;
  /** The host's own commands, up to 100. */
  commands: GangmuCommand[];
  /** The host's own checks; what they find, up to 1000, is shown among what ours find. */
  checks: ((outline: GangmuOutline) => Iterable<GangmuHostFinding> | undefined)[];
  readonly type: string;
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  /** Whether the writer has changed the text since it was last set. */
  readonly dirty: boolean;
  /** The outline as plain data; `null` before `ready`. */
  readonly outline: GangmuOutline | null;
  readonly counts: GangmuCounts | null;
  readonly findings: GangmuFinding[];
  /** A row a problem, of all reports, with what the writer has filled in; `null` before `ready`. */
  readonly ledger: GangmuLedgerRow[] | null;
  /** How many rows of the ledger are how far; `none` where nothing says so. */
  readonly states: Record<GangmuStatus | "none", number> | null;
  load(source: string | Blob): Promise<void>;
  exportAs(format: GangmuFileFormat | "rich" | "html"): Promise<Blob>;
  /** With options every form is a file. */
  exportAs(format: GangmuFileFormat | GangmuFormat, how: { options: GangmuFileOptions }): Promise<Blob>;
  exportAs(format: Exclude<GangmuFormat, "rich" | "html">): Promise<string>;
  exportAs(format: GangmuFileFormat | GangmuFormat): Promise<Blob | string>;
  undo(): void;
  redo(): void;
  focusNode(id: number): void;
  checkValidity(): boolean;
  reportValidity(): boolean;
  /** Ends the editor and frees its memory; the text stays in `value`. */
  destroy(): void;
  addEventListener<K extends keyof GangmuEventMap>(
    type: K,
    listener: (this: GangmuEditor, event: GangmuEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Registers the element under a name, once; returns the name it has. */
export declare function define(name?: string): string;

/** The attributes, as they are written in markup and templates. */
export interface GangmuAttributes {
  name?: string;
  form?: string;
  lang?: string;
  theme?: "auto" | "light" | "dark" | "contrast";
  storage?: "none" | "local";
  exports?: string;
  view?: GangmuView;
  views?: string;
  lock?: string;
  "target-length"?: number | string;
  disabled?: boolean;
  readonly?: boolean;
  required?: boolean;
  validate?: boolean;
}

/** What a template may give the element: attributes, and properties by their names. */
export interface GangmuProps extends GangmuAttributes {
  value?: string;
  words?: string;
  scheme?: "official" | "pasted" | GangmuScheme;
  commands?: GangmuCommand[];
  checks?: GangmuEditor["checks"];
}

declare global {
  interface HTMLElementTagNameMap {
    "gangmu-editor": GangmuEditor;
  }
}
