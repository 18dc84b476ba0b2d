// An unmodified Parse Server with nothing of the shop's: the folder's Cloud Code, and options anybody may set.
const [options, later = 0] = process.argv.slice(2).map((text) => JSON.parse(text));

// Its clock is set before anything reads it.
const Clock = Date;
globalThis.Date = class extends Clock {
  constructor(...given) {
    super(...(given.length ? given : [Clock.now() + later]));
  }
  static now = () => Clock.now() + later;
  static [Symbol.hasInstance] = (value) => value instanceof Clock;
};

const { ParseServer } = require('parse-server');
ParseServer.startApp(options).then(
  () => console.log('Ready'),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
