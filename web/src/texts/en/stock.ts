export const stock = {
  Material: {
    name: 'Material |||| Materials',
    fields: {
      name: 'Name',
      densityGramsPerCm3: 'Density (g/cm³)',
      lowStockGrams: 'Low from (g)',
      depletedGrams: 'Depleted from (g)',
      isActive: 'In use',
    },
  },
  MaterialBatch: {
    name: 'Batch |||| Batches',
    fields: {
      batchCode: 'Batch',
      materialType: 'Material',
      color: 'Colour',
      startingWeightGrams: 'When new (g)',
      remainingWeightGrams: 'Remaining (g)',
      status: 'Status',
      storageLocation: 'Place',
    },
    values: { status: { Available: 'Available', Low: 'Low', Depleted: 'Depleted', Retired: 'Retired' } },
  },
  StockAdjustment: {
    name: 'Stock adjustment |||| Stock adjustments',
    fields: {
      materialBatch: 'Batch',
      gramsChange: 'Change (g)',
      countedGrams: 'Weighed (g)',
      reason: 'Reason',
      adjustedBy: 'By',
      createdAt: 'At',
    },
  },
};
