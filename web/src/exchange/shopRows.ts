/** The shop as an import reads it, through the console's own provider. */
import type { DataProvider } from 'react-admin';
import type { PlainRow, ReadsShop } from '../../../cloud/domain/exchange/lookups';
import type { Row } from '../providers/errors';
import { readEvery } from './readEvery';

const asPlain = (rows: Row[]) => rows.map((row) => ({ ...row, id: String(row.id) }) as PlainRow);

export const shopRows = (dataProvider: DataProvider): ReadsShop => ({
  every: async (className, filter, keys) =>
    asPlain(await readEvery(dataProvider, className, { filter, keys: [...keys] })),
  some: async (className, field, values, keys) => {
    const { data } = await dataProvider.getList<Row>(className, {
      filter: { [field]: values },
      pagination: { page: 1, perPage: values.length },
      sort: { field: 'id', order: 'ASC' },
      meta: { keys },
    });
    return asPlain(data);
  },
});
