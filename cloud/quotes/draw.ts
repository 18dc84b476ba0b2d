/** Draws a quote on A4, over as many pages as its lines take. */
import PDFDocument from 'pdfkit';
import { bytesOf, FONTS, mm } from '../pdf';
import type { Sheet } from './facts';

type Page = PDFKit.PDFDocument;

const LEFT = mm(20);
const WIDTH = mm(170);
const BOTTOM = mm(270);
/** Right edges of quantity, unit price and amount; the description has what is left of them. */
const COLUMNS = [mm(118), mm(144), mm(170)];
const DESCRIPTION_WIDTH = mm(95);
const GREY = '#5f6b7a';

function rule(page: Page, y: number): void {
  page
    .moveTo(LEFT, y)
    .lineTo(LEFT + WIDTH, y)
    .lineWidth(0.5)
    .stroke('#c3cad3');
}

/** Writes the figures of a row, each ending at its column. */
function figures(page: Page, row: string[], y: number): void {
  for (const [index, edge] of COLUMNS.entries())
    page.text(row[index] ?? '', LEFT + edge - mm(40), y, { width: mm(40), align: 'right', lineBreak: false });
}

function head(page: Page, { shopName, title, facts, note }: Sheet): number {
  page.font(FONTS.bold).fontSize(10).fillColor(GREY).text(shopName, LEFT, mm(20), { width: WIDTH });
  page
    .font(FONTS.bold)
    .fontSize(20)
    .fillColor('black')
    .text(title, LEFT, page.y + mm(8), { width: WIDTH });
  let y = page.y + mm(4);
  for (const [name, value] of facts) {
    page
      .font(FONTS.plain)
      .fontSize(9.5)
      .fillColor(GREY)
      .text(name, LEFT, y, { width: mm(35) });
    page.fillColor('black').text(value, LEFT + mm(37), y, { width: WIDTH - mm(37) });
    y = page.y + mm(1);
  }
  if (!note) return y + mm(8);
  page.font(FONTS.bold).text(note, LEFT, y + mm(4), { width: WIDTH });
  return page.y + mm(8);
}

function columnNames(page: Page, { words }: Sheet, y: number): number {
  page.font(FONTS.bold).fontSize(9).fillColor(GREY).text(words.description, LEFT, y, { lineBreak: false });
  figures(page, [words.quantity, words.unit, words.sum], y);
  rule(page, y + mm(5));
  return y + mm(7);
}

function table(page: Page, sheet: Sheet, top: number): number {
  let y = columnNames(page, sheet, top);
  for (const [description, ...row] of sheet.lines) {
    page.font(FONTS.plain).fontSize(9.5);
    const height = page.heightOfString(description, { width: DESCRIPTION_WIDTH });
    if (y + height > BOTTOM) {
      page.addPage();
      y = columnNames(page, sheet, mm(20));
      page.font(FONTS.plain).fontSize(9.5);
    }
    page.fillColor('black').text(description, LEFT, y, { width: DESCRIPTION_WIDTH });
    figures(page, row, y);
    y += height + mm(1.5);
  }
  rule(page, y + mm(1));
  return y + mm(4);
}

/** The quote as a PDF. */
export function drawQuote(sheet: Sheet): Promise<Buffer> {
  const page = new PDFDocument({ size: 'A4', margin: 0, info: { Title: sheet.title, Author: sheet.shopName } });
  const done = bytesOf(page);
  let y = table(page, sheet, head(page, sheet));
  if (y + mm(7 * (sheet.sums.length + 1)) > BOTTOM) {
    page.addPage();
    y = mm(20);
  }
  for (const [name, value] of sheet.sums) {
    page.font(FONTS.plain).fontSize(9.5).fillColor('black');
    figures(page, ['', name, value], y);
    y += mm(6);
  }
  page.font(FONTS.bold).fontSize(12);
  figures(page, ['', sheet.total[0], sheet.total[1]], y + mm(1));
  page.end();
  return done;
}
