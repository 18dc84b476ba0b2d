export const uploading = {
  drop: 'Drop the model here',
  hint: '%{endings}, of any size: it goes on after a break in the line, or a reload',
  hintWhole: '%{endings}, as large as the server takes; after a break in the line it begins anew',
  remove: 'Remove %{name}',
  done: 'Uploaded',
  onItsWay: 'Uploading',
  pause: 'Pause',
  resume: 'Go on',
  retry: 'Try again',
  states: {
    sending: '%{percent} % sent',
    paused: 'Paused at %{percent} %',
    lost: 'No connection at %{percent} %; it goes on by itself',
  },
  wrongType: '%{name} is not a model that the shop takes: %{endings}.',
  empty: '%{name} is empty.',
};
