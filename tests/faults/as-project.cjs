/** Gives a test file the settings of the project that it runs in. */
Object.assign(process.env, globalThis.PROJECT_SETTINGS);
