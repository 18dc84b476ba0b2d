/** Who and what is in the demo shop: staff, clients, spools, parts, and what people say. */
import type { JobNoteNoteType } from '../../schema/generated';
import type { SolidName } from './solids';

export const STAFF = [
  { username: 'manager', role: 'manager', displayName: 'Marta Lindqvist' },
  { username: 'coordinator', role: 'coordinator', displayName: 'Jonas Weber' },
  { username: 'technician1', role: 'technician', displayName: 'Aylin Demir' },
  { username: 'technician2', role: 'technician', displayName: 'Tomasz Nowak' },
] as const;

export type StaffName = (typeof STAFF)[number]['username'];

export const emailOf = (username: string) => `${username}@demo-shop.example`;

/** Code, company, contact, billing. Numbers from Berlin's range for fiction. */
export const CLIENTS: [string, string, string, string][] = [
  ['ALTM', 'Altmann Fahrradmanufaktur', 'Katrin Altmann', 'On Account'],
  ['BIOR', 'BioReach Labs', 'Dr. Samuel Okafor', 'Active'],
  ['CAMP', 'Campo Verde Gartenbau', 'Luisa Romero', 'Prepaid'],
  ['DELT', 'Delta Drohnen', 'Felix Brandt', 'On Account'],
  ['EICH', 'Eichhorn Modellbau', 'Ingrid Eichhorn', 'Active'],
  ['FOTO', 'Fotostudio Halden', 'Nils Halden', 'Active'],
  ['GRUN', 'Grünwald Orthopädietechnik', 'Anja Grünwald', 'On Account'],
  ['HAFN', 'Hafner Maschinenbau', 'Peter Hafner', 'Overdue'],
  ['KINO', 'Kinowerk Requisite', 'Mirja Sanden', 'Active'],
  ['LUMI', 'Lumina Leuchten', 'Théo Marchand', 'Prepaid'],
  ['ROBO', 'RoboClub Südstadt', 'Emre Yıldız', 'Active'],
  ['ZAHN', 'Zahnlabor Petersen', 'Britta Petersen', 'Blocked'],
];

export interface Spool {
  batchCode: string;
  materialType: string;
  color: string;
  startingWeightGrams: number;
  storageLocation: string;
  /** What becomes of it in the end; a count is a weigh-in. */
  end?: { countedGrams: number; reason: string } | { gramsChange: number; reason: string } | 'Retired';
  /** No job prints from it. */
  aside?: true;
}

const spool = (
  batchCode: string,
  materialType: string,
  color: string,
  startingWeightGrams: number,
  storageLocation: string,
  more: Pick<Spool, 'end' | 'aside'> = {},
): Spool => ({ batchCode, materialType, color, startingWeightGrams, storageLocation, ...more });

export const SPOOLS: Spool[] = [
  spool('PLA-101', 'PLA', 'Black', 2300, 'Rack A1'),
  spool('PLA-102', 'PLA', 'White', 1000, 'Rack A1'),
  spool('PLA-103', 'PLA', 'Signal Red', 1000, 'Rack A2', {
    end: { countedGrams: 95.5, reason: 'Weighed after the fair: test prints were never logged' },
  }),
  spool('PLA-104', 'PLA', 'Traffic Blue', 750, 'Rack A2'),
  spool('PETG-201', 'PETG', 'Black', 2300, 'Rack B1'),
  spool('PETG-202', 'PETG', 'Clear', 1000, 'Rack B1', {
    end: { gramsChange: -35, reason: 'Purged after a nozzle change' },
  }),
  spool('PETG-203', 'PETG', 'Orange', 1000, 'Rack B2'),
  spool('ABS-301', 'ABS', 'Black', 1000, 'Rack C1'),
  spool('ASA-401', 'ASA', 'Grey', 1000, 'Rack C1'),
  spool('TPU-501', 'TPU', 'Black', 750, 'Dry box 1', {
    end: { countedGrams: 240, reason: 'Weigh-in: the end of the spool had drawn water and was cut off' },
  }),
  spool('PA-601', 'Nylon', 'Natural', 1000, 'Dry box 2'),
  spool('RES-701', 'Resin', 'Grey', 1000, 'Resin cabinet'),
  spool('RES-702', 'Resin', 'Clear', 500, 'Resin cabinet', {
    aside: true,
    end: { countedGrams: 0, reason: 'Bottle emptied into the vat for the wash test' },
  }),
  spool('PLA-099', 'PLA', 'White', 1000, 'Shelf under the bench', { aside: true, end: 'Retired' }),
  spool('PA-602', 'Nylon', 'Black', 750, 'Dry box 2'),
];

