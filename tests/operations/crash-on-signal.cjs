/** Loaded into a server under test: throws where nobody catches it, with a secret in the error. */
process.on('SIGUSR2', () => {
  setImmediate(() => {
    throw new Error(`crashed with {"password":"pw-in-the-crash"} and r:${'c'.repeat(32)}`);
  });
});
