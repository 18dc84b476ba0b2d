/** A button for each move that its reader may make of a row; what a move wants to know is asked first. */
import { Button, type ButtonProps, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Row } from '../providers/errors';
import { movesFrom, type OpenMove, type Who } from '../providers/rights';
import { FormDialog } from './FormDialog';
import { ReasonInput } from './ReasonInput';
import { Refusal } from './Refusal';
import { useSave } from './useSave';

export interface Question {
  /** Where the answer is kept. */
  field: string;
  required: boolean;
}

interface Props {
  resource: string;
  row: Row;
  who: Who;
  /** What the row is called, in the dialog's title. */
  name: string;
  /** The graph, of a class that has several. */
  field?: string;
  /** Moves that are made elsewhere. */
  without?: readonly string[];
  asks?: Record<string, Question>;
  /** Functions of the server that make the move and more. */
  instead?: Record<string, () => Promise<unknown>>;
  size?: ButtonProps['size'];
  /** None of the buttons stands out. */
  isQuiet?: boolean;
}

/** They end something, or take it off its road. */
const ENDING: ReadonlySet<string> = new Set(['cancel', 'decline', 'reject', 'fail', 'void', 'refund']);
const ASIDE: ReadonlySet<string> = new Set([...ENDING, 'reopen', 'withdraw', 'putBack', 'defer', 'bill']);

export function RowMoves(props: Props) {
  const { resource, row, who, name, field, without = [], asks = {}, instead = {}, size = 'small', isQuiet } = props;
  const translate = useTranslate();
  const save = useSave(resource);
  const [asked, setAsked] = useState<OpenMove>();
  const [answer, setAnswer] = useState('');
  const [working, setWorking] = useState<string>();
  const [error, setError] = useState<unknown>();
  const moves = movesFrom(row, resource, who).filter(
    (move) => (!field || move.field === field) && !without.includes(move.name),
  );
  if (!moves.length && !error) return null;
  const question = asked && asks[asked.name];
  const wordOf = ({ name: move }: OpenMove) => translate(`moves.${resource}.${move}`);
  const [first] = moves.filter((move) => !ASIDE.has(move.name));

  async function make(move: OpenMove, more: Record<string, unknown> = {}): Promise<boolean> {
    const run = instead[move.name];
    if (run) return (await run()) !== false;
    // An answer is for one move, so the same words again are a new answer.
    const emptied = Object.fromEntries(Object.keys(more).map((one) => [one, undefined]));
    return (await save({ ...row, ...emptied }, { [move.field]: move.to, ...more })) !== undefined;
  }

  async function press(move: OpenMove) {
    setError(undefined);
    if (asks[move.name]) {
      setAnswer('');
      return setAsked(move);
    }
    setWorking(move.name);
    try {
      await make(move);
    } catch (refused) {
      setError(refused);
    } finally {
      setWorking(undefined);
    }
  }

  const looksOf = (move: OpenMove): Pick<ButtonProps, 'variant' | 'color'> => {
    if (ASIDE.has(move.name)) return { variant: 'text', color: ENDING.has(move.name) ? 'error' : 'primary' };
    return { variant: move === first && !isQuiet ? 'contained' : 'outlined' };
  };

  return (
    <Stack sx={{ gap: 1 }}>
      <Stack direction="row" useFlexGap sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        {moves.map((move) => (
          <Button
            key={move.name}
            size={size}
            {...looksOf(move)}
            disabled={working !== undefined}
            loading={working === move.name}
            onClick={() => press(move)}
          >
            {wordOf(move)}
          </Button>
        ))}
      </Stack>
      <Refusal error={error} onClose={() => setError(undefined)} />
      {asked && question && (
        <FormDialog
          title={`${name}: ${wordOf(asked)}`}
          action={wordOf(asked)}
          color={ENDING.has(asked.name) ? 'error' : 'primary'}
          isReady={!question.required || answer.trim() !== ''}
          run={() => make(asked, answer.trim() ? { [question.field]: answer.trim() } : {})}
          close={() => setAsked(undefined)}
        >
          <ReasonInput
            label={translate(`moves.asks.${question.field}`)}
            value={answer}
            change={setAnswer}
            required={question.required}
          />
        </FormDialog>
      )}
    </Stack>
  );
}
