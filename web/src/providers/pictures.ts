/** Pictures of model files, with the session of who is signed in. */
import { createPictures } from '../preflight/pictures';
import { fetchBytes } from './fetching';
import { Parse } from './parse';

export const pictureOf = createPictures({
  fetchBytes,
  session: () => Parse.User.current()?.getSessionToken(),
});
