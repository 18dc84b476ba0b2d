/** Small drawings beside words; none says anything that the words do not. */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  play: 'M8 5l11 7-11 7z',
  pause: 'M8 5v14M16 5v14',
  check: 'M5 13l4 4L19 7',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  note: 'M5 4h14v12h-6l-4 4v-4H5z',
  clock: 'M12 7v5l3 2M12 3a9 9 0 100 18 9 9 0 000-18z',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 12h8',
  send: 'M4 12l16-7-6 15-3-6z',
  cart: 'M3 4h2l2.5 11h10L20 7H6M9 20h.01M16 20h.01',
  cube: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9',
  fail: 'M12 8v5M12 16.5v.5M12 3l10 18H2z',
  done: 'M4 12a8 8 0 1016 0 8 8 0 10-16 0M9 12l2 2 4-4',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
