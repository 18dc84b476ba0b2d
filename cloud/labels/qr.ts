/** A QR code as SVG, to be scanned off a screen. */
import { toSVG } from 'bwip-js/node';

export const drawQr = (text: string): string =>
  toSVG({ bcid: 'qrcode', text, backgroundcolor: 'FFFFFF', paddingwidth: 4, paddingheight: 4 });
