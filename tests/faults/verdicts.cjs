/** A jest reporter: one line of JSON for each file of each project, as soon as it is known. */
module.exports = class Verdicts {
  onTestResult({ context }, { numFailingTests, numPassingTests, failureMessage }) {
    const { name } = context.config.displayName;
    const isGreen = numFailingTests === 0 && numPassingTests > 0;
    console.log(JSON.stringify({ name, isGreen, said: failureMessage ?? '' }));
  }
};
