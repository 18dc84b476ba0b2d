/** Refusals about the catalogue: 2051 to 2099. */
export const catalogErrors = {
  'catalog.unknownItem': [2051, 'The store has no “{slug}”.'],
  'catalog.noUpload': [2052, 'A model needs its file: send upload, as { uploadId, uploadSecret } of a finished one.'],
  'catalog.noPicture': [2053, 'There is no such picture.'],
  'catalog.badPicture': [2054, 'The picture must be a PNG, JPEG or WebP file.'],
  'catalog.pictureTooLarge': [2055, 'A picture may have {most} at most.'],
} as const;
