// What reads and writes documents in other pages, each by its shortest way.
import * as docx from "docx";
import ExcelJS from "exceljs";
import mammoth from "mammoth/mammoth.browser.js";
import * as SheetJS from "xlsx";

// The words alone: its quickest answer.
export const text = async (arrayBuffer) => (await mammoth.extractRawText({ arrayBuffer })).value;

// A paragraph for each line, in runs of at most `most` characters.
export const document = async (lines, most = Infinity) => {
  const font = "仿宋_GB2312";
  const runs = (line) => (line.match(new RegExp(`.{1,${most}}`, "gu")) ?? []).map((text) => new docx.TextRun({ text, font, size: 32 }));
  const whole = (line) => [new docx.TextRun(line)];
  const children = lines.map((line) => new docx.Paragraph({ children: most < Infinity ? runs(line) : whole(line) }));
  const styles = { default: { document: { run: { font, size: 32 } } } };
  const blob = await docx.Packer.toBlob(new docx.Document({ styles, sections: [{ children }] }));
  return new Uint8Array(await blob.arrayBuffer());
};

export const exceljs = async (rows) => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("台账").addRows(rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
};

export const sheetjs = (rows) => {
  const book = SheetJS.utils.book_new();
  SheetJS.utils.book_append_sheet(book, SheetJS.utils.aoa_to_sheet(rows), "台账");
  return new Uint8Array(SheetJS.write(book, { type: "array", bookType: "xlsx", compression: true }));
};
