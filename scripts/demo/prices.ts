/** What the demo shop's store charges, in minor units of the shop's currency. Each request has one rule that fits it best. */

interface DemoRule {
  label: string;
  profile: string;
  turnaround?: string;
  minQuantity?: number;
  unitPrice: number;
  setupPrice: number;
  pricePerKilogram: number;
  pricePerHour: number;
  leadTimeDays: number;
  feasibilityRule?: Record<string, unknown>;
}

/** What the largest of the printers takes; anything larger is looked at by people. */
const PRINTABLE = { maxWidthMm: 400, maxDepthMm: 400, maxHeightMm: 450, otherwise: 'review' };

export const RULES: DemoRule[] = [
  {
    label: 'Usual',
    profile: 'Everyday prices',
    unitPrice: 150,
    setupPrice: 400,
    pricePerKilogram: 4500,
    pricePerHour: 250,
    leadTimeDays: 5,
    feasibilityRule: PRINTABLE,
  },
  {
    label: 'Ten pieces and more',
    profile: 'Everyday prices',
    turnaround: 'Standard',
    minQuantity: 10,
    unitPrice: 90,
    setupPrice: 400,
    pricePerKilogram: 3900,
    pricePerHour: 200,
    leadTimeDays: 8,
    feasibilityRule: PRINTABLE,
  },
  {
    label: 'Express',
    profile: 'Everyday prices',
    turnaround: 'Express',
    unitPrice: 300,
    setupPrice: 900,
    pricePerKilogram: 6500,
    pricePerHour: 400,
    leadTimeDays: 2,
    feasibilityRule: PRINTABLE,
  },
  {
    label: 'Knob',
    profile: 'Knobs at a fixed price',
    unitPrice: 890,
    setupPrice: 0,
    pricePerKilogram: 0,
    pricePerHour: 0,
    leadTimeDays: 4,
  },
];
