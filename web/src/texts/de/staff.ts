import type { staff as english } from '../en/staff';

export const staff: typeof english = {
  new: 'Neues Teammitglied',
  inactive: 'Nicht aktiv',
  access: 'Zugang',
  views: { active: 'Aktiv', inactive: 'Nicht aktiv', all: 'Alle' },
  invited: '%{username} ist per E-Mail eingeladen',
  password: {
    invited: 'Leer gelassen wählen sie es selbst, mit dem Link in ihrer Einladung.',
    rule: 'Mindestens 10 Zeichen, ohne den Benutzernamen',
    make: 'Erzeugen',
    title: 'Passwort von %{username}',
    once: 'Geben Sie es jetzt weiter: Es wird nur hier und nur dieses eine Mal gezeigt.',
  },
  reset: {
    text: 'Wer das Passwort vergessen hat, bekommt von Ihnen ein neues.',
    action: 'Neues Passwort setzen',
    title: 'Neues Passwort für %{username}',
    warning: 'Alle Sitzungen enden sofort; die Person meldet sich mit dem neuen wieder an.',
  },
  factor: {
    text: 'Wer das Telefon mit dem zweiten Faktor verloren hat, kommt ohne ihn hinein, bis er wieder eingeschaltet ist.',
    action: 'Zweiten Faktor zurücksetzen',
    title: 'Den zweiten Faktor von %{username} zurücksetzen?',
    warning:
      'Vergewissern Sie sich, wer Sie bittet. Alle Sitzungen der Person enden sofort, und sie erfährt es per E-Mail.',
    done: 'Der zweite Faktor ist zurückgesetzt',
  },
  deactivate: {
    text: 'Wer gegangen ist oder gerade nicht arbeiten soll, wird deaktiviert. Was die Person getan hat, bleibt.',
    action: 'Deaktivieren',
    title: '%{username} deaktivieren?',
    warning: 'Alle Sitzungen enden sofort, und die Person kann sich bis zur Aktivierung nicht anmelden.',
  },
  activate: {
    text: 'Nicht aktiv: Anmelden geht nicht, und kein Auftrag kann zugewiesen werden.',
    action: 'Aktivieren',
    title: '%{username} aktivieren?',
    warning: 'Die Person kann sich mit ihrem bisherigen Passwort wieder anmelden.',
  },
};
