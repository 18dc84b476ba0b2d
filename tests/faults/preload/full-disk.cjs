/** Loaded into a server before it starts (node --require): while the file that FULL_DISK_FILE names is there, nothing more fits on the disk. */
const fs = require('node:fs');

const isFull = () => fs.existsSync(process.env.FULL_DISK_FILE);
const noSpace = (what) =>
  Object.assign(new Error(`ENOSPC: no space left on device, ${what}`), { code: 'ENOSPC', errno: -28, syscall: what });

for (const name of ['write', 'writev']) {
  const write = fs[name];
  fs[name] = (...given) => {
    if (isFull()) process.nextTick(given.at(-1), noSpace(name));
    else write.apply(fs, given);
  };
}
for (const name of ['writeFile', 'copyFile', 'appendFile']) {
  const write = fs.promises[name];
  fs.promises[name] = async (...given) => {
    if (isFull()) throw noSpace(name);
    return write.apply(fs.promises, given);
  };
}
