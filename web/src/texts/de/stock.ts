import type { stock as english } from '../en/stock';

export const stock: typeof english = {
  Material: {
    name: 'Material |||| Materialien',
    fields: {
      name: 'Name',
      densityGramsPerCm3: 'Dichte (g/cm³)',
      lowStockGrams: 'Knapp ab (g)',
      depletedGrams: 'Leer ab (g)',
      isActive: 'In Gebrauch',
    },
  },
  MaterialBatch: {
    name: 'Charge |||| Chargen',
    fields: {
      batchCode: 'Charge',
      materialType: 'Material',
      color: 'Farbe',
      startingWeightGrams: 'Neu (g)',
      remainingWeightGrams: 'Rest (g)',
      status: 'Status',
      storageLocation: 'Lagerort',
    },
    values: { status: { Available: 'Verfügbar', Low: 'Knapp', Depleted: 'Leer', Retired: 'Ausgemustert' } },
  },
  StockAdjustment: {
    name: 'Bestandskorrektur |||| Bestandskorrekturen',
    fields: {
      materialBatch: 'Charge',
      gramsChange: 'Änderung (g)',
      countedGrams: 'Gewogen (g)',
      reason: 'Grund',
      adjustedBy: 'Von',
      createdAt: 'Am',
    },
  },
};
