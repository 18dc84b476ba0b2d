/** The schema stays as it is while the server runs, which Parse Server does not know. */

const ParseConfig = require('parse-server/lib/Config');
const DatabaseController = require('parse-server/lib/Controllers/DatabaseController');

/**
 * From here on every request uses the schema as it is now. Parse Server works it out anew from all classes for each
 * of a request's reads and writes; here it is locked once the start has matched it.
 */
export async function keepSchema(appId: string): Promise<void> {
  const kept = await ParseConfig.get(appId).database.loadSchema();
  const { loadSchema } = DatabaseController.prototype;
  DatabaseController.prototype.loadSchema = function (options: { clearCache?: boolean } = {}) {
    return options.clearCache ? loadSchema.call(this, options) : Promise.resolve(kept);
  };
}
