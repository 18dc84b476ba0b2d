/** What the checks are called and what to do about them, for staff. */
import type { CheckName } from './model';

interface Words {
  title: string;
  /** What to do when it is not passed. */
  advice: string;
}

export const WORDS: Record<'en' | 'de', Record<CheckName, Words>> = {
  en: {
    wellFormed: { title: 'File is intact', advice: 'Ask for the file again; it is damaged or was not sent whole.' },
    supported: {
      title: 'File can be read',
      advice: 'Ask for the model as a single STL or 3MF file without special features.',
    },
    notEmpty: { title: 'Contains a model', advice: 'Ask for the file again; there is no surface in it.' },
    finite: { title: 'Numbers are valid', advice: 'Export the model again; some corners are in no real place.' },
    withinLimits: { title: 'Size of file', advice: 'Ask for a coarser export; the file is too large to be checked.' },
    plausibleSize: { title: 'Plausible size', advice: 'Ask which unit the model is in and scale it before slicing.' },
    watertight: {
      title: 'Closed surface',
      advice: 'Close the holes with the repair function of the slicer or CAD program.',
    },
    manifoldEdges: {
      title: 'Clean edges',
      advice: 'Separate the parts that meet in one edge, or join them to one solid, and export again.',
    },
    manifoldVertices: {
      title: 'Clean corners',
      advice: 'Look at the corner where parts only touch; it will break off or needs some overlap.',
    },
    consistentOrientation: {
      title: 'Same facing',
      advice: 'Let the slicer or CAD program unify the directions of the faces.',
    },
    outwardOrientation: { title: 'Facing outward', advice: 'Turn the faces around; inside and outside are swapped.' },
    degenerateTriangles: {
      title: 'No empty triangles',
      advice: 'Mostly harmless; look at the preview of the slicer before printing.',
    },
    duplicateTriangles: { title: 'No double triangles', advice: 'Remove doubled faces with the repair function.' },
    selfIntersections: {
      title: 'No self-crossing',
      advice: 'Join the bodies that run into each other, and look at the layers in the slicer.',
    },
    oneShell: { title: 'Single part', advice: 'Make sure that all the parts in the file are meant to be printed.' },
    buildVolume: { title: 'Fits a printer', advice: 'Scale or split the model, or turn it at an angle.' },
    thinWalls: { title: 'Thick enough walls', advice: 'Ask for thicker walls, or print with a finer nozzle.' },
    overhangs: { title: 'Steep overhangs', advice: 'Plan support material, or turn the model to another side.' },
  },
  de: {
    wellFormed: {
      title: 'Datei ist unversehrt',
      advice: 'Die Datei erneut anfordern; sie ist beschädigt oder nicht vollständig angekommen.',
    },
    supported: {
      title: 'Datei ist lesbar',
      advice: 'Um das Modell als einzelne STL- oder 3MF-Datei ohne besondere Funktionen bitten.',
    },
    notEmpty: { title: 'Enthält ein Modell', advice: 'Die Datei erneut anfordern; sie enthält keine Oberfläche.' },
    finite: {
      title: 'Zahlen sind gültig',
      advice: 'Das Modell neu exportieren; einige Ecken liegen an keinem wirklichen Ort.',
    },
    withinLimits: {
      title: 'Umfang der Datei',
      advice: 'Um einen gröberen Export bitten; die Datei ist zu groß für die Prüfung.',
    },
    plausibleSize: {
      title: 'Plausible Größe',
      advice: 'Nach der Maßeinheit fragen und das Modell vor dem Slicen skalieren.',
    },
    watertight: {
      title: 'Geschlossene Oberfläche',
      advice: 'Die Löcher mit der Reparaturfunktion des Slicers oder CAD-Programms schließen.',
    },
    manifoldEdges: {
      title: 'Saubere Kanten',
      advice: 'Teile, die sich in einer Kante treffen, trennen oder zu einem Körper verbinden und neu exportieren.',
    },
    manifoldVertices: {
      title: 'Saubere Ecken',
      advice: 'Die Ecke ansehen, in der sich Teile nur berühren; sie bricht ab oder braucht etwas Überlappung.',
    },
    consistentOrientation: {
      title: 'Einheitliche Ausrichtung',
      advice: 'Die Richtungen der Flächen im Slicer oder CAD-Programm vereinheitlichen.',
    },
    outwardOrientation: {
      title: 'Flächen zeigen nach außen',
      advice: 'Die Flächen umdrehen; innen und außen sind vertauscht.',
    },
    degenerateTriangles: {
      title: 'Keine leeren Dreiecke',
      advice: 'Meist harmlos; vor dem Druck die Vorschau des Slicers ansehen.',
    },
    duplicateTriangles: {
      title: 'Keine doppelten Dreiecke',
      advice: 'Doppelte Flächen mit der Reparaturfunktion entfernen.',
    },
    selfIntersections: {
      title: 'Keine Selbstdurchdringung',
      advice: 'Körper, die ineinanderlaufen, verbinden und die Schichten im Slicer ansehen.',
    },
    oneShell: { title: 'Ein einzelnes Teil', advice: 'Klären, ob alle Teile der Datei gedruckt werden sollen.' },
    buildVolume: { title: 'Passt in Drucker', advice: 'Das Modell skalieren, teilen oder schräg stellen.' },
    thinWalls: {
      title: 'Genügende Wandstärke',
      advice: 'Um dickere Wände bitten oder mit einer feineren Düse drucken.',
    },
    overhangs: { title: 'Steile Überhänge', advice: 'Stützmaterial einplanen oder das Modell anders legen.' },
  },
};
