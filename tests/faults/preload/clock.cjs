/**
 * Loaded into a server before it starts (node --require): its clock goes CLOCK_SHIFT_MS ahead, or behind.
 * The file that CLOCK_SHIFT_FILE names, where it is there, puts the clock while the server runs.
 */
const { existsSync, readFileSync } = require('node:fs');

const TrueDate = Date;
const file = process.env.CLOCK_SHIFT_FILE;
let shift = Number(process.env.CLOCK_SHIFT_MS ?? 0);

function readShift() {
  if (existsSync(file)) shift = Number(readFileSync(file, 'utf8'));
}
if (file) {
  readShift();
  setInterval(readShift, 20).unref();
}

const now = () => TrueDate.now() + shift;
global.Date = new Proxy(TrueDate, {
  construct: (_target, given) => (given.length ? new TrueDate(...given) : new TrueDate(now())),
  apply: () => new TrueDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : target[key]),
});
