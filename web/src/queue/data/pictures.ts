/** Pictures of model files, with the session of who is signed in. */
import { createPictures } from '../../preflight/pictures';
import { fetchFile } from './files';
import { queue } from './shop';

export const pictureOf = createPictures({
  fetchBytes: (address) => fetchFile(address, ''),
  session: queue.token,
});
