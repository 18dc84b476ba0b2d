/** G-code for one printer, by PrusaSlicer: the pieces side by side on its bed, as hot as the material needs. */
import { type FileHandle, stat, writeFile } from 'node:fs/promises';
import { ShopError } from '../../domain/errors';
import type { PrintParameters } from '../../domain/files/estimate';
import type { Plate } from '../../domain/orders/printer';
import { runSlicer, type Slicing, settingsOf, withModel } from './slicer';

function settingsFor(print: PrintParameters, plate: Plate): string {
  const { widthMm, depthMm, heightMm, nozzleCelsius, bedCelsius } = plate;
  return settingsOf(print, {
    bed_shape: `0x0,${widthMm}x0,${widthMm}x${depthMm},0x${depthMm}`,
    max_print_height: heightMm,
    temperature: nozzleCelsius,
    first_layer_temperature: nozzleCelsius,
    bed_temperature: bedCelsius,
    first_layer_bed_temperature: bedCelsius,
    skirts: 1,
    // Its own leaves the bed hot.
    end_gcode: 'M104 S0\\nM140 S0\\nG28 X0\\nM84',
  });
}

/** The words in which it says why not: its last line, which names the error. */
function whyNot(error: unknown): string {
  const { killed, stderr = '', stdout = '', message } = error as Error & Record<string, string> & { killed?: boolean };
  if (killed) return 'it took too long.';
  const said = `${stdout}\n${stderr}`.trim().split('\n').at(-1)?.trim();
  return (said || message).slice(0, 300);
}

/**
 * Hands the path of the G-code to `use`, and removes it afterwards. Throws production.notSliced where there is
 * none: the pieces do not fit, say.
 */
export async function sliceForPrinter<T>(
  slicing: Slicing,
  { file, fileName, print, plate }: { file: FileHandle; fileName: string; print: PrintParameters; plate: Plate },
  use: (gcode: string) => Promise<T>,
): Promise<T> {
  return withModel(file, fileName, async (files) => {
    await writeFile(files.settings, settingsFor(print, plate));
    const copies = plate.copies > 1 ? ['--duplicate', String(plate.copies)] : [];
    await runSlicer(slicing, files, copies).catch((error) => {
      throw new ShopError('production.notSliced', { file: fileName, why: whyNot(error) });
    });
    // It ends well as well where nothing was left to print.
    if (!(await stat(files.gcode).catch(() => undefined))?.size)
      throw new ShopError('production.notSliced', { file: fileName, why: 'nothing came of it.' });
    return use(files.gcode);
  });
}
