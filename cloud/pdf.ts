/** What every PDF of the shop has in common. */
import type PDFDocument from 'pdfkit';

const POINTS_PER_MM = 72 / 25.4;
export const mm = (value: number) => value * POINTS_PER_MM;

export const FONTS = {
  plain: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};

/** The bytes of the document; listen before it is drawn on, and end it after. */
export function bytesOf(document: InstanceType<typeof PDFDocument>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
}
