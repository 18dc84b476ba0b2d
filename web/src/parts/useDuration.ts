import { useCallback } from 'react';
import { useTranslate } from 'react-admin';

/** Minutes as hours and minutes: “5 h 20 min”. */
export function useDuration(): (minutes: number) => string {
  const translate = useTranslate();
  return useCallback(
    (minutes) => {
      const whole = Math.round(minutes);
      const hours = Math.floor(whole / 60);
      const rest = whole % 60;
      if (hours === 0) return translate('shell.minutes', { minutes: rest });
      return translate(rest ? 'shell.hoursAndMinutes' : 'shell.hours', { hours, minutes: rest });
    },
    [translate],
  );
}
