export const account = {
  title: 'My account',
  factor: 'Second factor',
  on: 'On',
  off: 'Off',
  about:
    'With a second factor nobody signs in as you by the password alone: a code from an app on your phone is asked for too.',
  code: 'Code',
  orRecovery: 'From the app on your phone, or one of your recovery codes.',
  mustEnrol: 'The shop asks for a second factor. Nothing else is open until yours is on.',
  turnOn: {
    action: 'Turn on',
    intro: 'You need an app for one-time codes on your phone.',
    begin: 'Begin',
    scan: 'Scan this with the app, then type the code that it shows.',
    qr: 'QR code with the secret for your app',
    type: 'Or type it in:',
    confirm: 'Turn on',
  },
  turnOff: {
    action: 'Turn off',
    warning: 'From then on your password alone opens everything that is yours.',
    required: 'The shop asks for a second factor: you will have to turn it on again before anything else.',
  },
  recovery: {
    intro:
      'These recovery codes open your account when the phone is gone, each once. Keep them where only you find them: they are shown only now.',
    print: 'Print',
    done: 'I have kept them',
    left: '%{smart_count} recovery code is left |||| %{smart_count} recovery codes are left',
  },
};