export interface Part {
  fileName: string;
  /** Grams and minutes of one piece, where no model says. */
  grams: number;
  minutes: number;
  /** What it is usually printed in. */
  materials: readonly string[];
  solid?: SolidName;
}

const part = (fileName: string, grams: number, minutes: number, materials: string[], solid?: SolidName): Part => ({
  fileName,
  grams,
  minutes,
  materials,
  solid,
});

export const PARTS: Part[] = [
  part('calibration-cube-30.stl', 12, 55, ['PLA', 'PETG'], 'cube'),
  part('wall-bracket-60.stl', 14, 70, ['PETG', 'ABS', 'ASA'], 'bracket'),
  part('levelling-shim.stl', 5, 25, ['PLA', 'TPU'], 'shim'),
  part('standoff-m4x35.stl', 4, 20, ['PETG', 'Nylon'], 'standoff'),
  part('rotary-knob-42.stl', 13, 65, ['ABS', 'PLA', 'Resin'], 'knob'),
  part('gopro-handlebar-mount.3mf', 22, 110, ['PETG', 'ASA']),
  part('drone-arm-left.step', 31, 160, ['Nylon', 'PETG']),
  part('prosthesis-liner-v3.stl', 84, 540, ['TPU']),
  part('dental-arch-upper.stl', 18, 190, ['Resin']),
  part('planter-hexagon.3mf', 96, 470, ['PLA', 'PETG']),
  part('lamp-shade-ripple.3mf', 120, 610, ['PETG', 'PLA']),
  part('sensor-housing-base.step', 44, 205, ['ASA', 'ABS']),
  part('sensor-housing-lid.step', 19, 85, ['ASA', 'ABS']),
  part('prop-crown-segment.obj', 68, 330, ['PLA', 'Resin']),
  part('cable-chain-link.stl', 6, 30, ['Nylon', 'PETG']),
  part('robot-gripper-finger.stl', 17, 90, ['TPU', 'PLA']),
  part('camera-hood-77mm.stl', 26, 125, ['PETG', 'ABS']),
  part('gear-module2-z24.step', 28, 140, ['Nylon']),
];

export const ISSUES = [
  'Wall of 0.3 mm at the rim; the nozzle lays 0.4 mm.',
  'The mesh is open at the underside: 14 edges have one face only.',
  'Longer than the bed: 262 mm along X, 250 mm are there.',
];

export const FAILURES = ['Came off the bed in layer 112.', 'Nozzle clogged at 60 %, walls are hollow from there.'];

export const PRINTERS = [
  { name: 'Left', buildWidthMm: 250, buildDepthMm: 210, buildHeightMm: 220 },
  { name: 'Right', buildWidthMm: 250, buildDepthMm: 210, buildHeightMm: 220 },
  { name: 'Large', buildWidthMm: 400, buildDepthMm: 400, buildHeightMm: 450, notes: 'Nozzle of 0.6 mm.' },
];

export const NOTES: [JobNoteNoteType, string][] = [
  ['General', 'Client is happy with visible layer lines; 0.28 mm will do.'],
  ['Shop Handoff', 'Purge the nozzle twice before starting: it ran carbon fibre last.'],
  ['Client Update', 'Your part is being prepared; we keep the promised day.'],
  ['Issue', 'Supports stick to the inner rim; use a 0.25 mm gap next time.'],
  ['General', 'Logo faces up. Do not turn it on the bed.'],
  ['Shop Handoff', 'Bed still warm from the run before, plate 2 is cleaned.'],
  ['Client Update', 'Thank you for the drawing. We print the first piece today.'],
  ['Issue', 'Colour differs slightly from the last lot; the client was told.'],
];
