/** Amounts and times, as they are said. */
import { isCodeOf, type Row } from '../providers/errors';
import { fill } from '../small/fill';
import type { Texts } from './texts';

export function gramsText({ queue, region }: Texts, grams: number): string {
  return fill(queue.units.grams, { n: grams.toLocaleString(region, { maximumFractionDigits: 2 }) });
}

export function minutesText({ queue }: Texts, minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return fill(queue.units.minutes, { n: whole });
  return fill(queue.units.hours, { h: Math.floor(whole / 60), m: whole % 60 });
}

/** Of a log, from its start to its end or until now. */
export function spanText(texts: Texts, start: string, end: string | undefined): string {
  return minutesText(texts, ((end ? Date.parse(end) : Date.now()) - Date.parse(start)) / 60_000);
}

const dayOf = (date: Date) => Math.floor((date.getTime() - date.getTimezoneOffset() * 60_000) / 86_400_000);

/** Near days by their name, others by their date; in the reader's zone. */
export function whenText({ queue, region }: Texts, iso: string, now = new Date()): string {
  const date = new Date(iso);
  const time = date.toLocaleTimeString(region, { hour: '2-digit', minute: '2-digit' });
  const days = dayOf(date) - dayOf(now);
  if (days === 0) return fill(queue.time.today, { time });
  if (days === 1) return fill(queue.time.tomorrow, { time });
  if (days === -1) return fill(queue.time.yesterday, { time });
  return date.toLocaleString(region, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** A day that is far enough needs no hour. */
export function dueText(texts: Texts, iso: string, now = new Date()): string {
  const date = new Date(iso);
  if (Math.abs(dayOf(date) - dayOf(now)) <= 1) return whenText(texts, iso, now);
  return date.toLocaleDateString(texts.region, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** PLA-7 · 640 g left · Black · Rack B1 */
export function batchText(texts: Texts, { batchCode, remainingWeightGrams, color, storageLocation }: Row): string {
  const left = fill(texts.queue.job.left, { grams: gramsText(texts, remainingWeightGrams) });
  return [batchCode, left, color, storageLocation].filter(Boolean).join(' · ');
}

/** Why the server refused an entry: in the reader's language where it is a question to them, else in the server's words. */
export function refusalText({ queue }: Texts, { code, message }: { code: number; message: string }): string {
  return isCodeOf(code, 'check.noOverruleReason') ? queue.check.overrules : `${queue.outbox.refused} ${message}`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** 1:02:03 */
export function clockText(startTime: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(startTime)) / 1000));
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** As an input of type datetime-local has it, in the reader's zone. */
export function localInput(iso: string): string {
  const date = new Date(iso);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
