/** Sends a model file as whoever is signed in. */
import { isManaged } from '../small/page';
import { type Progress, type Sending, sendFile } from '../uploading/resumable';
import { type ServerError, toServerError } from './errors';
import { session } from './page';
import { Parse } from './parse';

const SESSION_ENDED = 209;

export function sendModel(file: File, tell: (progress: Progress) => void): Sending {
  const told = (progress: Progress) => {
    if (progress.refusalCode === SESSION_ENDED) session.end();
    tell(progress);
  };
  if (isManaged) return sendWhole(file, told);
  return sendFile(file, told, { 'X-Parse-Session-Token': Parse.User.current()?.getSessionToken() ?? '' });
}

/** In one piece, as Parse takes files: a lost line begins it anew. */
function sendWhole(file: File, tell: (progress: Progress) => void): Sending {
  let isWanted = true;
  async function send() {
    tell({ state: 'sending', part: 0 });
    try {
      // Characters that Parse refuses in the name of a file.
      const model = new Parse.File(file.name.replace(/[^\w.@ -]/g, '_'), file, file.type || 'model/stl');
      await model.save();
      if (isWanted) tell({ state: 'done', part: 1, name: model.toJSON() as never });
    } catch (error) {
      const { message, status, body } = toServerError(error) as Partial<ServerError> & Error;
      if (!isWanted) return;
      if (status === 0) tell({ state: 'lost', part: 0 });
      else tell({ state: 'refused', part: 0, refusal: message, refusalCode: body?.code });
    }
  }
  send();
  return {
    pause: () => undefined,
    resume: () => void send(),
    drop: () => {
      isWanted = false;
    },
  };
}
