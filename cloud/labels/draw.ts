/** Draws a label: a QR code, and the few words by which people find the thing it sticks on. */
import { raw } from 'bwip-js/node';
import PDFDocument from 'pdfkit';
import { bytesOf, FONTS, mm } from '../pdf';

export interface Label {
  /** What scanning opens. */
  url: string;
  title: string;
  lines: string[];
  /** Stands out, white on black: a date, a place. */
  mark: string | undefined;
}

const WIDTH = mm(62);
const HEIGHT = mm(29);
const MARGIN = mm(2);
const QR_SIZE = mm(25);
const TEXT_LEFT = MARGIN + QR_SIZE + mm(2.5);
const TEXT_WIDTH = WIDTH - TEXT_LEFT - MARGIN;
const MARK_HEIGHT = mm(5);

interface Style {
  font: keyof typeof FONTS;
  size: number;
  /** Smaller is not read at an arm's length; what is longer is cut. */
  least: number;
}

const TITLE: Style = { font: 'bold', size: 15, least: 8 };
const LINE: Style = { font: 'plain', size: 9, least: 6.5 };
const MARK: Style = { font: 'bold', size: 9.5, least: 6.5 };

/** Chooses font and size for the words to fit the width, and answers what of them does. */
function fitWords(page: PDFKit.PDFDocument, words: string, { font, size, least }: Style, width: number): string {
  page.font(FONTS[font]).fontSize(size);
  page.fontSize(Math.max(least, Math.min(size, (size * width) / page.widthOfString(words))));
  const letters = [...words];
  let shown = words;
  while (letters.length && page.widthOfString(shown) > width + 0.01) {
    letters.pop();
    shown = `${letters.join('')}…`;
  }
  return shown;
}

/** As shapes, not as a picture: sharp on any printer. */
function drawQr(page: PDFKit.PDFDocument, url: string): void {
  const [code] = raw({ bcid: 'qrcode', text: url, eclevel: 'M' } as never) as unknown as [
    { pixs: number[]; pixx: number; pixy: number },
  ];
  const module = QR_SIZE / code.pixx;
  for (let row = 0; row < code.pixy; row += 1)
    for (let column = 0; column < code.pixx; column += 1) {
      if (!code.pixs[row * code.pixx + column]) continue;
      page.rect(MARGIN + column * module, MARGIN + row * module, module, module);
    }
  page.fill('black');
}

/** The label as a PDF of one page, 62 × 29 mm. */
export function drawLabel({ url, title, lines, mark }: Label): Promise<Buffer> {
  const page = new PDFDocument({ size: [WIDTH, HEIGHT], margin: 0, info: { Title: title } });
  const done = bytesOf(page);
  const write = (words: string, style: Style, x: number, y: number, width: number) => {
    page.text(fitWords(page, words, style, width), x, y, { lineBreak: false });
    return y + page.currentLineHeight();
  };
  drawQr(page, url);
  let y = write(title, TITLE, TEXT_LEFT, MARGIN, TEXT_WIDTH) + mm(0.3);
  for (const line of lines) y = write(line, LINE, TEXT_LEFT, y, TEXT_WIDTH);
  if (mark) {
    const shown = fitWords(page, mark, MARK, TEXT_WIDTH - mm(2));
    const top = HEIGHT - MARGIN - MARK_HEIGHT;
    page.rect(TEXT_LEFT, top, page.widthOfString(shown) + mm(2), MARK_HEIGHT).fill('black');
    page.fillColor('white');
    page.text(shown, TEXT_LEFT + mm(1), top + (MARK_HEIGHT - page.currentLineHeight()) / 2, { lineBreak: false });
  }
  page.end();
  return done;
}
