/** Tests run against the built product in its own process; jest only compiles the tests themselves. */
module.exports = {
  testEnvironment: '<rootDir>/tests/support/failure-environment.cjs',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs', ignoreDynamic: true },
      },
    ],
  },
  globalSetup: '<rootDir>/tests/support/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/support/global-teardown.mjs',
  reporters: ['default', '<rootDir>/tests/support/closing-line.cjs'],
  // What takes longer hangs, on a machine that is busy elsewhere too.
  testTimeout: 60_000,
  // Much of a test is waiting: for a server to start, for a page to show.
  maxWorkers: 3,
};
