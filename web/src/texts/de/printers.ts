import type { printers as english, equipment as englishEquipment } from '../en/printers';

export const printers: typeof english = {
  profiles: 'Druckprofile',
  newPrinter: 'Neuer Drucker',
  newProfile: 'Neues Druckprofil',
  none: 'Noch kein Drucker: Dateien werden nicht auf ihre Größe geprüft.',
  noProfiles: 'Noch kein Druckprofil: Aus Dateien wird nichts geschätzt.',
  buildVolume: 'Bauraum',
  allMaterials: 'Alle Materialien',
  notUsed: 'Nicht in Gebrauch',
  printerActive: 'Dateien werden daraufhin geprüft, ob sie hineinpassen.',
  profileActive: 'Danach wird geschätzt, und neue Aufträge können seine Qualität verlangen.',
  qualityHelp: 'So nennen sie Aufträge; später lässt sie sich nicht ändern.',
  materialHelp: 'Leer: für jedes Material ohne eigenes Profil dieser Qualität.',
  setUpHelp: 'Für Aufheizen, Ausrichten und dergleichen, einmal für jedes Stück.',
  minimumHelp: 'Eine Schicht, die kürzer dauern würde, wird langsamer gedruckt.',
  parts: { layers: 'Schichten', speeds: 'Geschwindigkeiten', times: 'Zeiten' },
};

export const equipment: typeof englishEquipment = {
  Printer: {
    name: 'Drucker |||| Drucker',
    fields: {
      name: 'Name',
      buildWidthMm: 'Breite (mm)',
      buildDepthMm: 'Tiefe (mm)',
      buildHeightMm: 'Höhe (mm)',
      notes: 'Notizen',
      isActive: 'In Gebrauch',
    },
  },
  PrintProfile: {
    name: 'Druckprofil |||| Druckprofile',
    fields: {
      quality: 'Qualität',
      materialType: 'Material',
      layerHeightMm: 'Schichthöhe (mm)',
      lineWidthMm: 'Linienbreite (mm)',
      infillPercent: 'Füllung (%)',
      walls: 'Wände',
      topLayers: 'Schichten oben',
      bottomLayers: 'Schichten unten',
      firstLayerMmPerSecond: 'Erste Schicht (mm/s)',
      outerWallMmPerSecond: 'Äußere Wand (mm/s)',
      innerWallsMmPerSecond: 'Innere Wände (mm/s)',
      infillMmPerSecond: 'Füllung (mm/s)',
      solidMmPerSecond: 'Massive Schichten (mm/s)',
      travelMmPerSecond: 'Leerfahrt (mm/s)',
      accelerationMmPerSecond2: 'Beschleunigung (mm/s²)',
      minimumLayerSeconds: 'Eine Schicht dauert mindestens (s)',
      setUpMinutes: 'Rüsten (min)',
      isActive: 'In Gebrauch',
    },
  },
};
