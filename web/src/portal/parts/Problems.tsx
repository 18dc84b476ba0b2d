import { useTexts } from '../texts';

/** What is wrong with a file and what helps, a sentence each; checks that have none of their own share one. */
export function Problems({ checks }: { checks: string[] }) {
  const texts = useTexts().portal.problems as Record<string, string>;
  const sentences = new Set(checks.map((check) => texts[check] ?? texts.other));
  return (
    <ul className="problems">
      {[...sentences].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
