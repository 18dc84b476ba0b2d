/** npm run soak-kill -- 20: cuts the power as often in the middle of moves, approvals and checkouts, and looks for what was lost. */
const [kills = '20'] = process.argv.slice(2);
process.env.KILLS = kills;
process.argv.splice(2, process.argv.length, 'tests/faults/kill', 'tests/faults/checkout');
await import('./test.mjs');
