/** Node's environment, in which a test file can say what it saw when a test of it fails. */
const { TestEnvironment } = require('jest-environment-node');

module.exports = class FailureEnvironment extends TestEnvironment {
  async handleTestEvent({ name }) {
    if (name === 'test_fn_failure') await this.global.describeFailure?.();
  }
};
