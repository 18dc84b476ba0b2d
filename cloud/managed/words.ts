/** Lists found by words, where no adapter stands before the database: the query is put in its place as it comes. */
import Parse from 'parse/node';
import { lookingForWords } from '../kernel/search';

export function registerSearch(className: string): void {
  Parse.Cloud.beforeFind(className, ({ query }) => {
    const { where = {}, ...rest } = query.toJSON() as { where?: Record<string, unknown> };
    if (!JSON.stringify(where).includes('"searchText"')) return undefined;
    return Parse.Query.fromJSON(className, { ...rest, where: lookingForWords(where) } as never);
  });
}
