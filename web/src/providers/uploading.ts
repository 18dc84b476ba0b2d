/** Sends a model file as whoever is signed in. */
import { type Progress, type Sending, sendFile } from '../uploading/resumable';
import { session } from './page';
import { Parse } from './parse';

const SESSION_ENDED = 209;

export function sendModel(file: File, tell: (progress: Progress) => void): Sending {
  const told = (progress: Progress) => {
    if (progress.refusalCode === SESSION_ENDED) session.end();
    tell(progress);
  };
  return sendFile(file, told, { 'X-Parse-Session-Token': Parse.User.current()?.getSessionToken() ?? '' });
}
