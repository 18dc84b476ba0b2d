export const labels = { print: 'Label' };
